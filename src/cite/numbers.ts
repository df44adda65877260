/** Documents cited by number: `resolutions 61/180 of 20 December 2006, 63/194 of … and 64/178 of …`. */

import { allMatches } from '../matches.ts'
import type { Span } from '../model.ts'
import type { CitedType } from '../symbol/cited.ts'

/** A number in the text and the keyword that says what it numbers. */
export interface NumberMention extends Span {
  readonly type: CitedType
  /** As printed: `61/180`, `2200 A (XXI)`. */
  readonly number: string
  /** Where the keyword (`resolutions`) of its list starts. */
  readonly keyword: number
  /** Start of the mention: with the keyword for the first of a list. */
  readonly mentionStart: number
  /** Index of the list that it belongs to. */
  readonly list: number
  /** End of the whole list, dates and titles included. */
  listEnd: number
}

const KEYWORD = /\b(resolution|decision|presidential statement)s?\b(?: Nos?\.)?/gi
const NUMBER =
  /(?:(?:ES|S)-)?\d{1,4}\/(?!(?:19|20)\d\d\b)\d{1,4}(?![\d/.]\d)(?![\d/])(?: ?[A-Z](?:[-–][A-Z]|(?:, [A-Z])*,? and [A-Z])?(?![\p{L}\d.]))?|\d{1,4}(?: ?[A-Z](?: and [A-Z])?)? ?\((?:ES-|S-)?[IVXLC]+\)(?: ?[A-Z](?![\p{L}\d.]))?|\d{1,4} ?\((?:19|20)\d\d\)/uy
const TAIL =
  /(?:,? of \d{1,2} \p{L}+ \d{4}| of \d{4}| \(\d{1,2} \p{L}+ \d{4}\)|,? annex(?:es)?(?: [IVX]+(?:(?:, [IVX]+)*,? and [IVX]+)?)?|,? sect(?:ion|\.)s? (?:[IVX]+|[A-Z]\b)|,? paras?\.? \d+(?:[–-]\d+)?(?: \([a-z]\))?|,? (?:entitled|on) [“"][^”"]{3,300}[”"],?)/uy
const BETWEEN =
  /(?:,? (?:and|or|as well as|to|through|and in|and its|and also)|[,;]|[,;] (?:and|as well as|as reaffirmed in|in))? (?:(?:in )?(?:its )?)?/y
/** `resolutions 5/1, on institution-building of the Council, and 5/2`: what the first is on, before the next. */
const SUBJECT =
  /,? (?:on|entitled|concerning|regarding) (?:(?!resolution|decision|paragraph)[^;]){3,200}?(?:,? and |, )(?=(?:(?:ES|S)-)?\d{1,4}\/\d{1,4}(?![\d/])|\d{1,4} ?\((?:19|20)\d\d\))/y
const LOOSE =
  /(?:(?:ES|S)-)?\b\d{1,4}\/\d{1,4}(?: [A-Z](?:[-–][A-Z])?)?(?= (?:of|on) \d{1,2} \p{Lu}\p{L}+ \d{4}| (?:on|entitled) [“"])|\b\d{3,4} \((?:19|20)\d\d\)|\b\d{1,4}(?: [A-Z])? \((?:S-)?[IVXLC]+\)(?= of \d)/gu

/** All numbered documents in a clean text, in order. Total; linear. */
export function findNumbers(text: string): NumberMention[] {
  const found: NumberMention[] = []
  if (!/\d/.test(text)) return found
  const keywords = allMatches(KEYWORD, text)
  if (keywords.length === 0) return found
  let list = 0
  for (const keyword of keywords) {
    const type = typeOf(keyword[1] ?? '')
    const before = found.length
    readList(text, keyword.index, keyword.index + keyword[0].length, type, list, found)
    if (found.length > before) list++
  }
  return withLoose(text, found)
}

function typeOf(word: string): CitedType {
  const lower = word.toLowerCase()
  return lower === 'decision' ? 'decision' : lower === 'resolution' ? 'resolution' : 'presidential-statement'
}

function stickyAt(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at
  return form.exec(text)
}

/** The number that a list goes on with at `at`; where it may have several, also behind what the last one is on. */
function nextNumber(text: string, at: number, many: boolean): { start: number; number: string } | undefined {
  for (const joint of many ? [BETWEEN, SUBJECT] : [BETWEEN]) {
    const start = at + (stickyAt(joint, text, at)?.[0].length ?? 0)
    const number = stickyAt(NUMBER, text, start)
    if (number) return { start, number: number[0] }
  }
  return undefined
}

function readList(
  text: string,
  keyword: number,
  from: number,
  type: CitedType,
  list: number,
  found: NumberMention[],
): void {
  let at = from
  let first = true
  const many = text.charAt(from - 1) === 's'
  const own: NumberMention[] = []
  for (;;) {
    const next = nextNumber(text, at, !first && many)
    if (!next) break
    const { start, number } = next
    const end = start + number.length
    own.push({
      type,
      number,
      keyword,
      mentionStart: first ? keyword : start,
      start,
      end,
      list,
      listEnd: end,
    })
    at = end
    for (let tail = stickyAt(TAIL, text, at); tail; tail = stickyAt(TAIL, text, at)) at += tail[0].length
    if (text.charAt(at - 1) === ',') at--
    first = false
  }
  for (const mention of own) mention.listEnd = at
  found.push(...own)
}

/** Numbers that stand apart from their keyword (`including 63/194 of 18 December 2008`) join the nearest list before. */
function withLoose(text: string, found: NumberMention[]): NumberMention[] {
  const loose = allMatches(LOOSE, text)
  if (loose.length === 0) return found
  const all = [...found]
  for (const match of loose) {
    const start = match.index
    const end = start + match[0].length
    if (found.some((f) => start < f.end && end > f.start)) continue
    const before = found.findLast((f) => f.end <= start) ?? keywordBefore(text, start)
    if (!before) continue
    all.push({ ...before, number: match[0], mentionStart: start, start, end, listEnd: Math.max(before.listEnd, end) })
  }
  return all.toSorted((a, b) => a.start - b.start)
}

function keywordBefore(text: string, at: number): NumberMention | undefined {
  const keywords = allMatches(KEYWORD, text.slice(0, at))
  const last = keywords.at(-1)
  if (!last) return undefined
  const type = typeOf(last[1] ?? '')
  return { type, number: '', keyword: last.index, mentionStart: at, start: at, end: at, list: -1, listEnd: at }
}
