/** The gold form: what a careful reader marks in a document, to hold the extractor against. */

/**
 * One annotated document. Text is as the source has it, lines joined, marks removed. A list that is not there was not
 * annotated, and is not scored.
 */
export interface Gold {
  readonly document: Readonly<Record<string, string | readonly string[] | null>>
  readonly paragraphs: readonly GoldParagraph[]
  /** Without relations where the gold is markup: then citations of documents are compared, and no others. */
  readonly citations?: readonly GoldCitation[]
  readonly asks?: readonly GoldAsk[]
  /** Subject, predicate, object, paragraph. */
  readonly facts?: readonly (readonly [string, string, string, string])[]
  readonly footnotes?: readonly GoldFootnote[]
}

/** `first` and `last` are the first and last six words; the clean forms leave editors' brackets out. */
export interface GoldParagraph {
  readonly id: string
  readonly verbs?: readonly string[]
  /** The words set off at its head. */
  readonly opening?: string
  readonly first: string
  readonly last: string
  readonly firstClean?: string
  readonly lastClean?: string
  readonly status?: 'deleted' | 'merged'
}

/** A formal mention; finding an optional one is neither right nor wrong. */
export interface GoldCitation {
  readonly in: string
  readonly mention?: string
  readonly target: string
  readonly relation?: string
  readonly optional?: boolean
}

/** An act that asks somebody for something. */
export interface GoldAsk {
  readonly in: string
  readonly verb: string
  readonly addressees: readonly string[]
}

/** A footnote with the paragraphs that carry its mark. */
interface GoldFootnote {
  readonly marker: string
  readonly text: string
  readonly resolvesTo?: readonly string[]
  readonly anchoredIn: readonly string[]
}
