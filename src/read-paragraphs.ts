/** Paragraph by paragraph: what each names, does, cites, asks and states. */

import { addTo } from './group-by.ts'
import { findActs } from './act/acts.ts'
import type { PhraseMatch } from './authority/phrases.ts'
import { lookAt } from './authority/tokens.ts'
import { findAsks } from './ask/asks.ts'
import { findAliases } from './cite/aliases.ts'
import { findCitations, type NoteMark } from './cite/citations.ts'
import { findEntities } from './cite/entities.ts'
import type { Entity, Reading } from './cite/entity.ts'
import type { Reference } from './cite/footnotes.ts'
import { addLinks, linkDiffers, placeLinks, type PlacedLink, type SourceLink } from './cite/links.ts'
import { factReader } from './fact/facts.ts'
import type { FactReading } from './fact/reading.ts'
import { stepReader } from './fact/steps.ts'
import { HINTS } from './hints.ts'
import type { Act, Ask, Citation, Diagnostic, Fact, Footnote, Mention, Metadata, Paragraph, Thing } from './model.ts'
import type { ParsedText } from './parse/parse-text.ts'
import { sourceSpan } from './parse/clean.ts'

/** What all paragraphs give, in their order. */
export interface ParagraphFindings {
  readonly paragraphs: Paragraph[]
  readonly acts: Act[]
  readonly citations: Citation[]
  readonly asks: Ask[]
  readonly facts: Fact[]
  readonly steps: Fact[]
  readonly mentions: Mention[]
  /** Paragraphs that were too long to be read, then what is odd about the others. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What paragraphs are read with. */
export interface ParagraphsReading extends Reading {
  readonly metadata: Metadata
  /** The organ that adopts the document. */
  readonly adopter: Thing | undefined
  readonly references: ReadonlyMap<Footnote, readonly Reference[]>
  /** Those of the source. */
  readonly links: readonly SourceLink[]
}

/** A reading under way. What was found in a paragraph is told at once, so that nothing else of it is kept in memory. */
interface Walk extends ParagraphFindings {
  readonly reading: ParagraphsReading
  readonly placed: ReadonlyMap<Paragraph, readonly PlacedLink[]>
  readonly marks: ReadonlyMap<string, readonly NoteMark[]>
  /** The paragraphs that have others below them, and the act of each that governs these. */
  readonly parents: ReadonlySet<string>
  readonly governing: Map<string, Act>
  readonly factsOf: (reading: FactReading) => readonly Fact[]
  readonly stepsOf: (reading: FactReading) => readonly Fact[]
  readonly unread: Diagnostic[]
  readonly odd: Diagnostic[]
}

/** Reads all paragraphs in order; what one names, those after it may mean by a short name. */
export function readParagraphs(
  { paragraphs, footnotes, openings }: ParsedText,
  reading: ParagraphsReading,
): ParagraphFindings {
  const { authorities, metadata, adopter, references, links } = reading
  const walk: Walk = {
    reading,
    placed: placeLinks(links, paragraphs, authorities.symbols),
    marks: marksByParagraph(footnotes, references),
    parents: parentsOf(paragraphs),
    governing: new Map(),
    factsOf: factReader(metadata, authorities),
    stepsOf: stepReader(adopter),
    unread: [],
    odd: [],
    paragraphs: [],
    acts: [],
    citations: [],
    asks: [],
    facts: [],
    steps: [],
    mentions: [],
    diagnostics: [],
  }
  paragraphs.forEach((paragraph, i) => {
    if (paragraph.text.length > LONGEST) passOver(walk, paragraph)
    else readParagraph(walk, paragraph, openings[i])
  })
  return { ...walk, diagnostics: [...walk.unread, ...walk.odd] }
}

/** No paragraph of a resolution is as long; what is, is no paragraph, and reading it would cost more than it gives. */
const LONGEST = 20_000

function passOver(walk: Walk, paragraph: Paragraph): void {
  walk.paragraphs.push(paragraph)
  walk.unread.push(tooLong(paragraph))
  addAll(walk.facts, walk.factsOf({ paragraph, hints: HINTS.look(paragraph.text), entities: [], acts: [] }))
}

function readParagraph(walk: Walk, paragraph: Paragraph, opening: PhraseMatch | undefined): void {
  const { authorities, context } = walk.reading
  const hints = lookAt(paragraph.text)
  const acts = findActs(paragraph, opening, authorities)
  const entities = entitiesOf(walk, paragraph)
  for (const alias of findAliases(paragraph.id, paragraph.text, entities)) context.define(alias)
  const inherited = inheritedAct(walk, paragraph, acts)
  const own = inherited && !paragraph.text.startsWith('To ') ? [] : acts
  const marks = walk.marks.get(paragraph.id) ?? []
  const citations = findCitations({ paragraph, hints, entities, marks, acts: own, inherited, authorities })
  for (const citation of citations) context.cited(citation.target.key)
  const found = { paragraph, hints, acts, entities }
  walk.paragraphs.push({ ...paragraph, verbs: own.map((act) => act.verb) })
  addAll(walk.acts, acts)
  addAll(walk.citations, citations)
  addAll(walk.asks, findAsks(found, authorities))
  addAll(walk.facts, walk.factsOf(found))
  addAll(walk.steps, walk.stepsOf(found))
  addMentions(walk.mentions, found)
}

function entitiesOf({ reading, placed, odd }: Walk, paragraph: Paragraph): readonly Entity[] {
  const read = paragraph.status ? [] : findEntities(paragraph.text, lookAt(paragraph.text), reading)
  const links = placed.get(paragraph)
  if (!links) return read
  return addLinks(read, links, (link, entity) =>
    odd.push(linkDiffers(paragraph, link, entity, sourceSpan(paragraph.map, link.start, link.end))),
  )
}

/** The act that governs a sub-paragraph from above. */
function inheritedAct({ parents, governing }: Walk, { id }: Paragraph, acts: readonly Act[]): Act | undefined {
  if (parents.size === 0) return undefined
  const parent = parentId(id)
  const inherited = parent === undefined ? undefined : governing.get(parent)
  const act = (parent === undefined ? acts.at(-1) : inherited) ?? inherited
  if (act && parents.has(id)) governing.set(id, act)
  return inherited
}

function addAll<Each>(all: Each[], more: readonly Each[]): void {
  for (const each of more) all.push(each)
}

function tooLong({ id, start, end }: Paragraph): Diagnostic {
  const message = `${id} is longer than any paragraph: its citations, asks and facts were not read`
  return { code: 'paragraph-too-long', message, start, end }
}

/** The ids of the paragraphs that have others below them. */
function parentsOf(paragraphs: readonly Paragraph[]): ReadonlySet<string> {
  const parents = new Set<string>()
  for (const { id } of paragraphs) {
    const parent = parentId(id)
    if (parent !== undefined) parents.add(parent)
  }
  return parents
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
      addTo(marks, paragraph, { note, references: references.get(note) ?? [], offset })
    }
  }
  for (const list of marks.values()) list.sort((a, b) => a.offset - b.offset)
  return marks
}

/** Adds the organs and mandates named in a paragraph, each once. */
function addMentions(mentions: Mention[], { paragraph, entities }: FactReading): void {
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
