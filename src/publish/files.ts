/** Everything that is a file or nearly one: dumps, the vocabulary, the catalogue, the front page, search. */
import { Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import { serialize } from '../rdf/serialize.ts'
import { describeDataset } from './catalogue.ts'
import { DUMP_NAMES, HTML, RDF_FORMATS } from './formats.ts'
import { findHomeContent } from './home.ts'
import { renderHome } from './pages/home.ts'
import { renderOntology, renderSearch } from './pages/plain.ts'
import { respondNegotiated } from './publisher.ts'
import type { Offer, Publisher } from './publisher.ts'
import { respond } from './respond.ts'
import { search } from './search.ts'
import { HttpError } from './status.ts'

/** `/`. */
export async function answerHome(publisher: Publisher, request: Request): Promise<Response> {
  const make = () =>
    publisher.keep('home', async () => ({
      mediaType: HTML,
      body: String(await renderHome(publisher.site, await findHomeContent(publisher.site))),
    }))
  return respondNegotiated(request, [{ mediaType: HTML, make }])
}

/** `/dump/resograph.…`, with Range, and the checksum of RFC 9530. */
export async function answerDump({ site, dumps }: Publisher, request: Request, file: string): Promise<Response> {
  const dump = file.startsWith('resograph.') ? await dumps(file.slice('resograph.'.length)) : undefined
  if (!dump) throw new HttpError(404, `There is ${DUMP_NAMES.map((name) => `resograph.${name}`).join(', ')}.`)
  return respond(request, {
    mediaType: dump.mediaType,
    body: dump.bytes,
    etag: `"${dump.sha256.toString('base64url').slice(0, 27)}"`,
    modified: site.dataset.modified,
    ranges: true,
    headers: { 'Repr-Digest': `sha-256=:${dump.sha256.toString('base64')}:` },
  })
}

/** `/.well-known/void`. */
export async function answerCatalogue(publisher: Publisher, request: Request): Promise<Response> {
  const { site, dumps } = publisher
  return respondNegotiated(
    request,
    quadOffers(publisher, 'void', async () => {
      const files = await Promise.all(DUMP_NAMES.map((name) => dumps(name)))
      return describeDataset(
        site,
        files.flatMap((file) => file ?? []),
      )
    }),
  )
}

/** `/ontology`: documentation for people, the ontology for machines. */
export async function answerOntology(publisher: Publisher, request: Request): Promise<Response> {
  const { site } = publisher
  const page = { mediaType: HTML, body: async () => String(await renderOntology(site)) }
  const make = () => publisher.keep('ontology html', async () => ({ mediaType: HTML, body: await page.body() }))
  const { ontology } = site.vocabulary
  const parse = async () => new Parser().parse(ontology) as unknown as readonly Quad[]
  return respondNegotiated(request, [
    { mediaType: HTML, make },
    { mediaType: 'text/turtle', make: async () => ({ mediaType: 'text/turtle', body: ontology }) },
    ...quadOffers(publisher, 'ontology', parse).slice(1),
  ])
}

/** `/ontology.ttl`, `/shapes.ttl`, `/context.jsonld`. */
export async function answerVocabulary({ site }: Publisher, request: Request, file: string): Promise<Response> {
  const { ontology, shapes, context } = site.vocabulary
  if (file === 'context.jsonld') return respond(request, { mediaType: 'application/ld+json', body: context })
  return respond(request, { mediaType: 'text/turtle', body: file === 'shapes.ttl' ? shapes : ontology })
}

/** `/search?q=`. */
export async function answerSearch({ site }: Publisher, request: Request): Promise<Response> {
  const asked = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 500)
  const result = search(site, asked)
  const json = 'application/json'
  return respondNegotiated(request, [
    {
      mediaType: HTML,
      make: async () => ({ mediaType: HTML, body: String(await renderSearch(site, asked, await result)) }),
    },
    {
      mediaType: json,
      make: async () => ({ mediaType: json, body: JSON.stringify({ q: asked, ...(await result) }, null, 2) }),
    },
  ])
}

function quadOffers(publisher: Publisher, name: string, find: () => Promise<readonly Quad[]>): readonly Offer[] {
  return RDF_FORMATS.map(({ mediaType, ending }) => ({
    mediaType,
    make: () =>
      publisher.keep(`${name} ${ending}`, async () => ({
        mediaType,
        body: await serialize(await find(), ending),
        modified: publisher.site.dataset.modified,
      })),
  }))
}
