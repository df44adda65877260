/** Numbered blocks → paragraphs of the model. */

import type { Authorities } from '../authority/authorities.ts'
import { matchPhrase, type PhraseMatch } from '../authority/phrases.ts'
import type { Paragraph } from '../model.ts'
import { sourceOffset, type CleanText } from './clean.ts'
import { placeholderStatus } from './editorial.ts'
import type { Numbered } from './numbering.ts'
import { numberedOnly, type Part } from './part.ts'

/** What parts are read with. */
export interface PartReading {
  readonly rename: (id: string) => string
  readonly authorities: Authorities
  /** Whether the phrases that blocks open with were read. */
  readonly known: boolean
  /** Takes the phrase that each paragraph opens with, in the order of the paragraphs. */
  readonly openings: (PhraseMatch | undefined)[]
}

/** The paragraphs of a part in reading order, their verbs not yet read. */
export function partParagraphs(part: Part, reading: PartReading): Paragraph[] {
  return numberedOnly(part).map((numbered) => {
    const { text, map } = joinParts(numbered.parts.map((read) => read.clean))
    const status = placeholderStatus(text)
    const phrase = status ? undefined : openingPhrase(numbered, text, reading)
    reading.openings.push(phrase)
    return toParagraph(part, numbered, { text, map, status, phrase }, reading)
  })
}

/** That of its one block, where it has but one. */
function openingPhrase(
  { parts }: Numbered,
  text: string,
  { known, authorities }: PartReading,
): PhraseMatch | undefined {
  const [only] = parts
  return known && only && parts.length === 1 ? only.phrase : matchPhrase(authorities.phrases, text, 0)
}

interface Read extends CleanText {
  readonly status: Paragraph['status']
  readonly phrase: PhraseMatch | undefined
}

function toParagraph(part: Part, { id, parts }: Numbered, read: Read, { rename, authorities }: PartReading): Paragraph {
  const { text, map, status, phrase } = read
  const label = parts[0]?.label?.printed
  const { phrases } = authorities
  return {
    id: rename(id),
    kind: part.kind,
    ...(label === undefined ? {} : { label }),
    text,
    ...(phrase && /^\p{Lu}/u.test(text) ? { openingPhrase: openingOf(text, phrase, phrases) } : {}),
    verbs: [],
    ...(status ? { status } : {}),
    start: sourceOffset(map, 0),
    end: sourceOffset(map, Math.max(0, text.length - 1)) + 1,
    map,
  }
}

/** The phrase as it is printed in italics: with a second verb at once after it, without what either governs. */
function openingOf(text: string, { mood, end }: PhraseMatch, phrases: Authorities['phrases']): string {
  const joint = /^ and /.exec(text.slice(end, end + 5))
  const second = joint ? matchPhrase(phrases, text, end + 5) : undefined
  const whole = second && second.mood === mood ? second.end : end
  return text
    .slice(0, whole)
    .replace(/ (?:of|by|that|about|at|to(?: remain seized)?|the (?:invitation|request|call|appeal|need))$/, '')
}

function joinParts(parts: readonly CleanText[]): CleanText {
  const [first, ...rest] = parts
  if (!first || rest.length === 0) return first ?? { text: '', map: [0, 0] }
  let { text } = first
  const map = [...first.map]
  for (const part of rest) {
    text += ' '
    for (let i = 0; i < part.map.length; i += 2) map.push((part.map[i] ?? 0) + text.length, part.map[i + 1] ?? 0)
    text += part.text
  }
  return { text, map }
}
