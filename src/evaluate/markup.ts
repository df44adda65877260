/** Gold from official markup: what an Akoma Ntoso file says of the text that stands beside it. */

import type { Authorities } from '../authority/authorities.ts'
import { placeLinks } from '../cite/links.ts'
import type { Citation, Footnote, Paragraph } from '../model.ts'
import { markedOpenings, parseAkn } from '../parse/akn/parse-akn.ts'
import type { ParsedText } from '../parse/parse-text.ts'
import { symbolKey } from '../symbol/key.ts'
import { readAkn } from '../read-akn.ts'
import { readStatement, type AknStatement } from '../source/akn/statement.ts'
import type { Gold, GoldCitation, GoldParagraph } from './gold.ts'

/**
 * What the markup states: paragraphs, the words set off at their head, footnotes with their anchors, linked documents,
 * printed metadata. It has no relations, asks or facts; those categories are left out. A document that it prints without
 * a link is optional, and citations are left out where most are so. Throws InputError as `readStatement`.
 */
export function readMarkup(xml: string, authorities: Authorities): Gold {
  const statement = readStatement(xml)
  const parsed = parseAkn(statement, authorities)
  const linked = linkedDocuments(statement, parsed, authorities)
  const unlinked = printedOnly(readAkn(xml, { authorities }).citations, linked)
  const openings = markedOpenings(statement)
  return {
    document: printedMetadata(statement, parsed),
    paragraphs: parsed.paragraphs.map((paragraph) => toGold(paragraph, openings.get(paragraph.start))),
    ...(linked.length > unlinked.length ? { citations: [...linked, ...unlinked] } : {}),
    footnotes: parsed.footnotes.map(({ marker, text, anchors }) => ({ marker, text, anchoredIn: places(anchors) })),
  }
}

const ENDS = 6

function toGold({ id, text, status }: Paragraph, opening: string | undefined): GoldParagraph {
  const words = text.split(' ')
  return {
    id,
    first: words.slice(0, ENDS).join(' '),
    last: words.slice(-ENDS).join(' '),
    ...(opening === undefined ? {} : { opening }),
    ...(status === 'deleted' || status === 'merged' ? { status } : {}),
  }
}

/** Every document that a link of a paragraph, or of a footnote anchored there, leads to: each once a paragraph. */
function linkedDocuments(
  { links }: AknStatement,
  { paragraphs, footnotes }: ParsedText,
  { symbols }: Authorities,
): GoldCitation[] {
  const inText = [...placeLinks(links, paragraphs, symbols)].flatMap(([{ id }, placed]) =>
    placed.map(({ symbol }) => ({ in: id, target: symbol })),
  )
  const inNotes = [...placeLinks(links, footnotes, symbols)].flatMap(([{ anchors }, placed]) =>
    places(anchors).flatMap((id) => placed.map(({ symbol }) => ({ in: id, target: symbol }))),
  )
  const cited = [...inText, ...inNotes].map((each) => ({ ...each, target: each.target.replace(SUPPLEMENT, '') }))
  return [...new Map(cited.map((each) => [placeKey(each), each])).values()]
}

/** Addresses of supplements to the Official Records end so; their symbols do not. */
const SUPPLEMENT = /\(SUPP\)$/

function placeKey({ in: place, target }: GoldCitation): string {
  return `${place} ${symbolKey(target)}`
}

/** What we find in the same words without a link: neither right nor wrong. */
function printedOnly(found: readonly Citation[], linked: readonly GoldCitation[]): GoldCitation[] {
  const known = new Set(linked.map(placeKey))
  return found
    .filter(({ target }) => target.kind === 'document')
    .map((each) => ({ in: each.in, target: each.target.key, optional: true }))
    .filter((each) => !known.has(placeKey(each)))
}

function places(anchors: Footnote['anchors']): string[] {
  return [...new Set(anchors.map(({ paragraph }) => paragraph))]
}

function printedMetadata({ record }: AknStatement, { masthead }: ParsedText): Gold['document'] {
  return {
    symbol: masthead.symbol?.value ?? null,
    title: masthead.title?.value ?? null,
    session: masthead.session?.value ?? null,
    agendaItems: masthead.agendaItems.map(({ value }) => value),
    date: record.adopted ?? null,
  }
}
