/** Many documents and the authority records → one dataset in which every IRI below the base is described. */
import { DataFactory } from 'n3'
import type { NamedNode, Quad, Term } from '@rdfjs/types'
import type { AuthorityRecords } from '../authority/records.ts'
import { compareOptions } from '../lineage/compare.ts'
import type { ResolutionDocument } from '../model.ts'
import { mapAuthorities } from './authorities.ts'
import type { AuthorityOptions } from './authorities.ts'
import { bindableOf, mapBindings, type Bindable } from './binding.ts'
import { openClaims, settleClaim, type OpenClaim } from './findings.ts'
import type { SelfDescription } from '../finding/claims.ts'
import { checkBase, compactKey, graphIri, keyOfIri } from './iri.ts'
import {
  mapLineage,
  versionOf,
  type LineageEntry,
  type LineageOptions,
  type LineageVersion,
  type TextSource,
} from './lineage.ts'
import { createScope, keyOfDocument, mapDocument } from './map.ts'
import { describe } from './scope.ts'
import { createSink } from './sink.ts'
import type { Sink } from './sink.ts'
import { indexNames, thingsOf } from './things.ts'
import type { NameIndex } from './things.ts'
import { rg } from './terms.generated.ts'
import { rdf } from './vocabulary.ts'

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

/** A citation that names a paragraph of its target by number. */
export interface Pinpoint {
  readonly citation: string
  readonly graph: string
  /** IRI of the paragraph, which may or may not be in the dataset. */
  readonly paragraph: string
}

/** One document mapped, with what the rest of the dataset must know of it. Plain data, but for the quads. */
export interface MappedEntry {
  readonly key: string
  /** All but the descriptions of events. */
  readonly quads: readonly Quad[]
  /** Events, which several documents may state, so that no query counts one once a document. */
  readonly events: readonly Quad[]
  /** Key → name of everything that the document names and does not describe. */
  readonly mentioned: ReadonlyMap<string, string>
  /** IRIs of its operative paragraphs: the ones that pinpoints name. */
  readonly paragraphs: readonly string[]
  readonly pinpoints: readonly Pinpoint[]
  readonly bindable: Bindable
  /** What it says of itself, to be held against what others say of it. */
  readonly own: SelfDescription
  /** What it says of the documents that it cites. */
  readonly claims: readonly OpenClaim[]
  /** Absent where it is not to be compared with other documents. */
  readonly version?: LineageVersion | undefined
}

/** A citation's part that is one paragraph of a resolution's body: `paragraph 4`, `para. 10`, `paragraph 4 of`. */
const PINPOINT = /^para(?:graph|\.) (\d+)(?: of)?$/i

/** Maps one document by itself; documents can be mapped in any order and place. Throws ConfigError `bad-base`. */
export function mapEntry({ document, sha256 }: DatasetEntry, names: NameIndex, base: string): MappedEntry {
  const all = mapDocument(document, { base, sha256, names })
  const events = `${base}id/event/`
  const isEvent = ({ subject }: Quad) => subject.value.startsWith(events)
  const told = all.some((quad, i) => quad.subject !== all[i - 1]?.subject && isEvent(quad))
  const mentioned = new Map(thingsOf(document, names))
  for (const key of referencesOf(all, base)) if (!mentioned.has(key)) mentioned.set(key, key)
  const key = keyOfDocument(document, sha256)
  const { title, date } = document.metadata
  return {
    key,
    quads: told ? all.filter((quad) => !isEvent(quad)) : all,
    events: told ? all.filter(isEvent) : [],
    mentioned,
    paragraphs: all.filter(isOperativePath).map(({ subject }) => subject.value),
    pinpoints: pinpointsOf(all),
    bindable: bindableOf(key, document, all),
    own: { title, date },
    claims: openClaims(createScope(document, key, createSink(graphIri(base, key)), { base, names })),
    version: versionOf(document),
  }
}

/** Where texts are kept until all documents are known. A Map is one. */
export interface TextStore extends TextSource {
  readonly set: (key: string, version: LineageVersion) => unknown
}

/** Collects what documents have in common, and gives the graphs that can be written only when all are known. */
export class DatasetRest {
  private readonly loaded = new Map<string, SelfDescription>()
  private readonly entries: LineageEntry[] = []
  private readonly texts: TextStore
  private readonly claims: OpenClaim[] = []
  private readonly mentioned = new Map<string, string>()
  private readonly paragraphs = new Set<string>()
  private readonly pinpoints: Pinpoint[] = []
  private readonly bindables: Bindable[] = []
  private readonly events: Sink
  private readonly base: string

  /** `texts` keeps what is compared; default: in memory. Throws ConfigError `bad-base`. */
  constructor(base: string, texts: TextStore = new Map()) {
    this.base = base
    this.texts = texts
    const graph = graphIri(checkBase(base), 'events')
    this.events = createSink(graph)
    describe(this.events, graph, rg.NamedGraph, 'The events that documents state')
  }

  /** Takes a document in; false where one of its key was taken before, and nothing is done. */
  add(entry: Omit<MappedEntry, 'quads'>): boolean {
    const { key, events, mentioned, paragraphs, pinpoints, bindable, own, claims, version } = entry
    if (this.loaded.has(key)) return false
    this.loaded.set(key, own)
    if (version) this.keepText(version, bindable)
    this.claims.push(...claims)
    for (const { subject, predicate, object } of events) {
      this.events.add(subject as NamedNode, predicate as NamedNode, object as NamedNode)
    }
    for (const [thing, name] of mentioned) if (!this.mentioned.has(thing)) this.mentioned.set(thing, name)
    for (const paragraph of paragraphs) this.paragraphs.add(paragraph)
    this.pinpoints.push(...pinpoints)
    this.bindables.push(bindable)
    return true
  }

  private keepText(version: LineageVersion, { key, cites }: Bindable): void {
    const { draftOf, date } = version.metadata
    const title = this.loaded.get(key)?.title
    this.entries.push({
      key,
      cites,
      ...(title !== undefined && { title }),
      ...(draftOf !== undefined && { draftOf: compactKey(draftOf) }),
      ...(date !== undefined && { date }),
    })
    this.texts.set(key, version)
  }

  /** The citations that reach a paragraph or a title of the dataset, each resolution's precursor, findings about what is cited, then `graph/events`, `graph/lineage` and `graph/authorities`. */
  *quads(
    records: AuthorityRecords,
    { reuse, ...options }: AuthorityOptions & Pick<LineageOptions, 'reuse'>,
  ): Generator<Quad, void, undefined> {
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
    const stated = this.claims.flatMap(({ key, claim }) =>
      claim.kind === 'title' ? [{ key, title: claim.value }] : [],
    )
    const lineage = { entries: this.entries, stated, texts: this.texts }
    yield* mapLineage(lineage, { base: this.base, known: compareOptions(records), reuse })
    yield* mapAuthorities(records, this.mentioned, { ...options, described: new Set(this.loaded.keys()) })
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
  for (const entry of entries) {
    const mapped = mapEntry(entry, names, options.base)
    if (rest.add(mapped)) yield* mapped.quads
    else options.duplicate?.(mapped.key, entry.document)
  }
  yield* rest.quads(records, options)
}

/** The keys of things that are named and not described here. */
function referencesOf(quads: readonly Quad[], base: string): Set<string> {
  const seen = new Set(quads.filter(isType).map((quad) => quad.subject.value))
  const keys = new Set<string>()
  const take = (term: Term): void => {
    if (term.termType !== 'NamedNode' || seen.has(term.value)) return
    seen.add(term.value)
    const key = keyOfIri(base, term.value)
    if (key !== undefined) keys.add(key)
  }
  for (const { subject, object } of quads) {
    take(subject)
    take(object)
  }
  return keys
}

function isType({ predicate }: Quad): boolean {
  return predicate.value === rdf.type.value
}

function isOperativePath({ predicate, object }: Quad): boolean {
  return predicate.value === rg.path.value && object.value.startsWith('op/')
}

function pinpointsOf(quads: readonly Quad[]): Pinpoint[] {
  const targets = new Map<string, string>()
  return quads.flatMap(({ subject, predicate, object, graph }) => {
    if (predicate.value === rg.target.value) targets.set(subject.value, object.value)
    const number = predicate.value === rg.part.value ? PINPOINT.exec(object.value)?.[1] : undefined
    const target = number && targets.get(subject.value)
    if (!target) return []
    return [{ citation: subject.value, graph: graph.value, paragraph: `${target}/op/${number}` }]
  })
}
