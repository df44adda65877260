/** What passes between the embedded engine and its worker threads. */
import type { QueryDataset, QueryForm } from './engine.ts'

/** N-Quads in chunks of at most 1 MB, cut at line ends, in memory that all workers share. */
export interface WorkerData {
  readonly chunks: readonly Uint8Array[]
  readonly base: string
  /** Most bytes of WebAssembly memory. */
  readonly memory: number
  /** How far the thread stands back behind others for the processors, 0 to 19; 0 is as they do. */
  readonly niceness: number
}

/** One query for a worker, all defaults filled in. */
export interface Task {
  readonly query: string
  readonly results: string | undefined
  readonly graph: string | undefined
  readonly dataset: QueryDataset | undefined
  readonly limit: number
  /** Longest result, in UTF-16 units. */
  readonly bytes: number
}

/** What the worker found; `capped` where its own limit was put in place of the query's. */
export interface Answer {
  readonly form: QueryForm
  readonly mediaType: string
  readonly body: string
  readonly capped: boolean
  readonly truncated: boolean
}

/** Exactly one of the fields is present. */
export interface Reply {
  readonly ready?: true
  readonly answer?: Answer
  readonly refused?: {
    readonly message: string
    readonly code: string
    readonly line: number | undefined
    readonly column: number | undefined
  }
  readonly died?: string
}
