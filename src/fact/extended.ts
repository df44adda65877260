/** Mandates that an organ extends or ends, wherever the date stands: `Decides to extend until 30 April 2016 the mandate of …`. */

import { isAgent } from '../ask/agents.ts'
import type { Entity } from '../cite/entity.ts'
import { HINTS } from '../hints.ts'
import { allMatches } from '../matches.ts'
import type { Fact, Span, Thing } from '../model.ts'
import { factAt } from './fact-at.ts'
import type { FactReading } from './reading.ts'
import { goesOn } from './tagged.ts'

const EXTENDS =
  /\b[Dd]ecides (?:also |further )?to (extend|renew|terminate)(?:,? (?:further |for|until|by|with|from|up to) ?[^,;]{1,60}?,?)? the (?:present |current )?mandates? of (?:the )?(?:current |present )?/g
/** Where a name that no record has ends: what follows says until when, since when or how. */
const ENDS =
  / (?:until|for (?:an?|the|another|one|two|three|\d)|as |appointed|established|referred|through|to |which|with|in accordance|from|by|and |beyond|contained|set out|originally |initially |pursuant|created)|[,;.(]|$/

const ENDING = HINTS.add('to extend', 'to renew', 'to terminate')
const MANDATE = HINTS.add('mandate')

/** The extensions and ends of mandates in an operative paragraph, `subject` being the document. Total. */
export function findExtended({ paragraph, hints, entities }: FactReading, subject: Thing | undefined): Fact[] {
  if (!subject || paragraph.kind !== 'operative' || !ENDING.in(hints) || !MANDATE.in(hints)) return []
  return allMatches(EXTENDS, paragraph.text).flatMap((found) => {
    const object = objectAt(paragraph.text, found.index + found[0].length, entities)
    if (!object) return []
    const predicate = found[1] === 'terminate' ? 'terminates' : 'extends'
    const stated = { subject, predicate, object: object.thing, rule: 'fact/extended', grade: 'stated' as const }
    return [factAt(paragraph, stated, { start: found.index, end: object.end })]
  })
}

/** What can have a mandate. */
const BODIES: ReadonlySet<Entity['kind']> = new Set(['organ', 'mandate', 'agent'])

function objectAt(
  text: string,
  at: number,
  entities: readonly Entity[],
): (Pick<Span, 'end'> & { readonly thing: Thing }) | undefined {
  const entity = entities.find(({ start, end, kind }) => start <= at && end > at && BODIES.has(kind))
  if (entity && !goesOn(text, entity)) return { thing: { name: entity.name, key: entity.key }, end: entity.end }
  const rest = text.slice(at, at + 160)
  const name = rest.slice(0, ENDS.exec(rest)?.index ?? 0).trimEnd()
  return isAgent(name) ? { thing: { name }, end: at + name.length } : undefined
}
