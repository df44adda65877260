/** Numbers and times in the wording of a paragraph, as far as a change of them changes what the text says. */

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const DATED = new RegExp(`\\b(\\d+/\\d+) of ((?:\\d{1,2} ${MONTH} )?(?:19|20)\\d\\d)\\b`, 'g')
const TIME =
  /\b(?:in|by|before|within|starting in|not later than|no later than|at|during)\s+(?:[\p{L}-]+\s+){0,6}?(?:(?:19|20)\d\d|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|[\p{L}]+(?:ieth|tenth|eenth|[a-z]-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))) sessions?|years(?: time)?|months)\b/giu
/** Not part of a symbol (`61/180`), a day, a year, or a number in words. */
const NUMBER = new RegExp(`(?<![\\d/.–-])\\b\\d{1,6}(?![\\d/–-])(?! ${MONTH})(?!\\p{L})`, 'gu')
const YEAR = /^(?:19|20)\d\d$/

/** When something is due, in the words of the text, each once: `in 2013`, `at the sixty-eighth session`. */
export function findTimes(text: string): readonly string[] {
  return unique(text.match(TIME) ?? [])
}

/** The plain numbers of a text, in order, each once: of paragraphs, articles, persons. */
export function findNumbers(text: string): readonly string[] {
  return unique(text.match(NUMBER) ?? []).filter((each) => !YEAR.test(each))
}

/** The date that is given to a numbered document: `62/141` → `18 December 2007`. */
export function findDatedNumbers(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(DATED)].map(([, number = '', date = '']) => [number, date]))
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)]
