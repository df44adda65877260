/** Words cut by a line's end or by the spacing of print, put together by the words that the document itself uses. */

/** Joins the lines of a paragraph. */
export type LineJoiner = (lines: readonly string[]) => string

const WORDS = /\p{L}+(?:[-‐‑]\p{L}+)*/gu

/**
 * A joiner that knows the words of `lines`, the document's. A hyphen at a line's end goes where the document prints the
 * whole word elsewhere, and stays where it does not: these texts hyphenate seldom, and compounds often.
 */
export function lineJoiner(lines: readonly string[]): LineJoiner {
  const counts = countWords(lines)
  return (parts) =>
    mend(
      parts.reduce((text, part) => joinPair(text, part, counts)),
      counts,
    )
}

type Counts = ReadonlyMap<string, number>

function countWords(lines: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const line of lines) {
    for (const [word] of line.toLowerCase().matchAll(WORDS)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function joinPair(before: string, after: string, counts: Counts): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after
  const head = /(?<!\p{L})(\p{L}{1,60})[-‐‑]$/u.exec(before)?.[1]
  const tail = /^\p{L}+/u.exec(after)?.[0]
  if (head === undefined) return /\d[-‐‑–/]$|\/$/.test(before) ? before + after : `${before} ${after}`
  if (tail === undefined || !/^\p{Ll}/u.test(after)) return before + after
  return counts.has((head + tail).toLowerCase()) ? before.slice(0, -1) + after : before + after
}

/** Words that stand before any other: with these before it, a rare word is more likely a word than a part of one. */
const FUNCTION = new Set(
  'a an and any as at be by for from in into is it its no not of off on one or other our out over per so some that the their then there these this to under up upon was were what when which who with'.split(
    ' ',
  ),
)

/**
 * `developm ent`, `Follow -up`, `b y`: wide spacing read as a space. Put together where the document has the whole word
 * elsewhere, and one part is a lone letter or stands nowhere else.
 */
function mend(text: string, counts: Counts): string {
  const has = (word: string) => counts.get(word.toLowerCase()) ?? 0
  return text
    .replace(/(\p{L}+) -(?=(\p{Ll}+))/gu, (found, one: string, two: string) =>
      has(`${one}-${two}`) > 0 ? `${one}-` : found,
    )
    .replace(/(?<!\p{L})(\p{L}+) (?=(\p{Ll}{1,12})(?!\p{L}))/gu, (found, one: string, two: string) =>
      has(one + two) > 0 && isFragment(one, two, has) ? one : found,
    )
}

function isFragment(one: string, two: string, has: (word: string) => number): boolean {
  const lone = /^[b-hj-zB-HJ-Z]$/
  if (lone.test(one) || (lone.test(two) && two !== 's')) return true
  return one.length > 1 && Math.min(has(one), has(two)) === 1 && !FUNCTION.has(one.toLowerCase())
}
