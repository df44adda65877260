/** The shapes of the records in `data/authorities/`: what the extractor knows about the world, each with its source. */

import type { SymbolRecords } from '../symbol/records.ts'

/** An example text and what must be found in it: the wordings, in order. No `finds` means: nothing. */
interface Example {
  readonly text: string
  readonly finds?: readonly string[]
}

interface Named {
  /** IRI path after `id/`: `organ/general-assembly`, `treaty/untoc`. Unique over all files. */
  readonly key: string
  /** Full official English name, without an article. */
  readonly name: string
  /** Other full names and abbreviations, valid anywhere in a text: `UNODC`, `Trafficking Protocol`. */
  readonly aliases?: readonly string[]
  /** Names that denote it only after it was named in the same text: `the Commission`, `the Convention`. */
  readonly short?: readonly string[]
  /** Its short names stand for it in every text, named in full or not, until something else of the name is. */
  readonly standing?: boolean
  readonly examples: readonly Example[]
  /** Where the facts of the record were read: a document symbol with its part, or a vocabulary. */
  readonly source: string
}

/** A body that acts: principal organs, commissions, conferences of parties, secretariat units, agencies. */
export interface OrganRecord extends Named {
  readonly kind: 'principal' | 'subsidiary' | 'treaty-body' | 'secretariat' | 'agency' | 'regional' | 'conference'
  /** Key of the organ it belongs to. */
  readonly parent?: string
  /** Symbol prefix of what it adopts: `A/RES`, `A/HRC/RES`, `CCPCJ/RES`. */
  readonly resolutions?: string
  readonly decisions?: string
  /** Opening of its enacting formula: `The General Assembly`. */
  readonly formula?: string
}

/** A treaty: convention, covenant, protocol, charter, statute. Its key in the Treaty Series is volume and number. */
export interface TreatyRecord extends Named {
  readonly unts?: readonly { readonly volume: number; readonly number: number }[]
  /** The resolution that adopted or annexed it, and the part: `A/RES/55/25`, `annex I`. */
  readonly adoptedIn?: string
  readonly part?: string
  /** Key of the treaty it supplements. */
  readonly supplements?: string
}

/** A declaration, programme, plan, framework, principles: a named text that is no treaty. */
export interface InstrumentRecord extends Named {
  /** The document that contains it, where one is known: `A/RES/55/2`. */
  readonly document?: string
  readonly part?: string
}

/** A post, group, fund, initiative or office with a mandate. */
interface MandateRecord extends Named {
  readonly kind:
    'special-rapporteur' | 'special-representative' | 'working-group' | 'group' | 'fund' | 'initiative' | 'office'
  readonly parent?: string
}

/** A class of addressees that is no organ: `Member States`, `civil society`. */
export interface AgentRecord extends Named {}

/** Any record that names a thing. */
export type NamedRecord = OrganRecord | TreatyRecord | InstrumentRecord | MandateRecord | AgentRecord

/** What kind of speech act a verb is. */
type Force = 'preambular' | 'declaratory' | 'hortatory' | 'requesting' | 'decisional' | 'evaluative'

/** An action phrase of resolutions. `key` is the relation: `recalls`, `notes-with-appreciation`. */
export interface VerbRecord {
  readonly key: string
  /** All inflected forms, lower case, the gerund first: `recalling`, `recalls`, `recall`. May be several words. */
  readonly forms: readonly string[]
  /** Past forms, in which decisions are reported: `decided`, `took note of`. */
  readonly past?: readonly string[]
  readonly force: Force
  /** True where only the first word is the verb, and the nouns in its forms belong to what it governs. */
  readonly bare?: boolean
  /** True where the act asks somebody for something. */
  readonly asks?: boolean
  /** The verb of the ask where it has no relation of its own: `reiterates its demand` demands. */
  readonly asksAs?: string
  /** The relation under which citations in its stretch are published; absent: `mentions`. */
  readonly relation?: string
  /** From weakest 1 to strongest 5, among verbs of the same force; absent where no order is meant. */
  readonly strength?: number
  readonly examples: readonly Example[]
  readonly source: string
}

/** Words that colour an action phrase without changing which it is. */
export interface Modifiers {
  /** May stand before, inside or after a phrase: `also`, `further`, `once again`, `in this regard`. */
  readonly adverbs: readonly string[]
  /** May stand inside one, before its noun: `deep` in `notes with deep concern`. */
  readonly intensifiers: readonly string[]
  readonly source: string
}

/** All records, as loaded from `data/authorities/`. */
export interface AuthorityRecords {
  readonly organs: readonly OrganRecord[]
  readonly treaties: readonly TreatyRecord[]
  readonly instruments: readonly InstrumentRecord[]
  readonly mandates: readonly MandateRecord[]
  readonly agents: readonly AgentRecord[]
  readonly verbs: readonly VerbRecord[]
  readonly modifiers: Modifiers
  readonly symbols: SymbolRecords
}
