/** Telling things of the same name apart by their order. */

/** Says how often a name has been asked for, this time included: 1, 2, 3, … for each name. */
export function countOccurrences(): (name: string) => number {
  const counts = new Map<string, number>()
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count
  }
}
