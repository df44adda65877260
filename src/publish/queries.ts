/** `/sparql` and `/queries/…`: a query in, an answer in the format that was asked for out. */
import type { QueryRequest, QueryResult } from '../store/engine.ts'
import { GRAPH_TYPES, RESULTS_TYPES } from '../store/engine.ts'
import { DataFactory, Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import { guardQuery } from '../store/guard.ts'
import { serialize } from '../rdf/serialize.ts'
import { describeService } from './catalogue.ts'
import { findLabels, sortQuads } from './describe.ts'
import { formatOfType, HTML, RDF_FORMATS } from './formats.ts'
import { negotiate } from './negotiate.ts'
import { renderEditor, renderQueries, renderStoredQuery } from './pages/query.ts'
import type { Html } from './pages/html.ts'
import { parseProtocol } from './protocol.ts'
import { respondNegotiated } from './publisher.ts'
import type { Publisher } from './publisher.ts'
import { respond } from './respond.ts'
import type { Site } from './site.ts'
import { describeProblem, HttpError } from './status.ts'
import { RDFS } from './view.ts'

/** What the parameter `format` may say, and the Accept header that it stands for. */
const ENDINGS: Readonly<Record<string, string>> = {
  json: 'application/sparql-results+json, application/ld+json',
  xml: 'application/sparql-results+xml, application/rdf+xml',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  html: HTML,
  ...Object.fromEntries(RDF_FORMATS.map(({ ending, mediaType }) => [ending, mediaType])),
  // The names that SPARQLWrapper sends beside its Accept header.
  turtle: 'text/turtle',
  n3: 'text/turtle',
  'json-ld': 'application/ld+json',
  'rdf+xml': 'application/rdf+xml',
  // Virtuoso's manner: the media type itself.
  ...Object.fromEntries([...RESULTS_TYPES, ...GRAPH_TYPES].map((type) => [type, type])),
}

/** Other names under which clients ask for the same bytes. */
const SYNONYMS: Readonly<Record<string, string>> = {
  'application/json': 'application/sparql-results+json',
  'application/xml': 'application/sparql-results+xml',
  'text/plain': 'application/n-triples',
}

/** Rows that one page shows. */
const PAGE_ROWS = 1000

/** The SPARQL 1.1 Protocol; without a query the editor or the service description. */
export async function answerProtocol(
  publisher: Publisher,
  request: Request,
  _rest: string,
  client: string | undefined,
): Promise<Response> {
  const { site } = publisher
  const { query, dataset, format } = await parseProtocol(request)
  if (query === undefined) return answerService(publisher, request)
  const accept = acceptOf(request, format)
  const render = (result: QueryResult) => renderEditor(site, { query, result })
  try {
    return await answerQuery(publisher, request, { query, dataset, client }, { accept, render })
  } catch (error) {
    const { problem, headers } = describeProblem(error)
    if (problem.status !== 400 || !prefersPage(accept)) throw error
    const body = String(await renderEditor(site, { query, problem }))
    return new Response(body, {
      status: 400,
      headers: { ...headers, 'Content-Type': `${HTML}; charset=utf-8`, Vary: 'Accept' },
    })
  }
}

/** The list of shipped questions. */
export async function answerQueries({ site }: Publisher, request: Request): Promise<Response> {
  const list = site.queries.map(({ name, title, description }) => ({
    name,
    title,
    description,
    href: `${site.base}queries/${name}`,
  }))
  return respondNegotiated(request, [
    { mediaType: HTML, make: async () => ({ mediaType: HTML, body: String(await renderQueries(site)) }) },
    {
      mediaType: 'application/json',
      make: async () => ({ mediaType: 'application/json', body: JSON.stringify(list, null, 2) }),
    },
  ])
}

/** One shipped question with its answer; `format=rq` gives the query itself. */
export async function answerStored(
  publisher: Publisher,
  request: Request,
  name: string,
  client: string | undefined,
): Promise<Response> {
  const { site } = publisher
  const stored = site.queries.find((query) => query.name === name.replace(/\.rq$/, ''))
  if (!stored) throw new HttpError(404, `There is no question "${name.slice(0, 100)}".`)
  const format = new URL(request.url).searchParams.get('format') ?? undefined
  if (format === 'rq' || name.endsWith('.rq'))
    return respond(request, { mediaType: 'application/sparql-query', body: stored.text })
  const render = (result: QueryResult) => renderStoredQuery(site, stored, result)
  const accept = acceptOf(request, format)
  return answerQuery(publisher, request, { query: stored.text, client }, { accept, render, pageFirst: true })
}

interface Manner {
  readonly accept: string | null
  readonly render: (result: QueryResult) => Html
  /** True where a client without preference gets the page. Default false: it gets data. */
  readonly pageFirst?: boolean
}

async function answerQuery(
  { site }: Publisher,
  request: Request,
  asked: QueryRequest,
  manner: Manner,
): Promise<Response> {
  const { form } = guardQuery(asked.query)
  const isGraph = GRAPH_FORMS.has(form)
  const chosen = chooseType(manner, isGraph ? GRAPH_TYPES : RESULTS_TYPES)
  const wanted = chosen === HTML ? (isGraph ? 'text/turtle' : 'application/sparql-results+json') : chosen
  const found = await site.engine.query({
    ...asked,
    signal: request.signal,
    ...(isGraph ? { graph: isRewritten(form, wanted) ? 'application/n-triples' : wanted } : { results: wanted }),
    ...(chosen === HTML ? { limit: PAGE_ROWS } : {}),
  })
  const result =
    isGraph && isRewritten(form, wanted)
      ? { ...found, ...(await rewrite(site, found, wanted ?? 'text/turtle')) }
      : found
  const body = chosen === HTML ? String(await manner.render(result)) : result.body
  const told: Record<string, string> = { Vary: 'Accept' }
  if (result.limit !== undefined) told['Resograph-Row-Limit'] = String(result.limit)
  if (result.truncated) told['Resograph-Truncated'] = 'true'
  return respond(request, { mediaType: chosen === HTML ? HTML : result.mediaType, body, headers: told })
}

const GRAPH_FORMS: ReadonlySet<string | undefined> = new Set(['construct', 'describe'])

/** Longer graphs stay as they are: N-Triples is Turtle too, and writing them would hold up everybody else. */
const MAX_ABBREVIATED = 4_000_000

/** Turtle gets the prefixes that the store does not write, and a description the names of what it mentions. */
const isRewritten = (form: string | undefined, wanted: string | undefined): boolean =>
  wanted === 'text/turtle' || (form === 'describe' && wanted !== undefined)

async function rewrite(
  site: Site,
  { form, body }: QueryResult,
  mediaType: string,
): Promise<Pick<QueryResult, 'mediaType' | 'body'>> {
  const ending = formatOfType(mediaType)?.ending ?? 'ttl'
  const long = body.length > MAX_ABBREVIATED
  if (long && (ending === 'ttl' || ending === 'nt')) return { mediaType, body }
  const quads = new Parser({ format: 'N-Triples' }).parse(body) as unknown as readonly Quad[]
  const names = form === 'describe' && !long ? await findNames(site, quads) : []
  return { mediaType, body: await serialize(sortQuads([...quads, ...names]), ending) }
}

/** The labels of everything under the base that the quads mention. */
async function findNames(site: Site, quads: readonly Quad[]): Promise<readonly Quad[]> {
  const labels = (await findLabels(site, quads)).filter(({ predicate }) => predicate.value === `${RDFS}label`)
  const triples = labels.map(({ subject, predicate, object }) =>
    DataFactory.quad(subject as never, predicate as never, object as never),
  )
  return triples as unknown as readonly Quad[]
}

function chooseType({ accept, pageFirst }: Manner, types: readonly string[]): string | undefined {
  const synonyms = Object.keys(SYNONYMS).filter((name) => types.includes(SYNONYMS[name] ?? ''))
  const offers = pageFirst ? [HTML, ...types, ...synonyms] : [...types, ...synonyms, HTML]
  const chosen = negotiate(accept, offers)
  return chosen === undefined ? undefined : (SYNONYMS[chosen] ?? chosen)
}

function acceptOf(request: Request, format: string | undefined): string | null {
  if (format === undefined) return request.headers.get('Accept')
  const type = Object.hasOwn(ENDINGS, format) ? ENDINGS[format] : undefined
  if (type === undefined) throw new HttpError(400, `The format is one of ${Object.keys(ENDINGS).join(', ')}.`)
  return type
}

const prefersPage = (accept: string | null): boolean => negotiate(accept, ['application/problem+json', HTML]) === HTML

async function answerService({ site }: Publisher, request: Request): Promise<Response> {
  const data = RDF_FORMATS.map(({ mediaType }) => ({
    mediaType,
    make: async () => {
      const ending = formatOfType(mediaType)?.ending ?? 'ttl'
      return { mediaType, body: await serialize(describeService(site), ending) }
    },
  }))
  const page = { mediaType: HTML, make: async () => ({ mediaType: HTML, body: String(await renderEditor(site, {})) }) }
  return respondNegotiated(request, [...data, page])
}
