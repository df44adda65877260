/** N-Quads cut into pieces that the store can load one by one. */

const CHUNK_BYTES = 1_000_000

/**
 * Pieces of at most about 1 MB, each ending at a line end, in shared memory: one copy serves every worker. A single
 * string or buffer would double the store's memory while loading.
 */
export async function chunkNQuads(source: string | AsyncIterable<string> | Iterable<string>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = []
  let rest = ''
  for await (const piece of typeof source === 'string' ? [source] : source) {
    rest += piece
    if (rest.length < CHUNK_BYTES) continue
    const end = cutLines(rest, chunks)
    rest = rest.slice(end)
  }
  cutLines(rest, chunks)
  if (rest.length > 0) chunks.push(share(rest.slice(rest.lastIndexOf('\n') + 1)))
  return chunks.filter((chunk) => chunk.length > 0)
}

/** Pushes all complete lines of `text` and gives the offset after the last of them. */
function cutLines(text: string, chunks: Uint8Array[]): number {
  let start = 0
  for (;;) {
    const far = Math.min(start + CHUNK_BYTES, text.length)
    let end = text.lastIndexOf('\n', far - 1) + 1
    // One line longer than a chunk: take it whole.
    if (end <= start) end = text.indexOf('\n', far) + 1
    if (end <= start) return start
    chunks.push(share(text.slice(start, end)))
    start = end
  }
}

function share(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
  shared.set(bytes)
  return shared
}
