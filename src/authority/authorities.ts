/** Everything the extractor knows, compiled once from the records of `data/authorities/`. */

import { compileSymbols, type SymbolGrammar } from '../symbol/grammar.ts'
import { compileNames, type NameEntry, type NameIndex } from './names.ts'
import { compilePhrases, type PhraseIndex } from './phrases.ts'
import type { AuthorityRecords, NamedRecord, OrganRecord } from './records.ts'

/** The compiled authorities: pass them to every stage that reads text. */
export interface Authorities {
  /** Those whose short names need no introduction. */
  readonly standing: readonly NamedRecord[]
  readonly records: AuthorityRecords
  readonly byKey: ReadonlyMap<string, NamedRecord>
  readonly names: NameIndex
  readonly phrases: PhraseIndex
  readonly symbols: SymbolGrammar
  /** Enacting formulas in lower case, without comma: `the general assembly` → organ. */
  readonly formulas: ReadonlyMap<string, OrganRecord>
}

/** Compiles the records. Costs some milliseconds; do it once. */
export function compileAuthorities(records: AuthorityRecords): Authorities {
  const named = namedRecords(records)
  return {
    records,
    byKey: new Map(named.map((record) => [record.key, record])),
    standing: named.filter((record) => record.standing),
    names: compileNames(named.flatMap(nameEntries)),
    phrases: compilePhrases(records.verbs, records.modifiers),
    symbols: compileSymbols(records.symbols),
    formulas: new Map(records.organs.map((organ) => [(organ.formula ?? `The ${organ.name}`).toLowerCase(), organ])),
  }
}

/** All records that name a thing. */
export function namedRecords(records: AuthorityRecords): readonly NamedRecord[] {
  const { organs, treaties, instruments, mandates, agents } = records
  return [...organs, ...treaties, ...instruments, ...mandates, ...agents]
}

function nameEntries(record: NamedRecord): NameEntry[] {
  const full = [record.name, ...(record.aliases ?? [])].map((name) => ({ name, key: record.key, short: false }))
  const short = (record.short ?? []).flatMap((name) => [name, name.replace(/^the /, 'this ')])
  return [...full, ...[...new Set(short)].map((name) => ({ name, key: record.key, short: true }))]
}
