/** A site whose data stand in a SPARQL service elsewhere. */
import { createHash } from 'node:crypto'
import type { Quad } from '@rdfjs/types'
import { ConfigError, UnavailableError } from '../errors.ts'
import { serialize } from '../rdf/serialize.ts'
import type { Engine } from '../store/engine.ts'
import { readLoaded } from '../store/loaded.ts'
import type { Loaded } from '../store/loaded.ts'
import { openRemote } from '../store/remote.ts'
import type { RemoteOptions } from '../store/remote.ts'
import { readShipped } from './shipped.ts'
import type { Site } from './site.ts'
import { printIri, selectQuads } from './terms.ts'

/** Which service, and what it does not know itself. */
export interface RemoteSiteOptions extends Omit<RemoteOptions, 'dataset'> {
  /** Plain text of each document by its key. Default none. */
  readonly texts?: ReadonlyMap<string, string>
}

/**
 * A site over the data that the service holds now. Throws ConfigError `bad-endpoint` where it cannot be asked, and
 * `empty-dataset` where it holds nothing under the base.
 */
export async function openRemoteSite(options: RemoteSiteOptions): Promise<Site> {
  const { base, endpoint, texts = new Map<string, string>() } = options
  const loaded = await readState(openRemote(options), options)
  if (loaded.graphs.length === 0 && loaded.union === undefined)
    throw new ConfigError(`${endpoint} holds no graph that begins with ${base}graph/; load a dataset first`, {
      code: 'empty-dataset',
    })
  const engine = openRemote({ ...options, dataset: loaded.dataset })
  return {
    engine,
    base,
    dataset: {
      sha256: loaded.sha256 ?? identify(loaded),
      modified: loaded.modified ?? new Date(),
      quads: loaded.quads,
    },
    nquads: keepPieces(() => readGraphs(engine, loaded)),
    texts,
    ...readShipped(),
  }
}

/** What tells one state of the service from another; undefined while it does not answer. */
export async function identifyRemote(options: RemoteSiteOptions): Promise<string | undefined> {
  return readLoaded(openRemote({ ...options, retries: 0 }), options.base).then(
    (loaded) => loaded.sha256 ?? identify(loaded),
    () => undefined,
  )
}

async function readState(engine: Engine, { endpoint, base }: RemoteSiteOptions): Promise<Loaded> {
  try {
    return await readLoaded(engine, base)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError(`${endpoint}: ${reason}`, { code: 'bad-endpoint', cause })
  }
}

/** Data that were loaded by other means say no hash; their names and number are the next best. */
function identify({ graphs, quads }: Loaded): string {
  return createHash('sha256')
    .update([...graphs, String(quads)].join('\n'))
    .digest('hex')
}

/** Reads once for all formats of the dump; a reading that failed is tried again by who asks next. */
function keepPieces(read: () => AsyncIterable<string>): () => AsyncIterable<string> {
  let kept: Promise<readonly string[]> | undefined
  return async function* () {
    kept ??= collect(read()).catch((error: unknown) => {
      kept = undefined
      throw error
    })
    yield* await kept
  }
}

async function collect(source: AsyncIterable<string>): Promise<readonly string[]> {
  const pieces: string[] = []
  for await (const piece of source) pieces.push(piece)
  return pieces
}

/** The whole dataset, one graph a request. Data without graphs stand in the union alone. */
async function* readGraphs(engine: Engine, { graphs, union }: Loaded): AsyncIterable<string> {
  const named = graphs.flatMap((graph) => printIri(graph) ?? [])
  for (const graph of named) {
    yield readAll(engine, `SELECT ?s ?p ?o (${graph} AS ?g) { GRAPH ${graph} { ?s ?p ?o } }`)
  }
  if (named.length === 0 && union !== undefined) yield readAll(engine, 'SELECT ?s ?p ?o { ?s ?p ?o }')
}

/** The engine's cap on solutions: an answer of that size may have been cut. */
const MAX_ROWS = 100_000

async function readAll(engine: Engine, query: string): Promise<string> {
  const quads = await selectQuads(engine, query)
  if (quads.length >= MAX_ROWS)
    throw new UnavailableError(`A graph has ${MAX_ROWS} triples or more; this server makes no dump of it.`, 3600)
  return serialize(sorted(quads), 'nq')
}

/** By subject, then predicate, then object: a service gives them in an order of its own. */
function sorted(quads: readonly Quad[]): readonly Quad[] {
  const keyed = quads.map(
    (quad) => [`${quad.subject.value}\n${quad.predicate.value}\n${quad.object.value}`, quad] as const,
  )
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, quad]) => quad)
}
