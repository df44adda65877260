/** The publisher as a function from request to response: routes, and what every answer has in common. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Hono } from 'hono'
import type { Context, MiddlewareHandler } from 'hono'
import { answerCatalogue, answerDump, answerHome, answerOntology, answerSearch, answerVocabulary } from './files.ts'
import { openAnswers } from './answers.ts'
import { openClients } from './client.ts'
import type { ProxyTrust } from './client.ts'
import { HTML } from './formats.ts'
import { FRAMED_CONTEXT, FRAMED_CONTEXT_PATH } from '../rdf/framed-context.ts'
import { answerFeed } from './ldes.ts'
import { openMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import { negotiate } from './negotiate.ts'
import { rootOf } from './pages/html.ts'
import { renderProblem } from './pages/plain.ts'
import { ICON, STYLE } from './pages/style.ts'
import { openPublisher } from './publisher.ts'
import type { KeptCounts, Publisher } from './publisher.ts'
import { answerProtocol, answerQueries, answerStored } from './queries.ts'
import { answerDescription, answerGraph, answerGraphStore, answerThing } from './resources.ts'
import { respond } from './respond.ts'
import type { Site } from './site.ts'
import { answerSitemap, answerSitemapPart } from './sitemap.ts'
import { describeProblem, HttpError } from './status.ts'

/** `rest` is what stands after the pattern's `*`, still percent-encoded; `client` is the address that asks. */
type Answer = (
  publisher: Publisher,
  request: Request,
  rest: string,
  client: string | undefined,
) => Response | Promise<Response>

const FRAMED_CONTEXT_TEXT = `${JSON.stringify({ '@context': FRAMED_CONTEXT }, undefined, 1)}\n`

/** What reads and compares documents is a third of the program: a start shall not wait for it. */
const comparing = () => import('./compare.ts')

interface Route {
  readonly pattern: string
  readonly answer: Answer
  readonly post?: true
}

const file =
  (mediaType: string, body: string): Answer =>
  (_, request) =>
    respond(request, { mediaType, body, lasting: true })

const ROUTES: readonly Route[] = [
  { pattern: '/', answer: answerHome },
  { pattern: '/id/*', answer: answerThing },
  {
    pattern: '/doc/*',
    answer: async (publisher, request, rest) =>
      rest.endsWith('/history')
        ? (await comparing()).answerHistory(publisher, request, rest)
        : answerDescription(publisher, request, rest),
  },
  { pattern: '/compare', answer: async (publisher, request) => (await comparing()).answerCompare(publisher, request) },
  { pattern: '/graph/*', answer: answerGraph },
  { pattern: '/graph-store', answer: answerGraphStore },
  { pattern: '/sparql', answer: answerProtocol, post: true },
  { pattern: '/dump/*', answer: answerDump },
  { pattern: '/ontology', answer: answerOntology },
  ...['ontology.ttl', 'shapes.ttl', 'context.jsonld'].map((name): Route => ({
    pattern: `/${name}`,
    answer: (publisher, request) => answerVocabulary(publisher, request, name),
  })),
  { pattern: '/.well-known/void', answer: answerCatalogue },
  { pattern: '/queries', answer: answerQueries },
  { pattern: '/queries/*', answer: answerStored },
  { pattern: '/ldes', answer: answerFeed },
  { pattern: '/ldes/*', answer: answerFeed },
  { pattern: '/search', answer: answerSearch },
  { pattern: '/healthz', answer: () => plain('ok\n') },
  { pattern: '/readyz', answer: answerReady },
  {
    pattern: '/robots.txt',
    answer: ({ site }) => plain(`User-agent: *\nDisallow: ${rootOf(site)}sparql\nSitemap: ${site.base}sitemap.xml\n`),
  },
  { pattern: '/sitemap.xml', answer: (publisher, request) => answerSitemap(publisher, request) },
  { pattern: '/sitemap/*', answer: (publisher, request, part) => answerSitemapPart(publisher, request, part) },
  { pattern: `/${FRAMED_CONTEXT_PATH}`, answer: file('application/ld+json', FRAMED_CONTEXT_TEXT) },
  {
    pattern: '/openapi.json',
    answer: async ({ site }, request) => {
      const { writeOpenApi } = await import('./openapi.ts')
      return respond(request, { mediaType: 'application/vnd.oai.openapi+json', body: writeOpenApi(site) })
    },
  },
  { pattern: '/assets/style.css', answer: file('text/css', STYLE) },
  { pattern: '/assets/icon.svg', answer: file('image/svg+xml', ICON) },
]

/** One answered request, for a log. */
export interface Access {
  /** The client's own X-Request-Id, or else a new one. */
  readonly id: string
  readonly method: string
  /** Without its query, which may hold what a person asked. */
  readonly path: string
  readonly status: number
  readonly milliseconds: number
  readonly client: string | undefined
}

/** What is told to the operator; nothing of it reaches the client. */
export interface AppOptions {
  /** A run-time failure, with the id of the request that met it. */
  readonly log?: (error: unknown, request: Request, id: string) => void
  /** Every request, once it is answered. */
  readonly access?: (access: Access) => void
  /** Counters that outlive this app. Default: its own. */
  readonly metrics?: Metrics
  /** Proxies that are believed when they say for whom they ask. Default: none. */
  readonly trust?: ProxyTrust
}

/** The app, and the short way for answers that are kept. */
interface ServedApp {
  readonly app: Hono
  /** Sends an answer that is kept; false, and nothing done, where the app is to answer. */
  readonly send: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean
  /** Drops what is kept, once other data are served: it is much, and would else wait long for the garbage collector. */
  readonly forget: () => void
}

/** The app for `site`, at `/` and, where the base has a path, below that path too. It opens no socket. */
export function createApp(site: Site, options: AppOptions = {}): Hono {
  return openApp(site, options).app
}

/** `createApp` with its short way, for the socket. */
export function openApp(site: Site, options: AppOptions = {}): ServedApp {
  const { log, access, metrics = openMetrics(site.engine), trust } = options
  const publisher = openPublisher(site)
  const answers = openAnswers()
  metrics.follow({ site, kept: () => addHits(publisher.kept(), answers.hits()) })
  const find = openClients(trust)
  const clientOf = ({ req, env }: Context) => find(req.raw.headers, peerOf(env))
  const observe = ({ start, id, ...told }: Observed) => {
    const milliseconds = performance.now() - start
    metrics.observe(routeOf(told.path), told.method, told.status, milliseconds / 1000)
    access?.({ ...told, id: id ?? randomUUID(), milliseconds })
  }
  const app = new Hono()
  app.use(async (context, next) => {
    const start = performance.now()
    await next()
    const [{ req, res }, { method, path }] = [context, context.req]
    const asked = req.header('X-Request-Id') !== undefined
    const id = asked || access || res.status >= 500 ? idOf(req.raw) : undefined
    if (id !== undefined && (res.status >= 500 || req.header('X-Request-Id') === id))
      res.headers.set('X-Request-Id', id)
    answers.learn((context.env as Environment | undefined)?.incoming, res)
    observe({ start, id, method, path, status: res.status, client: access && clientOf(context) })
  })
  app.use(addCommonHeaders)
  const readMetrics: Answer = async () => plain(await metrics.read(), metrics.mediaType)
  for (const root of new Set(['/', rootOf(site)]))
    for (const route of [...ROUTES, { pattern: '/metrics', answer: readMetrics }])
      addRoute(app, publisher, { ...route, root, clientOf })
  app.notFound((context) => answerProblem(context, site, new HttpError(404, 'There is nothing here.')))
  app.onError((error, context) => {
    if (describeProblem(error).problem.status === 500) log?.(error, context.req.raw, idOf(context.req.raw))
    return answerProblem(context, site, error)
  })
  const send = (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const start = performance.now()
    const status = answers.send(incoming, outgoing)
    if (status === undefined) return false
    const { method = '', url: path = '', headers } = incoming
    const get = (name: string) => String(headers[name] ?? '') || null
    const client = access && find({ get }, incoming.socket.remoteAddress)
    observe({ start, id: undefined, method, path: path.replace(/\?.*$/s, ''), status, client })
    return true
  }
  return { app, send, forget: () => (publisher.forget(), answers.forget()) }
}

interface Observed extends Omit<Access, 'id' | 'milliseconds'> {
  readonly start: number
  /** Undefined where none is needed yet. */
  readonly id: string | undefined
}

const addHits = (counts: KeptCounts, hits: number): KeptCounts => ({ ...counts, hits: counts.hits + hits })

function routeOf(path: string): string {
  const route = path.split('/', 2)[1] ?? ''
  return KNOWN.has(route) ? `/${route}` : 'other'
}

const ids = new WeakMap<Request, string>()

/** The request's own id where it is fit for a header and a log, else one that is made up once. */
function idOf(request: Request): string {
  const own = request.headers.get('X-Request-Id') ?? ''
  const id = ids.get(request) ?? (/^[\w.:-]{1,64}$/.test(own) ? own : randomUUID())
  ids.set(request, id)
  return id
}

const KNOWN = new Set(['', ...ROUTES.map(({ pattern }) => pattern.split('/')[1] ?? '')])

interface PlacedRoute extends Route {
  /** The path that it stands below. */
  readonly root: string
  readonly clientOf: (context: Context) => string | undefined
}

function addRoute(app: Hono, publisher: Publisher, { root, pattern, answer, post, clientOf }: PlacedRoute): void {
  const path = root + pattern.slice(1)
  const prefix = path.replace(/\*$/, '')
  const handle = (context: Context) => {
    const request = context.req.raw
    return answer(publisher, request, new URL(request.url).pathname.slice(prefix.length), clientOf(context))
  }
  const allow = `GET, HEAD, OPTIONS${post ? ', POST' : ''}`
  app.get(path, handle)
  if (post) app.post(path, handle)
  app.options(
    path,
    () =>
      new Response(null, {
        status: 204,
        headers: { Allow: allow, ...PREFLIGHT, 'Access-Control-Allow-Methods': allow },
      }),
  )
  app.all(path, ({ req }) => {
    throw new HttpError(405, `${req.method} is not possible here.`, { Allow: allow })
  })
}

/** What the socket gives beside the request. */
interface Environment {
  readonly incoming?: IncomingMessage
}

/** The address of the peer, undefined where no socket is behind the request. */
function peerOf(environment: unknown): string | undefined {
  return (environment as Environment | undefined)?.incoming?.socket?.remoteAddress
}

const PREFLIGHT = {
  'Access-Control-Allow-Headers': 'Accept, Content-Type, If-Match, If-None-Match, If-Modified-Since, If-Range, Range',
  'Access-Control-Max-Age': '86400',
} as const

const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'Accept-Ranges, Allow, Content-Length, Content-Location, Content-Range, ETag, Link, Repr-Digest, Resograph-Row-Limit, Resograph-Truncated, Retry-After',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

const addCommonHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(COMMON_HEADERS)) context.res.headers.set(name, value)
}

async function answerReady({ site }: Publisher): Promise<Response> {
  if (!(await site.engine.ready())) throw new HttpError(503, 'The store does not answer.', { 'Retry-After': '5' })
  return plain(`ready\n${site.notice?.() ?? ''}`)
}

function plain(text: string, mediaType = 'text/plain; charset=utf-8'): Response {
  const headers = {
    'Content-Type': mediaType,
    'Cache-Control': 'no-store',
    'Content-Length': String(Buffer.byteLength(text)),
  }
  return new Response(text, { headers })
}

/** Problem details, or a page where the client likes HTML better. Source: RFC 9457. */
async function answerProblem(context: Context, site: Site, error: unknown): Promise<Response> {
  const { problem, headers } = describeProblem(error)
  const type = negotiate(context.req.header('Accept'), ['application/problem+json', HTML]) ?? 'application/problem+json'
  const body = type === HTML ? String(await renderProblem(site, problem)) : JSON.stringify(problem)
  return new Response(body, {
    status: problem.status,
    headers: {
      Vary: 'Accept',
      ...headers,
      'Content-Type': type === HTML ? `${HTML}; charset=utf-8` : type,
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': 'no-store',
    },
  })
}
