/** Text or a structured source → everything that was read from it: the whole core in one call. */

import { headReader, type HeadReader } from './ask/heads.ts'
import type { Authorities } from './authority/authorities.ts'
import { NameContext } from './cite/context.ts'
import type { Reading } from './cite/entity.ts'
import { resolveFootnotes, type Reference } from './cite/footnotes.ts'
import { linkReferences, placeLinks, type SourceLink } from './cite/links.ts'
import { readMetadata, type ExternalMetadata } from './metadata.ts'
import type { Ask, Fact, Footnote, ResolutionDocument } from './model.ts'
import { parseText, type ParsedText } from './parse/parse-text.ts'
import { readParagraphs } from './read-paragraphs.ts'

/** How a document is read. */
export interface ReadOptions {
  readonly authorities: Authorities
  /** What a manifest says of the document; used only where the text is silent. */
  readonly external?: ExternalMetadata
}

/** Reads a document from its plain text. Total: odd text gives diagnostics, never an exception. */
export function readDocument(text: string, options: ReadOptions): ResolutionDocument {
  return readParsed(text, parseText(text, options.authorities), options)
}

/** Reads a document whose structure is known. `links` are those of the source, in the same plain text. Total. */
export function readParsed(
  text: string,
  parsed: ParsedText,
  { authorities, external = {} }: ReadOptions,
  links: readonly SourceLink[] = [],
): ResolutionDocument {
  const metadata = readMetadata(parsed, external, authorities)
  const organ = authorities.records.organs.find((record) => record.name === metadata.organ)
  const context = new NameContext()
  const reader: Reading = { authorities, context, organ: organ?.key, session: metadata.session }
  const references = linkNotes(resolveFootnotes(parsed.footnotes, reader), links, authorities)
  for (const record of authorities.standing) context.name(record)
  if (organ) context.name(organ)
  const adopter = organ && { name: organ.name, key: organ.key }
  const found = readParagraphs(parsed, { ...reader, metadata, adopter, references, links })
  const { masthead: _, formulaOrgan: __, openings: ___, ...structure } = parsed
  const inFull = headReader(metadata.title, found.paragraphs, found.mentions, authorities)
  return {
    ...structure,
    text,
    metadata,
    paragraphs: found.paragraphs,
    footnotes: parsed.footnotes.map((note) => ({ ...note, resolvesTo: resolvedValues(references.get(note)) })),
    acts: found.acts,
    citations: found.citations,
    asks: found.asks.map((ask) => askInFull(ask, inFull)),
    facts: found.facts.map((fact) => factInFull(fact, inFull)),
    steps: found.steps,
    mentions: found.mentions,
    aliases: context.used,
    diagnostics: [...parsed.diagnostics, ...found.diagnostics],
  }
}

function askInFull(ask: Ask, inFull: HeadReader): Ask {
  if (ask.addressees.every(({ key }) => key !== undefined)) return ask
  return { ...ask, addressees: ask.addressees.map((thing) => inFull(thing, ask.in)) }
}

function factInFull(fact: Fact, inFull: HeadReader): Fact {
  if (fact.object.key !== undefined) return fact
  return { ...fact, object: inFull(fact.object, fact.evidence.paragraph) }
}

function linkNotes(
  references: ReadonlyMap<Footnote, readonly Reference[]>,
  links: readonly SourceLink[],
  { symbols }: Authorities,
): ReadonlyMap<Footnote, readonly Reference[]> {
  if (links.length === 0) return references
  const placed = placeLinks(links, [...references.keys()], symbols)
  return new Map([...references].map(([note, own]) => [note, linkReferences(own, placed.get(note) ?? [])]))
}

function resolvedValues(references: readonly Reference[] | undefined): readonly string[] {
  return [...new Set((references ?? []).map((reference) => reference.value))]
}
