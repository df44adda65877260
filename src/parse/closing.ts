/** The lines after the operative part: meeting and date of adoption. */

import type { Span } from '../model.ts'
import { sourceOffset, type CleanText } from './clean.ts'
import { findDates } from './dates.ts'
import type { Masthead } from './masthead.ts'
import type { ReadBlock } from './numbering.ts'

/** Meeting and date of adoption as the closing lines give them. */
export function withClosing(masthead: Masthead, closing: readonly ReadBlock[]): Masthead {
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
