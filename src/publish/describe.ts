/** Everything to say about one thing: its own statements, what was stated about it, and the names of all involved. */
import { LRUCache } from 'lru-cache'
import type { Quad } from '@rdfjs/types'
import { printIri, selectQuads, selectRows, toQuads } from './terms.ts'
import type { Site } from './site.ts'
import { groupBy, RG } from './view.ts'

/** What a page or file about `iri` holds. `quads` are sorted, each once, in their named graphs. */
export interface Description {
  readonly iri: string
  /** The IRI's path after the base: `id/A/RES/64/293`. */
  readonly path: string
  /** The named graph of the document, where it is loaded. */
  readonly graph: string | undefined
  readonly quads: readonly Quad[]
  /**
   * Links to the thing from elsewhere: how many there are, and which page of them is here. Of very many only so many
   * are counted as shows that there are more pages; `more` is true then.
   */
  readonly incoming: { readonly total: number; readonly page: number; readonly pages: number; readonly more: boolean }
}

/** Links to a thing on one page; hubs have tens of thousands. */
const PAGE_SIZE = 200
/** Links that are counted from the first one on a page: all of a hub's would take longer than the page itself. */
const COUNTED = 25 * PAGE_SIZE
/** A description stays within the engine's cap on rows; a document has some thousand quads. */
const LABELS_AT_ONCE = 500
/** Things whose names are kept: organs, treaties and documents that many pages mention. */
const KEPT_LABELS = 20_000
const PREFIXES = `PREFIX rg: <${RG}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
`

/**
 * Undefined where the dataset does not mention `path`. `page` counts from 1. What it asks for grows with the page and
 * not with the number of links. Throws as `Engine.query` does.
 */
export async function describe(site: Site, path: string, page = 1): Promise<Description | undefined> {
  const iri = site.base + path
  const term = printIri(iri)
  if (term === undefined) return undefined
  const graph = graphOf(site, path)
  const rows = await selectRows(site.engine, aboutQuery(term, graph, { page, sorted: site.engine.steady !== true }))
  const [linking, owning] = [rows.filter(({ k }) => k), rows.filter(({ k }) => !k)]
  const [own, found] = [toQuads(owning), toQuads(linking)]
  // One more than a page holds was asked for: without it, the first page is all.
  const total =
    page === 1 && found.length <= PAGE_SIZE ? found.length : await countIncoming(site, { term, graph, page })
  if (own.length === 0 && total === 0) return undefined
  const links = found.slice(0, PAGE_SIZE)
  const about = [...own, ...links, ...(await findStatements(site, links, graph))]
  const quads = sortQuads([...about, ...(await findLabels(site, about))])
  const loaded = graph !== undefined && own.some((quad) => quad.graph.value === graph.slice(1, -1))
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const incoming = { total, page, pages, more: total >= (page - 1) * PAGE_SIZE + COUNTED }
  return { iri, path, graph: loaded ? graph.slice(1, -1) : undefined, quads, incoming }
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

/**
 * The thing as subject anywhere, the statements that a paragraph makes, and the whole graph of a document; with `?k`, a
 * page of links from elsewhere and one more. Sorting takes all links in hand; an engine whose answers always come in one
 * order need not do it, and a page is found by counting.
 */
function aboutQuery(
  term: string,
  graph: string | undefined,
  { page, sorted }: { readonly page: number; readonly sorted: boolean },
): string {
  return `${PREFIXES}SELECT ?s ?p ?o ?g ?k {
  { VALUES ?s { ${term} } GRAPH ?g { ?s ?p ?o } }
  UNION { GRAPH ?g { ?s rg:inParagraph ${term} . ?s ?p ?o } }
  UNION { GRAPH ?g { ?s rg:anchoredIn ${term} . ?s ?p ?o } }
  ${graph === undefined ? '' : `UNION { GRAPH ${graph} { ?s ?p ?o } BIND(${graph} AS ?g) }`}
  UNION { SELECT ?s ?p (${term} AS ?o) ?g (1 AS ?k) { GRAPH ?g { ?s ?p ${term} } ${notIn(graph)} }
    ${sorted ? 'ORDER BY ?s ?p ?g' : ''} LIMIT ${PAGE_SIZE + 1} OFFSET ${(page - 1) * PAGE_SIZE} }
}`
}

/** Citations, facts and asks elsewhere that name the thing: each is evidence, with its wording and paragraph. */
async function findStatements(
  { engine }: Site,
  links: readonly Quad[],
  graph: string | undefined,
): Promise<readonly Quad[]> {
  const stating = links.filter(({ predicate }) => predicate.value !== `${RG}inParagraph`)
  const terms = [...new Set(stating.map(({ subject }) => subject.value))].flatMap((iri) => printIri(iri) ?? [])
  if (terms.length === 0) return []
  const values = terms.join(' ')
  return selectQuads(
    engine,
    `${PREFIXES}SELECT ?s ?p ?o ?g {
  VALUES ?s { ${values} } GRAPH ?g { ?s rg:inParagraph ?paragraph . ?s ?p ?o } ${notIn(graph)}
}`,
  )
}

async function countIncoming(
  site: Site,
  { term, graph, page }: { readonly term: string; readonly graph: string | undefined; readonly page: number },
): Promise<number> {
  const before = (page - 1) * PAGE_SIZE
  const query = `SELECT (COUNT(*) AS ?n) {
  { SELECT ?s { GRAPH ?g { ?s ?p ${term} } ${notIn(graph)} } LIMIT ${COUNTED} OFFSET ${before} } }`
  const [row] = await selectRows(site.engine, query)
  const counted = Number(row?.['n']?.value ?? 0)
  // Past the end nothing is counted; how many there are before is still to be told.
  return counted === 0 && page > 1 ? countIncoming(site, { term, graph, page: 1 }) : before + counted
}

const keptLabels = new WeakMap<Site, LRUCache<string, readonly Quad[]>>()

/** Names and types of every IRI under the base that the quads mention, in a few queries rather than one each. */
export async function findLabels(site: Site, quads: readonly Quad[]): Promise<readonly Quad[]> {
  const labels = quads.filter(({ predicate }) => predicate.value === 'http://www.w3.org/2000/01/rdf-schema#label')
  const known = new Set(labels.map(({ subject }) => subject.value))
  const named = quads
    .flatMap(({ subject, object }) => [subject, object])
    .filter((term) => term.termType === 'NamedNode')
  const unknown = new Set(named.map((term) => term.value).filter((iri) => iri.startsWith(site.base) && !known.has(iri)))
  const kept = keptLabels.get(site) ?? new LRUCache<string, readonly Quad[]>({ max: KEPT_LABELS })
  keptLabels.set(site, kept)
  const found = new Map([...unknown].map((iri) => [iri, kept.get(iri)] as const))
  const missing = [...unknown].filter((iri) => found.get(iri) === undefined)
  for (let at = 0; at < missing.length; at += LABELS_AT_ONCE) {
    const asked = missing.slice(at, at + LABELS_AT_ONCE)
    const told = groupBy(await askLabels(site, asked), ({ subject }) => subject.value)
    for (const iri of asked) {
      const about = told.get(iri) ?? []
      kept.set(iri, about)
      found.set(iri, about)
    }
  }
  return [...found.values()].flatMap((about) => about ?? [])
}

function askLabels({ engine }: Site, iris: readonly string[]): Promise<readonly Quad[]> {
  const values = iris.flatMap((iri) => printIri(iri) ?? []).join(' ')
  // A second VALUES in place of the filter makes the store join both lists with everything: 70 times slower.
  const query = `${PREFIXES}SELECT ?s ?p ?o ?g {
      VALUES ?s { ${values} } GRAPH ?g { ?s ?p ?o } FILTER(?p IN (rdfs:label, <${TYPE}>, rg:partOf, rg:symbol))
    }`
  return selectQuads(engine, query)
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
