/** The number of an adopted text as the UN prints it: `61/180`, `2200 A (XXI)`, `1325 (2000)`, `S-32/1`. */
import { romanValue } from './spelling.ts'
import type { ActRecord, Layout } from './records.ts'

/** The parts of a number. `number` is digits without leading zeros. */
export interface NumberParts {
  readonly layout: Layout
  readonly session?: string
  readonly year?: string
  readonly number: string
  readonly part?: string
}

const slash = /^((?:[A-Z]+[-/])?)(\d{1,4})\/(\d{1,5})([A-Z](?:(?:-|,|AND|TO)+[A-Z])*)?$/
const bracket = /^(\d{1,5})([A-Z](?:(?:-|,|AND|TO)+[A-Z])*)?\((?:(\d{4})|((?:E?S-)?)([IVXLC]+))\)([A-Z])?$/
const plain = /^\d{1,5}$/

/** Reads a number that holds no spaces as `record` prints it, or undefined. Bounds are not looked at. */
export function parseNumber(squeezed: string, record: ActRecord): NumberParts | undefined {
  if (read.squeezed !== squeezed) read = readForms(squeezed)
  const special = record.special ?? NONE
  const parts = parseSlash(read.slash, special) ?? parseBracket(read.bracket, special) ?? parsePlain(read.text)
  if (parts?.part !== undefined && record.parts !== true) return undefined
  return record.numbering.some(({ layout }) => layout === parts?.layout) ? parts : undefined
}

const NONE: readonly string[] = []

/** A number taken apart in every way that it can be. The last one is kept, since each is read against many records. */
const readForms = (squeezed: string) => {
  const text = squeezed.toUpperCase()
  return { squeezed, text, slash: slash.exec(text), bracket: bracket.exec(text) }
}
let read = readForms('')

function parseSlash(found: RegExpExecArray | null, special: readonly string[]): NumberParts | undefined {
  if (found === null) return undefined
  const [, mark = '', first = '', number = '', part] = found
  if (first === '' || (mark !== '' && !special.includes(mark))) return undefined
  const rest = { number: trimZeros(number), ...parsePart(part) }
  if (mark === '' && first.length === 4) return isYear(first) ? { layout: 'year', year: first, ...rest } : undefined
  return { layout: 'session', session: mark + trimZeros(first), ...rest }
}

function parseBracket(found: RegExpExecArray | null, special: readonly string[]): NumberParts | undefined {
  if (found === null) return undefined
  const [, digits, before, year, mark = '', roman = '', after] = found
  if (digits === undefined || (before !== undefined && after !== undefined)) return undefined
  const number = trimZeros(digits)
  if (year !== undefined) {
    return isYear(year) && (before ?? after) === undefined ? { layout: 'number-year', year, number } : undefined
  }
  if (romanValue(roman) === undefined || (mark !== '' && !special.includes(mark))) return undefined
  return { layout: 'number-session', session: mark + roman, number, ...parsePart(before ?? after) }
}

function parsePlain(text: string): NumberParts | undefined {
  return plain.test(text) ? { layout: 'plain', number: trimZeros(text) } : undefined
}

/** `A and B` is the range `A-B`, since the two are neighbours; `A and D` stays a list. */
function parsePart(part: string | undefined): { part?: string } {
  if (part === undefined) return {}
  const joined = part
    .replace(/TO/g, '-')
    .replace(/AND/g, ',')
    .replace(/[-,]+/g, (run) => (run.includes('-') ? '-' : ','))
  const pair = /^([A-Z]),([A-Z])$/.exec(joined)
  const neighbours = pair !== null && joined.charCodeAt(2) - joined.charCodeAt(0) === 1
  return { part: neighbours ? joined.replace(',', '-') : joined }
}

/** Symbols carry four-digit years of the UN's own time, 1945 to 2099. */
export function isYear(text: string): boolean {
  return /^(?:19[4-9]\d|20\d\d)$/.test(text)
}

/** `007` is printed for `7` by some indexes. */
export function trimZeros(digits: string): string {
  return digits.startsWith('0') ? digits.replace(/^0+(?=\d)/, '') : digits
}
