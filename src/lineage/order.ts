/** Order in sequences: what kept its place while other things moved. */

/**
 * The positions, ascending, of a longest strictly increasing run of `values` (not necessarily adjacent): what need
 * not have moved. O(n log n).
 */
export function longestIncreasing(values: readonly number[]): readonly number[] {
  const ends: number[] = []
  const before = values.map((value, at) => {
    const length = firstNotBelow(ends, values, value)
    ends[length] = at
    return length === 0 ? -1 : (ends[length - 1] ?? -1)
  })
  const run: number[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.push(at)
  return run.toReversed()
}

function firstNotBelow(ends: readonly number[], values: readonly number[], value: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of the ascending `marks` lie below `value`: which gap between marks it stands in. */
export function gapOf(marks: readonly number[], value: number): number {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
