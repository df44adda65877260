import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Hono } from 'hono'
import type { Site } from '../../src/publish/site.ts'
import { openSample } from '../support/site.ts'

let app: Hono
let site: Site
beforeAll(async () => ({ app, site } = await openSample()))
afterAll(() => site.engine.close())

const DOC = '/doc/A/RES/64/293.ttl'
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(path, { headers, method })

describe('content coding', () => {
  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['deflate', null],
    ['identity', null],
    ['identity;q=1, *;q=0', null],
  ])('Accept-Encoding: %s -> %s', async (accept, coding) => {
    const response = await get(DOC, { 'Accept-Encoding': accept })
    expect(response.headers.get('Content-Encoding')).toBe(coding)
    expect(response.headers.get('Vary')).toBe('Accept-Encoding')
  })

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('%s unpacks to the plain bytes, is smaller and has its own length', async (coding, unpack) => {
    const [plain, coded] = [await get(DOC), await get(DOC, { 'Accept-Encoding': coding })]
    const bytes = Buffer.from(await coded.arrayBuffer())
    const text = await plain.text()
    expect(unpack(bytes).toString()).toBe(text)
    expect(coded.headers.get('Content-Length')).toBe(String(bytes.length))
    expect(bytes.length).toBeLessThan(text.length / 2)
  })

  test('each coding has its own tag, and only that tag spares the sending', async () => {
    const tags = await Promise.all(
      ['identity', 'gzip', 'br'].map(async (coding) =>
        (await get(DOC, { 'Accept-Encoding': coding })).headers.get('ETag'),
      ),
    )
    expect(new Set(tags).size).toBe(3)
    const [plain = '', packed = ''] = tags.map(String)
    expect((await get(DOC, { 'Accept-Encoding': 'gzip', 'If-None-Match': packed })).status).toBe(304)
    expect((await get(DOC, { 'Accept-Encoding': 'gzip', 'If-None-Match': plain })).status).toBe(200)
    expect((await get(DOC, { 'Accept-Encoding': 'br', 'If-None-Match': packed })).status).toBe(200)
  })

  test('HEAD tells the same', async () => {
    const [head, full] = [
      await get(DOC, { 'Accept-Encoding': 'br' }, 'HEAD'),
      await get(DOC, { 'Accept-Encoding': 'br' }),
    ]
    expect([...head.headers].toSorted()).toEqual([...full.headers].toSorted())
    expect(await head.text()).toBe('')
  })

  test('what can be asked for in parts is sent as it is', async () => {
    const response = await get('/dump/resograph.nq', { 'Accept-Encoding': 'br' })
    expect([response.headers.get('Content-Encoding'), response.headers.get('Accept-Ranges')]).toEqual([null, 'bytes'])
  })

  test('pages and results are packed too', async () => {
    for (const path of ['/', '/doc/A/RES/64/293', `/sparql?query=${encodeURIComponent('SELECT * { ?s ?p ?o }')}`])
      expect((await get(path, { 'Accept-Encoding': 'gzip' })).headers.get('Content-Encoding'), path).toBe('gzip')
  })
})
