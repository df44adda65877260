/** What comparing needs of a document: it can be read from a text or from a graph. */
import type { Paragraph } from '../model.ts'

/** A paragraph of a version. */
export type VersionParagraph = Pick<Paragraph, 'id' | 'kind' | 'text' | 'status'>

/** What a paragraph cites, and with which verb; `target.key` is the IRI path after `id/`. */
interface VersionCitation {
  readonly in: string
  readonly relation: string
  readonly target: { readonly key: string; readonly label: string }
}

/** Whom a paragraph asks, and by when in its words. */
interface VersionAsk {
  readonly in: string
  readonly verb: string
  readonly addressees: readonly { readonly name: string; readonly key?: string }[]
  readonly deadline?: { readonly text: string }
}

/** An editor's note with the paragraph before it. */
interface VersionNote {
  readonly kind: string
  readonly text: string
  readonly paragraph?: string
}

/** One version of a text. A `ResolutionDocument` is one; paragraphs are in reading order and their ids unique. */
export interface Version {
  readonly paragraphs: readonly VersionParagraph[]
  readonly notes: readonly VersionNote[]
  /** The verbs by which a paragraph acts, in order, as record keys. */
  readonly acts: readonly { readonly in: string; readonly relation: string }[]
  readonly citations: readonly VersionCitation[]
  readonly asks: readonly VersionAsk[]
}
