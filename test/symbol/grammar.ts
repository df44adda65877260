/** The shipped symbol records and their grammar, for the tests of this folder. */
import { readFileSync } from 'node:fs'
import { compileSymbols } from '../../src/symbol/grammar.ts'
import type { SymbolRecords } from '../../src/symbol/records.ts'

const file = new URL('../../data/authorities/symbols.json', import.meta.url)

export const records = JSON.parse(readFileSync(file, 'utf8')) as SymbolRecords
export const grammar = compileSymbols(records)
