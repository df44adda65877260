/** What a server publishes: one immutable dataset with its vocabulary, queries and texts. */
import type { Engine } from '../store/engine.ts'

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
  readonly nquads: () => Iterable<string>
  readonly vocabulary: Vocabulary
  readonly queries: readonly StoredQuery[]
  /** Plain text of each loaded document by its key (`A/RES/64/293`). */
  readonly texts: ReadonlyMap<string, string>
  /** IRI of the licence of the data. */
  readonly license: string
}
