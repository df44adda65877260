/** What changed from one generation of the data to the next, graph by graph. */
import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'

/** One named graph: its key after `graph/`, the SHA-256 of its lines, and whether a document of that key stands in it. */
export interface GraphState {
  readonly key: string
  readonly sha256: string
  readonly document: boolean
}

/** A graph that came, changed or went. */
export interface Change extends GraphState {
  readonly kind: 'create' | 'update' | 'delete'
  /** Never before the change that precedes it. */
  readonly at: Date
}

/**
 * `known` with what is new in `graphs` at its end, in the order of `graphs`, then what is gone. The same graphs give
 * no change.
 */
export function addChanges(known: readonly Change[], graphs: readonly GraphState[], at: Date): readonly Change[] {
  const last = new Map(known.map((change) => [change.key, change]))
  const held = new Set(graphs.map(({ key }) => key))
  const time = new Date(Math.max(at.getTime(), known.at(-1)?.at.getTime() ?? 0))
  const come = graphs.flatMap((graph): Change[] => {
    const before = last.get(graph.key)
    if (before === undefined || before.kind === 'delete') return [{ ...graph, kind: 'create', at: time }]
    return before.sha256 === graph.sha256 ? [] : [{ ...graph, kind: 'update', at: time }]
  })
  const gone = [...last.values()].filter(({ key, kind }) => kind !== 'delete' && !held.has(key))
  return [...known, ...come, ...gone.map((change): Change => ({ ...change, kind: 'delete', at: time }))]
}

const NEWLINE = 10
const OPEN = 60

/**
 * The graphs under `base` in N-Quads chunks that end at line ends, in the order of their first lines. The hash depends
 * on the order of the lines, which is fixed in what is built here.
 */
export function findGraphs(chunks: Iterable<Uint8Array>, base: string): readonly GraphState[] {
  const states = new Map<string, { readonly hash: Hash; readonly subject: string; document: boolean }>()
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    for (const line of splitLines(bytes)) {
      const key = keyOf(line, base)
      if (key === undefined) continue
      const state = states.get(key) ?? { hash: createHash('sha256'), subject: `<${base}id/${key}> `, document: false }
      states.set(key, state)
      state.hash.update(line)
      state.document ||= line.toString('utf8', 0, Buffer.byteLength(state.subject)) === state.subject
    }
  }
  return [...states].map(([key, { hash, document }]) => ({ key, sha256: hash.digest('hex'), document }))
}

function* splitLines(bytes: Buffer): Iterable<Buffer> {
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, start)
    const end = newline === -1 ? bytes.length : newline + 1
    yield bytes.subarray(start, end)
    start = end
  }
}

/** `A/RES/64/293` for a line that ends in `<base>graph/A/RES/64/293> .`. */
function keyOf(line: Buffer, base: string): string | undefined {
  const tail = line.toString('utf8', Math.max(0, line.lastIndexOf(OPEN)))
  const graph = /^<([^>]*)>\s*\.\s*$/.exec(tail)?.[1]
  return graph?.startsWith(`${base}graph/`) ? graph.slice(base.length + 'graph/'.length) : undefined
}
