/** What an inconsistency is: two places that do not agree. */
import type { Span } from '../model.ts'

/** The checks by name; the last two need the cited document. */
type FindingCode = 'stale-reference' | 'undefined-alias' | 'footnote-without-anchor' | 'title-differs' | 'date-differs'

/** One inconsistency, with the words that show it. It says that two texts disagree, not which of them is wrong. */
export interface Finding extends Span {
  readonly code: FindingCode
  /** One sentence for people. */
  readonly message: string
  /** Id of the paragraph whose words they are; undefined outside of all paragraphs. */
  readonly paragraph?: string
  /** The other side: a paragraph of the same document (`annex/par/36`), or the key of a thing or document. */
  readonly concerns?: { readonly paragraph: string } | { readonly key: string }
}
