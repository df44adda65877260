/** Everything to say about one thing: its own statements, what was stated about it, and the names of all involved. */
import { LRUCache } from 'lru-cache'
import type { Quad } from '@rdfjs/types'
import { collectDescription, collectNames, rowsOf } from '../store/description.ts'
import type { Asking } from '../store/description.ts'
import { parseLines, printIri, selectRows } from './terms.ts'
import type { Site } from './site.ts'

/**
 * What a page or file about `iri` holds. `quads` stand in their named graphs, each once, sorted by their terms: a thing before
 * its parts, its types first.
 */
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

/** Things whose names are kept: organs, treaties and documents that many pages mention. */
const KEPT_LABELS = 20_000

/**
 * Undefined where the dataset does not mention `path`. `page` counts from 1. What it asks for grows with the page and
 * not with the number of links. Throws as `Engine.query` does.
 */
export async function describe(site: Site, path: string, page = 1): Promise<Description | undefined> {
  const { engine, base } = site
  const iri = base + path
  if (printIri(iri) === undefined) return undefined
  const graph = graphOf(site, path)
  const request = { iri, graph, base, page }
  const found = await (engine.describe?.(request) ?? collectDescription(askingOf(site), request))
  if (found === undefined) return undefined
  const { lines, loaded, total, pages, more } = found
  const incoming = { total, page, pages, more }
  return { iri, path, graph: loaded ? graph : undefined, quads: parseLines(lines), incoming }
}

const keptNames = new WeakMap<Site, LRUCache<string, readonly string[]>>()

/** For an engine that describes nothing by itself. */
function askingOf(site: Site): Asking {
  const names = keptNames.get(site) ?? new LRUCache<string, readonly string[]>({ max: KEPT_LABELS })
  keptNames.set(site, names)
  const results = 'text/tab-separated-values'
  const ask = async (query: string) => rowsOf((await site.engine.query({ query, results, own: true })).body)
  return { ask, names, sorted: site.engine.steady !== true }
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

/** A document's own named graph, `…graph/A/RES/64/293`. */
const graphOf = (site: Site, path: string): string | undefined =>
  path.startsWith('id/') ? `${site.base}graph/${path.slice(3)}` : undefined

/** Names and types of every IRI under the base that the quads mention, in a few queries rather than one each. */
export async function findLabels(site: Site, quads: readonly Quad[]): Promise<readonly Quad[]> {
  const labels = quads.filter(({ predicate }) => predicate.value === 'http://www.w3.org/2000/01/rdf-schema#label')
  const known = new Set(labels.map(({ subject }) => subject.value))
  const named = quads
    .flatMap(({ subject, object }) => [subject, object])
    .filter((term) => term.termType === 'NamedNode')
  const unknown = new Set(named.map((term) => term.value).filter((iri) => iri.startsWith(site.base) && !known.has(iri)))
  const terms = [...unknown].flatMap((iri) => printIri(iri) ?? [])
  return parseLines((await collectNames(askingOf(site), terms)).join('\n'))
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
