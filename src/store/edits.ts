/** Changes to a text by offsets, applied together. */

/** The UTF-16 units from `start` up to `end` become `by`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** The text with all edits, which must not overlap; of several at one place, the earlier stands first. Total. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => a.start - b.start)
    .toReversed()
    .reduce((result, { start, end, by }) => result.slice(0, start) + by + result.slice(end), text)
}
