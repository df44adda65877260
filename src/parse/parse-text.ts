/** Plain text → structure: the whole reader, one stage after another. */

import { matchPhrase, moodOf } from '../authority/phrases.ts'
import type { Authorities } from '../authority/authorities.ts'
import type { OrganRecord } from '../authority/records.ts'
import type { Diagnostic, EditorialNote, Footnote, Paragraph, Section, Span, Structure } from '../model.ts'
import { findAnchors, type Anchor } from './anchors.ts'
import { groupLines, type Block, type LineReader } from './blocks.ts'
import { isClosing, readAnnexHeading, walkBody, type Body } from './body.ts'
import { cleanText, slice, sourceOffset, type CleanText } from './clean.ts'
import { findDates } from './dates.ts'
import { findBrackets, placeholderStatus, takeEditorialLines } from './editorial.ts'
import { takeFootnotes, type RawNote } from './footnotes.ts'
import { markFurniture } from './furniture.ts'
import { hyphenReader } from './hyphen.ts'
import { findLabel } from './label.ts'
import { splitLines, type Line } from './lines.ts'
import { readMasthead, type Masthead, type Stated } from './masthead.ts'
import { takeLabel, type Numbered, type ReadBlock } from './numbering.ts'
import { numberedOnly, partAnnex, partSections, type Part } from './part.ts'

/** A structure before footnotes are resolved and metadata from outside is added. */
export type ParsedText = Omit<Structure, 'metadata'> & {
  readonly masthead: Masthead
  readonly formulaOrgan?: OrganRecord
}

/** Reads any plain text as a resolution. Total: text that is none gives few paragraphs and some diagnostics. */
export function parseText(text: string, authorities: Authorities): ParsedText {
  const lines = splitLines(text)
  const formula = findFormula(lines, authorities)
  const from = formula ? formula.line + 1 : findBodyStart(lines, authorities)
  const masthead = readMasthead(text, lines, formula?.line ?? from, formula?.stated, authorities)
  const lineNotes = takeEditorialLines(lines, 0)
  markFurniture(lines, from, [masthead.symbol?.value ?? ''], masthead.title?.value ?? '')
  const opening = openingTest(authorities)
  const raw = takeFootnotes(lines, from, (line) => opening(line) || /^(?:\d{1,3}\.\s|\([a-z]\)\s)/.test(line.text))
  const anchors = findAnchors(lines, from, raw)
  const soft = hyphenReader(text)
  const blocks = groupLines(lines, from, lineReader(opening))
  const { reads, notesOf } = readBlocks(text, blocks, anchors, soft, formula)
  const body = walkBody(reads, (read) => notesOf.get(read) ?? [], authorities)
  return assemble({ text, body, masthead, raw, anchors, soft, formula, lineNotes, notesOf, authorities })
}

type Soft = (before: string, after: string) => boolean

interface Formula {
  readonly line: number
  readonly stated: Stated<OrganRecord>
  /** Text on the formula's own line, after it. */
  readonly rest: Span | undefined
}

const FORMULA = /^[*_#\s]*(The [A-Z][\p{L}’'() -]{3,120}?|THE [A-Z][A-Z ]{3,80}?)(?:,|:|\s*$|,?\*)[*_]*\s*(.*)$/u

/** The enacting formula: the organ's name and a comma on a line of their own, or before the first phrase. */
function findFormula(lines: readonly Line[], { formulas, phrases }: Authorities): Formula | undefined {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    const found = line && line.role === 'text' ? FORMULA.exec(line.text) : null
    const organ = found && formulas.get((found[1] ?? '').toLowerCase().trim())
    if (!line || !organ) continue
    const rest = found[2] ?? ''
    if (rest !== '' && !matchPhrase(phrases, rest.replace(/^[*_]+/, ''), 0)) continue
    if (rest === '' && !/[,:]\**$/.test(line.text) && !followedByPhrase(lines, i, phrases)) continue
    const at = { start: line.start, end: line.end - rest.length }
    const after = rest === '' ? undefined : { start: line.end - rest.length, end: line.end }
    return { line: i, stated: { value: organ, at }, rest: after }
  }
  return undefined
}

function followedByPhrase(lines: readonly Line[], index: number, phrases: Authorities['phrases']): boolean {
  const next = lines.slice(index + 1, index + 8).filter((line) => line.role === 'text')
  return next
    .slice(0, 2)
    .some((line) => matchPhrase(phrases, line.text.replace(/^[*_]+|^\d+\.\s+/g, ''), 0) !== undefined)
}

/** Without a formula the body begins at the first line that opens with a phrase, `1.` or `At its …`. */
function findBodyStart(lines: readonly Line[], authorities: Authorities): number {
  const opening = openingTest(authorities)
  const at = lines.findIndex(
    (line) => line.role === 'text' && (opening(line) || /^1\.\s|^At (?:its|the) .*(?:meeting|session)/.test(line.text)),
  )
  return at < 0 ? lines.length : at
}

function openingTest({ phrases }: Authorities): (line: Line) => boolean {
  return (line) => {
    const text = line.text.replace(/^[*_]+/, '')
    const code = text.charCodeAt(0)
    if (code < 65 || code > 90) return false
    const phrase = matchPhrase(phrases, text.slice(0, 80), 0)
    return phrase !== undefined && moodOf(phrase.form) !== 'base'
  }
}

function lineReader(opensPhrase: (line: Line) => boolean): LineReader {
  let expected = 1
  return {
    opensPhrase,
    stands: (line) =>
      isClosing(line.text) || readAnnexHeading(line.text.replace(/^[#*\s]+|[*\s]+$/g, '')) !== undefined,
    label: (line) => {
      const label = findLabel(line.text)
      if (!label) return 'none'
      if (label.kind !== 'number') return label.kind === 'preambular' ? 'expected' : 'possible'
      const value = Number.parseInt(label.piece, 10)
      const next = value === expected
      if (next || value === expected + 1 || value === 1) expected = value + 1
      return next ? 'expected' : 'possible'
    },
  }
}

/** Each block with its clean text; the remarks in brackets are taken out and kept. */
function readBlocks(text: string, blocks: readonly Block[], anchors: readonly Anchor[], soft: Soft, formula?: Formula) {
  const notesOf = new Map<ReadBlock, EditorialNote[]>()
  const all = formula?.rest ? [ruleBlock(formula.rest, text), ...blocks] : blocks
  let next = 0
  const reads = all.map((block) => {
    const span = { start: block.lines[0]?.start ?? 0, end: block.lines.at(-1)?.end ?? 0 }
    while ((anchors[next]?.start ?? Infinity) < span.start) next++
    const marks: Anchor[] = []
    for (let i = next; (anchors[i]?.start ?? Infinity) < span.end; i++) marks.push(anchors[i] as Anchor)
    const brackets = findBrackets(text, span)
    const drops = [...marks, ...brackets].sort((a, b) => a.start - b.start)
    const read: ReadBlock = { block, ...takeLabel(cleanText(text, block.lines, drops, soft), slice) }
    if (brackets.length > 0) notesOf.set(read, brackets)
    return read
  })
  return { reads: reads.filter((read) => read.clean.text !== '' || read.label), notesOf }
}

function ruleBlock(span: Span, text: string): Block {
  return {
    lines: [{ ...span, text: text.slice(span.start, span.end), indent: 0, role: 'text' }],
    gap: true,
    page: false,
  }
}

interface Found {
  readonly text: string
  readonly body: Body
  readonly masthead: Masthead
  readonly raw: readonly RawNote[]
  readonly anchors: readonly Anchor[]
  readonly soft: Soft
  readonly formula: Formula | undefined
  readonly lineNotes: readonly EditorialNote[]
  readonly notesOf: ReadonlyMap<ReadBlock, readonly EditorialNote[]>
  readonly authorities: Authorities
}

function assemble(found: Found): ParsedText {
  const { body, masthead, formula } = found
  const single = body.annexes.length === 1
  const rename = (id: string) => (single ? id.replace(/^annex-1(?=\/|$)/, 'annex') : id)
  const parts = [body.preamble, body.operative, ...body.annexes]
  const paragraphs = parts.flatMap((part) => partParagraphs(part, rename, found))
  const sections: Section[] = parts.flatMap((part) => partSections(part, rename))
  const footnotes = readNotes(found, paragraphs)
  const notes = [...found.lineNotes, ...[...found.notesOf.values()].flat()].sort((a, b) => a.start - b.start)
  return {
    masthead: withClosing(masthead, body.closing),
    paragraphs,
    sections,
    annexes: body.annexes.flatMap((part) => partAnnex(part, rename(part.prefix.replace(/\/par$/, ''))) ?? []),
    footnotes,
    notes: placeNotes(notes, paragraphs),
    diagnostics: [...body.diagnostics, ...structureDiagnostics(found, paragraphs, footnotes)],
    ...(formula ? { formula: formula.stated.at, formulaOrgan: formula.stated.value } : {}),
  }
}

function partParagraphs(part: Part, rename: (id: string) => string, found: Found): Paragraph[] {
  return numberedOnly(part).map((numbered) => toParagraph(part, numbered, rename(numbered.id), found.authorities))
}

function toParagraph(part: Part, { parts }: Numbered, id: string, { phrases }: Authorities): Paragraph {
  const { text, map } = joinParts(parts.map((read) => read.clean))
  const label = parts[0]?.label?.printed
  const status = placeholderStatus(text)
  const phrase = status ? undefined : matchPhrase(phrases, text, 0)
  return {
    id,
    kind: part.kind,
    ...(label === undefined ? {} : { label }),
    text,
    ...(phrase && /^\p{Lu}/u.test(text) ? { openingPhrase: openingOf(text, phrase.end) } : {}),
    verbs: [],
    ...(status ? { status } : {}),
    start: sourceOffset(map, 0),
    end: sourceOffset(map, Math.max(0, text.length - 1)) + 1,
    map,
  }
}

/** The phrase as it is printed in italics: without the preposition that it governs. */
function openingOf(text: string, end: number): string {
  const phrase = text.slice(0, end)
  return phrase.replace(/ (?:of|by|that|about|at|to)$/, '')
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

function readNotes({ text, raw, anchors, soft }: Found, paragraphs: readonly Paragraph[]): Footnote[] {
  return raw.map((note) => {
    const { text: clean, map } = cleanText(text, note.pieces, [], soft)
    const places = anchors.filter((a) => a.marker === note.marker).flatMap((a) => placeAnchor(a, paragraphs))
    return {
      marker: note.marker,
      text: clean,
      anchoredIn: [...new Set(places.map((place) => place.paragraph))],
      anchors: places,
      resolvesTo: [],
      map,
      start: note.pieces[0]?.start ?? 0,
      end: note.pieces.at(-1)?.end ?? 0,
    }
  })
}

/** The paragraph that holds the mark, and the clean offset before which it stands. */
function placeAnchor(anchor: Anchor, paragraphs: readonly Paragraph[]): Footnote['anchors'] {
  const home = paragraphs.find((p) => anchor.start >= p.start && anchor.start <= p.end + 4 && holds(p, anchor.start))
  if (!home) return []
  return [{ start: anchor.start, end: anchor.end, paragraph: home.id, offset: cleanOffset(home, anchor.start) }]
}

function holds({ map, end }: Paragraph, offset: number): boolean {
  return offset >= (map[1] ?? 0) && offset <= end + 4
}

/** The clean offset of the first character at or after a source offset. */
function cleanOffset({ map, text }: Paragraph, offset: number): number {
  let clean = text.length
  for (let i = map.length - 2; i >= 0; i -= 2) {
    const source = map[i + 1] ?? 0
    if (source <= offset) return Math.min(clean, (map[i] ?? 0) + offset - source)
    clean = map[i] ?? 0
  }
  return clean
}

function placeNotes(notes: readonly EditorialNote[], paragraphs: readonly Paragraph[]): EditorialNote[] {
  return notes.map((note) => {
    const before = paragraphs.findLast((p) => p.start <= note.start)
    return before ? { ...note, paragraph: before.id } : note
  })
}

/** Meeting and date of adoption as the closing lines give them. */
function withClosing(masthead: Masthead, closing: readonly ReadBlock[]): Masthead {
  let { meeting, date } = masthead
  for (const { clean } of closing.slice(0, 4)) {
    const found = /^(\d{1,4}(?:st|nd|rd|th) (?:\([^)]*\) )?(?:plenary )?meeting)/.exec(clean.text)
    if (found && !meeting) meeting = { value: found[1] ?? '', at: atClean(clean, 0, (found[1] ?? '').length) }
    const day = findDates(clean.text)[0]
    if (day && !date) date = { value: day.iso, at: atClean(clean, day.start, day.end) }
  }
  return { ...masthead, ...(meeting ? { meeting } : {}), ...(date ? { date } : {}) }
}

function atClean({ map }: CleanText, start: number, end: number): Span {
  return { start: sourceOffset(map, start), end: sourceOffset(map, end - 1) + 1 }
}

function structureDiagnostics(
  found: Found,
  paragraphs: readonly Paragraph[],
  footnotes: readonly Footnote[],
): Diagnostic[] {
  const out: Diagnostic[] = []
  const whole = { start: 0, end: Math.min(found.text.length, 80) }
  if (!found.formula)
    out.push({ code: 'no-formula', message: 'no enacting formula such as “The General Assembly,” was found', ...whole })
  if (!paragraphs.some((p) => p.kind === 'operative')) {
    out.push({
      code: 'no-operative-paragraph',
      message: 'no operative paragraph was found; is this a resolution?',
      ...whole,
    })
  }
  for (const note of footnotes) {
    if (note.anchoredIn.length > 0) continue
    out.push({
      code: 'footnote-without-anchor',
      message: `no mark of footnote ${note.marker} was found in a paragraph`,
      start: note.start,
      end: note.end,
    })
  }
  return out
}
