/** Blocks → parts: the walk from the enacting formula through preamble and operative part to the annexes. */

import type { Diagnostic, EditorialNote, Span } from '../model.ts'
import { isDecided } from './decision.ts'
import type { Label } from './label.ts'
import type { ReadBlock } from './numbering.ts'
import { addHeading, blockSpan, newPart, readHeading, type Part } from './part.ts'

/** Everything that the walk found. */
export interface Body {
  readonly preamble: Part
  readonly operative: Part
  readonly annexes: readonly Part[]
  /** Blocks after the operative part: meeting, date, votes. */
  readonly closing: readonly ReadBlock[]
  readonly diagnostics: readonly Diagnostic[]
}

interface Walk {
  readonly preamble: Part
  readonly operative: Part
  readonly annexes: Part[]
  readonly closing: ReadBlock[]
  readonly diagnostics: Diagnostic[]
  state: 'preamble' | 'operative' | 'closed' | 'annex'
  /** A numbered operative paragraph was met. */
  numbered: boolean
  /** The operative paragraphs are lettered, as in decisions of conferences; their sub-paragraphs are roman. */
  lettered: boolean
  /** The operative part has a paragraph 1: what stands before it without a number is paragraph 0. */
  readonly countsFromOne: boolean
}

const ANNEX = /^(?:annex|ANNEX|Annex)(?:\s+([IVXLC]{1,6}|\d{1,2}|[A-Z]))?\b(?:\s?[.:–—-]\s{0,9}(|\S.*))?$/
const MEETING =
  /^\**(?:(?:\d{1,4}(?:st|nd|rd|th)\s(?:\([a-z]+\)\s)?(?:plenary\s)?|(?:One |Two |Three |Four )?[Hh]undred and [a-z-]{3,20}\splenary\s)meeting\b.{0,40}|[[(]?(?:See|see) chap(?:ter|\.) [IVXL\d]+\b.{0,60}|\[?(?:Resolution )?Adopted (?:without a vote|by (?:a )?(?:recorded )?vote|unanimously|by consensus|at the \d).{0,80})(?<![,;])$/
const BETWEEN = /new para(?:graph)?s? (?:btwn|between) (\d+)/i

/** What introduces the text of a draft, whose own paragraphs are numbered. */
const DRAFT = /\bdraft (?:resolution|decision)s?\b.{0,80}:$/

/** True for a line that opens the closing of a text: `109th plenary meeting`. */
export function isClosing(text: string): boolean {
  return text.length < CLOSING_LENGTH && MEETING.test(text)
}

const CLOSING_LENGTH = 120

/** The annex heading in a text, if it is one: `Annex`, `ANNEX: Global Plan …`, `Annex II`. */
export function readAnnexHeading(text: string): { label: string | undefined; title: string | undefined } | undefined {
  const found = ANNEX.exec(text)
  if (!found || text.split(' ').length > 25 || /[;,]$/.test(text)) return undefined
  return { label: found[1], title: found[2] === '' ? undefined : found[2] }
}

/** Walks the blocks in order. `notes` are the bracketed remarks of each block. */
export function walkBody(blocks: readonly ReadBlock[], notes: (read: ReadBlock) => readonly EditorialNote[]): Body {
  const walk: Walk = {
    preamble: newPart('preambular', 'pp'),
    operative: newPart('operative', 'op'),
    annexes: [],
    closing: [],
    diagnostics: [],
    state: 'preamble',
    numbered: blocks.some((read) => read.label?.kind === 'number' && opens(read)),
    lettered: false,
    countsFromOne: beforeAnnex(blocks).some(({ label }) => label?.kind === 'number' && label.piece === '1'),
  }
  const next = nextSubs(blocks)
  blocks.forEach((read, i) => step(walk, read, next[i], notes(read)))
  return walk
}

function beforeAnnex(blocks: readonly ReadBlock[]): readonly ReadBlock[] {
  const annex = blocks.findIndex((read) => annexHeading(read) !== undefined)
  return annex < 0 ? blocks : blocks.slice(0, annex)
}

/** No label is the beginning of an annex heading. */
function annexHeading({ label, clean }: ReadBlock): ReturnType<typeof readAnnexHeading> {
  return label ? undefined : readAnnexHeading(clean.text)
}

function opens({ phrase, clean }: ReadBlock): boolean {
  return phrase !== undefined && /^\p{Lu}/u.test(clean.text)
}

/** The label of the next lettered block after each, where it is near and no number stands between. */
function nextSubs(blocks: readonly ReadBlock[]): readonly (Label | undefined)[] {
  const found = Array.from<Label | undefined>({ length: blocks.length })
  let near = Infinity
  for (let i = blocks.length - 1; i >= 0; i--) {
    const next = near - i < 60 ? blocks[near]?.label : undefined
    found[i] = next?.kind === 'sub' ? next : undefined
    const kind = blocks[i]?.label?.kind
    if (kind === 'sub' || kind === 'number') near = i
  }
  return found
}

function step(walk: Walk, read: ReadBlock, next: Label | undefined, notes: readonly EditorialNote[]): void {
  const annex = walk.state === 'preamble' && !walk.preamble.numberer.started ? undefined : annexHeading(read)
  if (annex) return openAnnex(walk, read, annex)
  if (walk.state !== 'annex' && read.clean.text.length < CLOSING_LENGTH && isClosing(fullText(read))) {
    walk.state = 'closed'
    walk.closing.push(read)
    return
  }
  if (walk.state === 'closed') walk.closing.push(read)
  else if (walk.state === 'preamble') inPreamble(walk, read, next)
  else
    inNumbered(
      walk,
      walk.state === 'annex' ? (walk.annexes.at(-1) ?? walk.operative) : walk.operative,
      read,
      next,
      notes,
    )
}

function fullText({ label, clean }: ReadBlock): string {
  return label ? `${label.printed} ${clean.text}` : clean.text
}

function openAnnex(
  walk: Walk,
  read: ReadBlock,
  heading: { label: string | undefined; title: string | undefined },
): void {
  walk.state = 'annex'
  const at: Span = blockSpan(read)
  walk.annexes.push(newPart('annex', `annex-${walk.annexes.length + 1}/par`, { at, ...heading }))
}

function inPreamble(walk: Walk, read: ReadBlock, next: Label | undefined): void {
  const { numberer } = walk.preamble
  const { label, clean } = read
  if (opensLettered(walk, read)) walk.lettered = true
  if (walk.lettered || label?.kind === 'number' || (!label && startsOperative(walk, read))) {
    walk.state = 'operative'
    return inNumbered(walk, walk.operative, read, next, [])
  }
  if (label?.kind === 'sub' || label?.kind === 'bullet') {
    if (numberer.sub(read, label, next)) return
  }
  if (label?.kind === 'preambular') return numberer.number(read)
  if (!label && /^\p{Ll}/u.test(clean.text) && numberer.continue(read)) return
  if (!opens(read)) {
    const heading = clean.text.endsWith('),') ? undefined : readHeading(fullText(read))
    if (heading) return addHeading(walk.preamble, read, heading)
  }
  numberer.number(read)
}

/** `(a) Decides to …` after the preamble, where no paragraph has a number. */
function opensLettered(walk: Walk, read: ReadBlock): boolean {
  const { label } = read
  if (walk.numbered || label?.kind !== 'sub' || label.piece !== 'a') return false
  return read.phrase?.mood === 'finite'
}

/** The next letter of lettered operative paragraphs. */
function isNextLetter({ lettered }: Walk, { numberer }: Part, read: ReadBlock): boolean {
  const { label } = read
  if (!lettered || label?.kind !== 'sub') return false
  return label.piece === String.fromCharCode(96 + numberer.expected) && opens(read)
}

/** An unnumbered finite phrase opens the operative part, unless the text numbers its operative paragraphs. */
function startsOperative(walk: Walk, read: ReadBlock): boolean {
  const { clean } = read
  if (isDecided(clean.text)) return true
  const phrase = read.phrase
  return phrase !== undefined && phrase.mood === 'finite' && !(walk.numbered && clean.text.endsWith(','))
}

function inNumbered(
  walk: Walk,
  part: Part,
  read: ReadBlock,
  next: Label | undefined,
  notes: readonly EditorialNote[],
): void {
  const { numberer } = part
  const { label } = read
  const between = notes.map((note) => BETWEEN.exec(note.text)?.[1]).find((n) => n !== undefined)
  if (between) return numberer.named(read, `${between}bis`)
  const heading = part.kind === 'operative' && acts(read) ? undefined : headingOf(read)
  if (heading) return takeHeading(part, read, heading)
  if (label?.kind === 'number' || (label && isNextLetter(walk, part, read))) return numberer.number(read, label.piece)
  if (label && (label.kind === 'sub' || label.kind === 'bullet') && numberer.sub(read, label, next)) return
  unlabelled(walk, part, read)
}

/** `Notes the report of the Sixth Committee`: an act without a full stop is no heading. */
function acts({ label, phrase }: ReadBlock): boolean {
  return label === undefined && phrase?.mood === 'finite'
}

/** A heading has no number of its own; `i) I. Preventing …` only looks as if it had. */
function headingOf(read: ReadBlock): ReturnType<typeof readHeading> {
  if (read.label?.kind === 'number' || read.label?.kind === 'bullet') return undefined
  const text = fullText(read)
  if (read.label && !/^[ivx]{1,5}\)\s+[IVXLC]{1,6}\.\s/.test(text)) return undefined
  if (read.label === undefined && read.clean.text.startsWith('[')) return undefined
  return readHeading(text)
}

function takeHeading(part: Part, read: ReadBlock, heading: NonNullable<ReturnType<typeof readHeading>>): void {
  const { annex } = part
  if (annex && !part.numberer.started && annex.title === undefined && heading.label === undefined)
    annex.title = heading.title
  else addHeading(part, read, heading)
}

/** Text without a label: a chapeau, the next of a series without numbers, or the rest of the paragraph before. */
function unlabelled(walk: Walk, part: Part, read: ReadBlock): void {
  const { numberer } = part
  if (part.kind === 'annex') {
    if (!numberer.started) return numberer.named(read, '0')
    if (!numberer.continue(read)) numberer.named(read, '0')
    return
  }
  if (walk.countsFromOne && numberer.expected === 1 && opens(read) && !DRAFT.test(read.clean.text))
    return numberer.named(read, '0')
  const series = !walk.numbered && /^\p{Lu}/u.test(read.clean.text) && !read.block.page
  if (!numberer.started || (series && opens(read))) return numberer.number(read)
  numberer.continue(read)
  const at = blockSpan(read)
  if (/^\p{Lu}/u.test(read.clean.text) && !read.block.page) {
    walk.diagnostics.push({
      code: 'unlabelled-text',
      message: 'text without a number was read as part of the paragraph before it',
      ...at,
    })
  }
}
