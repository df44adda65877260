/** Whom `them`, `it` and `him` stand for in an act: `welcomes the steps taken by … and encourages them to …`. */

import type { Entity } from '../cite/entity.ts'
import { allMatches } from '../matches.ts'
import type { Ask, Thing } from '../model.ts'
import { findAddressees } from './addressees.ts'

const PRONOUN = /^ (?:that )?(them|they|it|he|she|him|her)(?=[ ,])/
/** What introduces those who did what is spoken of. */
const DOERS = / (?:by|of|from) (?=(?:the |all |other )?\p{L})/gu
const BODIES: ReadonlySet<Entity['kind']> = new Set(['organ', 'mandate', 'agent'])

/** An act that may ask by pronoun: where its object starts, where the act before it ended, and what was asked so far. */
export interface PronounAsk {
  readonly text: string
  /** Where the words after the verb phrase start. */
  readonly from: number
  /** Where the act itself starts. */
  readonly until: number
  readonly before: readonly Ask[]
  readonly entities: readonly Entity[]
}

/**
 * Those a pronoun after the verb stands for: whoever the paragraph last asked; else the doers named before it, or the
 * one body named there. Empty where there is no pronoun, or where more than one reading is open.
 */
export function findAntecedents(ask: PronounAsk): readonly Thing[] {
  const pronoun = PRONOUN.exec(ask.text.slice(ask.from, ask.from + 14))?.[1]
  if (pronoun === undefined) return []
  const many = pronoun.startsWith('the')
  const last = ask.before.at(-1)?.addressees ?? []
  if (last.length > 0) return many || last.length === 1 ? last : []
  const doers = doersIn(ask, many)
  return many || doers.length > 0 ? doers : onlyBody(ask)
}

/** The first doers named before the act, of the number that the pronoun asks for. */
function doersIn({ text, until, entities }: PronounAsk, many: boolean): readonly Thing[] {
  for (const { index, 0: word } of allMatches(DOERS, text.slice(0, until))) {
    const doers = findAddressees(text, index + word.length - 1, until, entities)
    const several = doers.length > 1 || doers.some(isPlural)
    if (doers.length > 0 && several === many) return doers
  }
  return []
}

/** The one body that is named before the act, where it is the only one. */
function onlyBody({ until, entities }: PronounAsk): readonly Thing[] {
  const bodies = entities.filter(({ kind, end }) => BODIES.has(kind) && end <= until)
  const [body] = bodies
  return body !== undefined && bodies.every(({ key }) => key === body.key) ? [{ name: body.name, key: body.key }] : []
}

/** `United Nations agencies`; an office whose name ends in `Human Rights` is one. */
function isPlural({ name, key = '' }: Thing): boolean {
  return name.endsWith('s') && !/^(?:organ|mandate)\//.test(key)
}
