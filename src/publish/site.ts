/** What a server publishes: one immutable dataset with its vocabulary, queries and texts. */
import type { Engine } from '../store/engine.ts'
import type { Change, GraphState } from './changes.ts'

/** A shipped question: the file's name without `.rq`, its header comment and its text. */
export interface StoredQuery {
  readonly name: string
  /** The first line of the header comment. */
  readonly title: string
  /** The rest of the header comment, or ''. */
  readonly description: string
  readonly text: string
}

/** The vocabulary files, as text. */
interface Vocabulary {
  readonly ontology: string
  readonly shapes: string
  readonly context: string
}

/** Facts about the dataset. `modified` is the newest of its sources; `sha256` is of its N-Quads, in hexadecimal. */
interface DatasetFacts {
  readonly sha256: string
  readonly modified: Date
  readonly quads: number
}

/** Everything that the app answers from. */
export interface Site {
  readonly engine: Engine
  /** Absolute, with a final slash: the canonical start of every data IRI, whatever host a request names. */
  readonly base: string
  readonly dataset: DatasetFacts
  /** The dataset as N-Quads, piece by piece, each ending at a line end. */
  readonly nquads: () => Iterable<string> | AsyncIterable<string>
  readonly vocabulary: Vocabulary
  readonly queries: readonly StoredQuery[]
  /** Plain text of each loaded document by its key (`A/RES/64/293`). */
  readonly texts: ReadonlyMap<string, string>
  /** IRI of the licence of the data. */
  readonly license: string
  /** The named graphs under the base as they are now. Default: none is known. */
  readonly graphs?: readonly GraphState[]
  /** All changes of graphs that are known, the oldest first. Default: none. */
  readonly changes?: readonly Change[]
  /** What operations should know although the site works: a reload that failed. Default: nothing. */
  readonly notice?: () => string | undefined
  /** True where the site becomes files: pages offer no search and no query form. Default false. */
  readonly still?: boolean
}
