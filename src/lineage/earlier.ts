/** What a draft tells of the text before it, in types. */
import type { EditorialNote, Paragraph, ParagraphKind, Span } from '../model.ts'
import type { Certainty, Place } from './place-deletions.ts'
import type { Piece } from './reconstruct.ts'

/** What is needed of a draft. A `ResolutionDocument` has it. */
export interface Tracked {
  readonly paragraphs: readonly Paragraph[]
  readonly notes: readonly EditorialNote[]
}

/** A wording that stood in the earlier text. `note` is the index of the draft's note that tells it. */
export interface StruckWording {
  readonly wording: string
  readonly note: number
  readonly certainty: Certainty
  /** Where it stood in the text of the draft's paragraph; absent where that is open. */
  readonly place?: Span
  /** What found the place: `tracked` in the source itself, or a rule. */
  readonly rule?: Place['rule'] | 'tracked'
}

/** Why a paragraph's wording is open. */
export type OpenReason =
  'wording without a place' | 'unknown words where others were added' | 'additions are not marked' | 'text not known'

/** A paragraph of the earlier text. */
export interface EarlierParagraph {
  /** Its number in the earlier text; `pp/from-12` where that is not known and it became `pp/12`. */
  readonly id: string
  readonly kind: ParagraphKind
  /** The draft's paragraph that it became; absent for one that was struck whole. */
  readonly newer?: string
  /** In order; absent where nothing of the text is known. */
  readonly pieces?: readonly Piece[]
  /** What is known to have been struck, with and without a place. */
  readonly struck: readonly StruckWording[]
  readonly certainty: Certainty
  readonly open: readonly OpenReason[]
  /** Indexes of all the draft's notes that this rests on. */
  readonly evidence: readonly number[]
}
