/** Short names that a text gives to things: `(hereinafter referred to as “the Trafficking Protocol”)`, `(UNODC)`. */

import { allMatches } from '../matches.ts'
import type { Entity } from './entity.ts'
import type { TextAlias } from './context.ts'

const DEFINED =
  /\((hereinafter|hereafter|henceforth)?,? ?(?:referred to as |called |known as )?(?:the )?[“"]([^”"]{2,80})[”"]\)/gi
/** `“UN.GIFT” (the Global Initiative …`: the short name stands first. */
const QUOTED_BEFORE = /[“"]([^”"]{2,40})[”"] \((?:the )?$/
const ABBREVIATED = /^ \(([A-Z](?=[A-Za-z.-]{0,18}[A-Z])[A-Za-z.-]{1,19})\)/

/** The definitions in a paragraph, each for the entity that stands before it. */
export function findAliases(id: string, text: string, entities: readonly Entity[]): TextAlias[] {
  const found: TextAlias[] = []
  if (!text.includes('(')) return found
  for (const match of allMatches(DEFINED, text)) {
    const reach = match[1] === undefined ? 2 : 60
    const entity = entities.findLast((e) => e.end <= match.index && match.index - e.end <= reach && e.kind !== 'agent')
    if (entity) found.push(alias(match[2] ?? '', entity, id))
  }
  for (const entity of entities) {
    const { start, end } = entity
    const opened = text.charAt(start - 1) === '(' || text.startsWith('(the ', start - 5)
    const quoted = opened ? QUOTED_BEFORE.exec(text.slice(Math.max(0, start - 60), start)) : null
    if (quoted) found.push(alias(quoted[1] ?? '', entity, id))
    const match = text.startsWith(' (', end) ? ABBREVIATED.exec(text.slice(end, end + 24)) : null
    if (match && entity.by !== 'short') found.push(alias(match[1] ?? '', entity, id))
  }
  return found
}

function alias(name: string, entity: Entity, id: string): TextAlias {
  return { alias: name, means: entity.name, definedIn: id, thing: { key: entity.key, name: entity.name } }
}
