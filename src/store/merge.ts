/** Quads as the triples of the merged default graph, cut out of N-Quads without parsing them. */

const [NEWLINE, RETURN, TAB, SPACE, DOT, OPEN, CLOSE, CARET] = [10, 13, 9, 32, 46, 60, 62, 94]
const BLANK = Buffer.from('_:')

/**
 * The lines of a chunk without their graphs. Undefined where a line may hold a blank node, whose name would be another one
 * when it is loaded again, or is not written plainly: a comment, a graph or subject that is no IRI.
 */
export function withoutGraphs(chunk: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  if (bytes.includes(BLANK)) return undefined
  const result = Buffer.allocUnsafe(bytes.length + 3)
  let length = 0
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, start)
    const next = newline === -1 ? bytes.length : newline + 1
    const end = endOfTriple(bytes, start, next)
    if (end === undefined) return undefined
    if (end > start) {
      length += bytes.copy(result, length, start, end)
      length = result.writeUInt16LE(DOT + NEWLINE * 256, length)
    }
    start = next
  }
  return result.subarray(0, length)
}

/** Where the object of a line ends; `start` for an empty line, undefined where the line is not written plainly. */
function endOfTriple(bytes: Buffer, start: number, next: number): number | undefined {
  let end = skipBack(bytes, start, next)
  if (end === start) return start
  if (bytes[end - 1] !== DOT || bytes[start] !== OPEN) return undefined
  end = skipBack(bytes, start, end - 1)
  if (bytes[end - 1] !== CLOSE) return end
  const open = bytes.lastIndexOf(OPEN, end)
  // The last IRI is a datatype, or the object, which follows the second.
  if (open <= start || bytes[open - 1] === CARET) return end
  const predicate = bytes.indexOf(CLOSE, bytes.indexOf(CLOSE, start) + 1)
  const object = skipBack(bytes, start, open)
  return object === predicate + 1 ? end : object
}

function skipBack(bytes: Buffer, start: number, end: number): number {
  let at = end
  while (at > start && [NEWLINE, RETURN, TAB, SPACE].includes(bytes[at - 1] ?? 0)) at--
  return at
}
