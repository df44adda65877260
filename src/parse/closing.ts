/** The lines after the operative part: meeting and date of adoption. */

import type { Span } from '../model.ts'
import { sourceOffset, type CleanText } from './clean.ts'
import { findDates } from './dates.ts'
import type { Masthead } from './masthead.ts'
import type { ReadBlock } from './numbering.ts'

/** `109th plenary meeting`, `Hundred and eighty-third plenary meeting` on a line of its own, or in `Adopted unanimously at the 1382nd meeting.` */
const MEETING =
  /(?:^|(?<= at (?:its|the) ))\d{1,4}(?:st|nd|rd|th) (?:\([^)]{1,40}\) )?(?:plenary )?meeting|^(?:One |Two |Three |Four )?[Hh]undred and [a-z-]{3,20} plenary meeting/

/** Meeting and date of adoption as the closing lines give them. */
export function withClosing(masthead: Masthead, closing: readonly ReadBlock[]): Masthead {
  let { meeting, date } = masthead
  for (const { clean } of closing.slice(0, 4)) {
    const found = MEETING.exec(clean.text)
    if (found && !meeting) meeting = { value: found[0], at: atClean(clean, found.index, found.index + found[0].length) }
    const day = findDates(clean.text)[0]
    if (day && !date) date = { value: day.iso, at: atClean(clean, day.start, day.end) }
  }
  return { ...masthead, ...(meeting ? { meeting } : {}), ...(date ? { date } : {}) }
}

function atClean({ map }: CleanText, start: number, end: number): Span {
  return { start: sourceOffset(map, start), end: sourceOffset(map, end - 1) + 1 }
}
