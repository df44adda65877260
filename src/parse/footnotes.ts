/** Footnotes where a page left them: found between the lines of the text, taken out, and read. */

import type { Span } from '../model.ts'
import type { Line } from './lines.ts'

/** A footnote as it stands on its page; `pieces` are its lines without the mark. */
export interface RawNote {
  readonly marker: string
  readonly pieces: readonly Span[]
  /** Index of the line it begins on; its anchor stands on the same page, above. */
  readonly line: number
  /** Number of the zone (a page's block of notes), from 0. */
  readonly zone: number
}

const RULE = /^[_‗―—–-]{5,}$|^_{2,}(?: _+)*$/
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const RAISED = /^([⁰¹²³⁴-⁹]+)\s*/
const PLAIN = /^(\d{1,3})\s+(?=\S)/
const SLASHED = /^(\d{1,3}|[a-z])\s?\/\s+(?=\S)/
const BRACKETED = /^\[(\d{1,3})\]\s*(?=\S)/
/** `Notes`, over the notes of the whole text. */
const HEADING = /^notes?:?$/i
const STAR = /^(\*{1,3})\s+(?=\S)/

/** The digits of a raised number: `¹⁰` → `10`. */
export function plainDigits(raised: string): string {
  return [...raised].map((c) => (SUPERSCRIPTS.includes(c) ? SUPERSCRIPTS.indexOf(c) : c)).join('')
}

/** How the notes of a zone begin. */
const MARKS = { raised: PLAIN, plain: PLAIN, slashed: SLASHED, bracketed: BRACKETED } as const

interface Zone {
  readonly style: keyof typeof MARKS
  readonly number: number
}

interface State {
  zone: Zone | undefined
  zones: number
  last: number
  note: { marker: string; pieces: Span[]; line: number; zone: number } | undefined
  notes: RawNote[]
  gap: boolean
}

/**
 * Takes the footnotes out of the lines from `from` on: their lines get the role `note`. A zone begins at a rule of
 * underscores or at a line that opens with a raised number; it ends at page furniture, or where a line is neither a
 * note nor the rest of one. `opens` says whether a line begins a paragraph.
 */
export function takeFootnotes(lines: Line[], from: number, opens: (line: Line) => boolean): RawNote[] {
  const state: State = { zone: undefined, zones: 0, last: 0, note: undefined, notes: [], gap: false }
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (!line) break
    if (line.role === 'blank') state.gap = true
    else if (line.role === 'furniture') closeZone(state)
    else if (line.role === 'text') readLine(state, line, i, lines, opens)
  }
  closeZone(state)
  return state.notes
}

function closeZone(state: State): void {
  if (state.note) state.notes.push(state.note)
  if (state.zone) state.zones++
  state.note = undefined
  state.zone = undefined
  state.gap = false
}

function readLine(state: State, line: Line, index: number, lines: Line[], opens: (line: Line) => boolean): void {
  if (RULE.test(line.text) || headsNotes(lines, index)) {
    closeZone(state)
    state.zone = { style: styleAfter(lines, index), number: state.zones }
    line.role = 'furniture'
    return
  }
  const style = state.zone?.style ?? 'plain'
  const start =
    noteStart(line, style, state) ?? (lines[index - 1]?.role === 'blank' ? looseStart(line, state) : undefined)
  if (start) return beginNote(state, line, index, start)
  if (!state.zone) return
  if (state.note && continues(state, line, opens)) {
    state.note.pieces.push(line)
    line.role = 'note'
    state.gap = false
    return
  }
  closeZone(state)
}

/** Whether the line is the heading of the text's notes: by itself, and the first note follows. */
function headsNotes(lines: readonly Line[], index: number): boolean {
  if (!HEADING.test(lines[index]?.text ?? '')) return false
  const next = lines.slice(index + 1, index + 4).find((line) => line.role === 'text')
  return /^(?:1(?:\s?\/)?|\[1\])\s/.test(next?.text ?? '')
}

function styleAfter(lines: Line[], index: number): Zone['style'] {
  const next = lines.slice(index + 1, index + 6).find((l) => l.role === 'text')
  if (next && RAISED.test(next.text)) return 'raised'
  if (next && BRACKETED.test(next.text)) return 'bracketed'
  return next && SLASHED.test(next.text) ? 'slashed' : 'plain'
}

/** The mark that opens the line, if the line can begin a note here. */
function noteStart(line: Line, style: Zone['style'], state: State): { marker: string; length: number } | undefined {
  const raised = RAISED.exec(line.text)
  if (raised && raised[0].length < line.text.length)
    return { marker: plainDigits(raised[1] ?? ''), length: raised[0].length }
  if (!state.zone) return undefined
  const found = MARKS[style].exec(line.text) ?? STAR.exec(line.text)
  if (!found) return undefined
  const marker = found[1] ?? ''
  if (/\d/.test(marker) && !isNext(Number(marker), state)) return undefined
  if (
    /^(?:[-–—]|to \d|and \d|January|February|March|April|May |June|July|August|September|October|November|December)/.test(
      line.text.slice(found[0].length),
    )
  )
    return undefined
  return { marker, length: found[0].length }
}

/** What notes begin with, where no rule stands above them. */
const REFERS =
  /^(?:See (?!also paragraph)|Ibid\b|Resolutions? \d|Official Records\b|United Nations, Treaty|(?:[AES]|ST)\/)/

/** `1 See document A/1164.`, `1/ See …` or `[1] See …` by itself, without a rule: the next note, where it reads like one. */
function looseStart(line: Line, state: State): { marker: string; length: number } | undefined {
  if (state.zone) return undefined
  const style = (['slashed', 'bracketed', 'plain'] as const).find((each) => MARKS[each].test(line.text))
  const found = style && MARKS[style].exec(line.text)
  if (!found || Number(found[1]) !== state.last + 1) return undefined
  if (style === 'plain' && !REFERS.test(line.text.slice(found[0].length))) return undefined
  state.zone = { style, number: state.zones }
  return { marker: found[1] ?? '', length: found[0].length }
}

/** Notes count on; a first note may start anywhere, and one may be missing. */
function isNext(value: number, state: State): boolean {
  if (state.last === 0) return state.note === undefined || !/\d/.test(state.note.marker)
  return value === state.last + 1 || (value === state.last + 2 && (state.gap || !state.note))
}

function beginNote(state: State, line: Line, index: number, start: { marker: string; length: number }): void {
  if (state.note) state.notes.push(state.note)
  state.zone ??= { style: 'raised', number: state.zones }
  const body = { start: line.start + start.length, end: line.end }
  state.note = { marker: start.marker, pieces: [body], line: index, zone: state.zone.number }
  if (/\d/.test(start.marker)) state.last = Number(start.marker)
  line.role = 'note'
  state.gap = false
}

/** Whether the line goes on with the note before it: always without a gap, unless the note is done and a paragraph opens. */
function continues(state: State, line: Line, opens: (line: Line) => boolean): boolean {
  const last = state.note?.pieces.at(-1)
  if (!last) return false
  if (state.gap) return false
  return !opens(line)
}
