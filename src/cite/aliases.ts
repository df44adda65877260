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
    const quoted = QUOTED_BEFORE.exec(text.slice(Math.max(0, entity.start - 60), entity.start))
    if (quoted) found.push(alias(quoted[1] ?? '', entity, id))
    const match = ABBREVIATED.exec(text.slice(entity.end, entity.end + 24))
    if (match && entity.by !== 'short') found.push(alias(match[1] ?? '', entity, id))
  }
  return found
}

function alias(name: string, entity: Entity, id: string): TextAlias {
  return { alias: name, means: entity.name, definedIn: id, thing: { key: entity.key, name: entity.name } }
}
