/** `the Special Rapporteur`, `the Panel of Experts`: the one body or post of that kind that the document names in full. */

import type { Authorities } from '../authority/authorities.ts'
import { findNames } from '../authority/names.ts'
import { groupBy } from '../group-by.ts'
import type { Mention, Paragraph, Thing } from '../model.ts'

/** Up to three words with capitals: what bodies and posts are called for short. */
const HEAD = /^(?!Group$|Parties$|States?\b)\p{Lu}\p{Ll}{3,20}(?: (?:of )?\p{Lu}\p{Ll}{2,20}){0,2}$/u
/** What a name goes on with after its head. */
const GOES_ON =
  /^s? (?:on (?!\d|its|his|her|their|a|an)\p{L}|established|pursuant|concerning|(?:of|for|to|in|against) (?:the )?\p{Lu})/u
/** How many paragraphs back a name is still in the reader's ear where the document names several of a kind. */
const NEAR = 3

/** A paragraph and the bodies and posts that it names. */
interface NamingText {
  readonly id: string
  readonly text: string
  readonly named: Mention[]
}

/** Gives for a thing that a paragraph calls so for short the thing itself; others, and what stays open, as they are. */
export type HeadReader = (thing: Thing, paragraph: string) => Thing

/**
 * Reads the short names of one document. The title decides; else all of the document, or failing that the paragraphs
 * just before, must name one of the kind only, and by a name on record.
 */
export function headReader(
  title: string | undefined,
  paragraphs: readonly Paragraph[],
  mentions: readonly Mention[],
  authorities: Authorities,
): HeadReader {
  const places = once(() => new Map(paragraphs.map(({ id }, i) => [id, i])))
  const texts = once(() => namingTexts(paragraphs, mentions, places()))
  const byWord = once(() => groupBy(mentions, ({ evidence }) => firstWord(evidence.quote)))
  const everywhere = new Map<string, Thing | undefined>()
  const known = (head: string): Thing | undefined => {
    if (!everywhere.has(head))
      everywhere.set(
        head,
        inTitle(head, title, authorities) ?? only(head, byWord().get(firstWord(head)) ?? [], texts()),
      )
    return everywhere.get(head)
  }
  const near = (head: string, paragraph: string): Thing | undefined => {
    const at = places().get(paragraph) ?? 0
    const before = texts().slice(Math.max(0, at - NEAR), at + 1)
    const named = before.flatMap((text) => text.named)
    return only(head, named, before)
  }
  return (thing, paragraph) => {
    if (thing.key !== undefined || !HEAD.test(thing.name)) return thing
    return known(thing.name) ?? near(thing.name, paragraph) ?? thing
  }
}

/** What is made when it is first asked for: few documents leave a short name open. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

function namingTexts(
  paragraphs: readonly Paragraph[],
  mentions: readonly Mention[],
  places: ReadonlyMap<string, number>,
): readonly NamingText[] {
  const texts = paragraphs.map(({ id, text }): NamingText => ({ id, text, named: [] }))
  for (const mention of mentions) texts[places.get(mention.in) ?? -1]?.named.push(mention)
  return texts
}

/** What the title calls so: by its record, or to the title's end. */
function inTitle(head: string, title: string | undefined, { names, byKey }: Authorities): Thing | undefined {
  const at = title?.indexOf(head) ?? -1
  if (title === undefined || at < 0 || !/^ (?:on|for) /.test(title.slice(at + head.length))) return undefined
  const named = findNames(names, title).find(({ start, end }) => start <= at && end > at + head.length)
  const record = byKey.get(named?.entries.find(({ short }) => !short)?.key ?? '')
  return record ? { name: record.name, key: record.key } : { name: title.slice(at) }
}

const firstWord = (words: string): string => words.split(' ', 1)[0] ?? ''

/** The one thing that the texts name so in full; undefined where they name several, or one that no record has. */
function only(head: string, mentions: readonly Mention[], texts: readonly NamingText[]): Thing | undefined {
  const named = mentions.filter(({ evidence }) => evidence.quote.startsWith(`${head} `))
  const found = new Map(named.map(({ key, name }) => [key, { key, name }]))
  if (found.size !== 1) return undefined
  const quotes = [...new Set(named.map(({ evidence }) => evidence.quote))]
  return texts.some(({ text }) => namesAnother(head, text, quotes)) ? undefined : [...found.values()][0]
}

/** Whether something of the kind is named in full by none of `quotes`. */
function namesAnother(head: string, text: string, quotes: readonly string[]): boolean {
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + head.length)) {
    const end = at + head.length
    if (GOES_ON.test(text.slice(end, end + 24)) && !quotes.some((quote) => text.startsWith(quote, at))) return true
  }
  return false
}
