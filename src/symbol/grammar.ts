/** The symbol records made ready for reading: looked up by prefix, element and organ. */
import { InputError } from '../errors.ts'
import { parseNumber } from './number.ts'
import { romanValue } from './spelling.ts'
import type { DocumentSymbol } from './symbol.ts'
import type { ActRecord, ElementRecord, Numbering, SeriesRecord, SymbolRecords } from './records.ts'

/** A known pair of session or year and number in a cumulative numbering: 217 in session 3. */
interface Milestone {
  readonly at: number
  readonly number: number
}

/** An act record with the milestones that its examples give. */
export interface Act {
  readonly record: ActRecord
  readonly milestones: readonly Milestone[]
}

/** Everything that reading symbols needs. Made once by `compileSymbols`; opaque to users. */
export interface SymbolGrammar {
  /** By type. */
  readonly acts: ReadonlyMap<string, readonly Act[]>
  /** By prefix in lower case. */
  readonly actByPrefix: ReadonlyMap<string, Act>
  readonly seriesByPrefix: ReadonlyMap<string, SeriesRecord>
  /** By element in lower case, without dot. */
  readonly elements: ReadonlyMap<string, ElementRecord>
  /** Lower-case words that may open a bracket, without spaces, each with its canonical spelling. */
  readonly qualifiers: ReadonlyMap<string, string>
  /** The leading letters of all prefixes, as printed: what can open a symbol in running text. */
  readonly roots: ReadonlySet<string>
  /** Length of the longest root. */
  readonly longestRoot: number
  /** What was read of late, by its text: documents cite the same few symbols over and over. */
  readonly known: Map<string, DocumentSymbol | undefined>
}

/** The grammar of `records`. Throws InputError `duplicate-symbol-record` when two records claim one prefix. */
export function compileSymbols(records: SymbolRecords): SymbolGrammar {
  const acts = records.acts.map((record) => ({ record, milestones: milestonesOf(record) }))
  const prefixes = [...records.acts, ...records.series].map((record) => record.prefix)
  const roots = new Set(prefixes.map((prefix) => /^[A-Za-z]+/.exec(prefix)?.[0] ?? prefix))
  return {
    acts: new Map(
      [...new Set(acts.map(({ record }) => record.type))].map((type) => [
        type,
        acts.filter(({ record }) => record.type === type),
      ]),
    ),
    actByPrefix: indexBy(acts, (act) => act.record.prefix.toLowerCase()),
    seriesByPrefix: indexBy(records.series, (series) => series.prefix.toLowerCase()),
    elements: indexBy(records.elements, ({ element }) => elementKey(element)),
    qualifiers: new Map(
      records.qualifiers.map(({ word }) => [word.replaceAll(' ', '').toLowerCase(), word.replaceAll(' ', '')]),
    ),
    roots,
    known: new Map(),
    longestRoot: Math.max(0, ...[...roots].map((root) => root.length)),
  }
}

/** The letters by which an element is looked up: `Add.` and `ADD` give `add`. */
export function elementKey(letters: string): string {
  return letters.replace(/\.$/, '').toLowerCase()
}

/** Whether `numbering` of `act` can have given `number` in `session` or `year` without breaking its own bounds. */
export function withinBounds(
  { from = 0, to = Infinity, highest = Infinity }: Numbering,
  at: number | undefined,
  number: number,
): boolean {
  return number <= highest && (at === undefined || (at >= from && at <= to))
}

/** Whether `number` in session or year `at` keeps the order of a cumulative numbering. */
export function keepsOrder(milestones: readonly Milestone[], at: number, number: number): boolean {
  return milestones.every((known) => known.at === at || known.at < at === known.number < number)
}

/** The value of a session or year, to compare by; undefined for special sessions, which stand outside the count. */
export function ordinal(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return /^\d+$/.test(text) ? Number(text) : romanValue(text)
}

function milestonesOf(record: ActRecord): Milestone[] {
  const cumulative = new Set(record.numbering.filter((way) => way.cumulative === true).map(({ layout }) => layout))
  return Object.values(record.examples).flatMap((canonical) => {
    const parsed = parseNumber(canonical.slice(record.prefix.length + 1), record)
    const at = ordinal(parsed?.session ?? parsed?.year)
    if (parsed === undefined || at === undefined || !cumulative.has(parsed.layout)) return []
    return [{ at, number: Number(parsed.number) }]
  })
}

function indexBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const index = new Map<string, T>()
  for (const item of items) {
    const key = keyOf(item)
    if (index.has(key)) throw new InputError(`two symbol records for ${key}`, { code: 'duplicate-symbol-record' })
    index.set(key, item)
  }
  return index
}
