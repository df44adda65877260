/** What the text states of itself, filled up from outside where it is silent. */

import type { Authorities } from './authority/authorities.ts'
import type { DocumentType, Metadata, Span } from './model.ts'
import type { ParsedText } from './parse/parse-text.ts'
import { parseSymbol } from './symbol/parse.ts'
import { formatSymbol, symbolFacts } from './symbol/symbol.ts'

/** What a manifest may say of a document. All optional. */
export interface ExternalMetadata {
  readonly symbol?: string
  readonly type?: DocumentType
  readonly organ?: string
  readonly title?: string
  readonly date?: string
  readonly session?: string
  readonly agendaItems?: readonly string[]
  readonly meeting?: string
  readonly distributed?: string
  readonly committeeReport?: string
  readonly draftOf?: string
  readonly language?: string
  readonly slug?: string
  readonly origin?: string
}

type Field = keyof ExternalMetadata

/** More agenda items no document has: each is stated with the words of its line, and a broken line may hold thousands. */
const MOST_ITEMS = 100

/** The metadata of a parsed text: its own statements first, then what `external` gives, marked as such. */
export function readMetadata(
  { masthead }: ParsedText,
  external: ExternalMetadata,
  { symbols, records }: Authorities,
): Metadata {
  const stated: Partial<Record<Field, string | readonly string[]>> = {}
  const evidence: Partial<Record<Field, Span>> = {}
  for (const [field, found] of Object.entries(masthead)) {
    if (Array.isArray(found) || found === undefined) continue
    stated[field as Field] = field === 'organ' ? found.value.name : found.value
    evidence[field as Field] = found.at
  }
  if (masthead.agendaItems.length > 0) {
    stated.agendaItems = [...new Set(masthead.agendaItems.map(({ value }) => value))].slice(0, MOST_ITEMS)
    evidence.agendaItems = masthead.agendaItems[0]?.at ?? { start: 0, end: 0 }
  }
  const given = normalSymbol(external, symbols)
  const outside = (Object.keys(given) as Field[]).filter((f) => stated[f] === undefined && given[f] !== undefined)
  const merged = { ...Object.fromEntries(outside.map((f) => [f, given[f]])), ...stated }
  const facts = factsOf(typeof merged.symbol === 'string' ? merged.symbol : undefined, symbols)
  return {
    type: facts.type ?? 'resolution',
    ...(facts.organ === undefined
      ? {}
      : { organ: records.organs.find((o) => o.key === facts.organ)?.name ?? facts.organ }),
    ...merged,
    agendaItems: stated.agendaItems ?? given.agendaItems ?? [],
    language: given.language ?? 'en',
    external: outside,
    evidence,
  } as Metadata
}

function normalSymbol(external: ExternalMetadata, grammar: Authorities['symbols']): ExternalMetadata {
  const symbol = external.symbol === undefined ? undefined : parseSymbol(external.symbol, grammar)
  return symbol ? { ...external, symbol: formatSymbol(symbol) } : external
}

function factsOf(symbol: string | undefined, grammar: Authorities['symbols']): { type?: DocumentType; organ?: string } {
  const parsed = symbol === undefined ? undefined : parseSymbol(symbol, grammar)
  if (!parsed) return {}
  const { type, organ } = symbolFacts(parsed)
  const known = type === 'other' ? undefined : type
  return { ...(known ? { type: known } : {}), ...(organ === undefined ? {} : { organ }) }
}
