/** When what is asked is due, and how often: read from the words of the act. */

import type { Deadline } from '../model.ts'
import { findDates, ordinalValue } from '../parse/dates.ts'

const BY_SESSION =
  /(?:by the end of|at|to|for|during|before|not later than|in time for) (?:its|the|the Assembly(?:’s|'s)?|their) ((?:[a-z]{1,12}(?: hundred(?: and)?)?[- ])?[a-z]{1,14}(?:-[a-z]{1,12})?) (?:regular |annual |substantive |resumed )?session/i
const BY_DATE =
  /(?:by|not later than|no later than|before|until) (?:the end of )?(?:\d{1,2} \p{L}+ )?(?:\p{Lu}\p{Ll}+ )?(\d{4})/u
const IN_YEAR = /\bin (\d{4})\b/
const OFTEN =
  /\b(annually|biennially|triennially|quarterly|monthly|every (?:two|three|four|five|six|\d+) (?:years|months)|every (?:year|second year)|on a(?:n)? (?:annual|biennial|regular|quarterly|monthly) basis|on a yearly basis)(, (?:starting|beginning|commencing) (?:in|from|with) [^,;]{2,40})?/i
const WITHIN = /\bwithin (?:already )?existing reporting obligations[^,;.]*/i

/** What a stretch must hold to say when. */
const TIMELY = /session|\d{4}|ually|nially|quarterly|monthly|every |basis|existing reporting/

/** The deadline that the stretch of an act states, if any. */
export function findDeadline(stretch: string): Deadline | undefined {
  if (!TIMELY.test(stretch)) return undefined
  const session = BY_SESSION.exec(stretch)
  const ordinal = session && ordinalValue(session[1] ?? '')
  const often = OFTEN.exec(stretch)
  const date = BY_DATE.exec(stretch) ?? IN_YEAR.exec(stretch)
  const within = WITHIN.exec(stretch)
  const text = (ordinal ? session[0] : undefined) ?? often?.[0] ?? date?.[0] ?? within?.[0]
  if (text === undefined) return undefined
  return {
    text,
    ...(ordinal ? { session: String(ordinal) } : {}),
    ...(often ? { recurrence: often[0] } : {}),
    ...(date && !often?.[0].includes(date[0]) ? { date: findDates(date[0])[0]?.iso ?? date[1] ?? '' } : {}),
  }
}
