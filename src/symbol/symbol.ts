/** A UN document symbol as its parts, and the one way to print it. */
import type { Layout, SymbolType } from './records.ts'

/**
 * A document symbol kept as the parts the UN assigns, so that two spellings of one document compare equal.
 * `session` is digits, `S-32`, `ES-11`, or roman in `number-session`; `number` may be compound (`L.20`, `SR.12`).
 */
export interface DocumentSymbol {
  /** Name of the record that read it: `ga-resolution`. */
  readonly form: string
  readonly type: SymbolType
  /** IRI path of the organ after `id/`, where the record states one. */
  readonly organ?: string
  readonly layout: Layout
  /** What stands before session, year and number: `A/RES`, `A/C.3`, `FCCC/CP`. */
  readonly prefix: string
  readonly session?: string
  readonly year?: string
  readonly number: string
  /** Letters of a resolution in parts: `B`, `A-C`. */
  readonly part?: string
  /** What follows, in order, without spaces: `Add.1`, `Rev.2`, `(PartI)`. */
  readonly suffixes: readonly string[]
}

/** The canonical form, without spaces: `A/RES/2200A(XXI)`. Law: `parseSymbol(formatSymbol(s))` equals `s`. */
export function formatSymbol(symbol: DocumentSymbol): string {
  const tail = symbol.suffixes.map((suffix) => (suffix.startsWith('(') ? suffix : `/${suffix}`))
  return formatStem(symbol) + tail.join('')
}

function formatStem({ layout, prefix, session, year, number, part = '' }: DocumentSymbol): string {
  switch (layout) {
    case 'session':
      return `${prefix}/${session}/${number}${part}`
    case 'year':
      return `${prefix}/${year}/${number}${part}`
    case 'number-session':
      return `${prefix}/${number}${part}(${session})`
    case 'number-year':
      return `${prefix}/${number}(${year})`
    case 'dotted':
      return `${prefix}.${session}/${number}`
    case 'plain':
      return `${prefix}/${number}`
  }
}

/** What a symbol says by itself about its document; what it does not say is absent. */
export interface SymbolFacts {
  readonly type: SymbolType
  readonly organ?: string
  /** As the symbol prints it: `64`, `S-32`, `XXI`. */
  readonly session?: string
  /** Four digits. */
  readonly year?: string
}

/** What `symbol` says about its document: `S/RES/1325(2000)` is a resolution of the Security Council of 2000. */
export function symbolFacts({ type, organ, session, year }: DocumentSymbol): SymbolFacts {
  return {
    type,
    ...(organ !== undefined && { organ }),
    ...(session !== undefined && { session }),
    ...(year !== undefined && { year }),
  }
}
