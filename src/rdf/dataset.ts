/** Many documents and the authority records → one dataset in which every IRI below the base is described. */
import { DataFactory } from 'n3'
import type { NamedNode, Quad } from '@rdfjs/types'
import type { AuthorityRecords } from '../authority/records.ts'
import { compareOptions } from '../lineage/compare.ts'
import type { ResolutionDocument } from '../model.ts'
import { mapAuthorities } from './authorities.ts'
import type { AuthorityOptions } from './authorities.ts'
import { openClaims } from './findings.ts'
import type { OpenClaim } from './findings.ts'
import { checkBase, graphIri, keyOfIri } from './iri.ts'
import { mapLineage } from './lineage.ts'
import { createScope, keyOfDocument, mapDocument } from './map.ts'
import { describe } from './scope.ts'
import { createSink } from './sink.ts'
import type { Sink } from './sink.ts'
import { indexNames, thingsOf } from './things.ts'
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

/** What is known of the documents so far. */
interface Progress {
  readonly loaded: Map<string, ResolutionDocument>
  /** What citations say of documents, and where a finding about it would stand. */
  readonly claims: { readonly sink: Sink; readonly open: readonly OpenClaim[] }[]
  /** Key → name of everything that a document names. */
  readonly mentioned: Map<string, string>
  /** IRIs of the documents' paragraphs. */
  readonly paragraphs: Set<string>
  /** Citations that name a paragraph of their target. */
  readonly pinpoints: { readonly citation: Quad; readonly paragraph: string }[]
  /** Events, which several documents may state, each described once. */
  readonly events: Sink
}

/** A citation's part that is one paragraph of a resolution's body: `paragraph 4`, `para. 10`, `paragraph 4 of`. */
const PINPOINT = /^para(?:graph|\.) (\d+)(?: of)?$/i

/**
 * The quads of each document in the order given, then the citations that reach a paragraph of the dataset, then
 * `graph/events`, `graph/lineage` and `graph/authorities`. Every IRI below the base that occurs has a type and a label; no blank nodes; no quad twice.
 * Lazy: holds the documents and what is named, not what is stated. Throws ConfigError `bad-base`.
 */
export function* mapDataset(
  entries: Iterable<DatasetEntry>,
  records: AuthorityRecords,
  options: DatasetOptions,
): Generator<Quad, void, undefined> {
  const { base } = options
  const names = indexNames(records)
  const progress = startProgress(base)
  for (const { document, sha256 } of entries) {
    const key = keyOfDocument(document, sha256)
    if (progress.loaded.has(key)) {
      options.duplicate?.(key, document)
      continue
    }
    progress.loaded.set(key, document)
    const quads = mapDocument(document, { base, sha256, names })
    yield* withoutEvents(progress, quads, base)
    for (const [thing, name] of thingsOf(document, names)) {
      if (!progress.mentioned.has(thing)) progress.mentioned.set(thing, name)
    }
    noteReferences(progress, quads, base)
    const sink = createSink(graphIri(base, key))
    const open = openClaims(createScope(document, key, sink, { base, names }))
    if (open.length > 0) progress.claims.push({ sink, open })
  }
  yield* mapPinpoints(progress)
  yield* settleClaims(progress)
  yield* progress.events.quads
  yield* mapLineage(progress.loaded, { base, known: compareOptions(records) })
  yield* mapAuthorities(records, progress.mentioned, { ...options, described: new Set(progress.loaded.keys()) })
}

function startProgress(base: string): Progress {
  const graph = graphIri(checkBase(base), 'events')
  const events = createSink(graph)
  describe(events, graph, rg.NamedGraph, 'The events that documents state')
  return { loaded: new Map(), claims: [], mentioned: new Map(), paragraphs: new Set(), pinpoints: [], events }
}

/** Moves the descriptions of events to their own graph, so that no query counts one event once a document. */
function withoutEvents({ events }: Progress, quads: readonly Quad[], base: string): Quad[] {
  const isEvent = ({ subject }: Quad) => subject.value.startsWith(`${base}id/event/`)
  for (const { subject, predicate, object } of quads.filter(isEvent)) {
    events.add(subject as NamedNode, predicate as NamedNode, object as NamedNode)
  }
  return quads.filter((quad) => !isEvent(quad))
}

/** Keeps what can be linked or must be described only when all documents are known. */
function noteReferences(progress: Progress, quads: readonly Quad[], base: string): void {
  const described = new Set(quads.filter(isType).map((quad) => quad.subject.value))
  for (const quad of quads) {
    for (const term of [quad.subject, quad.object]) {
      const key = term.termType === 'NamedNode' && !described.has(term.value) ? keyOfIri(base, term.value) : undefined
      if (key !== undefined && !progress.mentioned.has(key)) progress.mentioned.set(key, key)
    }
    if (quad.predicate.equals(rg.path)) progress.paragraphs.add(quad.subject.value)
  }
  notePinpoints(progress, quads)
}

function isType({ predicate }: Quad): boolean {
  return predicate.equals(rdf.type)
}

function notePinpoints(progress: Progress, quads: readonly Quad[]): void {
  const targets = new Map<string, string>()
  for (const quad of quads) {
    const { subject, predicate, object } = quad
    if (predicate.equals(rg.target)) targets.set(subject.value, object.value)
    const number = predicate.equals(rg.part) ? PINPOINT.exec(object.value)?.[1] : undefined
    const target = targets.get(subject.value)
    if (number && target) progress.pinpoints.push({ citation: quad, paragraph: `${target}/op/${number}` })
  }
}

function* mapPinpoints({ pinpoints, paragraphs }: Progress): Generator<Quad, void, undefined> {
  for (const { citation, paragraph } of pinpoints) {
    if (!paragraphs.has(paragraph)) continue
    yield DataFactory.quad(citation.subject, rg.targetParagraph, DataFactory.namedNode(paragraph), citation.graph)
  }
}

/** The findings that only the cited documents bring to light. */
function* settleClaims({ claims, loaded }: Progress): Generator<Quad, void, undefined> {
  for (const { sink, open } of claims) {
    for (const { key, settle } of open) {
      const own = loaded.get(key)?.metadata
      if (own) settle(own)
    }
    yield* sink.quads
  }
}
