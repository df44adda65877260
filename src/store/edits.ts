/** Changes to a text by offsets, applied together. */

/** The UTF-16 units from `start` up to `end` become `by`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** The text with all edits, which must not overlap; of several at one place, the earlier stands first. Total. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = []
  let done = 0
  for (const { start, end, by } of edits.toSorted((a, b) => a.start - b.start)) {
    pieces.push(text.slice(done, start), by)
    done = end
  }
  return pieces.join('') + text.slice(done)
}
