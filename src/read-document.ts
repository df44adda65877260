/** Text or a structured source → everything that was read from it: the whole core in one call. */

import { findActs } from './act/acts.ts'
import { findAsks } from './ask/asks.ts'
import type { Authorities } from './authority/authorities.ts'
import { lookAt } from './authority/tokens.ts'
import { findAliases } from './cite/aliases.ts'
import { findCitations, type NoteMark } from './cite/citations.ts'
import { NameContext } from './cite/context.ts'
import { findEntities } from './cite/entities.ts'
import type { Entity, Reading } from './cite/entity.ts'
import { resolveFootnotes, type Reference } from './cite/footnotes.ts'
import { addLinks, linkDiffers, linkReferences, placeLinks, type SourceLink } from './cite/links.ts'
import { findFacts } from './fact/facts.ts'
import { findSteps } from './fact/steps.ts'
import { HINTS, type Hints } from './hints.ts'
import { readMetadata, type ExternalMetadata } from './metadata.ts'
import type { Act, Ask, Citation, Diagnostic, Footnote, Mention, Paragraph, ResolutionDocument } from './model.ts'
import { parseText, type ParsedText } from './parse/parse-text.ts'
import { sourceSpan } from './parse/clean.ts'

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
  if (organ) context.name(organ)
  const readings = readParagraphs(parsed, references, links, reader)
  const { masthead: _, formulaOrgan: __, openings: ___, ...structure } = parsed
  const unread = parsed.paragraphs.filter((paragraph) => paragraph.text.length > LONGEST).map(tooLong)
  const { acts, citations, asks, mentions, diagnostics } = joined(readings)
  return {
    ...structure,
    text,
    metadata,
    paragraphs: readings.map((reading) => reading.paragraph),
    footnotes: parsed.footnotes.map((note) => ({ ...note, resolvesTo: resolvedValues(references.get(note)) })),
    acts,
    citations,
    asks,
    facts: findFacts(readings, metadata, authorities),
    steps: findSteps(readings, organ && { name: organ.name, key: organ.key }),
    mentions,
    aliases: context.used,
    diagnostics: [...parsed.diagnostics, ...unread, ...diagnostics],
  }
}

/** What was found in all paragraphs, in one pass: they are many, and most hold little. */
function joined(readings: readonly ParagraphReading[]) {
  const all = {
    acts: [] as Act[],
    citations: [] as Citation[],
    asks: [] as Ask[],
    mentions: [] as Mention[],
    diagnostics: [] as Diagnostic[],
  }
  for (const reading of readings) {
    for (const act of reading.acts) all.acts.push(act)
    for (const citation of reading.citations) all.citations.push(citation)
    for (const ask of reading.asks) all.asks.push(ask)
    for (const diagnostic of reading.diagnostics) all.diagnostics.push(diagnostic)
    addMentions(reading, all.mentions)
  }
  return all
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

/** No paragraph of a resolution is as long; what is, is no paragraph, and reading it would cost more than it gives. */
const LONGEST = 20_000

/** A paragraph with all that was found in it. */
interface ParagraphReading {
  readonly paragraph: Paragraph
  readonly hints: Hints
  readonly entities: readonly Entity[]
  readonly acts: readonly Act[]
  readonly citations: readonly Citation[]
  readonly asks: readonly Ask[]
  readonly diagnostics: readonly Diagnostic[]
}

function readParagraphs(
  { paragraphs, footnotes, openings }: ParsedText,
  references: ReadonlyMap<Footnote, readonly Reference[]>,
  links: readonly SourceLink[],
  reader: Reading,
): ParagraphReading[] {
  const placed = placeLinks(links, paragraphs, reader.authorities.symbols)
  const marks = marksByParagraph(footnotes, references)
  const last = new Map<string, Act>()
  return paragraphs.map((paragraph) => {
    if (paragraph.text.length > LONGEST)
      return {
        paragraph,
        hints: HINTS.look(paragraph.text),
        entities: [],
        acts: [],
        citations: [],
        asks: [],
        diagnostics: [],
      }
    const hints = lookAt(paragraph.text)
    const acts = findActs(paragraph, openings.get(paragraph), reader.authorities)
    const read = paragraph.status ? [] : findEntities(paragraph.text, hints, reader)
    const diagnostics: Diagnostic[] = []
    const entities = addLinks(read, placed.get(paragraph) ?? [], (link, entity) =>
      diagnostics.push(linkDiffers(paragraph, link, entity, sourceSpan(paragraph.map, link.start, link.end))),
    )
    for (const alias of findAliases(paragraph.id, paragraph.text, entities)) reader.context.define(alias)
    const parent = parentId(paragraph.id)
    const inherited = parent === undefined ? undefined : last.get(parent)
    const governing = (parent === undefined ? acts.at(-1) : inherited) ?? inherited
    if (governing) last.set(paragraph.id, governing)
    const own = inherited && !paragraph.text.startsWith('To ') ? [] : acts
    const citations = findCitations({
      paragraph,
      hints,
      entities,
      marks: marks.get(paragraph.id) ?? [],
      acts: own,
      inherited,
      authorities: reader.authorities,
    })
    for (const citation of citations) reader.context.cited(citation.target.key)
    const asks = findAsks({ paragraph, hints, acts, entities }, reader.authorities)
    return {
      paragraph: { ...paragraph, verbs: own.map((act) => act.verb) },
      hints,
      entities,
      acts,
      citations,
      asks,
      diagnostics,
    }
  })
}

function tooLong({ id, start, end }: Paragraph): Diagnostic {
  const message = `${id} is longer than any paragraph: its citations, asks and facts were not read`
  return { code: 'paragraph-too-long', message, start, end }
}

/** The id of the paragraph above a sub-paragraph. */
function parentId(id: string): string | undefined {
  return /^(?:(?:pp|op)\/[^/]+|annex(?:-\d+)?\/par\/[^/]+)\/./.test(id) ? id.slice(0, id.lastIndexOf('/')) : undefined
}

function marksByParagraph(
  footnotes: readonly Footnote[],
  references: ReadonlyMap<Footnote, readonly Reference[]>,
): ReadonlyMap<string, NoteMark[]> {
  const marks = new Map<string, NoteMark[]>()
  for (const note of footnotes) {
    for (const { paragraph, offset } of note.anchors) {
      const list = marks.get(paragraph) ?? []
      list.push({ note, references: references.get(note) ?? [], offset })
      marks.set(paragraph, list)
    }
  }
  for (const list of marks.values()) list.sort((a, b) => a.offset - b.offset)
  return marks
}

function resolvedValues(references: readonly Reference[] | undefined): readonly string[] {
  return [...new Set((references ?? []).map((reference) => reference.value))]
}

/** Adds the organs and mandates named in a paragraph, each once. */
function addMentions({ paragraph, entities }: ParagraphReading, mentions: Mention[]): void {
  const from = mentions.length
  for (const entity of entities) {
    if (entity.kind !== 'organ' && entity.kind !== 'mandate') continue
    if (!holdsKey(mentions, from, entity.key)) mentions.push(toMention(paragraph, entity))
  }
}

function holdsKey(mentions: readonly Mention[], from: number, key: string): boolean {
  for (let i = from; i < mentions.length; i++) if (mentions[i]?.key === key) return true
  return false
}

function toMention({ id, text, map }: Paragraph, { key, name, by, start, end }: Entity): Mention {
  const at = sourceSpan(map, start, end)
  const quote = text.slice(start, end)
  const grade = by === 'short' ? ('resolved' as const) : ('stated' as const)
  const evidence = { paragraph: id, quote, rule: `name/${key}`, grade, start: at.start, end: at.end }
  return { in: id, key, name, evidence, start: at.start, end: at.end }
}
