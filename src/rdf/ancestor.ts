/** The text before a draft, as its tracked changes tell it → a version of its own in a graph of its own. */
import type { NamedNode } from '@rdfjs/types'
import { findAncestor } from '../lineage/ancestor.ts'
import type { EarlierParagraph, StruckWording } from '../lineage/earlier.ts'
import { placeName } from '../lineage/place.ts'
import { wordingOfPieces } from '../lineage/reconstruct.ts'
import { graphIri, partIri, thingIri } from './iri.ts'
import { codePointOffsets } from './offsets.ts'
import { describe, paragraphNode } from './scope.ts'
import type { Scope } from './scope.ts'
import type { Sink } from './sink.ts'
import { rg } from './terms.generated.ts'
import { wasRevisionOf } from './vocabulary.ts'

/** The key of the version before the document of this key: `draft/before-2010-07-19`. */
function ancestorKey(key: string): string {
  return `draft/before-${key.replace(/^draft\//, '').replaceAll('/', '-')}`
}

/** All that is told of the version before, in the graph that `open` gives; none where nothing is tracked. */
export function mapAncestor(scope: Scope, open: (graph: NamedNode) => Adding): void {
  const earlier = findAncestor(scope.document)
  if (earlier.length === 0) return
  const key = ancestorKey(scope.key)
  const graph = graphIri(scope.base, key)
  const sink = open(graph)
  const version = thingIri(scope.base, key)
  describe(sink, graph, rg.NamedGraph, `What ${scope.key} tells of the text before it`)
  describe(sink, version, rg.ReconstructedVersion, `The text before ${scope.key}, as far as its tracked changes tell`)
  sink.add(scope.node, wasRevisionOf, version)
  earlier.forEach((paragraph, at) => mapParagraph(scope, sink, { version, key, paragraph, order: at + 1 }))
}

type Adding = Pick<Sink, 'add'>

interface Earlier {
  readonly version: NamedNode
  readonly key: string
  readonly paragraph: EarlierParagraph
  readonly order: number
}

function mapParagraph(scope: Scope, sink: Adding, { version, key, paragraph, order }: Earlier): void {
  const { id, newer, pieces, struck, certainty, open, evidence } = paragraph
  const node = partIri(version, id)
  const became = id.includes('/from-') && newer !== undefined ? `what became ${placeName(newer)}` : placeName(id)
  describe(sink, node, rg.ReconstructedParagraph, `${key}, ${became}`)
  sink.add(node, rg.partOf, version)
  sink.add(node, rg.path, id)
  sink.add(node, rg.order, order)
  sink.add(node, rg.reconstructedText, pieces && wordingOfPieces(pieces))
  sink.add(node, rg.certainty, certainty)
  for (const reason of open) sink.add(node, rg.openBecause, reason)
  for (const note of evidence) sink.add(node, rg.toldBy, noteNode(scope, note))
  const from = newer === undefined ? undefined : paragraphNode(scope, newer)
  if (from) sink.add(from, wasRevisionOf, node)
  const text = newer === undefined ? '' : (scope.paragraphs.get(newer)?.text ?? '')
  struck.forEach((each, at) => mapStruck(scope, sink, { each, paragraph: node, number: at + 1, text }))
}

interface Struck {
  readonly each: StruckWording
  readonly paragraph: NamedNode
  readonly number: number
  readonly text: string
}

function mapStruck(scope: Scope, sink: Adding, { each, paragraph, number, text }: Struck): void {
  const node = partIri(paragraph, `struck/${number}`)
  describe(sink, node, rg.StruckWording, `struck: ${each.wording}`)
  sink.add(node, rg.struckFrom, paragraph)
  sink.add(node, rg.wording, each.wording)
  sink.add(node, rg.certainty, each.certainty)
  sink.add(node, rg.rule, each.rule)
  sink.add(node, rg.stoodAt, each.place && codePointOffsets(text)(each.place.start))
  sink.add(node, rg.toldBy, noteNode(scope, each.note))
}

/** Editorial notes are numbered from 1 in the document's order. */
const noteNode = ({ node }: Scope, index: number): NamedNode => partIri(node, `note/${index + 1}`)
