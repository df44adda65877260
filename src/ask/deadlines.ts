/** When what is asked is due, and how often: read from the words of the act. */

import { HINTS, type Hints } from '../hints.ts'
import type { Deadline } from '../model.ts'
import { findDates, ORDINAL, ordinalValue } from '../parse/dates.ts'

const SESSION_OF =
  /(?:by the end of|at|to|for|during|before|not later than|in time for) (?:the (?:main|first|second|resumed) part of )?(?:its|their|the|(?:the )?(?:General )?(?:Assembly|Council|Commission|Committee|Conference)(?:’s|'s)) /
    .source
/** `at its sixty-fourth session`, `at the Council’s fifty-eighth and sixty-first sessions`. */
const BY_SESSION = new RegExp(
  `\\b${SESSION_OF}(${ORDINAL}(?:(?:,? and |, )${ORDINAL}){0,6}) (?:regular |annual |substantive |resumed )?sessions?\\b`,
  'i',
)
/** What stands between the ordinals of several sessions, and not within `hundred and tenth`. */
const BETWEEN_ORDINALS = /,? (?<!hundred )and |, /i
const BY_DATE =
  /(?:by|not later than|no later than|before|until) (?:the end of )?(?:\d{1,2} \p{L}+ )?(?:\p{Lu}\p{Ll}+ )?(\d{4})/u
const IN_YEAR = /in (?<=\bin )(\d{4})\b/
const OFTEN =
  /\b(annually|semi-annually|biennially|triennially|quarterly|monthly|weekly|(?:once|twice) (?:a|every) year|every (?:two|three|four|five|six|nine|twelve|thirty|sixty|ninety|\d{1,3}) (?:years|months|weeks|days)|every (?:year|second year|month)|each year|on a(?:n)? (?:annual|biennial|regular|quarterly|monthly|six-monthly|weekly) basis|on a yearly basis|(?:submit|present|prepare|provide)(?: to (?:it|the \p{Lu}\p{L}{4,12}))? (?:an? )?(?:annual|biennial|quarterly|semi-annual|biannual) (?:\p{Ll}{3,16} ){0,2}reports?)(, (?:starting|beginning|commencing) (?:in|from|with) [^,;]{2,40})?/iu
const WITHIN = /\bwithin (?:already )?existing reporting obligations[^,;.]*/i

/** A period that runs from the resolution, or up to something: `within 90 days`, `in six months`, `at its next session`. */
const PERIOD =
  /\b(?:(?:within|no later than|not later than|in) (?:a period of )?(?:(?:one|two|three|four|five|six|nine|twelve|thirty|sixty|ninety|\d{1,3}) (?:days?|weeks?|months?|years?))(?: (?:of|from|after|following|before|prior to) (?:the )?(?:date of )?(?:the )?(?:adoption|expiration|expiry)(?: of (?:the present|this) (?:resolution|decision))?)?|(?:at|to) (?:its|their) next (?:regular |annual |substantive )?session)\b/i

/** What a stretch must hold to say when. */
const TIMELY =
  /session|\d{4}|ually|nially|nnual |nnial |quarterly|monthly|every |each year|weekly|(?:once|twice) |basis|existing reporting|\b(?:days|weeks|months?|years?)\b/

const SESSION = HINTS.add('session')
const YEAR = HINTS.add('0000')
const REPEATED = HINTS.add(
  'ually',
  'nially',
  'nnual ',
  'nnial ',
  'quarterly',
  'monthly',
  'weekly',
  'once ',
  'twice ',
  'every ',
  'each year',
  'basis',
)
const REPORTING = HINTS.add('existing reporting')
const LASTING = HINTS.add('day', 'week', 'month', 'year', 'session')
const DUE = HINTS.add(
  'session',
  '0000',
  'ually',
  'nially',
  'nnual ',
  'nnial ',
  'quarterly',
  'month',
  'every ',
  'each year',
  'week',
  'once ',
  'twice ',
  'basis',
  'existing reporting',
  'days',
  'year',
)

/** The deadline that the stretch of an act states, if any, in a paragraph with these hints. */
export function findDeadline(stretch: string, hints: Hints): Deadline | undefined {
  if (!DUE.in(hints) || !TIMELY.test(stretch)) return undefined
  const session = SESSION.in(hints) ? BY_SESSION.exec(stretch) : null
  const [first, ...further] = ordinalsOf(session?.[1])
  const often = REPEATED.in(hints) ? OFTEN.exec(stretch) : null
  const date = YEAR.in(hints) ? (BY_DATE.exec(stretch) ?? IN_YEAR.exec(stretch)) : null
  const within = REPORTING.in(hints) ? WITHIN.exec(stretch) : null
  const period = LASTING.in(hints) ? PERIOD.exec(stretch) : null
  const text = session?.[0] ?? period?.[0] ?? often?.[0] ?? date?.[0] ?? within?.[0]
  if (text === undefined) return undefined
  return {
    text,
    ...(first && { session: first }),
    ...(further.length > 0 && { furtherSessions: further }),
    ...(often ? { recurrence: often[0] } : {}),
    ...(date && !often?.[0].includes(date[0]) ? { date: findDates(date[0])[0]?.iso ?? date[1] ?? '' } : {}),
  }
}

/** The numbers of the sessions that a list of ordinals names. */
function ordinalsOf(words: string | undefined): string[] {
  const numbers = words?.split(BETWEEN_ORDINALS).map(ordinalValue) ?? []
  return numbers.flatMap((number) => (number === undefined ? [] : [String(number)]))
}
