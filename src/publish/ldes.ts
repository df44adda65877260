/** `/ldes`: the changes of the data as a Linked Data Event Stream in TREE pages, for those who mirror us. */
import { DataFactory } from 'n3'
import type { Quad } from '@rdfjs/types'
import { serialize } from '../rdf/serialize.ts'
import type { Change } from './changes.ts'
import { RDF_FORMATS } from './formats.ts'
import { respondNegotiated } from './publisher.ts'
import type { Publisher } from './publisher.ts'
import type { Site } from './site.ts'
import { HttpError } from './status.ts'

const LDES = 'https://w3id.org/ldes#'
const TREE = 'https://w3id.org/tree#'
const AS = 'https://www.w3.org/ns/activitystreams#'
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const DCTERMS = 'http://purl.org/dc/terms/'
const GENERATED = 'http://www.w3.org/ns/prov#generatedAtTime'
const XSD = 'http://www.w3.org/2001/XMLSchema#'

const PAGE_SIZE = 100
const KINDS = { create: 'Create', update: 'Update', delete: 'Delete' } as const

/** The stream at `/ldes`, page n of it at `/ldes/n`; a full page never changes again. */
export function answerFeed({ site }: Publisher, request: Request, asked: string): Promise<Response> {
  const changes = site.changes ?? []
  const pages = Math.max(1, Math.ceil(changes.length / PAGE_SIZE))
  const page = asked === '' ? undefined : readPage(asked, pages)
  const quads = [...describeStream(site), ...(page === undefined ? [] : describePage(site, changes, page, pages))]
  const full = page !== undefined && page * PAGE_SIZE <= changes.length && page < pages
  const headers = { 'Cache-Control': full ? 'public, max-age=604800, immutable' : 'public, max-age=60' }
  return respondNegotiated(
    request,
    RDF_FORMATS.map(({ mediaType, ending }) => ({
      mediaType,
      make: async () => ({ mediaType, body: await serialize(quads, ending), headers }),
    })),
  )
}

function readPage(asked: string, pages: number): number {
  const page = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : Number.NaN
  if (!(page <= pages)) throw new HttpError(404, `The stream has the pages 1 to ${pages}.`, { Vary: 'Accept' })
  return page
}

function describeStream({ base, license }: Site): readonly Quad[] {
  const stream = `${base}ldes`
  return [
    statement(stream, TYPE, iri(`${LDES}EventStream`)),
    statement(stream, `${LDES}timestampPath`, iri(GENERATED)),
    statement(stream, `${LDES}versionOfPath`, iri(`${DCTERMS}isVersionOf`)),
    statement(stream, `${DCTERMS}license`, iri(license)),
    statement(stream, `${TREE}view`, iri(`${base}ldes/1`)),
  ]
}

function describePage({ base }: Site, changes: readonly Change[], page: number, pages: number): readonly Quad[] {
  const node = `${base}ldes/${page}`
  const first = (page - 1) * PAGE_SIZE
  const members = changes.slice(first, first + PAGE_SIZE)
  const link = (type: string, target: number, value: Date | undefined): readonly Quad[] => {
    const relation = `${node}#to-${target}`
    return [
      statement(node, `${TREE}relation`, iri(relation)),
      statement(relation, TYPE, iri(TREE + type)),
      statement(relation, `${TREE}node`, iri(`${base}ldes/${target}`)),
      statement(relation, `${TREE}path`, iri(GENERATED)),
      ...(value ? [statement(relation, `${TREE}value`, time(value))] : []),
    ]
  }
  return [
    statement(node, TYPE, iri(`${TREE}Node`)),
    ...(page < pages ? link('GreaterThanOrEqualToRelation', page + 1, changes[first + PAGE_SIZE]?.at) : []),
    ...(page > 1 ? link('LessThanOrEqualToRelation', page - 1, changes[first - 1]?.at) : []),
    ...members.flatMap((change, at) => describeChange(base, change, `${node}#${first + at + 1}`)),
  ]
}

/** Of what is gone only that is said; of the rest, where its statements are and what they hash to. */
function describeChange(base: string, { key, sha256, document, kind, at }: Change, member: string): readonly Quad[] {
  const graph = iri(`${base}graph/${key}`)
  return [
    statement(`${base}ldes`, `${TREE}member`, iri(member)),
    statement(member, TYPE, iri(AS + KINDS[kind])),
    statement(member, GENERATED, time(at)),
    statement(member, `${DCTERMS}isVersionOf`, graph),
    statement(member, `${AS}object`, graph),
    ...(document ? [statement(member, `${DCTERMS}subject`, iri(`${base}id/${key}`))] : []),
    ...(kind === 'delete' ? [] : [statement(member, `${DCTERMS}identifier`, DataFactory.literal(`sha256:${sha256}`))]),
  ]
}

const iri = (value: string) => DataFactory.namedNode(value)
const time = (at: Date) => DataFactory.literal(at.toISOString(), iri(`${XSD}dateTime`))
const statement = (subject: string, predicate: string, object: ReturnType<typeof iri | typeof time>): Quad =>
  DataFactory.quad(iri(subject), iri(predicate), object) as Quad
