/** What answers SPARQL queries: the embedded store, or a remote service behind the same interface. */
import type { Described, DescribeRequest } from './description.ts'

/** What a query asks for: rows, yes or no, a graph of a pattern, or a graph about things. */
export type QueryForm = 'select' | 'ask' | 'construct' | 'describe'

/** The graphs a query is asked over. Both lists given by the protocol replace the query's own FROM clauses. */
export interface QueryDataset {
  readonly defaultGraphs: readonly string[]
  readonly namedGraphs: readonly string[]
}

/** One query with the media types its asker can read; only the one that fits the query's form is used. */
export interface QueryRequest {
  readonly query: string
  /** Media type for SELECT and ASK; absent: the asker can read none, and such a query is refused. */
  readonly results?: string | undefined
  /** Media type for CONSTRUCT and DESCRIBE; absent: as above. */
  readonly graph?: string | undefined
  readonly dataset?: QueryDataset | undefined
  /** Milliseconds of evaluation, waiting not counted. Default: the engine's own. */
  readonly deadline?: number | undefined
  /** Most solutions wanted. Default: the engine's own cap. */
  readonly limit?: number | undefined
  /**
   * True for the service's own short queries: no client's query may hold them up, and none of the caps for clients holds.
   * Default false.
   */
  readonly own?: boolean
  /** Who asks, so that one client's many queries do not keep all others waiting. Default: nobody in particular. */
  readonly client?: string | undefined
  /** Ends the query when its asker is gone: it then rejects with an error of no interest to anybody. */
  readonly signal?: AbortSignal | undefined
}

/** A finished answer. `truncated` is true only where more solutions than `limit` were shown to exist. */
export interface QueryResult {
  readonly form: QueryForm
  readonly mediaType: string
  readonly body: string
  /** The cap that was applied, absent where the query's own LIMIT was lower. */
  readonly limit?: number
  readonly truncated: boolean
}

/** Counters since the start, for operations. */
export interface EngineStats {
  readonly queued: number
  readonly running: number
  /** Queries answered or refused. */
  readonly finished: number
  /** Workers that were ended by a deadline or died, and were replaced. */
  readonly replaced: number
}

/** A SPARQL 1.1 query service over one immutable dataset. */
export interface Engine {
  /**
   * Throws QueryError (`syntax`, `not-acceptable`, `service-refused`, `update-refused`, `too-large`, `too-complex`,
   * `result-too-large`, `busy`, `too-many`) and DeadlineError. Any other error is a bug.
   */
  query(request: QueryRequest): Promise<QueryResult>
  /**
   * What `collectDescription` finds, in one step; absent where the engine is asked query by query. Throws as `query` does.
   */
  describe?(request: DescribeRequest): Promise<Described | undefined>
  /**
   * Resolves when no client's query shares a thread with the service's own any more, which it may for a moment after the
   * start; absent where none ever does. Never rejects.
   */
  complete?(): Promise<void>
  /** True when a real query was answered just now; never rejects. */
  ready(): Promise<boolean>
  stats(): EngineStats
  /** True where the solutions of one query always come in the same order, sorted or not. Default false. */
  readonly steady?: boolean
  /** Ends all work; open queries reject. */
  close(): Promise<void>
}

/** Media types of bindings and booleans, in the server's order of preference. */
export const RESULTS_TYPES: readonly string[] = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
]

/** Media types of graphs, in the server's order of preference. */
export const GRAPH_TYPES: readonly string[] = [
  'text/turtle',
  'application/ld+json',
  'application/n-triples',
  'application/n-quads',
  'application/trig',
  'application/rdf+xml',
]
