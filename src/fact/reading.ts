/** What facts are read from. */

import type { Entity } from '../cite/entity.ts'
import type { Hints } from '../hints.ts'
import type { Act, Paragraph } from '../model.ts'

/** What the rules read of a paragraph. */
export interface FactReading {
  readonly paragraph: Paragraph
  /** Of the paragraph's text. */
  readonly hints: Hints
  readonly entities: readonly Entity[]
  readonly acts: readonly Act[]
}
