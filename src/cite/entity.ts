/** What a paragraph names, and what it is read against. */

import type { Authorities } from '../authority/authorities.ts'
import type { Span } from '../model.ts'
import type { NameContext } from './context.ts'

/** A named thing in a paragraph's clean text. `key` is its IRI path after `id/`. */
export interface Entity extends Span {
  readonly key: string
  readonly name: string
  readonly kind: 'document' | 'treaty' | 'instrument' | 'organ' | 'mandate' | 'agent'
  /** How it was read: a number, a symbol, a full name, a short name; or a link of the source. */
  readonly by: 'number' | 'symbol' | 'name' | 'short' | 'link'
  /** For numbered documents: where the keyword of the list stands, the list's index and end. */
  readonly list?: { readonly keyword: number; readonly index: number; readonly end: number; readonly start: number }
}

/** What the paragraph is read against. */
export interface Reading {
  readonly authorities: Authorities
  readonly context: NameContext
  /** Key of the organ that adopts the document. */
  readonly organ: string | undefined
  /** The session in which it does; no document of a later one can be cited. */
  readonly session?: string | undefined
}
