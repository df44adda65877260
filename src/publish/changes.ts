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
const UNDERSCORE = 95

/** What one pass over N-Quads finds out: their SHA-256 in hexadecimal, how many they are, and their graphs. */
export interface Survey {
  readonly sha256: string
  readonly quads: number
  readonly graphs: readonly GraphState[]
}

/** The graphs of `surveyQuads`. */
export function findGraphs(chunks: Iterable<Uint8Array>, base: string): readonly GraphState[] {
  return surveyQuads(chunks, base).graphs
}

/**
 * Looks once at N-Quads in chunks that end at line ends. The graphs are those under `base`, in the order of their first
 * lines; their hashes depend on the order of the lines, which is fixed in what is built here.
 */
export function surveyQuads(chunks: Iterable<Uint8Array>, base: string): Survey {
  const states = new Map<string, GraphSurvey>()
  const hash = createHash('sha256')
  let quads = 0
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    hash.update(bytes)
    for (const run of splitRuns(bytes)) {
      quads += run.lines.filter((start) => bytes[start] === OPEN || bytes[start] === UNDERSCORE).length
      addRun(states, bytes, run, base)
    }
  }
  const graphs = [...states].map(([key, each]) => ({ key, sha256: each.hash.digest('hex'), document: each.document }))
  return { sha256: hash.digest('hex'), quads, graphs }
}

interface GraphSurvey {
  readonly hash: Hash
  readonly subject: Buffer
  document: boolean
}

/** Lines, by their starts, that end alike: in the same graph, and in nothing else. */
interface Run {
  readonly lines: number[]
  end: number
  readonly tail: Buffer
}

function addRun(states: Map<string, GraphSurvey>, bytes: Buffer, { lines, end, tail }: Run, base: string): void {
  const key = keyOf(tail, base)
  if (key === undefined) return
  const subject = Buffer.from(`<${base}id/${key}> `)
  const state = states.get(key) ?? { hash: createHash('sha256'), subject, document: false }
  states.set(key, state)
  state.hash.update(bytes.subarray(lines[0], end))
  state.document ||= lines.some((at) => subject.compare(bytes, at, at + subject.length) === 0)
}

/** Neighbouring lines mostly stand in one graph, so that a graph's name is read once for all of them. */
function* splitRuns(bytes: Buffer): Iterable<Run> {
  let run: Run | undefined
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, start)
    const end = newline === -1 ? bytes.length : newline + 1
    if (run && end - run.tail.length >= start && run.tail.compare(bytes, end - run.tail.length, end) === 0) {
      run.lines.push(start)
      run.end = end
    } else {
      if (run) yield run
      run = { lines: [start], end, tail: bytes.subarray(Math.max(start, bytes.lastIndexOf(OPEN, end - 1)), end) }
    }
    start = end
  }
  if (run) yield run
}

/** `A/RES/64/293` for a line that ends in `<base>graph/A/RES/64/293> .`. */
function keyOf(tail: Buffer, base: string): string | undefined {
  const graph = /^<([^>]*)>\s*\.\s*$/.exec(tail.toString('utf8'))?.[1]
  return graph?.startsWith(`${base}graph/`) ? graph.slice(base.length + 'graph/'.length) : undefined
}
