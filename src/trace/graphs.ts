/** A dataset's quads by graph and subject, for questions about what was read where. */
import type { Quad, Term } from '@rdfjs/types'
import { rg } from '../rdf/terms.generated.ts'
import { rdf, wasRevisionOf } from '../rdf/vocabulary.ts'

/** The statements of one subject in one graph: predicate IRI → objects, in the order of the quads. */
export type Description = ReadonlyMap<string, readonly Term[]>

/** One named graph: subject IRI → what the graph says of it. */
export type GraphIndex = ReadonlyMap<string, Description>

/** A document's graph with the text that its offsets count in. */
export interface DocumentGraph {
  /** IRI of the document. */
  readonly document: string
  /** Its path after `id/`: `A/RES/64/293`. */
  readonly key: string
  /** What its graph describes; in a dataset without graphs only the document, its parts and its text. */
  readonly nodes: GraphIndex
  /** IRI of the plain text, and its SHA-256 in hexadecimal digits ('' where the graph has none). */
  readonly text: string
  readonly sha256: string
}

/** All quads by graph. */
export function indexGraphs(quads: Iterable<Quad>): ReadonlyMap<string, GraphIndex> {
  const graphs = new Map<string, Map<string, Map<string, Term[]>>>()
  for (const { graph, subject, predicate, object } of quads) {
    const description = entry(entry(graphs, graph.value, newMap<Map<string, Term[]>>), subject.value, newMap<Term[]>)
    entry(description, predicate.value, () => []).push(object)
  }
  return graphs
}

/** The documents whose text is named, in the order of the dataset. */
export function documentGraphs(graphs: ReadonlyMap<string, GraphIndex>): readonly DocumentGraph[] {
  return [...graphs].flatMap(([graph, nodes]) => {
    const texts = [...nodes].flatMap(([document, description]) => {
      const text = valueOf(description, rg.plainText.value)
      return text === undefined ? [] : [{ document, text }]
    })
    const owners = graph === '' ? ownersOf(nodes, texts) : undefined
    return texts.map(({ document, text }) => ({
      document,
      key: keyOfText(text),
      nodes: owners?.get(document) ?? nodes,
      text,
      sha256: valueOf(nodes.get(text), rg.sha256.value) ?? '',
    }))
  })
}

/** `…/doc/A/RES/64/293.txt` gives `A/RES/64/293`. */
function keyOfText(text: string): string {
  const at = text.indexOf('/doc/')
  const path = (at < 0 ? text : text.slice(at + '/doc/'.length)).replace(/\.txt$/, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The nodes of each document of a dataset without graphs; of two documents one may have the start of the other's IRI. */
function ownersOf(
  nodes: GraphIndex,
  texts: readonly { readonly document: string; readonly text: string }[],
): ReadonlyMap<string, GraphIndex> {
  const owned = new Map(texts.map(({ document }) => [document, new Map<string, Description>()]))
  const ofText = new Map(texts.map(({ document, text }) => [text, document]))
  for (const [node, description] of nodes) {
    if (isComparison(description)) continue
    const document = ofText.get(node) ?? nearest(owned, node)
    if (document !== undefined) owned.get(document)?.set(node, withoutLineage(description))
  }
  return owned
}

const COMPARED: ReadonlySet<string> = new Set(
  [rg.Revision, rg.Operation, rg.Reuse, rg.SubstanceChange].map(({ value }) => value),
)

/** What comes of comparing two documents was read in neither of them. */
function isComparison(description: Description): boolean {
  return valuesOf(description, rdf.type.value).some((type) => COMPARED.has(type))
}

/** A paragraph's older forms, and what is new in it, are found by comparing, too. */
const BY_COMPARING: ReadonlySet<string> = new Set(
  [wasRevisionOf, rg.inSeries, rg.succeeds, rg.continues, rg.novelty, rg.firstSeenIn, rg.appearances].map(
    ({ value }) => value,
  ),
)

function withoutLineage(description: Description): Description {
  if (![...BY_COMPARING].some((predicate) => description.has(predicate))) return description
  return new Map([...description].filter(([predicate]) => !BY_COMPARING.has(predicate)))
}

function nearest(documents: ReadonlyMap<string, unknown>, node: string): string | undefined {
  for (let iri = node; iri.includes('/id/'); iri = iri.slice(0, iri.lastIndexOf('/'))) {
    if (documents.has(iri)) return iri
  }
  return undefined
}

/** The value of the first object, undefined where there is none. */
export function valueOf(description: Description | undefined, predicate: string): string | undefined {
  return description?.get(predicate)?.[0]?.value
}

/** The values of all objects. */
export function valuesOf(description: Description | undefined, predicate: string): readonly string[] {
  return description?.get(predicate)?.map(({ value }) => value) ?? []
}

function newMap<V>(): Map<string, V> {
  return new Map()
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
