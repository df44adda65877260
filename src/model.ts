/** The domain: what a resolution is made of once it has been read. Plain readonly data, no behaviour. */

/** Half-open `[start, end)` in UTF-16 code units of the document's plain text; published offsets are code points. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Something a reader should know about odd text. Never an exception: odd text is normal in this domain. */
export interface Diagnostic extends Span {
  readonly code: string
  readonly message: string
}

/** What kind of text the whole document is; `draft` covers draft resolutions and decisions, `statement` those of a president. */
export type DocumentType = 'resolution' | 'decision' | 'statement' | 'draft' | 'report'

/**
 * What identifies a document. Absent is `undefined`; dates are ISO 8601 (`2010-07-30`), the session is digits
 * (or `S-32`, `ES-11` for special sessions) as the symbol prints it.
 */
export interface Metadata {
  readonly symbol?: string
  readonly type: DocumentType
  readonly organ?: string
  readonly title?: string
  readonly date?: string
  readonly session?: string
  readonly agendaItems: readonly string[]
  readonly meeting?: string
  readonly distributed?: string
  readonly committeeReport?: string
  readonly draftOf?: string
  readonly language: string
  /** A name for a document without a symbol, used in its IRI: `2010-07-19` gives `id/draft/2010-07-19`. */
  readonly slug?: string
  readonly origin?: string
  /** The fields that a manifest gave because the text does not state them. */
  readonly external: readonly (keyof Metadata)[]
  /** Where the text states each field. */
  readonly evidence: Readonly<Partial<Record<keyof Metadata, Span>>>
}

/** Which part of the document a paragraph belongs to; sub-paragraphs have their parent's kind. */
export type ParagraphKind = 'preambular' | 'operative' | 'annex'

/** A numbered or counted unit of text. `text` is clean: lines joined, marks removed, white space single. */
export interface Paragraph extends Span {
  /** `pp/4`, `op/2/a`, `annex/par/43/b`; unique in the document. */
  readonly id: string
  readonly kind: ParagraphKind
  /** The number or letter as printed, if any: `1bis.`, `(a)`, `PP6`. */
  readonly label?: string
  readonly text: string
  /** The opening action phrase as written (`Recalling also`), if the paragraph opens with one. */
  readonly openingPhrase?: string
  /** Base forms, lower case, in order (`recalling`, `noting`). */
  readonly verbs: readonly string[]
  readonly status?: 'deleted' | 'merged'
  /** Where clean text comes from. */
  readonly map: TextMap
}

/**
 * Clean text against source text: pairs of offsets `[clean, source, clean, source, …]`, ascending, the first at
 * clean 0. From each pair on, both run in step until the next pair.
 */
export type TextMap = readonly number[]

/** A headed stretch of paragraphs; `start` and `end` span the heading. What stands before the first heading is in none. */
export interface Section extends Span {
  /** `annex/section/2`; the number counts the sections of its part from 1. */
  readonly id: string
  readonly label?: string
  readonly title?: string
  readonly paragraphs: readonly string[]
}

/** An annex; `start` and `end` span its heading. */
export interface Annex extends Span {
  /** `annex`, or `annex-2` where there are several. */
  readonly id: string
  readonly label?: string
  readonly title?: string
}

/** A footnote, with every place that carries its mark. `text` is clean; `start` and `end` span it in the source. */
export interface Footnote extends Span {
  readonly marker: string
  readonly text: string
  /** The paragraphs whose text carries the mark, in reading order, each once. */
  readonly anchoredIn: readonly string[]
  /** Each place in the source where the mark stands. */
  readonly anchors: readonly (Span & { readonly paragraph: string; readonly offset: number })[]
  /** Symbols, `United Nations Treaty Series vol. N, No. M` or web addresses, `Ibid.` resolved. */
  readonly resolvesTo: readonly string[]
  readonly map: TextMap
}

/** An editorial mark that stands in the text and is no part of it: a tracked change, a bracket, an announcement. */
export interface EditorialNote extends Span {
  readonly kind: 'deleted' | 'inserted' | 'formatted' | 'proposal' | 'formerly' | 'merged' | 'alternative' | 'comment'
  readonly text: string
  /** The paragraph before the note, if any. */
  readonly paragraph?: string
  /**
   * What was taken out or put in exactly, white space and all, where the source itself tracks the change: then the
   * span is its place. Absent for a note whose place nobody states.
   */
  readonly exact?: string
  /** The paragraphs that a proposal is announced for, as their ids. */
  readonly announcedFor?: readonly string[]
}

/** What text → structure gives. Paragraphs, sections and footnotes are in reading order. */
export interface Structure {
  readonly metadata: Metadata
  readonly paragraphs: readonly Paragraph[]
  readonly sections: readonly Section[]
  readonly annexes: readonly Annex[]
  readonly footnotes: readonly Footnote[]
  readonly notes: readonly EditorialNote[]
  readonly diagnostics: readonly Diagnostic[]
  /** The enacting formula (`The General Assembly,`), if found. */
  readonly formula?: Span
}

/** How sure a statement is: read, worked out from an alias, footnote or `Ibid.`, concluded, or given from outside. */
export type Grade = 'stated' | 'resolved' | 'inferred' | 'external'

/** Why a statement is made: the words, in the source, and the rule or record that read them. */
export interface Evidence extends Span {
  readonly paragraph: string
  readonly quote: string
  readonly rule: string
  readonly grade: Grade
}

/** What is cited: a document with a symbol, a treaty, or another named text. */
export type TargetKind = 'document' | 'treaty' | 'instrument'

/** A thing that a text cites. `key` is its IRI path after `id/`: `A/RES/55/25`, `treaty/untoc`, `instrument/…`. */
export interface Target {
  readonly kind: TargetKind
  readonly key: string
  /** Full official English name, or the symbol. */
  readonly label: string
}

/** A formal mention. `relation` is a verb record's key (`recalls`, `notes-with-appreciation`, `mentions`). */
export interface Citation extends Span {
  readonly in: string
  readonly mention: string
  readonly target: Target
  readonly relation: string
  /** The cited part as printed, where one is named: `paragraph 4`, `annex I`. */
  readonly part?: string
  /** Marker of the footnote that gave the target. */
  readonly via?: string
  readonly evidence: Evidence
}

/** When an ask is due: a date or year, a session's number, or how often, as far as the words say. */
export interface Deadline {
  /** The wording: `by the end of its sixty-third session`. */
  readonly text: string
  readonly date?: string
  readonly session?: string
  /** The sessions after the first, where several are named. */
  readonly furtherSessions?: readonly string[]
  readonly recurrence?: string
}

/** One act of a paragraph: the governing phrase and the stretch of clean text that it governs. */
export interface Act extends Span {
  readonly in: string
  /** As written, `Also urges`. */
  readonly phrase: string
  /** Base form as the text inflects it, without modifiers: `urges`, `recalling`. */
  readonly verb: string
  /** The verb record's key: `urges`, `recalls`. */
  readonly relation: string
  readonly modifiers: readonly string[]
  /** Offsets in the paragraph's clean text: the phrase, and the stretch up to the next act. */
  readonly phraseAt: Span
  readonly stretch: Span
}

/** An act that asks somebody for something. */
export interface Ask extends Span {
  readonly in: string
  readonly verb: string
  readonly addressees: readonly Thing[]
  readonly deadline?: Deadline
  readonly evidence: Evidence
}

/** Somebody or something named. `key` is its IRI path after `id/`: `organ/secretary-general`, `A/RES/55/25`. */
export interface Thing {
  readonly name: string
  readonly key?: string
}

/** Who adopted, established, appointed, … what. `object` is an ISO date for `enters-into-force`. */
export interface Fact {
  readonly subject: Thing
  readonly predicate: string
  readonly object: Thing
  readonly evidence: Evidence
}

/** A short name that the text defines: `Trafficking Protocol` means its full name from `definedIn` on. */
export interface Alias {
  readonly alias: string
  readonly means: string
  readonly definedIn: string
}

/** What a document is about, as a library or a classifier filed it. */
export interface Subject {
  readonly label: string
  readonly scheme: 'unbis' | 'sdg' | 'eurovoc'
  /** Given by the library, not by a program. */
  readonly library: boolean
  /** The concept's own IRI, where the source gives it. */
  readonly iri?: string
}

/** The counts of a recorded vote. */
export interface Vote {
  readonly inFavour: number
  readonly against: number
  readonly abstaining: number
}

/** A State or group that submitted the draft, or joined in later. */
export interface Sponsor {
  readonly name: string
  readonly additional: boolean
}

/** What a source says of a document beside its text. */
interface SourceRecord {
  readonly subjects: readonly Subject[]
  readonly vote?: Vote
  readonly sponsors: readonly Sponsor[]
}

/** Everything that was read from one document. */
export interface ResolutionDocument extends Structure {
  /** Given by structured sources only. */
  readonly record?: SourceRecord
  /** The plain text that all offsets count in. */
  readonly text: string
  readonly acts: readonly Act[]
  readonly citations: readonly Citation[]
  readonly asks: readonly Ask[]
  readonly facts: readonly Fact[]
  /** What the adopting organ asks for mandates, as statements about them: support, strength, money. */
  readonly steps: readonly Fact[]
  readonly aliases: readonly Alias[]
  /** Named things met in the text that are neither cited nor in a fact: mandates and organs, by paragraph. */
  readonly mentions: readonly Mention[]
}

/** A mandate or organ named in a paragraph. */
export interface Mention extends Span {
  readonly in: string
  readonly key: string
  readonly name: string
  readonly evidence: Evidence
}
