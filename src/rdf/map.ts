/** One document → the quads of its named graph. */
import type { Quad } from '@rdfjs/types'
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

/**
 * Everything that the document states, in its named graph: each quad once, no blank nodes, in the order of the text.
 * Things outside the document (organs, treaties, cited documents) are named and not described; `mapDataset` does
 * both. Throws ConfigError `bad-base`.
 */
export function mapDocument(document: ResolutionDocument, options: MapOptions): Quad[] {
  const { base, sha256 } = options
  const key = keyOfDocument(document, sha256)
  const graph = graphIri(checkBase(base), key)
  const sink = createSink(graph)
  const scope = createScope(document, key, sink, options)
  mapIdentity(scope, graph, sha256)
  mapParts(scope)
  mapNotes(scope)
  mapStatements(scope)
  mapFacts(scope)
  mapFindings(scope)
  return [...sink.quads, ...mapAncestor(scope)]
}

/** What the document tells of the text before it, by itself. Throws as `mapDocument`. */
export function ancestorQuads(document: ResolutionDocument, options: MapOptions): readonly Quad[] {
  const key = keyOfDocument(document, options.sha256)
  return mapAncestor(createScope(document, key, createSink(graphIri(checkBase(options.base), key)), options))
}

/** The document's IRI path after `id/`; one with neither symbol nor slug is named by its text's hash. */
export function keyOfDocument(document: ResolutionDocument, sha256: string): string {
  return documentKey(document.metadata, sha256.slice(0, 12))
}

/** A document on its way into the graph `sink`; what was mapped before is not known to it. Throws as `mapDocument`. */
export function createScope(
  document: ResolutionDocument,
  key: string,
  { add }: Sink,
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
