/** Versions of one text compared → revisions, the words that changed, and changes of substance, in `graph/lineage`. */
import { DataFactory } from 'n3'
import type { NamedNode, Quad } from '@rdfjs/types'
import { findSteps } from '../lineage/chain.ts'
import { compareVersions } from '../lineage/compare.ts'
import type { Comparison, CompareOptions } from '../lineage/compare.ts'
import type { Operation } from '../lineage/redline.ts'
import type { Revision } from '../lineage/revisions.ts'
import { findReuse } from '../lineage/reuse.ts'
import { findSubstance } from '../lineage/substance.ts'
import type { Finding } from '../lineage/substance.ts'
import type { Version } from '../lineage/version.ts'
import type { Metadata, ResolutionDocument } from '../model.ts'
import { countOccurrences } from '../occurrences.ts'
import { compactKey, encodeSegment, graphIri, partIri, thingIri } from './iri.ts'
import { codePointOffsets } from './offsets.ts'
import { describe } from './scope.ts'
import { createSink } from './sink.ts'
import type { Sink } from './sink.ts'
import { rg } from './terms.generated.ts'
import { rdf, wasDerivedFrom, wasRevisionOf, xsd } from './vocabulary.ts'

/** What is compared of a document. Plain data. */
export interface LineageVersion extends Version {
  readonly metadata: Pick<Metadata, 'draftOf' | 'date'>
}

/** What is compared of `document`, and no more, so that many can be held. */
export function versionOf({ metadata, notes, acts, asks, ...document }: ResolutionDocument): LineageVersion {
  const { draftOf, date } = metadata
  return {
    metadata: { ...(draftOf === undefined ? {} : { draftOf }), ...(date === undefined ? {} : { date }) },
    paragraphs: document.paragraphs.map(({ id, kind, text, status }) => ({
      id,
      kind,
      text,
      ...(status === undefined ? {} : { status }),
    })),
    citations: document.citations.map(({ in: place, relation, target }) => ({ in: place, relation, target })),
    notes,
    acts,
    asks,
  }
}

/** How a comparison is mapped. */
export interface LineageOptions {
  readonly base: string
  readonly known: CompareOptions
}

/** Two documents on their way into the graph. */
interface Step {
  readonly add: Sink['add']
  readonly older: NamedNode
  readonly newer: NamedNode
  /** The newer document's key, for labels. */
  readonly key: string
}

/**
 * The quads of every step from one version of `documents` (by key) to the next, and of every text that takes wording
 * from one that it cites. None where there is neither.
 */
export function mapLineage(documents: ReadonlyMap<string, LineageVersion>, options: LineageOptions): readonly Quad[] {
  const graph = graphIri(options.base, 'lineage')
  const sink = createSink(graph)
  const links = [...documents].map(([key, document]) => {
    const { draftOf, date } = document.metadata
    return { key, document, ...(draftOf && { draftOf: compactKey(draftOf) }), ...(date !== undefined && { date }) }
  })
  for (const [older, newer] of findSteps(links)) {
    describe(sink, graph, rg.NamedGraph, 'How texts came from earlier versions of them')
    const comparison = compareVersions(older.document, newer.document, options.known)
    mapComparison(sink, comparison, { older: older.key, newer: newer.key, base: options.base })
  }
  for (const [older, newer] of findSources(documents)) {
    const revisions = findReuse(documents.get(older) ?? NOTHING, documents.get(newer) ?? NOTHING)
    if (revisions.length > 0) describe(sink, graph, rg.NamedGraph, 'How texts came from earlier versions of them')
    mapReuse(sink, revisions, { older, newer, documents, options })
  }
  return sink.quads
}

const NOTHING: Version = { paragraphs: [], notes: [], acts: [], citations: [], asks: [] }

/** Each text with each other text of the dataset that it cites; of a text and its drafts, the text alone. */
function findSources(documents: ReadonlyMap<string, LineageVersion>): readonly (readonly [string, string])[] {
  const isDraft = ({ metadata }: LineageVersion) => documents.has(compactKey(metadata.draftOf ?? ''))
  return [...documents].flatMap(([key, document]) => {
    if (isDraft(document)) return []
    const cited = new Set(document.citations.map(({ target }) => compactKey(target.key)))
    return [...cited].flatMap((other) => {
      const source = documents.get(other)
      return source === undefined || other === key || isDraft(source) ? [] : [[other, key] as const]
    })
  })
}

interface Reuse {
  readonly older: string
  readonly newer: string
  readonly documents: ReadonlyMap<string, LineageVersion>
  readonly options: LineageOptions
}

function mapReuse({ add }: Sink, revisions: readonly Revision[], { older, newer, documents, options }: Reuse): void {
  const { base, known } = options
  const step: Step = { add, older: thingIri(base, older), newer: thingIri(base, newer), key: newer }
  const place = encodeSegment(older)
  for (const revision of revisions) {
    const node = partIri(step.newer, `${revision.newer?.id}/reuse/${place}`)
    add(node, rdf.type, rg.Reuse)
    mapRevision(step, node, revision)
  }
  const [from, to] = [documents.get(older) ?? NOTHING, documents.get(newer) ?? NOTHING]
  for (const [at, finding] of findSubstance(revisions, { from, to, ...known }).entries())
    mapFinding(step, partIri(step.newer, `reuse/${place}/substance/${at + 1}`), finding)
}

/** The keys of the two documents. */
interface Ends {
  readonly older: string
  readonly newer: string
  readonly base: string
}

/** One comparison by itself. The documents are named by their keys and not described. */
export function comparisonQuads(comparison: Comparison, ends: Ends): readonly Quad[] {
  const sink = createSink(graphIri(ends.base, 'lineage'))
  mapComparison(sink, comparison, ends)
  return sink.quads
}

/** Revisions are named after the newer paragraph, deletions after the older. */
function mapComparison({ add }: Sink, comparison: Comparison, { older, newer, base }: Ends): void {
  const step: Step = { add, older: thingIri(base, older), newer: thingIri(base, newer), key: newer }
  add(step.newer, wasRevisionOf, step.older)
  const occurrence = countOccurrences()
  for (const revision of comparison.revisions) {
    const place = revision.newer?.id ?? `deleted/${revision.older?.id ?? ''}`
    mapRevision(step, partIri(step.newer, `${place}/revision/${occurrence(place)}`), revision)
  }
  comparison.findings.forEach((finding, at) => mapFinding(step, partIri(step.newer, `substance/${at + 1}`), finding))
}

function mapRevision(step: Step, node: NamedNode, revision: Revision): void {
  const { add } = step
  const { older, newer, changes, similarity, reason, evidence } = revision
  const from = older && partIri(step.older, older.id)
  const to = newer && partIri(step.newer, newer.id)
  describe(step, node, rg.Revision, `${step.key}, ${newer?.id ?? older?.id}: ${changes.join(', ')}`)
  add(node, rg.older, from)
  add(node, rg.newer, to)
  for (const change of changes) add(node, rg.change, change)
  add(node, rg.reason, reason)
  add(node, rg.statedBy, evidence)
  if (from && to) {
    add(to, changes.includes('reused') ? wasDerivedFrom : wasRevisionOf, from)
    if (reason !== 'stated') add(node, rg.similarity, DataFactory.literal(similarity.toFixed(3), xsd.decimal))
    mapOperations(step, node, { from: older.text, to: newer.text, operations: revision.operations })
  }
}

interface Wording {
  readonly from: string
  readonly to: string
  readonly operations: readonly Operation[]
}

/** Only what changed in words: the rest follows from the two texts. */
function mapOperations(step: Step, revision: NamedNode, { from, to, operations }: Wording): void {
  const changed = operations.filter(({ kind }) => kind !== 'equal' && kind !== 'form')
  const [olderAt, newerAt] = [codePointOffsets(from), codePointOffsets(to)]
  changed.forEach(({ kind, older, newer }, index) => {
    const node = partIri(revision, `operation/${index + 1}`)
    const [before, after] = [from.slice(older.start, older.end), to.slice(newer.start, newer.end)]
    describe(step, node, rg.Operation, `${kind}: ${[before, after].filter((text) => text !== '').join(' → ')}`)
    step.add(node, rg.inRevision, revision)
    step.add(node, rg.operation, kind)
    step.add(node, rg.before, before === '' ? undefined : before)
    step.add(node, rg.after, after === '' ? undefined : after)
    step.add(node, rg.olderStart, olderAt(older.start))
    step.add(node, rg.newerStart, newerAt(newer.start))
  })
}

function mapFinding(step: Step, node: NamedNode, finding: Finding): void {
  const words = [finding.before, finding.after].filter((text) => text !== undefined).join(' → ')
  describe(step, node, rg.SubstanceChange, `${finding.kind.replaceAll('-', ' ')}: ${words}`)
  step.add(node, rg.substance, finding.kind)
  for (const id of finding.older) step.add(node, rg.olderParagraph, partIri(step.older, id))
  for (const id of finding.newer) step.add(node, rg.newerParagraph, partIri(step.newer, id))
  step.add(node, rg.before, finding.before)
  step.add(node, rg.after, finding.after)
}
