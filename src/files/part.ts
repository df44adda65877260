/** What is asked of those who read documents in a bulk build, and what they answer. Plain data. */
import type { EntryFacts } from '../rdf/dataset.ts'
import type { RdfFormat } from '../rdf/serialize.ts'
import type { DocumentInput } from './collect.ts'

/** What becomes of a document: a piece of a dataset, or a file of its own. */
export type PartForm = RdfFormat | 'akn'

/** What is to be done. */
export interface PartRequest {
  readonly input: DocumentInput
  readonly base: string
  readonly form: PartForm
  /** Compress the part by itself: parts that stand one after the other are a whole gzip file. */
  readonly zip: boolean
  /** Name the document by its text's hash, since another of its file's name came before. Default: false. */
  readonly byHash?: boolean
  /** Give what it takes to compare the document with others. */
  readonly compare: boolean
  /** Give the plain text. */
  readonly text: boolean
}

/** What a part says of itself: plain data, fit for JSON. */
export interface PartSummary extends Pick<
  EntryFacts,
  'paragraphs' | 'pinpoints' | 'bindable' | 'own' | 'claims' | 'draftOf'
> {
  readonly kind: string
  readonly key: string
  /** Of the source's bytes. */
  readonly sourceSha256: string
  /** Of the plain text. */
  readonly sha256: string
  /** Only the file's name says what the document is. */
  readonly namedByFile: boolean
  readonly quads: number
  /** N-Quads of the events. */
  readonly events: string
  /** N-Quads about things that other documents may describe alike; in the part itself where graphs keep them apart. */
  readonly shared: string
  readonly mentioned: readonly (readonly [string, string])[]
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[]
}

/** A document's part of the dataset in UTF-8, compressed where that was asked for. */
export interface Part {
  readonly bytes: Uint8Array
  readonly summary: PartSummary
  /** What is compared, as `versionBytes` gives it, where it was asked for. */
  readonly version?: Uint8Array
  /** The plain text, where it was asked for. */
  readonly text?: string
}

/** A part, or why there is none. */
export type PartReply =
  { readonly part: Part } | { readonly refused: { readonly code: string; readonly message: string } }
