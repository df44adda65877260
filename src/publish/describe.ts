/** Everything to say about one thing: its own statements, what was stated about it, and the names of all involved. */
import type { Quad } from '@rdfjs/types'
import { selectQuads, selectRows, printIri } from './terms.ts'
import type { Site } from './site.ts'

/** What a page or file about `iri` holds. `quads` are sorted, each once, in their named graphs. */
export interface Description {
  readonly iri: string
  /** The IRI's path after the base: `id/A/RES/64/293`. */
  readonly path: string
  /** The named graph of the document, where it is loaded. */
  readonly graph: string | undefined
  readonly quads: readonly Quad[]
  /** Links to the thing from elsewhere: how many there are, and which page of them is here. */
  readonly incoming: { readonly total: number; readonly page: number; readonly pages: number }
}

/** Links to a thing on one page; hubs have tens of thousands. */
const PAGE_SIZE = 500
/** A description stays within the engine's cap on rows; a document has some thousand quads. */
const LABELS_AT_ONCE = 500
const PREFIXES = `PREFIX rg: <https://w3id.org/resograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
`

/** Undefined where the dataset does not mention `path`. `page` counts from 1. Throws as `Engine.query` does. */
export async function describe(site: Site, path: string, page = 1): Promise<Description | undefined> {
  const iri = site.base + path
  const term = printIri(iri)
  if (term === undefined) return undefined
  const graph = graphOf(site, path)
  const total = await countIncoming(site, term, graph)
  const [own, stated, incoming] = await Promise.all([
    selectQuads(site.engine, ownQuery(term, graph)),
    selectQuads(site.engine, statedQuery(term, graph, page)),
    selectQuads(site.engine, incomingQuery(term, graph, page)),
  ])
  if (own.length === 0 && total === 0) return undefined
  const about = [...own, ...stated, ...incoming]
  const quads = sortQuads([...about, ...(await findLabels(site, about))])
  const loaded = graph !== undefined && own.some((quad) => quad.graph.value === graph.slice(1, -1))
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  return { iri, path, graph: loaded ? graph.slice(1, -1) : undefined, quads, incoming: { total, page, pages } }
}

/** A path that the dataset mentions; `withdrawn` where it says that the thing is no longer valid. */
interface KnownPath {
  readonly path: string
  readonly withdrawn: boolean
}

/** What PROV says of a thing that is no more; such a thing is answered with 410. */
export const INVALIDATED = 'http://www.w3.org/ns/prov#invalidatedAtTime'

/** The first of several spellings of a path that the dataset mentions, and undefined where none is. */
export async function resolvePath(site: Site, paths: readonly string[]): Promise<KnownPath | undefined> {
  for (const path of new Set(paths)) {
    const term = printIri(site.base + path)
    if (term === undefined) continue
    const query = `SELECT ?gone {
      { SELECT ?s { { ${term} ?p ?o } UNION { ?s ?p ${term} } UNION { GRAPH ${term} { ?s ?p ?o } } } LIMIT 1 }
      OPTIONAL { ${term} <${INVALIDATED}> ?gone }
    } LIMIT 1`
    const [row] = await selectRows(site.engine, query)
    if (row !== undefined) return { path, withdrawn: row['gone'] !== undefined }
  }
  return undefined
}

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/** A document's own named graph, `<…graph/A/RES/64/293>`. */
function graphOf(site: Site, path: string): string | undefined {
  return path.startsWith('id/') ? printIri(`${site.base}graph/${path.slice(3)}`) : undefined
}

const notIn = (graph: string | undefined): string => (graph === undefined ? '' : `FILTER(?g != ${graph})`)

/** The thing as subject anywhere, the statements that a paragraph makes, and the whole graph of a document. */
function ownQuery(term: string, graph: string | undefined): string {
  return `${PREFIXES}SELECT DISTINCT ?s ?p ?o ?g {
  { VALUES ?s { ${term} } GRAPH ?g { ?s ?p ?o } }
  UNION { GRAPH ?g { ?s rg:inParagraph ${term} . ?s ?p ?o } }
  UNION { GRAPH ?g { ?s rg:anchoredIn ${term} . ?s ?p ?o } }
  ${graph === undefined ? '' : `UNION { GRAPH ${graph} { ?s ?p ?o } BIND(${graph} AS ?g) }`}
}`
}

/** Citations, facts and asks elsewhere that name the thing: each is evidence, with its wording and paragraph. */
function statedQuery(term: string, graph: string | undefined, page: number): string {
  return `${PREFIXES}SELECT DISTINCT ?s ?p ?o ?g {
  { SELECT DISTINCT ?s ?g { GRAPH ?g { ?s ?link ${term} ; rg:inParagraph ?paragraph . FILTER(?link != rg:inParagraph) } ${notIn(graph)} }
    ORDER BY ?s LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE} }
  GRAPH ?g { ?s ?p ?o }
}`
}

function incomingQuery(term: string, graph: string | undefined, page: number): string {
  return `SELECT ?s ?p (${term} AS ?o) ?g { GRAPH ?g { ?s ?p ${term} } ${notIn(graph)} }
ORDER BY ?s ?p ?g LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`
}

async function countIncoming(site: Site, term: string, graph: string | undefined): Promise<number> {
  const query = `SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ${term} } ${notIn(graph)} }`
  const [row] = await selectRows(site.engine, query)
  return Number(row?.['n']?.value ?? 0)
}

/** Names and types of every IRI under the base that the quads mention, in a few queries rather than one each. */
export async function findLabels(site: Site, quads: readonly Quad[]): Promise<readonly Quad[]> {
  const labels = quads.filter(({ predicate }) => predicate.value === 'http://www.w3.org/2000/01/rdf-schema#label')
  const known = new Set(labels.map(({ subject }) => subject.value))
  const named = quads
    .flatMap(({ subject, object }) => [subject, object])
    .filter((term) => term.termType === 'NamedNode')
  const unknown = new Set(named.map((term) => term.value).filter((iri) => iri.startsWith(site.base) && !known.has(iri)))
  const terms = [...unknown].flatMap((iri) => printIri(iri) ?? [])
  const found: Quad[] = []
  for (let at = 0; at < terms.length; at += LABELS_AT_ONCE) {
    const values = terms.slice(at, at + LABELS_AT_ONCE).join(' ')
    // A second VALUES in place of the filter makes the store join both lists with everything: 70 times slower.
    const query = `${PREFIXES}SELECT ?s ?p ?o ?g {
      VALUES ?s { ${values} } GRAPH ?g { ?s ?p ?o } FILTER(?p IN (rdfs:label, <${TYPE}>, rg:partOf, rg:symbol))
    }`
    found.push(...(await selectQuads(site.engine, query)))
  }
  return found
}

/** Sorted by graph, subject, predicate and object, each quad once, so that the same data give the same bytes. */
export function sortQuads(quads: readonly Quad[]): readonly Quad[] {
  const byKey = new Map(quads.map((quad) => [keyOf(quad), quad]))
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, quad]) => quad)
}

function keyOf({ graph, subject, predicate, object }: Quad): string {
  const detail = object.termType === 'Literal' ? `${object.language}\u0000${object.datatype.value}` : ''
  // Types come first, as Turtle is read.
  const property = predicate.value === TYPE ? '' : predicate.value
  return [graph.value, subject.value, property, object.termType, object.value, detail].join('\u0000')
}
