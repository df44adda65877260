/** Offsets in UTF-16 code units, which the program counts, as offsets in code points, which it publishes. */

/**
 * A function from an offset in `text` to the number of code points before it. An offset inside a surrogate pair
 * counts the pair as passed. One pass over the text here, O(log n) in the number of pairs for each offset. Total.
 */
export function codePointOffsets(text: string): (offset: number) => number {
  const pairs = Array.from(text.matchAll(/[\u{10000}-\u{10FFFF}]/gu), (match) => match.index)
  if (pairs.length === 0) return (offset) => offset
  return (offset) => offset - pairsBefore(pairs, offset)
}

/** How many pairs have passed their first unit at `offset`, so that each has counted one unit too many. */
function pairsBefore(pairs: readonly number[], offset: number): number {
  let low = 0
  let high = pairs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pairs[middle] ?? 0) + 1 < offset) low = middle + 1
    else high = middle
  }
  return low
}
