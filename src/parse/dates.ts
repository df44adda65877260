/** Dates, sessions and ordinals as United Nations documents print them. */

import { allMatches } from '../matches.ts'

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const DATE =
  /(\d{1,2})(?:st|nd|rd|th)?\s+(January|February|March|April|May|June|July|August|September|October|November|December),?\s+(\d{4})/gi

/** A date found in a text, ISO 8601, with its place. */
export interface FoundDate {
  readonly iso: string
  readonly start: number
  readonly end: number
}

/** All dates of the form `30 July 2010`, in order; days that no month has are left out. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  for (const match of allMatches(DATE, text)) {
    const month = MONTHS.indexOf((match[2] ?? '').toLowerCase()) + 1
    const day = Number(match[1])
    if (day < 1 || day > 31) continue
    const iso = `${match[3]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    found.push({ iso, start: match.index, end: match.index + match[0].length })
  }
  return found
}

const UNITS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  )
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}

/** Any such ordinal up to 199, for a pattern that takes no notice of capitals. */
export const ORDINAL = ordinalPattern()

function ordinalPattern(): string {
  const ones = UNITS.slice(0, 9).join('|')
  const tens = Object.keys(TENS).map((word) => `${word.slice(0, -1)}(?:ieth|y[- ](?:${ones}))`)
  return `(?:(?:one )?hundred(?: and)? )?(?:${[...tens, ...UNITS].join('|')}|\\d{1,3}(?:st|nd|rd|th))`
}

/** The number that an English ordinal names: `Sixty-fourth` → 64, `109th` → 109; undefined for other words. */
export function ordinalValue(words: string): number | undefined {
  const text = words
    .toLowerCase()
    .replace(/\s{0,3}[-\u2010\u2011–]\s{0,3}/g, '-')
    .trim()
  const digits = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(text)
  if (digits) return Number(digits[1])
  const hundred = /^(?:one hundred(?: and)?|hundred and)[ -](.+)$/.exec(text)
  if (hundred) {
    const rest = ordinalValue(hundred[1] ?? '')
    return rest === undefined ? undefined : 100 + rest
  }
  if (text === 'one hundredth' || text === 'hundredth') return 100
  const unit = UNITS.indexOf(text)
  if (unit >= 0) return unit + 1
  const tens = /^([a-z]+)(?:-([a-z]+))?$/.exec(text)
  const base = TENS[tens?.[1] ?? '']
  if (base !== undefined && tens?.[2]) {
    const ones = UNITS.indexOf(tens[2])
    return ones >= 0 && ones < 9 ? base + ones + 1 : undefined
  }
  return TENS[text.replace(/ieth$/, 'y')]
}
