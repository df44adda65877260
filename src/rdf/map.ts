/** One document → the quads of its named graph. */
import type { NamedNode, Quad } from '@rdfjs/types'
import type { ResolutionDocument } from '../model.ts'
import { mapAncestor } from './ancestor.ts'
import { mapIdentity } from './document.ts'
import { mapFacts } from './facts.ts'
import { mapFindings } from './findings.ts'
import { checkBase, documentKey, graphIri, thingIri } from './iri.ts'
import { footnoteNodes, mapNotes } from './notes.ts'
import { codePointOffsets } from './offsets.ts'
import { mapParts } from './parts.ts'
import type { Scope } from './scope.ts'
import { createSink } from './sink.ts'
import type { Sink } from './sink.ts'
import { mapStatements } from './statements.ts'
import { NO_NAMES } from './things.ts'
import type { NameIndex } from './things.ts'

/** What mapping a document needs beside it. */
export interface MapOptions {
  /** What all data IRIs begin with; ends in a slash. */
  readonly base: string
  /** Hexadecimal SHA-256 of the document's plain text in UTF-8. */
  readonly sha256: string
  /** Finds the keys of things that the document gives by name only. Default: no names. */
  readonly names?: NameIndex
}

/** Gives the sink of a graph. */
export type OpenSink = (graph: NamedNode) => Pick<Sink, 'add'>

/**
 * Everything that the document states, in its named graph: each quad once, no blank nodes, in the order of the text.
 * Things outside the document (organs, treaties, cited documents) are named and not described; `mapDataset` does
 * both. Throws ConfigError `bad-base`.
 */
export function mapDocument(document: ResolutionDocument, options: MapOptions): Quad[] {
  const sinks: Sink[] = []
  stateDocument(document, options, (graph) => {
    const sink = createSink(graph)
    sinks.push(sink)
    return sink
  })
  return sinks.flatMap(({ quads }) => quads)
}

/** States what `mapDocument` gives, in the graph of the document and that of the text before it. Throws as it does. */
export function stateDocument(document: ResolutionDocument, options: MapOptions, open: OpenSink): Scope {
  const { base, sha256 } = options
  const key = keyOfDocument(document, sha256)
  const graph = graphIri(checkBase(base), key)
  const scope = createScope(document, key, open(graph), options)
  mapIdentity(scope, graph, sha256)
  mapParts(scope)
  mapNotes(scope)
  mapStatements(scope)
  mapFacts(scope)
  mapFindings(scope)
  mapAncestor(scope, open)
  return scope
}

/** What the document tells of the text before it, by itself. Throws as `mapDocument`. */
export function ancestorQuads(document: ResolutionDocument, options: MapOptions): readonly Quad[] {
  const key = keyOfDocument(document, options.sha256)
  const own = createSink(graphIri(checkBase(options.base), key))
  let sink: Sink | undefined
  mapAncestor(createScope(document, key, own, options), (graph) => (sink = createSink(graph)))
  return sink?.quads ?? []
}

/** The document's IRI path after `id/`; one with neither symbol nor slug is named by its text's hash. */
export function keyOfDocument(document: ResolutionDocument, sha256: string): string {
  return documentKey(document.metadata, sha256.slice(0, 12))
}

/** A document on its way into the graph `sink`; what was mapped before is not known to it. Throws as `mapDocument`. */
function createScope(
  document: ResolutionDocument,
  key: string,
  { add }: Pick<Sink, 'add'>,
  { base, names }: Omit<MapOptions, 'sha256'>,
): Scope {
  const node = thingIri(base, key)
  return {
    document,
    key,
    node,
    base,
    add,
    at: codePointOffsets(document.text),
    paragraphs: new Map(document.paragraphs.map((paragraph) => [paragraph.id, paragraph])),
    footnotes: footnoteNodes(node, document.footnotes),
    names: names ?? NO_NAMES,
  }
}
