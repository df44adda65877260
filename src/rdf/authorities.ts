/** Type, label and what the records say of everything that documents name and that is no document of the dataset. */
import type { NamedNode, Quad } from '@rdfjs/types'
import { namedRecords } from '../authority/authorities.ts'
import type { AgentRecord, AuthorityRecords, InstrumentRecord, TreatyRecord } from '../authority/records.ts'
import { compileSymbols } from '../symbol/grammar.ts'
import type { SymbolGrammar } from '../symbol/grammar.ts'
import { parseSymbol } from '../symbol/parse.ts'
import { symbolFacts } from '../symbol/symbol.ts'
import { DOCUMENT_CLASSES } from './document.ts'
import { checkBase, graphIri, compactKey, thingIri } from './iri.ts'
import { relationIri } from './relation.ts'
import { describe } from './scope.ts'
import { createSink } from './sink.ts'
import type { Sink } from './sink.ts'
import { rg } from './terms.generated.ts'
import { altLabel, dcterms, rdf } from './vocabulary.ts'

/** How authority records are published. */
export interface AuthorityOptions {
  /** What all data IRIs begin with; ends in a slash. */
  readonly base: string
}

/** A record with every field that any kind of record has. */
type AnyRecord = AgentRecord &
  Partial<Omit<TreatyRecord & InstrumentRecord, keyof AgentRecord>> & {
    readonly kind?: string
    readonly parent?: string
  }

interface Context extends AuthorityOptions {
  readonly sink: Sink
  readonly records: ReadonlyMap<string, AnyRecord>
  readonly grammar: SymbolGrammar
  readonly mentioned: ReadonlyMap<string, string>
  readonly described: ReadonlySet<string>
  /** Keys that are to be described here. */
  readonly queue: Set<string>
}

/** The first segment of a key → its class. Every other key is a document's symbol. */
const CLASSES: Readonly<Record<string, NamedNode>> = {
  treaty: rg.Treaty,
  instrument: rg.Instrument,
  organ: rg.Organ,
  mandate: rg.Mandate,
  agent: rg.Agent,
  event: rg.Event,
}

/**
 * Describes each thing in `mentioned` (key → name to use where no record has one), and each thing that these
 * descriptions name in turn, in `graph/authorities`. Keys in `described`, the documents of the dataset, are left out.
 * Also states the force of every verb. Sorted by key, as far as things are mentioned. Throws ConfigError `bad-base`.
 */
export function mapAuthorities(
  records: AuthorityRecords,
  mentioned: ReadonlyMap<string, string>,
  { described = new Set(), ...options }: AuthorityOptions & { readonly described?: ReadonlySet<string> },
): Quad[] {
  const graph = graphIri(checkBase(options.base), 'authorities')
  const sink = createSink(graph)
  const byKey = new Map<string, AnyRecord>(namedRecords(records).map((record) => [record.key, record]))
  const grammar = compileSymbols(records.symbols)
  const context: Context = { ...options, sink, records: byKey, grammar, mentioned, described, queue: new Set() }
  describe(sink, graph, rg.NamedGraph, 'What the authority records say')
  for (const key of [...mentioned.keys()].toSorted()) enqueue(context, key)
  for (const key of context.queue) mapThing(context, key) // a Set is walked on while it grows
  for (const verb of records.verbs) {
    sink.add(relationIri(verb.key), rg.force, verb.force)
    sink.add(relationIri(verb.key), rg.strength, verb.strength)
  }
  return [...sink.quads]
}

/** The IRI of a thing, which will be described too. */
function enqueue({ base, described, queue }: Context, key: string | undefined): NamedNode | undefined {
  if (key === undefined) return undefined
  const normal = compactKey(key)
  if (!described.has(normal)) queue.add(normal)
  return thingIri(base, normal)
}

function mapThing(context: Context, key: string): void {
  const { sink, base, records, mentioned } = context
  const node = thingIri(base, key)
  const type = CLASSES[key.split('/', 1)[0] ?? '']
  const record = records.get(key)
  describe(sink, node, type ?? documentClass(context, key), record?.name ?? (mentioned.get(key) || key))
  if (type === undefined) mapCitedDocument(sink, node, key)
  if (record) mapRecord(context, node, record)
}

function mapCitedDocument({ add }: Sink, node: NamedNode, key: string): void {
  add(node, rdf.type, rg.Document)
  if (!key.startsWith('draft/')) add(node, rg.symbol, key)
}

/** The class of a document that is known by its key alone: what its symbol says, else no more than a document. */
function documentClass({ grammar }: Context, key: string): NamedNode {
  if (key.startsWith('draft/')) return rg.Draft
  const symbol = parseSymbol(key, grammar)
  const type = symbol && symbolFacts(symbol).type
  return type === undefined || type === 'statement' || type === 'other' ? rg.Document : DOCUMENT_CLASSES[type]
}

function mapRecord(context: Context, node: NamedNode, record: AnyRecord): void {
  const { add } = context.sink
  for (const alias of record.aliases ?? []) add(node, altLabel, alias)
  add(node, rg.kind, record.kind)
  add(node, rg.parentOrgan, enqueue(context, record.parent))
  add(node, rg.adoptedIn, enqueue(context, record.adoptedIn))
  add(node, rg.containedIn, enqueue(context, record.document))
  add(node, rg.part, record.part)
  add(node, rg.protocolTo, enqueue(context, record.supplements))
  add(node, dcterms.source, record.source)
  for (const { volume, number } of record.unts ?? []) mapRegistration(context, node, volume, number)
}

/** Several treaties may share one registration, as a convention and its protocols do: its IRI stands by itself. */
function mapRegistration({ base, sink }: Context, treaty: NamedNode, volume: number, number: number): void {
  const node = thingIri(base, `registration/unts/${volume}/${number}`)
  sink.add(treaty, rg.registration, node)
  describe(sink, node, rg.TreatyRegistration, `United Nations, Treaty Series, vol. ${volume}, No. ${number}`)
  sink.add(node, rg.volume, volume)
  sink.add(node, rg.number, number)
}
