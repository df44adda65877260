/** The number and the title above a text. */

import type { Authorities } from '../authority/authorities.ts'
import type { Span } from '../model.ts'
import type { Line } from './lines.ts'
import { findDates } from './dates.ts'
import { plain, stated, type Stated } from './stated.ts'

const NUMBER = String.raw`(?:(?:ES|S)-)?\d{1,4}\/\d{1,4}(?:\s?[A-Z](?:[-–][A-Z])?)?|\d{1,4}\s?(?:[A-Z]\s?)?\((?:ES-|S-)?[IVXLC]+\)|\d{1,4}\s?\((?:19|20)\d\d\)`
const NUMBERED = new RegExp(
  `^(?:(Resolution|Decision|RESOLUTION|DECISION)\\s+)?(${NUMBER})(?:\\s?\\*)?(?:[.:]\\s*(.*)|)$`,
)
const ORGAN_FIRST = /^(?:The )?(\p{Lu}[\p{L} ]{5,80}) ((?:[Rr]esolution|[Dd]ecision) \d.{0,300})$/u
const GENERIC =
  /^(?:\[.*|.*\]$|(?:draft )?(?:resolutions?|decisions?)\b.*|general assembly (?:resolution|decision)|.*\bsession$|agenda items?\b.*|(?:.{3,40}\s{3,}|\s*)distr\.?(?:$|[:\s]).*|united nations\s{3,}.*|original:.*|draft\b.*|adopted by.*|on \d.*|.*\bdraft (?:resolution|decision)\b.*|united nations|\d.*|new york.*|annex|item \d.*)$/i

/** `242 (1967). Resolution of 22 November 1967`: a date where a title would stand. */
const DATED = /^(?:(?:resolution|decision) )?of (?=\d{1,2} \p{Lu}\p{Ll}+ \d{4}$)/iu

/** The date that stands where a title would, on the numbered line or the one after it. */
export function readDated(head: readonly Line[], numbered: Numbered | undefined): Stated<string> | undefined {
  const line = head
    .slice(numbered?.line ?? head.length)
    .find(({ text }, i) => DATED.test(i === 0 ? (numbered?.title ?? '') : plain(text)))
  const date = line && findDates(line.text)[0]
  return date && stated(date.iso, { start: line.start + date.start, end: line.start + date.end })
}

/** The line that numbers a text, taken apart. */
export interface Numbered {
  readonly kind: 'resolution' | 'decision' | undefined
  readonly number: string
  readonly title: string
  readonly line: number
  readonly at: Span
}

/** The line that numbers the text: `64/293. United Nations Global Plan …`, `Resolution 1325 (2000)`. */
export function findNumbered(head: readonly Line[], { formulas }: Authorities): Numbered | undefined {
  for (let i = head.length - 1; i >= 0; i--) {
    const line = head[i]
    const found = line && line.role === 'text' ? NUMBERED.exec(withoutOrgan(plain(line.text), formulas)) : null
    if (!line || !found || (!found[1] && found[3] === undefined && !isFirst(head, i))) continue
    const kind = found[1]?.toLowerCase() as Numbered['kind']
    return { kind, number: found[2] ?? '', title: found[3] ?? '', line: i, at: { start: line.start, end: line.end } }
  }
  return undefined
}

/** `Commission on Human Rights resolution 2004/45` without the organ's name. */
function withoutOrgan(text: string, formulas: Authorities['formulas']): string {
  const [, name = '', rest = ''] = ORGAN_FIRST.exec(text) ?? []
  return name !== '' && isOrgan(name, formulas) ? rest.charAt(0).toUpperCase() + rest.slice(1) : text
}

/** Whether the words are the name of an organ, without its article. */
function isOrgan(words: string, formulas: Authorities['formulas']): boolean {
  return formulas.has(`the ${words.toLowerCase()}`)
}

/** Whether nothing stands above the line: there, a number by itself is that of the text, and no page's. */
function isFirst(head: readonly Line[], index: number): boolean {
  return head.findIndex(({ role }) => role === 'text') === index
}

/** The lines from the number on, or else the last block above the formula that is no standing form. */
export function readTitle(
  source: string,
  head: readonly Line[],
  numbered: Numbered | undefined,
  { formulas }: Authorities,
): Stated<string> | undefined {
  if (numbered && (numbered.title !== '' || numbered.kind === undefined)) {
    return joinedTitle(source, head, numbered.line, DATED.test(numbered.title) ? '' : numbered.title, true)
  }
  for (let i = head.length - 1; i >= 0; i--) {
    const line = head[i]
    if (!line || line.role !== 'text' || GENERIC.test(plain(line.text)) || isOrgan(plain(line.text), formulas)) continue
    let first = i
    while (first > 0 && head[first - 1]?.role === 'text' && !GENERIC.test(plain(head[first - 1]?.text ?? ''))) first--
    if (/[.,;:]$/.test(plain(line.text))) return undefined
    return joinedTitle(source, head, first, plain(head[first]?.text ?? ''), false)
  }
  return undefined
}

function joinedTitle(
  source: string,
  head: readonly Line[],
  first: number,
  start: string,
  numbered: boolean,
): Stated<string> | undefined {
  const begin = head[first]
  if (!begin) return undefined
  const words = [start]
  let last = begin
  for (const line of head.slice(first + 1)) {
    if (line.role !== 'text' && words.join('') !== '') break
    if (line.role !== 'text' || DATED.test(plain(line.text))) continue
    if (words.join('') !== '' && (/^[A-Z]$/.test(line.text) || (!numbered && GENERIC.test(plain(line.text))))) break
    words.push(plain(line.text))
    last = line
  }
  const value = words
    .join(' ')
    .replace(/([\p{L}])- (?=\p{Ll})/gu, '$1-')
    .replace(/\s+/g, ' ')
    .replace(/(?<!\*)\*+$/, '')
    .trim()
  const raw = source.slice(begin.start, last.end)
  const offset = start === '' ? 0 : Math.max(0, raw.indexOf(start.slice(0, 12)))
  return value === '' ? undefined : stated(value, { start: begin.start + offset, end: last.end })
}
