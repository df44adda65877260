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
import type { ResolutionDocument } from '../model.ts'
import { countOccurrences } from '../occurrences.ts'
import { findSeries } from '../lineage/series.ts'
import type { Candidate, Series, StatedTitle } from '../lineage/series.ts'
import { graphIri, partIri, thingIri } from './iri.ts'
import { codePointOffsets } from './offsets.ts'
import { describe } from './scope.ts'
import { mapSeries, nameSeries } from './series.ts'
import { createSink } from './sink.ts'
import type { Sink } from './sink.ts'
import { rg } from './terms.generated.ts'
import { rdf, wasDerivedFrom, wasRevisionOf, xsd } from './vocabulary.ts'

/** What is compared of `document`, and no more, so that many can be held. Plain data. */
export function versionOf({ paragraphs, citations, notes, acts, asks }: ResolutionDocument): Version {
  return {
    paragraphs: paragraphs.map(({ id, kind, text, status }) => ({
      id,
      kind,
      text,
      ...(status === undefined ? {} : { status }),
    })),
    citations: citations.map(({ in: place, relation, target: { key, label } }) => {
      return { in: place, relation, target: { key, label } }
    }),
    notes: notes.map(({ kind, text, paragraph }) => ({
      kind,
      text,
      ...(paragraph === undefined ? {} : { paragraph }),
    })),
    acts: acts.map(({ in: place, relation }) => ({ in: place, relation })),
    asks: asks.map(({ in: place, verb, addressees, deadline }) => ({
      in: place,
      verb,
      addressees,
      ...(deadline ? { deadline: { text: deadline.text } } : {}),
    })),
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

/** A document of the dataset as far as it must be known to say with which others it is compared. Plain data. */
export interface LineageEntry extends Candidate {
  /** Key of the document that it is a draft of. */
  readonly draftOf?: string
  readonly date?: string
}

/** Where the texts of the dataset's documents are to be had, by key. A Map is one; many texts can stand elsewhere. */
export interface TextSource {
  readonly get: (key: string) => Version | undefined
}

/** What is known of the texts that are compared. */
export interface Lineage {
  readonly entries: readonly LineageEntry[]
  /** Titles under which documents cite others. */
  readonly stated: readonly StatedTitle[]
}

/** Texts that are compared by themselves: `keys` are those of a step, a use or a series. Plain data. */
export type LineageTask =
  | { readonly kind: 'step' | 'reuse'; readonly keys: readonly [older: string, newer: string] }
  | { readonly kind: 'series'; readonly keys: readonly string[]; readonly series: Series; readonly node: string }

/**
 * What is to be compared, in the order of the graph: every step from one version of a text to the next, every text
 * with those that it cites, every series.
 */
export function planLineage({ entries, stated }: Lineage, reuse: boolean): readonly LineageTask[] {
  const series = findSeries(entries, stated)
  const sources = reuse ? findSources(entries, series) : []
  return [
    ...findSteps(entries).map(([older, newer]) => ({ kind: 'step' as const, keys: [older.key, newer.key] as const })),
    ...sources.map((keys) => ({ kind: 'reuse' as const, keys })),
    ...nameSeries(series).map(({ key, series: each }) => {
      const keys = each.members.flatMap((member) => (member.held ? [member.key] : []))
      return { kind: 'series' as const, keys, series: each, node: key }
    }),
  ]
}

/** The quads of one comparison after the other, so that no more than one is held. */
export function* mapLineageTask(
  task: LineageTask,
  texts: TextSource,
  options: LineageOptions,
): Generator<readonly Quad[], void, undefined> {
  if (task.kind === 'series') {
    yield* mapSeries(task.series, task.node, (key) => texts.get(key), options.base)
    return
  }
  const { base, known } = options
  const [older, newer] = task.keys
  const pair = { older: texts.get(older) ?? NOTHING, newer: texts.get(newer) ?? NOTHING }
  if (task.kind === 'step') {
    yield comparisonQuads(compareVersions(pair.older, pair.newer, known), { older, newer, base })
  } else {
    yield reuseQuads(findReuse(pair.older, pair.newer), { older, newer, pair, options })
  }
}

/** What describes `graph/lineage`; stated where anything stands in it. */
export function lineageGraphQuads(base: string): readonly Quad[] {
  const graph = graphIri(base, 'lineage')
  const sink = createSink(graph)
  describe(sink, graph, rg.NamedGraph, 'How texts came from earlier texts')
  return sink.quads
}

const NOTHING: Version = { paragraphs: [], notes: [], acts: [], citations: [], asks: [] }

/**
 * Each text with each other text of the dataset that it cites; of a text and its drafts, the text alone. What stands in
 * one series repeats itself by its nature, and is told by the series.
 */
function findSources(
  entries: readonly LineageEntry[],
  series: readonly Series[],
): readonly (readonly [string, string])[] {
  const seriesOf = new Map(series.flatMap((each) => each.members.map(({ key }) => [key, each] as const)))
  const inOne = (one: string, other: string) => seriesOf.has(one) && seriesOf.get(one) === seriesOf.get(other)
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  const isDraft = ({ draftOf }: LineageEntry) => byKey.has(draftOf ?? '')
  return entries.flatMap((entry) => {
    if (isDraft(entry)) return []
    return entry.cites.flatMap((other) => {
      const source = byKey.get(other)
      return source === undefined || other === entry.key || isDraft(source) || inOne(other, entry.key)
        ? []
        : [[other, entry.key] as const]
    })
  })
}

interface Reuse {
  readonly older: string
  readonly newer: string
  readonly pair: { readonly older: Version; readonly newer: Version }
  readonly options: LineageOptions
}

function reuseQuads(revisions: readonly Revision[], { older, newer, pair, options }: Reuse): readonly Quad[] {
  const { base, known } = options
  const { add, quads } = createSink(graphIri(base, 'lineage'))
  const step: Step = { add, older: thingIri(base, older), newer: thingIri(base, newer), key: newer }
  const place = older.replaceAll('/', '-')
  for (const revision of revisions) {
    const node = partIri(step.newer, `${revision.newer?.id}/reuse/${place}`)
    add(node, rdf.type, rg.Reuse)
    mapRevision(step, node, revision)
  }
  for (const [at, finding] of findSubstance(revisions, { from: pair.older, to: pair.newer, ...known }).entries())
    mapFinding(step, partIri(step.newer, `reuse/${place}/substance/${at + 1}`), finding)
  return quads
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
