/** `the Special Rapporteur`, `the Panel of Experts`: the one body or post of that kind that the document names in full. */

import type { Authorities } from '../authority/authorities.ts'
import { findNames } from '../authority/names.ts'
import type { Entity } from '../cite/entity.ts'
import type { Thing } from '../model.ts'

/** A paragraph and what it names. */
export interface NamingText {
  readonly paragraph: { readonly id: string; readonly text: string }
  readonly entities: readonly Entity[]
}

/** Up to three words with capitals: what bodies and posts are called for short. */
const HEAD = /^(?!Group$|Parties$|States?\b)\p{Lu}\p{Ll}{3,20}(?: (?:of )?\p{Lu}\p{Ll}{2,20}){0,2}$/u
/** What a name goes on with after its head. */
const GOES_ON =
  /^s? (?:on (?!\d|its|his|her|their|a|an)\p{L}|established|pursuant|concerning|(?:of|for|to|in|against) (?:the )?\p{Lu})/u
/** How many paragraphs back a name is still in the reader's ear where the document names several of a kind. */
const NEAR = 3

/** Gives for a thing that a paragraph calls so for short the thing itself; others, and what stays open, as they are. */
export type HeadReader = (thing: Thing, paragraph: string) => Thing

/**
 * Reads the short names of one document. The title decides; else all of the document, or failing that the paragraphs
 * just before, must name one of the kind only, and by a name on record.
 */
export function headReader(
  title: string | undefined,
  texts: readonly NamingText[],
  authorities: Authorities,
): HeadReader {
  const everywhere = new Map<string, Thing | undefined>()
  const known = (head: string): Thing | undefined => {
    if (!everywhere.has(head)) everywhere.set(head, inTitle(head, title, authorities) ?? only(head, texts))
    return everywhere.get(head)
  }
  const near = (head: string, paragraph: string): Thing | undefined => {
    const at = texts.findIndex((each) => each.paragraph.id === paragraph)
    return only(head, texts.slice(Math.max(0, at - NEAR), at + 1))
  }
  return (thing, paragraph) => {
    if (thing.key !== undefined || !HEAD.test(thing.name)) return thing
    return known(thing.name) ?? near(thing.name, paragraph) ?? thing
  }
}

/** What the title calls so: by its record, or to the title's end. */
function inTitle(head: string, title: string | undefined, { names, byKey }: Authorities): Thing | undefined {
  const at = title?.indexOf(head) ?? -1
  if (title === undefined || at < 0 || !/^ (?:on|for) /.test(title.slice(at + head.length))) return undefined
  const named = findNames(names, title).find(({ start, end }) => start <= at && end > at + head.length)
  const record = byKey.get(named?.entries.find(({ short }) => !short)?.key ?? '')
  return record ? { name: record.name, key: record.key } : { name: title.slice(at) }
}

const BODIES: ReadonlySet<Entity['kind']> = new Set(['organ', 'mandate'])

/** The one thing that the texts name so in full; undefined where they name several, or one that no record has. */
function only(head: string, texts: readonly NamingText[]): Thing | undefined {
  const found = new Map<string, Thing>()
  for (const { paragraph, entities } of texts) {
    const named = entities.filter(
      ({ by, kind, start, end }) =>
        by === 'name' && BODIES.has(kind) && end > start + head.length && paragraph.text.startsWith(`${head} `, start),
    )
    for (const { key, name } of named) found.set(key, { name, key })
    if (found.size > 1 || namesAnother(head, paragraph.text, entities)) return undefined
  }
  return [...found.values()][0]
}

function namesAnother(head: string, text: string, entities: readonly Entity[]): boolean {
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + head.length)) {
    const end = at + head.length
    if (GOES_ON.test(text.slice(end, end + 24)) && !entities.some((each) => each.start <= at && each.end > end))
      return true
  }
  return false
}
