/** Whether a clean text is what its stretch of the source says, once marks and page furniture are taken out. */

/** What cleaning may take out inside a line: white space, emphasis, escapes, brackets, footnote marks, hyphens. */
const MARK = /[\s*_#\\[\]()\d\p{No}\u00ad\u2010\u2011\u200b-\u200d\u2060\ufeff-]/u

/** How many characters must agree where the text goes on after a line that was left out. */
const RESUME = 8

/**
 * True where `text` stands in `source` from its first character to its last, in order, and all that is left over are
 * marks and whole lines. White space is not compared. Time grows with the number of lines left out.
 */
export function agrees(text: string, source: string): boolean {
  const words = text.replaceAll(/\s/g, '')
  if (words === '') return source.trim() === ''
  if (source !== source.trim()) return false
  let at = 0
  let from = 0
  while (at < words.length) {
    if (from >= source.length) return false
    if (source[from] === words[at]) {
      at++
      from++
    } else if (MARK.test(source[from] ?? '')) from++
    else {
      from = resume(source, from, words.slice(at, at + RESUME))
      if (from < 0) return false
    }
  }
  return Array.from(source.slice(from)).every((character) => MARK.test(character))
}

/** Where a later line of `source` begins with `words`; -1 where none does. A line begins after a line feed only. */
function resume(source: string, from: number, words: string): number {
  for (let line = source.indexOf('\n', from); line >= 0; line = source.indexOf('\n', line + 1)) {
    const start = line + 1
    const bare = source.slice(start, start + 4 * RESUME).replaceAll(/[\s*_#\\]/g, '')
    if (bare.startsWith(words)) return start
  }
  return -1
}
