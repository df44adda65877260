/** Many documents and the authority records → one dataset in which every IRI below the base is described. */
import { DataFactory } from 'n3'
import type { NamedNode, Quad } from '@rdfjs/types'
import type { AuthorityRecords } from '../authority/records.ts'
import { compareOptions } from '../lineage/compare.ts'
import type { Version } from '../lineage/version.ts'
import type { ResolutionDocument } from '../model.ts'
import { mapAuthorities } from './authorities.ts'
import type { AuthorityOptions } from './authorities.ts'
import { bindableOf, mapBindings, type Bindable } from './binding.ts'
import { openClaims, settleClaim, type OpenClaim } from './findings.ts'
import type { SelfDescription } from '../finding/claims.ts'
import { checkBase, compactKey, graphIri } from './iri.ts'
import { Ledger, type Pinpoint } from './ledger.ts'
import { createLineSink, type LineSink } from './line-sink.ts'
import {
  lineageGraphQuads,
  mapLineageTask,
  planLineage,
  versionOf,
  type LineageEntry,
  type LineageOptions,
  type LineageTask,
  type TextSource,
} from './lineage.ts'
import { keyOfDocument, stateDocument } from './map.ts'
import { describe } from './scope.ts'
import { createSink } from './sink.ts'
import type { Sink } from './sink.ts'
import { indexNames, thingsOf } from './things.ts'
import type { NameIndex } from './things.ts'
import { rg } from './terms.generated.ts'

/** A document and the hexadecimal SHA-256 of its plain text in UTF-8. */
export interface DatasetEntry {
  readonly document: ResolutionDocument
  readonly sha256: string
}

/** How a dataset is made. */
export interface DatasetOptions extends AuthorityOptions {
  /** Told of each document whose key an earlier one has: only the first of a key is published. Default: nobody. */
  readonly duplicate?: (key: string, document: ResolutionDocument) => void
}

/** What the rest of the dataset must know of a document. Plain data. */
export interface EntryFacts {
  readonly key: string
  /** Key → name of everything that the document names and does not describe. */
  readonly mentioned: ReadonlyMap<string, string>
  /** IRIs of its whole operative paragraphs: the ones that pinpoints name. */
  readonly paragraphs: readonly string[]
  readonly pinpoints: readonly Pinpoint[]
  readonly bindable: Bindable
  /** What it says of itself, to be held against what others say of it. */
  readonly own: SelfDescription
  /** What it says of the documents that it cites. */
  readonly claims: readonly OpenClaim[]
  /** Key of the document that it is a draft of. */
  readonly draftOf?: string | undefined
}

/** One document mapped. */
export interface MappedEntry extends EntryFacts {
  /** All but the descriptions of events. */
  readonly quads: readonly Quad[]
  /** Events, which several documents may state, so that no query counts one once a document. */
  readonly events: readonly Quad[]
}

/** One document mapped and written: what `MappedEntry` holds, without a quad for each statement. */
export interface WrittenEntry extends EntryFacts {
  /** Lines that were written. */
  readonly count: number
  /** N-Quads. */
  readonly events: string
}

/** Maps one document by itself; documents can be mapped in any order and place. Throws ConfigError `bad-base`. */
export function mapEntry(entry: DatasetEntry, names: NameIndex, base: string): MappedEntry {
  const sinks: Sink[] = []
  const isEvent = eventTest(base)
  const facts = stateEntry(entry, { names, base }, (graph, ledger) => {
    const sink = createSink(graph, ledger.observe)
    sinks.push(sink)
    return sink
  })
  const all = sinks.flatMap(({ quads }) => quads)
  const told = all.some((quad, i) => quad.subject !== all[i - 1]?.subject && isEvent(quad.subject.value))
  return {
    ...facts,
    quads: told ? all.filter((quad) => !isEvent(quad.subject.value)) : all,
    events: told ? all.filter((quad) => isEvent(quad.subject.value)) : [],
  }
}

/** How a document is mapped and written. */
export interface WriteOptions {
  readonly names: NameIndex
  readonly base: string
  /** Takes N-Quads, some lines at a time. */
  readonly write: (lines: string) => void
}

/** Maps and writes one document by itself. Throws ConfigError `bad-base`. */
export function writeEntry(entry: DatasetEntry, { names, base, write }: WriteOptions): WrittenEntry {
  const sinks: LineSink[] = []
  const isApart = eventTest(base)
  const facts = stateEntry(entry, { names, base }, (graph, { observe }) => {
    sinks.at(-1)?.end()
    const sink = createLineSink(graph, { write, observe, isApart })
    sinks.push(sink)
    return sink
  })
  return {
    ...facts,
    count: sinks.reduce((sum, { end }) => sum + end(), 0),
    events: sinks.map(({ apart }) => apart()).join(''),
  }
}

function eventTest(base: string): (subject: string) => boolean {
  const events = `${base}id/event/`
  return (subject) => subject.startsWith(events)
}

type OpenNoted = (graph: NamedNode, ledger: Ledger) => Pick<Sink, 'add'>

function stateEntry(
  { document, sha256 }: DatasetEntry,
  { names, base }: { readonly names: NameIndex; readonly base: string },
  open: OpenNoted,
): EntryFacts {
  const key = keyOfDocument(document, sha256)
  const ledger = new Ledger(base, graphIri(checkBase(base), key).value)
  const scope = stateDocument(document, { base, sha256, names }, (graph) => open(graph, ledger))
  const mentioned = new Map(thingsOf(document, names))
  for (const each of ledger.references()) if (!mentioned.has(each)) mentioned.set(each, each)
  const { title, date, draftOf } = document.metadata
  return {
    key,
    mentioned,
    paragraphs: ledger.paragraphs,
    pinpoints: ledger.pinpoints,
    bindable: bindableOf(key, document, ledger.targets),
    own: { title, date },
    claims: openClaims(scope),
    ...(draftOf !== undefined && { draftOf: compactKey(draftOf) }),
  }
}

/** Collects what documents have in common, and gives the graphs that can be written only when all are known. */
export class DatasetRest {
  private readonly loaded = new Map<string, SelfDescription>()
  private readonly entries: LineageEntry[] = []
  private readonly claims: OpenClaim[] = []
  private readonly mentioned = new Map<string, string>()
  private readonly paragraphs = new Set<string>()
  private readonly pinpoints: Pinpoint[] = []
  private readonly bindables: Bindable[] = []
  private readonly events: Sink
  private readonly base: string

  /** Throws ConfigError `bad-base`. */
  constructor(base: string) {
    this.base = base
    const graph = graphIri(checkBase(base), 'events')
    this.events = createSink(graph)
    describe(this.events, graph, rg.NamedGraph, 'The events that documents state')
  }

  /** Takes a document in; false where one of its key was taken before, and nothing is done. */
  add({ key, mentioned, paragraphs, pinpoints, bindable, own, claims, draftOf }: EntryFacts): boolean {
    if (this.loaded.has(key)) return false
    this.loaded.set(key, own)
    const { title, date } = own
    this.entries.push({
      key,
      cites: bindable.cites,
      ...(title !== undefined && { title }),
      ...(draftOf !== undefined && { draftOf }),
      ...(date !== undefined && { date }),
    })
    this.claims.push(...claims)
    for (const [thing, name] of mentioned) if (!this.mentioned.has(thing)) this.mentioned.set(thing, name)
    for (const paragraph of paragraphs) this.paragraphs.add(paragraph)
    this.pinpoints.push(...pinpoints)
    this.bindables.push(bindable)
    return true
  }

  /** Takes in the events that documents state. */
  addEvents(quads: Iterable<Quad>): void {
    for (const { subject, predicate, object } of quads) {
      this.events.add(subject as NamedNode, predicate as NamedNode, object as NamedNode)
    }
  }

  /** The citations that reach a paragraph or a title of the dataset, each resolution's precursor, findings about what is cited, then `graph/events`. */
  *statements(): Generator<Quad, void, undefined> {
    const { namedNode, quad } = DataFactory
    for (const { citation, graph, paragraph } of this.pinpoints) {
      if (!this.paragraphs.has(paragraph)) continue
      yield quad(namedNode(citation), rg.targetParagraph, namedNode(paragraph), namedNode(graph))
    }
    yield* mapBindings(this.bindables, this.base)
    for (const claim of this.claims) {
      const own = this.loaded.get(claim.key)
      if (own) yield* settleClaim(claim, own, this.base)
    }
    yield* this.events.quads
  }

  /** What is to be compared, for `graph/lineage`; with `reuse` each text with those that it cites too. */
  lineage(reuse: boolean): readonly LineageTask[] {
    const stated = this.claims.flatMap(({ key, claim }) =>
      claim.kind === 'title' ? [{ key, title: claim.value }] : [],
    )
    return planLineage({ entries: this.entries, stated }, reuse)
  }

  /** `graph/authorities`. */
  authorities(records: AuthorityRecords, options: AuthorityOptions): Iterable<Quad> {
    return mapAuthorities(records, this.mentioned, { ...options, described: new Set(this.loaded.keys()) })
  }
}

/**
 * The quads of each document in the order given, then the citations that reach a paragraph of the dataset, then
 * `graph/events`, `graph/lineage` and `graph/authorities`. Every IRI below the base that occurs has a type and a label; no blank nodes; no quad twice.
 * Lazy: holds the texts and what is named, not what is stated. Throws ConfigError `bad-base`.
 */
export function* mapDataset(
  entries: Iterable<DatasetEntry>,
  records: AuthorityRecords,
  options: DatasetOptions,
): Generator<Quad, void, undefined> {
  const names = indexNames(records)
  const rest = new DatasetRest(options.base)
  const texts = new Map<string, Version>()
  for (const entry of entries) {
    const mapped = mapEntry(entry, names, options.base)
    if (!rest.add(mapped)) {
      options.duplicate?.(mapped.key, entry.document)
      continue
    }
    rest.addEvents(mapped.events)
    texts.set(mapped.key, versionOf(entry.document))
    yield* mapped.quads
  }
  yield* rest.statements()
  yield* mapLineage(rest.lineage(true), texts, { base: options.base, known: compareOptions(records) })
  yield* rest.authorities(records, options)
}

function* mapLineage(tasks: readonly LineageTask[], texts: TextSource, options: LineageOptions): Generator<Quad> {
  let any = false
  for (const task of tasks) {
    for (const quads of mapLineageTask(task, texts, options)) {
      if (quads.length > 0 && !any) yield* lineageGraphQuads(options.base)
      any ||= quads.length > 0
      yield* quads
    }
  }
}
