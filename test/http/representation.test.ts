import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import jsonld from 'jsonld'
import { Parser } from 'n3'
import type { Quad } from 'n3'
import { graph, parse } from 'rdflib'
import type { Hono } from 'hono'
import type { Site } from '../../src/publish/site.ts'
import { openSample, SAMPLE, SAMPLE_TEXT } from '../support/site.ts'

let app: Hono
let site: Site
beforeAll(async () => ({ app, site } = await openSample()))
afterAll(() => site.engine.close())

const DOC = '/doc/A/RES/64/293'
const NQ = '/dump/resograph.nq'
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(path, { headers, method })

const read = async (ending: string) => (await get(`${DOC}.${ending}`)).text()
const triples = (quads: readonly Quad[]) =>
  new Set(quads.map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value].join(' ')))

describe('from a thing to its description', () => {
  test.each([
    ['/id/A/RES/64/293', '/doc/A/RES/64/293'],
    ['/id/treaty/untoc', '/doc/treaty/untoc'],
    ['/id/S/RES/1325(2000)', '/doc/S/RES/1325(2000)'],
    ['/id/S/RES/1325%282000%29', '/doc/S/RES/1325(2000)'],
    ['/id/S/RES/1325%20(2000)', '/doc/S/RES/1325(2000)'],
    ['/id/agent/%C3%A9tats', '/doc/agent/%C3%A9tats'],
    ['/id/agent/états', '/doc/agent/%C3%A9tats'],
    ['/id/A/RES/64/293/pp/1/cite/2', '/doc/A/RES/64/293/pp/1/cite/2'],
  ])('%s -> %s', async (path, location) => {
    const response = await get(path, { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' })
    expect([response.status, response.headers.get('Location')]).toEqual([303, location])
    expect(response.headers.get('Vary')).toBe('Accept')
    expect((await get(location)).status).toBe(200)
  })

  test('every IRI of the dataset dereferences', async () => {
    const iris = new Set([...SAMPLE.matchAll(/<http:\/\/localhost:3000(\/[^>]+)>/g)].map((match) => match[1] ?? ''))
    const failed: string[] = []
    for (const path of iris) {
      const response = await get(path, { Accept: 'text/turtle, text/plain' })
      if (![200, 303].includes(response.status)) failed.push(path)
    }
    expect(failed).toEqual([])
  })
})

describe('formats', () => {
  const FORMATS = [
    ['html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['ttl', 'text/turtle; charset=utf-8', '@prefix rg:'],
    ['jsonld', 'application/ld+json', '@context'],
    ['nt', 'application/n-triples', '<http://localhost:3000/id/A/RES/64/293> <'],
    ['nq', 'application/n-quads', '<http://localhost:3000/graph/A/RES/64/293> .'],
    ['trig', 'application/trig', '<http://localhost:3000/graph/A/RES/64/293>'],
    ['rdf', 'application/rdf+xml', '<rdf:RDF'],
  ] as const

  test.each(FORMATS)('the ending .%s and the type %s give the same bytes', async (ending, type, piece) => {
    const fixed = await get(`${DOC}.${ending}`, { Accept: 'image/png' })
    const negotiated = await get(DOC, { Accept: type.split(';')[0] ?? '' })
    expect([fixed.status, fixed.headers.get('Content-Type')]).toEqual([200, type])
    expect(negotiated.headers.get('Content-Type')).toBe(type)
    expect(negotiated.headers.get('Content-Location')).toBe(`${DOC}.${ending}`)
    expect([negotiated.headers.get('Vary'), fixed.headers.get('Vary')]).toEqual([
      'Accept, Accept-Encoding',
      'Accept-Encoding',
    ])
    const text = await fixed.text()
    expect(text).toContain(piece)
    expect(await negotiated.text()).toBe(text)
  })

  test('every format carries the same triples', async () => {
    const turtle = triples(new Parser().parse(await read('ttl')))
    expect(turtle.size).toBeGreaterThan(50)
    for (const [ending, format] of [
      ['nt', 'N-Triples'],
      ['nq', 'N-Quads'],
      ['trig', 'TriG'],
    ] as const)
      expect(triples(new Parser({ format }).parse(await read(ending))), ending).toEqual(turtle)
    const nquads = await jsonld.toRDF(JSON.parse(await read('jsonld')) as object, { format: 'application/n-quads' })
    expect(triples(new Parser({ format: 'N-Quads' }).parse(String(nquads)))).toEqual(turtle)
    const xml = graph()
    parse(await read('rdf'), xml, 'http://localhost:3000/', 'application/rdf+xml')
    expect(
      new Set(xml.statements.map((st) => [st.subject.value, st.predicate.value, st.object.value].join(' '))),
    ).toEqual(turtle)
  })

  test.each([
    ['nq', 'N-Quads'],
    ['trig', 'TriG'],
  ] as const)('in .%s the default graph holds everything, as at the endpoint', async (ending, format) => {
    const quads = new Parser({ format }).parse(await read(ending))
    const [merged, named] = [true, false].map((isDefault) =>
      triples(quads.filter((quad) => (quad.graph.termType === 'DefaultGraph') === isDefault)),
    )
    expect(merged).toEqual(triples(new Parser().parse(await read('ttl'))))
    expect(named).toEqual(merged)
  })

  test('each representation has its own strong tag', async () => {
    const tags = await Promise.all(FORMATS.map(async ([ending]) => (await get(`${DOC}.${ending}`)).headers.get('ETag')))
    expect(new Set(tags).size).toBe(FORMATS.length)
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]{27}"$/)
  })

  test('the plain text is as it was read', async () => {
    const response = await get(`${DOC}.txt`)
    expect(await response.text()).toBe(SAMPLE_TEXT)
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  })

  test('links say how to cite it and what describes it', async () => {
    const link = (await get(`${DOC}.ttl`)).headers.get('Link')
    expect(link).toContain('<http://localhost:3000/id/A/RES/64/293>; rel="cite-as"')
    expect(link).toContain(
      '<http://localhost:3000/doc/A/RES/64/293.jsonld>; rel="describedby"; type="application/ld+json"',
    )
  })
})

test.each([
  '/',
  DOC,
  `${DOC}.ttl`,
  NQ,
  `${NQ}.gz`,
  '/sparql',
  '/queries',
  '/queries/treaties',
  '/ontology',
  '/.well-known/void',
  '/search?q=crime',
  '/nothing',
  '/id/treaty/untoc',
  '/healthz',
])('HEAD of %s is GET without a body', async (path) => {
  const [head, full] = [await get(path, {}, 'HEAD'), await get(path)]
  expect([...head.headers].toSorted()).toEqual([...full.headers].toSorted())
  expect(head.status).toBe(full.status)
  expect(await head.text()).toBe('')
  expect(full.headers.get('Content-Length')).toBe(String((await full.arrayBuffer()).byteLength))
})

describe('conditions', () => {
  test('what the client has is not sent again, and still varies', async () => {
    const tag = (await get(DOC, { Accept: 'text/turtle' })).headers.get('ETag') ?? ''
    const again = await get(DOC, { Accept: 'text/turtle', 'If-None-Match': `W/"x", ${tag}` })
    expect([again.status, again.headers.get('Vary'), again.headers.get('ETag')]).toEqual([
      304,
      'Accept, Accept-Encoding',
      tag,
    ])
    expect(await again.text()).toBe('')
    expect((await get(DOC, { Accept: 'application/ld+json', 'If-None-Match': tag })).status).toBe(200)
    expect((await get(DOC, { Accept: 'image/png', 'If-None-Match': tag })).status).toBe(406)
  })

  test.each([
    [{ 'If-None-Match': '*' }, 304],
    [{ 'If-None-Match': '"other"' }, 200],
    [{ 'If-Modified-Since': 'Fri, 02 Jan 2026 03:04:05 GMT' }, 304],
    [{ 'If-Modified-Since': 'Fri, 02 Jan 2026 03:04:04 GMT' }, 200],
    [{ 'If-Modified-Since': 'Fri, 02 Jan 2026 03:04:05 GMT', 'If-None-Match': '"other"' }, 200],
    [{ 'If-Match': '"other"' }, 412],
    [{ 'If-Unmodified-Since': 'Fri, 02 Jan 2026 03:04:04 GMT' }, 412],
    [{ 'If-Unmodified-Since': 'Fri, 02 Jan 2026 03:04:05 GMT' }, 200],
  ])('%j -> %d', async (headers: Record<string, string>, status) => {
    expect((await get(NQ, headers)).status).toBe(status)
  })
})

describe('dumps', () => {
  test('the N-Quads are the dataset, byte for byte, with their checksum', async () => {
    const response = await get(NQ)
    expect(await response.text()).toBe(SAMPLE)
    const digest = createHash('sha256').update(SAMPLE).digest('base64')
    expect(response.headers.get('Repr-Digest')).toBe(`sha-256=:${digest}:`)
    expect(response.headers.get('Last-Modified')).toBe('Fri, 02 Jan 2026 03:04:05 GMT')
  })

  test.each(['ttl', 'nt', 'nq', 'trig', 'jsonld', 'rdf'])('the .gz of .%s unpacks to it', async (ending) => {
    const [plain, packed] = [await get(`/dump/resograph.${ending}`), await get(`/dump/resograph.${ending}.gz`)]
    expect(packed.headers.get('Content-Type')).toBe('application/gzip')
    expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(await plain.text())
    expect(packed.headers.get('ETag')).not.toBe(plain.headers.get('ETag'))
  })

  test.each([
    ['bytes=0-9', 206, `bytes 0-9/${SAMPLE_BYTES()}`],
    ['bytes=-5', 206, `bytes ${SAMPLE_BYTES() - 5}-${SAMPLE_BYTES() - 1}/${SAMPLE_BYTES()}`],
    ['bytes=99999999-', 416, `bytes */${SAMPLE_BYTES()}`],
    ['bytes=0-1,4-5', 200, null],
    ['lines=0-1', 200, null],
    ['bytes=x', 200, null],
  ])('Range: %s -> %d', async (range, status, contentRange) => {
    const response = await get(NQ, { Range: range })
    expect([response.status, response.headers.get('Content-Range')]).toEqual([status, contentRange])
    if (status === 206) {
      const [, start, end] = /bytes (\d+)-(\d+)/.exec(contentRange ?? '') ?? []
      expect(await response.text()).toBe(
        Buffer.from(SAMPLE)
          .subarray(Number(start), Number(end) + 1)
          .toString(),
      )
    }
  })

  test('If-Range with the right tag gives the part, with a stale one the whole', async () => {
    const tag = (await get(NQ)).headers.get('ETag') ?? ''
    expect((await get(NQ, { Range: 'bytes=0-9', 'If-Range': tag })).status).toBe(206)
    expect((await get(NQ, { Range: 'bytes=0-9', 'If-Range': '"old"' })).status).toBe(200)
    expect((await get(NQ, { Range: 'bytes=0-9', 'If-Range': 'Fri, 02 Jan 2026 03:04:05 GMT' })).status).toBe(206)
    expect((await get(NQ, { Range: 'bytes=0-9', 'If-Range': 'Fri, 02 Jan 2025 03:04:05 GMT' })).status).toBe(200)
  })
})

function SAMPLE_BYTES(): number {
  return Buffer.byteLength(SAMPLE)
}

describe('a withdrawn document', () => {
  const GONE = 'http://localhost:3000/id/A/RES/1/1'
  const TIME = '"2026-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
  const tombstone = `<${GONE}> <http://www.w3.org/ns/prov#invalidatedAtTime> ${TIME} <http://localhost:3000/graph/A/RES/1/1> .\n`

  test('is gone at every address, and others are not', async () => {
    const { app: other, site: with410 } = await openSample(SAMPLE + tombstone)
    for (const path of ['/id/A/RES/1/1', '/doc/A/RES/1/1', '/doc/A/RES/1/1.ttl'])
      expect((await other.request(path)).status, path).toBe(410)
    expect((await other.request(DOC)).status).toBe(200)
    await with410.engine.close()
  })
})

test('links tell what kind of thing it is and where its text is', async () => {
  const link = (await get(`${DOC}.ttl`)).headers.get('Link')
  expect(link).toContain('<https://schema.org/Legislation>; rel="type"')
  expect(link).toContain('<http://localhost:3000/doc/A/RES/64/293.txt>; rel="item"; type="text/plain"')
})
