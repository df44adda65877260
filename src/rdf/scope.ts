/** What the mappers of a document's parts share. */
import type { NamedNode } from '@rdfjs/types'
import type { Footnote, Grade, Paragraph, ResolutionDocument, Span } from '../model.ts'
import { countOccurrences } from '../occurrences.ts'
import { partIri } from './iri.ts'
import type { Sink } from './sink.ts'
import type { NameIndex } from './things.ts'
import { rg } from './terms.generated.ts'
import { rdf } from './vocabulary.ts'

/** One document on its way into its graph. */
export interface Scope {
  readonly document: ResolutionDocument
  /** The document's IRI path after `id/`. */
  readonly key: string
  readonly node: NamedNode
  readonly base: string
  readonly add: Sink['add']
  /** Offset in UTF-16 units → in code points. */
  readonly at: (offset: number) => number
  readonly paragraphs: ReadonlyMap<string, Paragraph>
  readonly footnotes: ReadonlyMap<Footnote, NamedNode>
  readonly names: NameIndex
}

/** What evidence needs of a scope: less than a whole document. */
export interface EvidenceScope extends Pick<Scope, 'node' | 'add' | 'at'> {
  readonly document: { readonly text: string }
  readonly paragraphs: { readonly has: (id: string) => boolean }
}

/** States the class and the label that every published IRI has. */
export function describe({ add }: Pick<Scope, 'add'>, node: NamedNode, type: NamedNode, label: string): void {
  add(node, rdf.type, type)
  add(node, rdf.label, label)
}

/** States where in the plain text a part or statement stands. */
export function addSpan({ add, at }: Pick<Scope, 'add' | 'at'>, node: NamedNode, { start, end }: Span): void {
  add(node, rg.start, at(start))
  add(node, rg.end, at(end))
}

/** The IRI of a paragraph of the document, or undefined where it has no paragraph of that id. */
export function paragraphNode(
  { node, paragraphs }: Pick<EvidenceScope, 'node' | 'paragraphs'>,
  id: string | undefined,
): NamedNode | undefined {
  return id !== undefined && paragraphs.has(id) ? partIri(node, id) : undefined
}

/** Numbers things by the paragraph they stand in, from 1: `pp/4/cite/1`; `cite/1` for those in no paragraph. */
export function createNumbering(scope: Scope, word: string): (paragraph: string) => NamedNode {
  const occurrence = countOccurrences()
  return (paragraph) => {
    const place = scope.paragraphs.has(paragraph) ? `${paragraph}/` : ''
    return partIri(scope.node, `${place}${word}/${occurrence(place)}`)
  }
}

/** The individuals of rg:Grade. */
export const GRADES: Readonly<Record<Grade, NamedNode>> = {
  stated: rg.Stated,
  resolved: rg.Resolved,
  inferred: rg.Inferred,
  external: rg.External,
}
