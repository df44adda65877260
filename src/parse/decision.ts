/** Decisions that are reported and not enacted: `At its 50th meeting, on 19 April 2004, the Commission … decided …`. */

import { allMatches } from '../matches.ts'
import type { Authorities } from '../authority/authorities.ts'
import type { OrganRecord } from '../authority/records.ts'
import { findDates } from './dates.ts'
import type { Line } from './lines.ts'
import type { Stated } from './stated.ts'

const OPENING =
  /^At (?:its|the) (?:resumed )?((?:\d{1,4}(?:st|nd|rd|th)|[a-z-]{4,30})(?: \([^)]{1,30}\))?(?: plenary| organizational)?) (meeting|session),?/

/** True for text that opens as the report of a decision. */
export function isDecided(text: string): boolean {
  return OPENING.test(text)
}

/** What the opening of a reported decision states. */
export interface Decided {
  readonly organ?: Stated<OrganRecord>
  readonly meeting?: Stated<string>
  readonly date?: Stated<string>
}

/** Reads the opening, which may run over a few lines from `from` on; undefined where there is none. */
export function readDecided(
  source: string,
  lines: readonly Line[],
  from: number,
  { formulas }: Authorities,
): Decided | undefined {
  const first = lines[from]
  if (!first || !isDecided(first.text)) return undefined
  const text = source.slice(first.start, first.start + 400).replace(/\s/g, ' ')
  const at = (start: number, length: number) => ({ start: first.start + start, end: first.start + start + length })
  const meeting = /(\d{1,4}(?:st|nd|rd|th)(?: \([^)]{1,30}\))?(?: plenary)? meeting)/.exec(text.slice(0, 80))
  const date = findDates(text.slice(0, 160))[0]
  const organ = organIn(text, formulas)
  return {
    ...(meeting ? { meeting: { value: meeting[1] ?? '', at: at(meeting.index, meeting[0].length) } } : {}),
    ...(date ? { date: { value: date.iso, at: at(date.start, date.end - date.start) } } : {}),
    ...(organ ? { organ: { value: organ.record, at: at(organ.start, organ.length) } } : {}),
  }
}

/** The first organ that the text names with `the`: its full name, as in an enacting formula. */
function organIn(text: string, formulas: Authorities['formulas']) {
  for (const found of allMatches(/\bthe (?=\p{Lu})/gu, text)) {
    const rest = text.slice(found.index, found.index + 120).toLowerCase()
    const name = [...formulas.keys()].filter((key) => rest.startsWith(key)).toSorted((a, b) => b.length - a.length)[0]
    const record = name === undefined ? undefined : formulas.get(name)
    if (record && name) return { record, start: found.index, length: name.length }
  }
  return undefined
}
