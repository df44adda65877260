/** A dataset held against the texts that it names: hashes, offsets, quotes, and evidence for each statement. */
import { withoutEscapes } from '../parse/tracked.ts'
import { rg } from '../rdf/terms.generated.ts'
import { printable } from '../rdf/sink.ts'
import { dcterms } from '../rdf/vocabulary.ts'
import { valueOf, valuesOf } from './graphs.ts'
import type { Description, DocumentGraph } from './graphs.ts'
import { findUnevidenced } from './evidence.ts'
import { agrees } from './wording.ts'

/** What is wrong with one resource of the dataset. */
export interface Fault {
  readonly code: 'text' | 'offset' | 'quote' | 'wording' | 'evidence'
  /** IRI of the resource. */
  readonly subject: string
  readonly message: string
}

/** The text that a document's offsets count in, with the SHA-256 that it has (hexadecimal digits) and where it was found. */
export interface FoundText {
  readonly text: string
  readonly sha256: string
  readonly path: string
}

/** A stretch of text in code points, half-open. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * Every fault of one document, in the order of its graph. Without a text only the evidence is looked at, after the
 * fault that says so. With a text of another hash the spans are compared all the same, to show what the change hit.
 */
export function verifyDocument(graph: DocumentGraph, found: FoundText | undefined): Fault[] {
  const faults = [...checkText(graph, found), ...findUnevidenced(graph).map(toFault)]
  if (found === undefined) return faults
  const characters = Array.from(printable(found.text))
  const cuts = cutsOf(graph)
  for (const [subject, description] of graph.nodes) faults.push(...checkSpan(subject, description, characters, cuts))
  return faults
}

/** How many spans the graph has: what `verifyDocument` compares. */
export function countSpans({ nodes }: DocumentGraph): number {
  return [...nodes.values()].filter((description) => description.has(rg.start.value)).length
}

function checkText({ text, sha256 }: DocumentGraph, found: FoundText | undefined): Fault[] {
  if (found === undefined) return [{ code: 'text', subject: text, message: `no text has its SHA-256 ${sha256}` }]
  if (found.sha256 === sha256) return []
  const message = `${found.path} is not the text that was read: its SHA-256 is ${found.sha256}, not ${sha256}`
  return [{ code: 'text', subject: text, message }]
}

function toFault({ subject, message }: { readonly subject: string; readonly message: string }): Fault {
  return { code: 'evidence', subject, message }
}

/** Footnotes and editors' notes, which may stand in the middle of a paragraph and are no part of it. */
function cutsOf({ nodes }: DocumentGraph): readonly Stretch[] {
  const kinds = [rg.marker.value, rg.noteKind.value]
  return [...nodes.values()]
    .filter((description) => kinds.some((kind) => description.has(kind)) && !isInText(description))
    .flatMap((description) => readStretch(description) ?? [])
}

/** Notes of words that are part of the text: set off as added, or alternatives. */
function isInText(description: Description): boolean {
  const kind = valueOf(description, rg.noteKind.value)
  return kind === 'inserted' || kind === 'alternative'
}

/** What a source says was taken out at a place where it no longer stands. */
function isTakenOut(description: Description, { start, end }: Stretch): boolean {
  return valueOf(description, rg.noteKind.value) === 'deleted' && start === end
}

/** Undefined unless there is one start and one end, both whole numbers. */
function readStretch(description: Description): Stretch | undefined {
  const starts = valuesOf(description, rg.start.value)
  const ends = valuesOf(description, rg.end.value)
  const whole = [...starts, ...ends].every((each) => /^\d{1,12}$/.test(each))
  return starts.length === 1 && ends.length === 1 && whole
    ? { start: Number(starts[0]), end: Number(ends[0]) }
    : undefined
}

function checkSpan(
  subject: string,
  description: Description,
  characters: readonly string[],
  cuts: readonly Stretch[],
): Fault[] {
  if (!description.has(rg.start.value) && !description.has(rg.end.value)) return []
  const stretch = readStretch(description)
  if (stretch === undefined || stretch.start > stretch.end || stretch.end > characters.length) {
    const offsets = [...valuesOf(description, rg.start.value), '–', ...valuesOf(description, rg.end.value)].join(' ')
    return [{ code: 'offset', subject, message: `${offsets} is no span of a text of ${characters.length} characters` }]
  }
  return [
    ...checkQuote(subject, description, characters, stretch),
    ...checkWording(subject, description, characters, stretch, cuts),
  ]
}

/** The quote, character for character; a citation without a quote has it in its mention. */
function checkQuote(
  subject: string,
  description: Description,
  characters: readonly string[],
  { start, end }: Stretch,
): Fault[] {
  const quotes = valuesOf(description, rg.quote.value)
  const quoted = quotes.length > 0 ? quotes : valuesOf(description, rg.mention.value)
  const source = characters.slice(start, end).join('')
  return quoted
    .filter((quote) => quote !== source)
    .map((quote) => ({
      code: 'quote',
      subject,
      message: `${shown(quote)} is quoted, ${shown(source)} stands at ${start}–${end}`,
    }))
}

/** What is said of a span in clean words: the text of a part, its heading, a mention that is not the quote. */
function checkWording(
  subject: string,
  description: Description,
  characters: readonly string[],
  stretch: Stretch,
  cuts: readonly Stretch[],
): Fault[] {
  if (isTakenOut(description, stretch)) return []
  const source = withoutCuts(characters, stretch, description.has(rg.path.value) ? cuts : [])
  const wrong = wordingsOf(description).filter(([wording, holds]) => !holds(wording, source))
  const torn =
    isPart(description) && !isInText(description) && isTorn(description, characters, stretch)
      ? [['', agrees] as const]
      : []
  return [...wrong, ...torn].map(([wording]) => ({
    code: 'wording',
    subject,
    message: `${shown(wording)} is not what stands at ${stretch.start}–${stretch.end}: ${shown(source)}`,
  }))
}

/** Each clean wording with the test that it has to pass. */
function wordingsOf(
  description: Description,
): readonly (readonly [string, (text: string, source: string) => boolean])[] {
  const texts = valuesOf(description, rg.text.value)
  if (isInText(description)) return texts.map((text) => [text, isSame])
  if (description.has(rg.noteKind.value)) return texts.map((text) => [text, endsWith])
  if (texts.length > 0) return texts.map((text) => [text, agrees])
  if (description.has(rg.quote.value)) return valuesOf(description, rg.mention.value).map((text) => [text, agrees])
  // An annex's heading may be its label alone, with the title on a line of its own.
  const heading = [rg.printedLabel, dcterms.title].flatMap((each) => valueOf(description, each.value) ?? [])
  if (/^annex(?:-\d+)?$/.test(valueOf(description, rg.path.value) ?? '')) heading.push('Annex', 'ANNEX')
  const joined = heading.join('\n')
  return isPart(description) && joined !== '' ? [[joined, endsWithOne]] : []
}

function isPart(description: Description): boolean {
  return [rg.path, rg.noteKind, rg.marker].some((each) => description.has(each.value))
}

function isSame(text: string, source: string): boolean {
  return withoutEscapes(source).replaceAll(/\s+/g, ' ') === text
}

function endsWith(text: string, source: string): boolean {
  return bare(source).endsWith(bare(text))
}

function endsWithOne(lines: string, source: string): boolean {
  return lines.split('\n').some((line) => endsWith(line, source))
}

function bare(text: string): string {
  return text.replaceAll(/[\s*_#\\[\]]/g, '')
}

/**
 * A part begins and ends at white space; a paragraph, whose marks may touch it, with the first and the last character
 * of its text; a note in brackets with both of them.
 */
function isTorn(description: Description, characters: readonly string[], { start, end }: Stretch): boolean {
  const at = (index: number) => characters[index] ?? ' '
  const text = valueOf(description, rg.text.value) ?? ''
  if (start === end || /\s/.test(at(start)) || /\s/.test(at(end - 1))) return true
  if (description.has(rg.path.value) && text !== '') {
    const [first, last] = [Array.from(text.slice(0, 2))[0], Array.from(text.slice(-2)).at(-1)]
    return at(start) !== first || at(end - 1) !== last
  }
  const slice = characters.slice(start, end)
  const open = slice.filter((each) => each === '[').length - slice.filter((each) => each === ']').length
  return !/\s/.test(at(start - 1)) || !/[\s\]]/.test(at(end)) || open !== 0
}

function withoutCuts(characters: readonly string[], { start, end }: Stretch, cuts: readonly Stretch[]): string {
  let from = start
  let text = ''
  for (const cut of cuts) {
    if (cut.start < from || cut.end > end) continue
    text += characters.slice(from, cut.start).join('')
    from = cut.end
  }
  return text + characters.slice(from, end).join('')
}

/** At most 120 characters of a text on one line. */
function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return `“${line.length > 120 ? `${line.slice(0, 80)} … ${line.slice(-35)}` : line}”`
}
