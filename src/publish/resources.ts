/** `/id/…`, `/doc/…` and `/graph/…`: things, what is known of them, and the graphs it stands in. */
import { DataFactory } from 'n3'
import type { Quad } from '@rdfjs/types'
import { writeFramed } from '../rdf/framed.ts'
import { FRAMED_CONTEXT_PATH } from '../rdf/framed-context.ts'
import { serialize } from '../rdf/serialize.ts'
import { markLasting } from './answers.ts'
import { describe, INVALIDATED, resolvePath, sortQuads } from './describe.ts'
import type { Description } from './describe.ts'
import { findFormat, HTML, RDF_FORMATS } from './formats.ts'
import type { Format } from './formats.ts'
import { AKN_FORMAT, writeMarkup } from './markup.ts'
import { rootOf } from './pages/html.ts'
import { renderResource } from './pages/resource.ts'
import { readReference, REFERENCE_FORMATS } from './reference.ts'
import type { ReferenceFormat } from './reference.ts'
import { respondNegotiated } from './publisher.ts'
import type { Offer, Publisher } from './publisher.ts'
import { respond } from './respond.ts'
import type { Representation } from './respond.ts'
import { HttpError } from './status.ts'
import { printIri, selectQuads, selectRows } from './terms.ts'

/** 303 from a thing to its description; 404 for what the dataset does not mention. */
export async function answerThing({ site }: Publisher, request: Request, key: string): Promise<Response> {
  const found = await resolvePath(site, spellings(`id/${key}`))
  if (found === undefined) throw unknown(key)
  if (found.withdrawn) throw withdrawn(key)
  const { pathname } = new URL(site.base + found.path)
  const location =
    rootOf(site) + pathname.slice(rootOf(site).length).replace(/^id\//, 'doc/') + new URL(request.url).search
  const headers = { Location: location, Vary: 'Accept', 'Content-Length': '0' }
  return markLasting(new Response(null, { status: 303, headers }), new Uint8Array())
}

const ENDING = /^(.+?)(?:\.(html|akn\.xml|ttl|jsonld|nt|nq|trig|rdf|txt|json|bib|ris|csl\.json))?$/

/** The description of a thing, in the format that the ending names or else Accept asks for. */
export async function answerDescription(publisher: Publisher, request: Request, asked: string): Promise<Response> {
  const [, key = '', ending] = ENDING.exec(asked) ?? []
  if (key === '') throw unknown(asked)
  if (ending === 'txt') return answerText(publisher, request, key)
  const page = readPage(request)
  const offers: readonly Offer[] = [
    { mediaType: HTML, make: () => makePage(publisher, key, page) },
    ...RDF_FORMATS.map((format) => ({
      mediaType: format.mediaType,
      make: () => makeFile(publisher, key, page, format),
    })),
    { mediaType: AKN_FORMAT.mediaType, make: () => makeMarkup(publisher, key) },
    { mediaType: 'application/json', make: () => makeFramed(publisher, key, page) },
    ...REFERENCE_FORMATS.map((format) => ({
      mediaType: format.mediaType,
      make: () => makeReference(publisher, key, format),
    })),
  ]
  if (ending === undefined) return respondNegotiated(request, offers)
  const fixed = offers.find(({ mediaType }) => mediaType === typeOfEnding(ending))
  const representation = await fixed?.make()
  if (!representation) throw unknown(key)
  return respond(request, representation)
}

/** The quads of one named graph, as they are. */
export async function answerGraph(publisher: Publisher, request: Request, key: string): Promise<Response> {
  const { site } = publisher
  const found = await resolvePath(site, spellings(`graph/${key}`))
  if (found === undefined) throw unknown(key)
  return respondGraph(publisher, request, site.base + found.path)
}

/**
 * `/graph-store?graph=…` and `?default`, for reading alone.
 * Source: SPARQL 1.1 Graph Store HTTP Protocol, section 4.2, indirect graph identification.
 */
export async function answerGraphStore(publisher: Publisher, request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const graphs = searchParams.getAll('graph')
  if (graphs.length + searchParams.getAll('default').length !== 1)
    throw new HttpError(400, 'Name one graph, or the default graph: ?graph=… or ?default.')
  const [graph] = graphs
  if (graph === undefined) return respondDefaultGraph(publisher, request)
  const term = URL.canParse(graph) ? printIri(graph) : undefined
  if (term === undefined) throw new HttpError(400, 'The graph is no absolute IRI.')
  const rows = await selectRows(publisher.site.engine, `SELECT ?s { GRAPH ${term} { ?s ?p ?o } } LIMIT 1`)
  if (rows.length === 0) throw unknown(graph)
  return respondGraph(publisher, request, graph)
}

/** The default graph is everything: the same bytes as the dump of that format. */
function respondDefaultGraph({ dumps, site }: Publisher, request: Request): Promise<Response> {
  const offers = RDF_FORMATS.filter(({ graphs }) => !graphs).map(({ mediaType, ending }) => ({
    mediaType,
    make: async () => {
      const dump = await dumps(ending)
      return dump && { mediaType, body: dump.bytes, modified: site.dataset.modified }
    },
  }))
  return respondNegotiated(request, offers)
}

function respondGraph(publisher: Publisher, request: Request, iri: string): Promise<Response> {
  const { site } = publisher
  const graph = printIri(iri)
  if (graph === undefined) throw unknown(iri)
  const query = `SELECT ?s ?p ?o (${graph} AS ?g) { GRAPH ${graph} { ?s ?p ?o } } ORDER BY ?s ?p ?o`
  const offers = RDF_FORMATS.map(({ mediaType, ending }) => ({
    mediaType,
    make: () =>
      publisher.keep(`graph ${iri} ${ending}`, async () => ({
        mediaType,
        body: await serialize(await selectQuads(site.engine, query), ending),
        modified: site.dataset.modified,
      })),
  }))
  return respondNegotiated(request, offers)
}

async function answerText({ site }: Publisher, request: Request, key: string): Promise<Response> {
  const text = spellings(key).flatMap((each) => site.texts.get(each) ?? [])[0]
  if (text === undefined) throw unknown(key)
  if ((await resolvePath(site, spellings(`id/${key}`)))?.withdrawn) throw withdrawn(key)
  return respond(request, { mediaType: 'text/plain', body: text, modified: site.dataset.modified, ranges: true })
}

function makePage(publisher: Publisher, key: string, page: number): Promise<Representation | undefined> {
  return publisher.keep(`doc ${key} html ${page}`, async () => {
    const description = await findDescription(publisher, key, page)
    if (!description) return undefined
    const body = String(await renderResource(publisher.site, description, publisher.names))
    return { mediaType: HTML, body, ...facts(publisher, description, 'html') }
  })
}

function makeFile(
  publisher: Publisher,
  key: string,
  page: number,
  { ending, mediaType }: Format,
): Promise<Representation | undefined> {
  return publisher.keep(`doc ${key} ${ending} ${page}`, async () => {
    const description = await findDescription(publisher, key, page)
    if (!description) return undefined
    const graphs = ending === 'nq' || ending === 'trig'
    // Comunica asks for N-Quads first and then looks into the default graph, which so holds all here as at /sparql.
    const { quads } = description
    const body = await serialize(graphs ? [...dropGraphs(quads), ...sortQuads(quads)] : dropGraphs(quads), ending)
    return { mediaType, body, ...facts(publisher, description, ending) }
  })
}

function typeOfEnding(ending: string): string {
  if (ending === 'json') return 'application/json'
  if (ending === AKN_FORMAT.ending) return AKN_FORMAT.mediaType
  const reference = REFERENCE_FORMATS.find((format) => format.ending === ending)
  return (reference ?? findFormat(ending))?.mediaType ?? HTML
}

/** A thing as nested JSON. */
function makeFramed(publisher: Publisher, key: string, page: number): Promise<Representation | undefined> {
  return publisher.keep(`doc ${key} json ${page}`, async () => {
    const description = await findDescription(publisher, key, page)
    if (!description) return undefined
    const { base } = publisher.site
    const framing = { base, context: base + FRAMED_CONTEXT_PATH }
    const body = writeFramed(dropGraphs(description.quads), description.iri, framing)
    return { mediaType: 'application/json', body, ...facts(publisher, description, 'json') }
  })
}

/** A document as Akoma Ntoso; nothing where the thing is none. */
function makeMarkup(publisher: Publisher, key: string): Promise<Representation | undefined> {
  const { ending, mediaType } = AKN_FORMAT
  return publisher.keep(`doc ${key} ${ending}`, async () => {
    const description = await findDescription(publisher, key, 1)
    const body = description && writeMarkup(description, publisher.site.base)
    return description && body ? { mediaType, body, ...facts(publisher, description, ending) } : undefined
  })
}

/** The reference to a document; nothing where the thing is none. */
function makeReference(
  publisher: Publisher,
  key: string,
  { ending, mediaType, write }: ReferenceFormat,
): Promise<Representation | undefined> {
  return publisher.keep(`doc ${key} ${ending}`, async () => {
    const description = await findDescription(publisher, key, 1)
    const reference = description && readReference(description, publisher.names)
    if (!description || !reference) return undefined
    return { mediaType, body: write(reference), ...facts(publisher, description, ending) }
  })
}

/**
 * One graph of everything, a subject's statements together as they are in a description. JSON-LD is written so too: a
 * client that asks for a graph would not look into named ones.
 */
function dropGraphs(quads: readonly Quad[]): readonly Quad[] {
  return quads.flatMap(({ subject, predicate, object }, at) => {
    const before = quads[at - 1]
    const again =
      before !== undefined &&
      before.object.equals(object) &&
      before.predicate.equals(predicate) &&
      before.subject.equals(subject)
    return again ? [] : [DataFactory.quad(subject as never, predicate as never, object as never) as unknown as Quad]
  })
}

async function findDescription({ site }: Publisher, key: string, page: number): Promise<Description | undefined> {
  for (const path of spellings(`id/${key}`)) {
    const description = await describe(site, path, page)
    if (description && isWithdrawn(description)) throw withdrawn(key)
    if (description) return description.incoming.pages < page ? undefined : description
  }
  return undefined
}

/** Validators and FAIR Signposting: where the thing is named, what describes it, which set it belongs to. */
function facts({ site }: Publisher, { path, incoming, graph }: Description, ending: string) {
  const own = new URL(site.base + path).href
  const doc = own.replace('/id/', '/doc/')
  const links = [
    `<${own}>; rel="cite-as"`,
    `<${doc}.ttl>; rel="describedby"; type="text/turtle"`,
    `<${doc}.jsonld>; rel="describedby"; type="application/ld+json"`,
    `<https://schema.org/${graph === undefined ? 'AboutPage' : 'Legislation'}>; rel="type"`,
    ...(graph === undefined ? [] : [`<${doc}.akn.xml>; rel="item"; type="${AKN_FORMAT.mediaType}"`]),
    ...(site.texts.has(path.slice(3)) ? [`<${doc}.txt>; rel="item"; type="text/plain"`] : []),
    `<${site.base}.well-known/void#dataset>; rel="collection"`,
    `<${site.license}>; rel="license"`,
    ...(incoming.page < incoming.pages ? [`<${doc}.${ending}?page=${incoming.page + 1}>; rel="next"`] : []),
    ...(incoming.page > 1 ? [`<${doc}.${ending}?page=${incoming.page - 1}>; rel="prev"`] : []),
  ]
  const { pathname } = new URL(doc)
  const search = incoming.page > 1 ? `?page=${incoming.page}` : ''
  const headers = { Link: links.join(', '), 'Content-Location': `${pathname}.${ending}${search}` }
  return { modified: site.dataset.modified, headers }
}

function readPage(request: Request): number {
  const page = new URL(request.url).searchParams.get('page') ?? '1'
  if (!/^[1-9]\d{0,5}$/.test(page)) throw new HttpError(400, 'The page is a number from 1.')
  return Number(page)
}

/** How a path may be meant: as sent, decoded (IRIs are not percent-encoded in the data), and without spaces. */
function spellings(raw: string): readonly string[] {
  try {
    const decoded = decodeURIComponent(raw)
    return [...new Set([raw, decoded, decoded.replace(/\s/g, '')])]
  } catch {
    throw new HttpError(400, 'The path is not percent-encoded UTF-8.')
  }
}

const isWithdrawn = ({ iri, quads }: Description): boolean =>
  quads.some(({ subject, predicate }) => subject.value === iri && predicate.value === INVALIDATED)

function withdrawn(key: string): HttpError {
  return new HttpError(410, `"${key.slice(0, 200)}" was withdrawn.`, { Vary: 'Accept' })
}

function unknown(key: string): HttpError {
  return new HttpError(404, `Nothing is known of "${key.slice(0, 200)}".`, { Vary: 'Accept' })
}
