/** The shapes of `data/authorities/symbols.json`: which bodies issue symbols, in which form, and what they mean. */

/** What a symbol says about the kind of document. */
export type SymbolType = 'resolution' | 'decision' | 'draft' | 'report' | 'statement' | 'other'

/**
 * How the parts of a symbol stand after the prefix: `session/number`, `year/number`, `number(session)` with a roman
 * session, `number(year)`, `number` alone, or the session glued to the prefix (`UNEP/EA.5/Res.14`).
 */
export type Layout = 'session' | 'year' | 'number-session' | 'number-year' | 'plain' | 'dotted'

/** One way in which a body numbers what it adopts. Bounds are inclusive, and of sessions or years. */
export interface Numbering {
  readonly layout: Layout
  /** The first and last session or year that was numbered so; absent: open. Special sessions are not bounded. */
  readonly from?: number
  readonly to?: number
  /** The highest number ever given, where it is known to be low. */
  readonly highest?: number
  /** True where numbers run on from session to session, so that no later session has a smaller number. */
  readonly cumulative?: boolean
}

/** Spellings that must be read, each with the canonical form. */
type SymbolExamples = Readonly<Record<string, string>>

/** A series of adopted texts, cited in prose by the bare number (`resolution 61/180`). */
export interface ActRecord {
  /** Name of the form, unique over all records: `ga-resolution`. */
  readonly form: string
  /** IRI path of the body that adopts, after `id/`: `organ/general-assembly`. */
  readonly organ: string
  readonly type: 'resolution' | 'decision' | 'statement'
  /** What stands before session, year or number: `A/RES`. */
  readonly prefix: string
  readonly numbering: readonly Numbering[]
  /** Marks before the number of a special session (`S-`, `ES-`), where the body has such sessions. */
  readonly special?: readonly string[]
  /** True where one number may cover several texts told apart by letters: `57/270 B`. */
  readonly parts?: boolean
  /** True where texts always name the body beside the number, so that a bare number is never its. */
  readonly named?: boolean
  readonly examples: SymbolExamples
  readonly source: string
}

/** A series of papers: everything under `prefix` that no longer prefix claims. */
export interface SeriesRecord {
  readonly form: string
  /** Absent where the body is not one that the organ records know. */
  readonly organ?: string
  readonly prefix: string
  /** What an ordinary paper of the series is; an element with a type of its own (`L.`) goes before it. */
  readonly type: SymbolType
  /** True where the session is glued to the prefix: `UNEP/OzL.Pro.28/12`. */
  readonly dotted?: boolean
  readonly examples: SymbolExamples
  readonly source: string
}

/** An element that says what kind of paper it is (`L.`), or that follows the symbol of another paper (`Add.`). */
export interface ElementRecord {
  /** As printed, with its dot if it has one, without a number. */
  readonly element: string
  /** Another spelling that other bodies print, kept as it stands: `DEC.` beside `Dec.`. */
  readonly also?: string
  readonly name: string
  readonly type?: SymbolType
  /** True for what is put behind a complete symbol: addenda, corrigenda, revisions. */
  readonly suffix?: boolean
  readonly source: string
}

/** Words that may open a bracket behind a symbol: `Part`, `Sect.`, `Vol.`. */
interface QualifierRecord {
  readonly word: string
  readonly examples: SymbolExamples
  readonly source: string
}

/** All symbol records, as they stand in the file. */
export interface SymbolRecords {
  readonly acts: readonly ActRecord[]
  readonly series: readonly SeriesRecord[]
  readonly elements: readonly ElementRecord[]
  readonly qualifiers: readonly QualifierRecord[]
}
