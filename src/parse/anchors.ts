/** Where the marks of footnotes stand in the text: raised, glued to a word, or adrift between two spaces. */

import { groupBy } from '../group-by.ts'
import { allMatches } from '../matches.ts'
import type { Span } from '../model.ts'
import { plainDigits, type RawNote } from './footnotes.ts'
import type { Line } from './lines.ts'
import { DIGIT, NOISE, RAISED, SLASH, signsIn } from './signs.ts'

/** A mark in the running text. */
export interface Anchor extends Span {
  readonly note: RawNote
}

interface Candidate extends Span {
  readonly marker: string
  /** 4 raised, 3 glued to punctuation, 2 glued to a letter, 1 adrift, 0 glued to a number. */
  readonly strength: number
}

const RAISED_RUN = /[⁰¹²³⁴-⁹]+/g
const SLASHED = /(?<=[\p{L}\d.,;:)”"’'] ?)\b(\d{1,3}|[a-z])\/(?=[\s.,;:)]|$)/gu
const BRACKETED = /(?<=[\p{L}\d.,;:)”"’'*] ?)\[(\d{1,3})\]/gu
/** Such marks where the line before went up to them. */
const FIRST = /^(?:\[(\d{1,3})\]|(\d{1,3}|[a-z])\/)(?=[\s.,;:)]|$)/
const TRAILING = /(?<=[\p{L}.,;:)\]”"’'!?*%])\d{1,3}(?![\d/\p{L}])(?!\.\d)/uy
const ADRIFT = /(?<=[\p{L},;:.)”"’\d] {1,2})\d{1,3}(?=\s|$|[,;:.)])/uy
const DIGITS = /\d{4,7}/g
/** A slash that can end a mark. */
const SLASH_ENDS = /\/(?=[\s.,;:)]|$)/
/** `resolution 59/3009` is 59/300 with a mark. */
const GLUED_NUMBER = /\/(?<=\b(\d{1,2})\/)(\d{2,5})\b/g
const COUNTED =
  /\b(?:paragraphs?|articles?|rules?|sections?|chapters?|chap\.|sect\.|paras?\.|No\.|Nos\.|vol\.|annex|item|items|phase|part|pillar|goal|goals|target|and|to|of|about|approximately|on|in|by|at|the|for|or|between|from|until|than|least|page|pages|increase|level|model|version|category|type|tier|table|figure|option|resolution|resolutions|decision|decisions|days?|age|aged|under|over|within|some|all|nearly|those|session|sessions)\s+$/i
const AFTER_COUNT =
  /^\s+(?:(?:to|and|or|–|-) \d|per |January|February|March|April|May|June|July|August|September|October|November|December|years?|days?|months?|weeks?|hours?|per|million|billion|States|countries|Member|members?|percent|dollars|posts?|temporary|additional|new)\b/

/**
 * All marks of `notes` in the text lines. A note's first mark stands on its own page, after the mark of the note
 * before; later marks are taken only where they are raised or glued to a word.
 */
export function findAnchors(lines: readonly Line[], from: number, notes: readonly RawNote[]): Anchor[] {
  if (notes.length === 0) return []
  const candidates = collect(lines, from, new Set(notes.map((note) => note.marker)))
  const paged = firstAnchors(candidates, pages(lines, from, notes))
  const anchors = [...paged, ...earlier(candidates, paged, notes)].toSorted((a, b) => a.start - b.start)
  return [...anchors, ...repeats(candidates, anchors)].toSorted((a, b) => a.start - b.start)
}

/** The notes of one zone with the stretch of text that stands above them, back to the zone before. */
interface Page extends Span {
  readonly notes: readonly RawNote[]
}

function pages(lines: readonly Line[], from: number, notes: readonly RawNote[]): Page[] {
  let start = lines[from]?.start ?? 0
  return [...groupBy(notes, ({ zone }) => zone).values()].map((own) => {
    const end = lines[own[0]?.line ?? 0]?.start ?? 0
    const page = { notes: own, start, end }
    start = end
    return page
  })
}

/** The marks that could be anchors, in order of place. */
function collect(lines: readonly Line[], from: number, markers: ReadonlySet<string>): Candidate[] {
  const found: Candidate[] = []
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (line?.role === 'text') collectLine(line, lines[i - 1], markers, found)
  }
  return found.toSorted((a, b) => a.start - b.start || b.strength - a.strength)
}

function collectLine(line: Line, before: Line | undefined, markers: ReadonlySet<string>, found: Candidate[]): void {
  const { text } = line
  const add = (marker: string, offset: number, length: number, strength: number) => {
    if (!markers.has(marker)) return
    found.push({ marker, start: line.start + offset, end: line.start + offset + length, strength })
  }
  const signs = line.signs ?? signsIn(text, 0, text.length)
  if ((signs & (DIGIT | RAISED)) === 0) return
  if (signs & RAISED) for (const m of allMatches(RAISED_RUN, text)) splitRaised(m[0], m.index, markers, add)
  const slash = (signs & SLASH) !== 0
  if (slash && SLASH_ENDS.test(text))
    for (const m of allMatches(SLASHED, text)) add(m[1] ?? '', m.index, m[0].length, 4)
  if ((signs & DIGIT) === 0) return
  if (signs & NOISE) for (const m of allMatches(BRACKETED, text)) add(m[1] ?? '', m.index, m[0].length, 4)
  const first = before?.role === 'text' && signs & (SLASH | NOISE) ? FIRST.exec(text) : null
  if (first) add(first[1] ?? first[2] ?? '', 0, first[0].length, 4)
  const { runs, long } = digitRuns(text, markers)
  for (const { digits, at } of runs) {
    if (standsAt(TRAILING, text, at)) addTrailing(digits, at, text, add)
    if (standsAt(ADRIFT, text, at)) addAdrift(digits, at, text, add)
  }
  if (isDigit(text, 0) && before?.role === 'text') addOpening(text, before.text, add)
  if (slash) addGlued(text, add)
  for (const m of long ? allMatches(DIGITS, text) : []) {
    if (/^(?:19|20)\d\d/.test(m[0])) add(m[0].slice(4), m.index + 4, m[0].length - 4, 0)
  }
}

/** A mark that the line's end parted from its word. */
function addOpening(text: string, before: string, add: Add): void {
  const opening = /^(\d{1,3})(?=\s|[,;]|$)/.exec(text)
  if (!opening || /\d$/.test(before) || COUNTED.test(`${before} `)) return
  if (!AFTER_COUNT.test(text.slice(opening[0].length))) add(opening[1] ?? '', 0, opening[0].length, 1)
}

/** Every ending of a number behind a slash. */
function addGlued(text: string, add: Add): void {
  let end = 0
  for (const { index, 1: head = '', 2: tail = '' } of allMatches(GLUED_NUMBER, text)) {
    if (index - head.length < end) continue
    end = index + 1 + tail.length
    for (let cut = 1; cut < tail.length; cut++) add(tail.slice(cut), index + 1 + cut, tail.length - cut, 0)
  }
}

interface DigitRuns {
  readonly runs: { readonly digits: string; readonly at: number }[]
  /** Whether a run is longer than a year. */
  readonly long: boolean
}

/** The numbers in a line that are those of notes: runs of up to three digits. */
function digitRuns(text: string, markers: ReadonlySet<string>): DigitRuns {
  const runs: DigitRuns['runs'] = []
  let long = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) continue
    const start = at++
    while (at < text.length && isDigit(text, at)) at++
    if (at - start > 4) long = true
    if (at - start > 3) continue
    const digits = text.slice(start, at)
    if (markers.has(digits)) runs.push({ digits, at: start })
  }
  return { runs, long }
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function standsAt(form: RegExp, text: string, at: number): boolean {
  form.lastIndex = at
  return form.test(text)
}

/** The words before `at`: as many as a look back needs. */
function textBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - 40), at)
}

function addTrailing(digits: string, index: number, text: string, add: Add): void {
  const before = textBefore(text, index)
  if (isDecimal(text, index, digits.length)) return
  if (/(?:No|Nos|vol|art|para|chap|sect|pp?|Add|Corr|Rev|L|Res)\.$/.test(before)) return
  if (/[A-Z]{2}$/.test(before) && !/\s[A-Z]{2,12}$/.test(before)) return
  add(digits, index, digits.length, /\p{L}$/u.test(before) ? 2 : 3)
}

/** `18.9` and `1,336` hold no mark. */
function isDecimal(text: string, at: number, length: number): boolean {
  const before = textBefore(text, at)
  return /\d\.$/.test(before) || (length === 3 && /(?<!\d)\d{1,3},$/.test(before))
}

type Add = (marker: string, offset: number, length: number, strength: number) => void

/** A raised run is one mark, or several without a sign between them. */
function splitRaised(raised: string, offset: number, markers: ReadonlySet<string>, add: Add): void {
  const digits = plainDigits(raised)
  if (markers.has(digits)) return add(digits, offset, raised.length, 4)
  for (let cut = 1; cut < digits.length; cut++) {
    if (markers.has(digits.slice(0, cut)) && markers.has(digits.slice(cut))) {
      add(digits.slice(0, cut), offset, cut, 4)
      return add(digits.slice(cut), offset + cut, digits.length - cut, 4)
    }
  }
}

function addAdrift(digits: string, at: number, text: string, add: Add): void {
  const before = textBefore(text, at)
  const after = text.slice(at + digits.length)
  const punctuated = /[,;:.)”"’] {1,2}$/.test(before)
  if (!punctuated && COUNTED.test(before) && !standsApart(text, before, after)) return
  if (AFTER_COUNT.test(after)) return
  add(digits, at, digits.length, 1)
}

/** The one wide gap of a line stands behind it: what is left of a raised mark where the rest is set evenly. */
function standsApart(text: string, before: string, after: string): boolean {
  return /\S $/.test(before) && /^ {2}\S/.test(after) && text.trim().split('  ').length === 2
}

/** A candidate that was chosen for a note. */
type Taken = Candidate & Anchor

/** For each page, the chain of marks in the order of its notes that is longest, then strongest, then earliest. */
function firstAnchors(candidates: readonly Candidate[], pagesFound: readonly Page[]): Taken[] {
  const anchors: Taken[] = []
  let next = 0
  for (const page of pagesFound) {
    while ((candidates[next]?.start ?? Infinity) < page.start) next++
    const from = next
    while ((candidates[next]?.start ?? Infinity) < page.end) next++
    const markers = page.notes.map((note) => note.marker)
    for (const candidate of bestChain(candidates.slice(from, next), markers)) {
      const note = page.notes.find(({ marker }) => marker === candidate.marker)
      if (note) anchors.push({ ...candidate, note })
    }
  }
  return anchors
}

/** Marks beyond doubt of notes that stand on a later page, as all do where the text prints its notes at the end. */
function earlier(candidates: readonly Candidate[], anchors: readonly Taken[], notes: readonly RawNote[]): Taken[] {
  const anchored = new Set(anchors.map(({ note }) => note))
  const starts = new Set(anchors.map(({ start }) => start))
  const namesakes = groupBy(notes, ({ marker }) => marker)
  const sure = groupBy(
    candidates.filter(({ strength, start }) => strength === 4 && !starts.has(start)),
    ({ marker }) => marker,
  )
  return notes.flatMap((note) => {
    if (anchored.has(note) || (namesakes.get(note.marker)?.length ?? 0) > 1) return []
    const found = sure.get(note.marker)?.[0]
    return found && found.start < (note.pieces[0]?.start ?? 0) ? [{ ...found, note }] : []
  })
}

interface Chain {
  readonly count: number
  readonly strength: number
  readonly last: Candidate | undefined
  readonly before: Chain | undefined
}

function bestChain(candidates: readonly Candidate[], markers: readonly string[]): Candidate[] {
  const order = new Map(markers.map((marker, i) => [marker, i]))
  const best: Chain[] = []
  for (const candidate of candidates) {
    const rank = order.get(candidate.marker)
    if (rank === undefined) continue
    let before: Chain | undefined
    for (let r = 0; r < rank; r++) {
      const chain = best[r]
      if (chain && (chain.last?.end ?? 0) <= candidate.start && better(chain, before)) before = chain
    }
    const chain = {
      count: (before?.count ?? 0) + 1,
      strength: (before?.strength ?? 0) + candidate.strength,
      last: candidate,
      before,
    }
    if (better(chain, best[rank])) best[rank] = chain
  }
  let top: Chain | undefined
  for (const chain of best) if (chain && better(chain, top)) top = chain
  const picked: Candidate[] = []
  for (let chain = top; chain?.last; chain = chain.before) picked.unshift(chain.last)
  return picked
}

function better(chain: Chain, than: Chain | undefined): boolean {
  if (!than) return true
  if (chain.count !== than.count) return chain.count > than.count
  return chain.strength > than.strength
}

/** Further marks of notes that have their first: raised ones anywhere, glued ones where the number fits no other use. */
function repeats(candidates: readonly Candidate[], anchors: readonly Taken[]): Anchor[] {
  const taken = new Map(anchors.map((anchor) => [anchor.start, anchor]))
  const raisedOnly = anchors.some((anchor) => anchor.strength === 4)
  const last = new Map<string, Taken>()
  return candidates.flatMap((candidate) => {
    const here = taken.get(candidate.start)
    if (here) {
      last.set(here.marker, here)
      return []
    }
    const first = last.get(candidate.marker)
    const sure = candidate.strength === 4 || (!raisedOnly && candidate.strength >= 2)
    return first && sure ? [{ start: candidate.start, end: candidate.end, note: first.note }] : []
  })
}
