/** What a rule for facts is, what it may ask, and what it gives. */

import type { Entity } from '../cite/entity.ts'
import type { Hint } from '../hints.ts'
import type { Grade, Thing } from '../model.ts'
import type { Tagged } from './tagged.ts'

/** A fact before it is bound to its paragraph. */
export interface Claim {
  readonly subject: Thing
  readonly predicate: string
  readonly object: Thing
  readonly grade?: Grade
  /** The entities that show it; the quote runs from the first to the last. */
  readonly shown: readonly Entity[]
}

/** What a rule may ask about the document it reads. */
export interface FactContext {
  readonly self: Thing | undefined
  readonly organ: Thing | undefined
  /** The instrument that the document adopts as its annex, once known. */
  readonly adopted: Thing | undefined
  readonly secretaryGeneral: Thing | undefined
  readonly treatyOfConference: (organ: Entity) => Thing | undefined
  readonly supplementedBy: (treaty: Entity) => Thing | undefined
}

/** One rule: its name is the rule id of the evidence. */
export interface FactRule {
  readonly name: string
  /** All that the text must hold for the pattern to be tried. */
  readonly hints: readonly Hint[]
  readonly pattern: RegExp
  readonly claims: (match: RegExpMatchArray, tagged: Tagged, context: FactContext) => readonly Claim[]
}

/** A rule for an act of the organ itself, read from the act's phrase on. */
export interface OwnRule extends FactRule {
  /** How the act's text must begin: the beginning of the pattern. */
  readonly opens: RegExp
}
