/** What a remote service holds of us: the note that loading leaves there, or what can be found out without it. */
import type { Engine, QueryDataset } from './engine.ts'
import { parseResults } from './results.ts'

/** The state of a remote dataset. */
export interface Loaded {
  /** The graphs to ask when a query names none; undefined: those that the service itself takes. */
  readonly dataset: QueryDataset | undefined
  /** The document graphs, sorted. */
  readonly graphs: readonly string[]
  /** The graph that holds every triple once, undefined where the data were not loaded by us. */
  readonly union: string | undefined
  /** The union graph of the load before, kept for servers that have not noticed yet. */
  readonly previous: string | undefined
  /** SHA-256 of the N-Quads that were loaded, undefined as above. */
  readonly sha256: string | undefined
  readonly modified: Date | undefined
  readonly quads: number
}

/** The fixed IRIs of a load under `base`, and the prefix of its union graphs. */
export function namesOfLoad(base: string): { dataset: string; note: string; union: string } {
  const here = `${base}.well-known/void`
  return { dataset: `${here}#dataset`, note: `${here}#loaded`, union: `${here}#union-` }
}

/** Properties of the note. */
export const NOTE = {
  identifier: 'http://purl.org/dc/terms/identifier',
  modified: 'http://purl.org/dc/terms/modified',
  triples: 'http://rdfs.org/ns/void#triples',
  defaultGraph: 'http://www.w3.org/ns/sparql-service-description#defaultGraph',
  replaces: 'http://purl.org/dc/terms/replaces',
  part: 'http://purl.org/dc/terms/hasPart',
} as const

/**
 * Past this number of graphs a request cannot name them all (100 kB of graph names), and the service must take all
 * graphs as its default graph by itself.
 */
const MAX_NAMED = 1000

/** Reads the note, or else looks at the graphs, which takes a large service long. Throws as `Engine.query` does. */
export async function readLoaded(engine: Engine, base: string): Promise<Loaded> {
  const { dataset, note } = namesOfLoad(base)
  const said = await rowsOf(engine, `SELECT ?p ?o { GRAPH <${note}> { <${dataset}> ?p ?o } }`)
  const one = (property: string) => said.find(({ p }) => p === property)?.['o']
  const union = one(NOTE.defaultGraph)
  if (union === undefined) return findLoaded(engine, base)
  const graphs = said.flatMap(({ p, o }) => (p === NOTE.part && o !== undefined ? [o] : [])).toSorted()
  const modified = one(NOTE.modified)
  return {
    dataset: asDataset({ defaultGraphs: [union], namedGraphs: graphs }),
    graphs,
    union,
    previous: one(NOTE.replaces),
    sha256: one(NOTE.identifier),
    modified: modified === undefined ? undefined : new Date(modified),
    quads: Number(one(NOTE.triples) ?? 0),
  }
}

/** Data that came there by other means. */
async function findLoaded(engine: Engine, base: string): Promise<Loaded> {
  const ask = (query: string) => rowsOf(engine, query)
  const [graphs, others] = partition(
    (await ask(`SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }`)).map(({ g }) => g ?? '').toSorted(),
    (iri) => iri.startsWith(`${base}graph/`),
  )
  // Other people's graphs, or a default graph that is not the union of all: every graph is named in each request.
  const named = others.length > 0 || !(await hasUnion(engine, graphs))
  const unknown = { union: undefined, previous: undefined, sha256: undefined, modified: undefined }
  return {
    ...unknown,
    dataset: named ? asDataset({ defaultGraphs: graphs, namedGraphs: graphs }) : undefined,
    graphs,
    quads: await countQuads(ask, base),
  }
}

const asDataset = (dataset: QueryDataset): QueryDataset | undefined =>
  dataset.namedGraphs.length > MAX_NAMED ? undefined : dataset

async function hasUnion(engine: Engine, graphs: readonly string[]): Promise<boolean> {
  if (graphs.length === 0) return true
  const query = `ASK { GRAPH <${graphs[0]}> { ?s ?p ?o } ?s ?p ?o }`
  const { body } = await engine.query({ query, results: JSON_RESULTS, own: true })
  return (JSON.parse(body) as { boolean: boolean }).boolean
}

async function countQuads(ask: (query: string) => Promise<readonly Row[]>, base: string): Promise<number> {
  const filter = `FILTER(STRSTARTS(STR(?g), "${base}graph/"))`
  const [row] = await ask(`SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } ${filter} }`)
  return Number(row?.['n'] ?? 0)
}

/** Milliseconds: nobody waits for a page meanwhile. */
const PATIENCE = 60_000
const JSON_RESULTS = 'application/sparql-results+json'

type Row = Readonly<Record<string, string>>

async function rowsOf(engine: Engine, query: string): Promise<readonly Row[]> {
  const results = parseResults(
    (await engine.query({ query, results: JSON_RESULTS, own: true, deadline: PATIENCE })).body,
  )
  if (!('rows' in results)) return []
  return results.rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])))
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}
