/** A SPARQL 1.1 service elsewhere behind the engine interface: the same questions, the same answers. */
import type { Quad } from '@rdfjs/types'
import { QueryError, UnavailableError } from '../errors.ts'
import { parseRdf } from '../rdf/read.ts'
import { serialize } from '../rdf/serialize.ts'
import type { RdfFormat } from '../rdf/serialize.ts'
import { plainBoolean } from './booleans.ts'
import { findDataset, readDescribe, withBase } from './dialect.ts'
import type { Engine, EngineStats, QueryDataset, QueryRequest, QueryResult } from './engine.ts'
import { guardQuery, keyword } from './guard.ts'
import type { GuardedQuery } from './guard.ts'
import { openLimiter } from './limiter.ts'
import { formatResults, parseResults } from './results.ts'
import type { Results } from './results.ts'
import { findSlice, withProjection, withSlice } from './rewrite.ts'
import { describeSyntaxError } from './syntax.ts'
import { openTransport } from './transport.ts'
import type { Reply, Transport, TransportOptions } from './transport.ts'

/** How a remote service is asked; every field but `endpoint` and `base` has a default. */
export interface RemoteOptions extends TransportOptions {
  /** Where queries are posted. */
  readonly endpoint: string
  /** What relative IRIs in a query are resolved against. */
  readonly base: string
  /** The graphs of a query that names none. Default: what the service itself takes. */
  readonly dataset?: QueryDataset | undefined
  /** Client queries under way at once. Default 8. */
  readonly width?: number
  /** Queries that may wait. Default 100. */
  readonly queue?: number
  /** Milliseconds a client's query may take. Default 10,000. */
  readonly deadline?: number
  /** Most solutions of one query. Default 100,000. */
  readonly limit?: number
  /** Longest answer of the service, in bytes. Default 64 million. */
  readonly bytes?: number
}

const DEFAULTS = { width: 8, queue: 100, deadline: 10_000, limit: 100_000, bytes: 64e6 }
/** The service's own short questions: many at once make a page, and none waits behind a client's. */
const OWN_WIDTH = 16
const OWN_QUEUE = 1000

const JSON_RESULTS = 'application/sparql-results+json'

const FORMATS: Readonly<Record<string, RdfFormat>> = {
  'text/turtle': 'ttl',
  'application/ld+json': 'jsonld',
  'application/n-triples': 'nt',
  'application/n-quads': 'nq',
  'application/trig': 'trig',
  'application/rdf+xml': 'rdf',
}

/** An engine that asks `endpoint`. Nothing is sent before the first query. */
export function openRemote(options: RemoteOptions): Engine {
  const { width, queue } = { ...DEFAULTS, ...options }
  const transport = openTransport(options)
  const clients = openLimiter(width, queue)
  const own = openLimiter(OWN_WIDTH, OWN_QUEUE)
  const service = { ...DEFAULTS, ...options, transport }
  let finished = 0
  let closed = false
  const query = async (request: QueryRequest): Promise<QueryResult> => {
    const guarded = guardQuery(request.query)
    if (closed) throw new Error('The engine is closed.')
    try {
      return await (request.own ? own : clients).run(() => answer(service, request, guarded), request)
    } finally {
      finished++
    }
  }
  return {
    query,
    ready: () =>
      query({ query: 'SELECT ?s { ?s ?p ?o } LIMIT 1', results: 'text/csv', deadline: 2000, own: true }).then(
        () => true,
        () => false,
      ),
    stats: (): EngineStats => ({
      queued: clients.queued + own.queued,
      running: clients.running + own.running,
      finished,
      replaced: 0,
    }),
    async close() {
      closed = true
    },
  }
}

type Service = Required<Pick<RemoteOptions, 'endpoint' | 'base' | 'deadline' | 'limit' | 'bytes'>> &
  Pick<RemoteOptions, 'dataset'> & { readonly transport: Transport }

/** One query with everything decided. */
interface Asked {
  readonly guarded: GuardedQuery
  readonly dataset: QueryDataset | undefined
  readonly deadline: number
  readonly limit: number
  readonly signal: AbortSignal | undefined
}

async function answer(service: Service, request: QueryRequest, guarded: GuardedQuery): Promise<QueryResult> {
  if (guarded.form === undefined) throw describeSyntaxError(guarded.text, new Error('error at 1:1: expected a query'))
  const isGraph = guarded.form === 'construct' || guarded.form === 'describe'
  const mediaType = isGraph ? request.graph : request.results
  if (mediaType === undefined)
    throw new QueryError('No acceptable media type carries the result of this form of query.', {
      code: 'not-acceptable',
    })
  const limit = Math.min(request.limit ?? service.limit, service.limit)
  const dataset = request.dataset ?? findDataset(guarded, service.base) ?? service.dataset
  const asked = { guarded, dataset, deadline: deadlineOf(service, request), limit, signal: request.signal }
  const found = isGraph ? await askGraph(service, asked, mediaType) : await askResults(service, asked, mediaType)
  const { body, capped, truncated } = found
  return { form: guarded.form, mediaType, body, truncated, ...(capped === undefined ? {} : { limit: capped }) }
}

/** What a client may take says nothing of the service's own questions, which make its pages. */
function deadlineOf({ deadline }: Service, { own, deadline: asked }: QueryRequest): number {
  return asked ?? (own ? Math.max(deadline, DEFAULTS.deadline) : deadline)
}

/** `capped` is the cap that was put in place of the query's own LIMIT. */
interface Found {
  readonly body: string
  readonly capped?: number
  readonly truncated: boolean
}

async function askResults(service: Service, asked: Asked, mediaType: string): Promise<Found> {
  if (asked.guarded.form === 'select' && isOrdered(asked.guarded)) return askOrdered(service, asked, mediaType)
  const { text, capped, offset } = sliced(asked)
  const reply = await send(service, asked, text, JSON_RESULTS)
  const results = asked.guarded.form === 'ask' ? readBoolean(reply) : readResults(reply)
  const body = formatResults(results, mediaType)
  if ('boolean' in results) return { body, truncated: false }
  // Virtuoso cuts in silence at the cap of its own configuration and says only what that is.
  const most = Number(reply.headers.get('X-SPARQL-MaxRows') ?? Number.NaN)
  if (results.rows.length === most) return { body, capped: most, truncated: true }
  if (!capped) return { body, truncated: false }
  const truncated = results.rows.length >= asked.limit && (await hasMore(service, asked, offset))
  return { body, capped: asked.limit, truncated }
}

const isOrdered = ({ tokens }: GuardedQuery): boolean =>
  tokens.some((token) => token.depth === 0 && keyword(token) === 'ORDER')

/** Virtuoso sorts no more than 10,000 rows where a LIMIT says more, so that a sorted answer is cut here. */
async function askOrdered(service: Service, asked: Asked, mediaType: string): Promise<Found> {
  const { guarded, limit } = asked
  const results = readResults(await send(service, asked, withProjection(guarded), JSON_RESULTS))
  if (!('rows' in results)) throw new UnavailableError('The SPARQL service answers a SELECT with yes or no.', 5)
  const { variables, rows } = results
  const body = formatResults({ variables, rows: rows.slice(0, limit) }, mediaType)
  if ((findSlice(guarded).limit ?? Infinity) <= limit) return { body, truncated: false }
  return { body, capped: limit, truncated: rows.length > limit }
}

async function hasMore(service: Service, asked: Asked, offset: number): Promise<boolean> {
  const text = withSlice(asked.guarded, { limit: 1, offset: offset + asked.limit })
  const graph = asked.guarded.form === 'construct'
  const reply = await send(service, asked, text, graph ? GRAPH_ACCEPT : JSON_RESULTS)
  if (graph) return readGraph(reply).length > 0
  const results = readResults(reply)
  return 'rows' in results && results.rows.length > 0
}

async function askGraph(service: Service, asked: Asked, mediaType: string): Promise<Found> {
  const format = FORMATS[mediaType] ?? 'nt'
  if (asked.guarded.form === 'describe') {
    const { quads, truncated } = await describe(service, asked)
    return { body: await serialize(quads, format), capped: asked.limit, truncated }
  }
  const { text, capped, offset } = sliced(asked)
  const quads = readGraph(await send(service, asked, text, GRAPH_ACCEPT))
  const body = await serialize(quads, format)
  if (!capped) return { body, truncated: false }
  // Solutions may make no triple or several, so the number of triples tells nothing about the number of solutions.
  const truncated = body.length > asked.limit && (await hasMore(service, asked, offset))
  return { body, capped: asked.limit, truncated }
}

/** All statements about the things that the query names or finds. */
async function describe(service: Service, asked: Asked): Promise<{ quads: readonly Quad[]; truncated: boolean }> {
  const { names, select, prologue } = readDescribe(asked.guarded)
  const found = select === undefined ? [] : await findThings(service, { ...asked, guarded: guardQuery(select) })
  const things = [...new Set([...names, ...found])]
  if (things.length === 0) return { quads: [], truncated: false }
  const query = `${prologue}CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { ${things.join(' ')} } ?s ?p ?o } LIMIT ${asked.limit + 1}`
  const quads = readGraph(await send(service, asked, query, GRAPH_ACCEPT))
  return { quads: quads.slice(0, asked.limit), truncated: quads.length > asked.limit }
}

async function findThings(service: Service, asked: Asked): Promise<readonly string[]> {
  const results = readResults(await send(service, asked, sliced(asked).text, JSON_RESULTS))
  if (!('rows' in results)) return []
  const iris = results.rows.flatMap((row) => Object.values(row)).filter(({ type }) => type === 'uri')
  return iris.map(({ value }) => `<${value}>`)
}

/** The text to send, with our cap where the query's own LIMIT is missing or higher. */
function sliced({ guarded, limit }: Asked): { text: string; capped: boolean; offset: number } {
  const own = findSlice(guarded)
  const capped = guarded.form !== 'ask' && !((own.limit ?? Infinity) <= limit)
  const ordered = guardQuery(withProjection(guarded))
  return { text: capped ? withSlice(ordered, { limit, offset: own.offset }) : ordered.text, capped, offset: own.offset }
}

const GRAPH_ACCEPT = 'application/n-triples, text/turtle;q=0.8'

async function send(service: Service, asked: Asked, text: string, accept: string): Promise<Reply> {
  const { endpoint, base, bytes, transport } = service
  const form = new URLSearchParams({ query: withBase(guardQuery(text), base) })
  for (const graph of asked.dataset?.defaultGraphs ?? []) form.append('default-graph-uri', graph)
  for (const graph of namedOf(asked.dataset, base)) form.append('named-graph-uri', graph)
  const reply = await transport.send({
    url: endpoint,
    method: 'POST',
    headers: { Accept: accept, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    deadline: asked.deadline,
    signal: asked.signal,
    bytes,
  })
  if (reply.status === 400) throw describeSyntaxError(asked.guarded.text, new Error(reply.body.slice(0, 500)))
  if (reply.status !== 200)
    throw new UnavailableError(`The SPARQL service answers ${reply.status}.`, 5, new Error(reply.body.slice(0, 1000)))
  return reply
}

/** With default graphs alone Virtuoso lets GRAPH range over everything it holds; one empty graph stops that. */
function namedOf(dataset: QueryDataset | undefined, base: string): readonly string[] {
  if (dataset === undefined) return []
  return dataset.namedGraphs.length > 0 ? dataset.namedGraphs : [`${base}.well-known/void#none`]
}

function readResults({ body, headers }: Reply): Results {
  try {
    return parseResults(body)
  } catch (cause) {
    throw strange(headers, cause)
  }
}

/** Virtuoso answers an ASK over named graphs with a row that says 1, or with no row. */
function readBoolean(reply: Reply): Results {
  const results = readResults(reply)
  if ('boolean' in results) return results
  return { boolean: results.rows.some((row) => Object.values(row).some(({ value }) => value !== '0')) }
}

function readGraph({ body, headers }: Reply): readonly Quad[] {
  const turtle = /turtle/.test(headers.get('Content-Type') ?? '')
  try {
    return parseRdf(body, turtle ? 'ttl' : 'nt').map(plainBoolean)
  } catch (cause) {
    throw strange(headers, cause)
  }
}

function strange(headers: Headers, cause: unknown): UnavailableError {
  const type = headers.get('Content-Type') ?? 'nothing'
  return new UnavailableError(`The SPARQL service answers what is no result of the query (${type}).`, 5, cause)
}
