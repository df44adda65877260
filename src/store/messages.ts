/** What passes between the embedded engine and its worker threads. */
import type { Described, DescribeRequest } from './description.ts'
import type { QueryDataset, QueryForm } from './engine.ts'

/** Which image stands where. */
export interface ImagePlace {
  readonly path: string
  /** What tells one state of the data from another. */
  readonly data: string
}

/** What a worker begins with. */
export interface WorkerData {
  /** N-Quads in chunks of at most 1 MB, cut at line ends, in memory that all workers share; or an image of them. */
  readonly from: { readonly chunks: readonly Uint8Array[] } | (ImagePlace & { readonly verify: boolean })
  readonly base: string
  /** Most bytes of WebAssembly memory. */
  readonly memory: number
  /** How far the thread stands back behind others for the processors, 0 to 19; 0 is as they do. */
  readonly niceness: number
}

/** To a worker: a query, a thing to describe, or where to keep an image of what it holds. */
export type Order = Task | { readonly describe: DescribeRequest } | { readonly keep: ImagePlace }

/** One query for a worker, all defaults filled in. */
export interface Task {
  readonly query: string
  readonly results: string | undefined
  readonly graph: string | undefined
  readonly dataset: QueryDataset | undefined
  readonly limit: number
  /** Longest result, in UTF-16 units. */
  readonly bytes: number
  /** True for the service's own queries, which are evaluated as they are: not guarded, repaired or capped. */
  readonly own?: boolean | undefined
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
  readonly kept?: true
  readonly answer?: Answer
  /** Null where the data do not mention the thing. */
  readonly described?: Described | null
  readonly refused?: {
    readonly message: string
    readonly code: string
    readonly line: number | undefined
    readonly column: number | undefined
  }
  readonly died?: string
  /** Present where the query before made the thread's memory grow far beyond its data; it never shrinks again. */
  readonly worn?: true
}
