/** Room for bytes that are made piece by piece. */

/** Text in UTF-8, in a space that is used again and again: a new one for each document costs as much as filling it. */
export interface ByteSpace {
  readonly clear: () => void
  readonly write: (text: string) => void
  /** What was written since it was cleared; stays until it is cleared again. */
  readonly bytes: () => Buffer
}

/** Bytes that a unit of UTF-16 may take. */
const MOST_BYTES = 3

/** An empty space, which grows as it must. */
export function openByteSpace(): ByteSpace {
  let space = Buffer.allocUnsafe(1024 * 1024)
  let size = 0
  return {
    clear: () => void (size = 0),
    write(text) {
      if (size + MOST_BYTES * text.length > space.length) {
        const larger = Buffer.allocUnsafe(2 * space.length + MOST_BYTES * text.length)
        space.copy(larger, 0, 0, size)
        space = larger
      }
      size += space.write(text, size)
    },
    bytes: () => space.subarray(0, size),
  }
}
