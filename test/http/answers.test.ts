/** What is asked for again is sent from memory, and nobody can tell but by the time. */
import { get as request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, serveSite } from '../../src/publish/serve.ts'
import type { RunningServer } from '../../src/publish/serve.ts'
import { SAMPLE } from '../support/site.ts'

const base = 'http://localhost:3000/'
let data = SAMPLE
let server: RunningServer
let state = 'first'

const open = () => openSite({ nquads: data, base, modified: new Date('2026-01-02T03:04:05Z'), workers: 1 })

beforeAll(async () => {
  server = await serveSite(open, { port: 0, watch: { fingerprint: async () => state, every: 20 } })
})
afterAll(async () => {
  await server.close()
})

interface Got {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, server.url), { headers, method }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => {
        const { date: _, ...rest } = response.headers
        resolve({ status: response.statusCode, headers: rest, body: Buffer.concat(pieces).toString('latin1') })
      })
    })
    sent.on('error', reject)
  })
}

async function hits(): Promise<number> {
  return Number(/^resograph_cache_hits (\d+)$/m.exec((await ask('metrics')).body)?.[1])
}

describe('the second answer', () => {
  test.each([
    ['doc/A/RES/64/293.ttl', {}],
    ['doc/A/RES/64/293', { Accept: 'text/html' }],
    ['doc/A/RES/64/293', { Accept: 'application/ld+json', 'Accept-Encoding': 'br' }],
    ['doc/A/RES/64/293', { Accept: 'application/ld+json', 'Accept-Encoding': 'gzip' }],
    ['id/A/RES/64/293', { Accept: 'text/turtle' }],
    ['', {}],
    ['assets/style.css', {}],
  ])('to %s with %j is the first', async (path, headers) => {
    const first = await ask(path, headers)
    const before = await hits()
    expect(await ask(path, headers)).toEqual(first)
    expect(await hits()).toBeGreaterThan(before)
  })

  test('to HEAD has no body and the same length', async () => {
    const { headers } = await ask('doc/treaty/untoc.ttl')
    const head = await ask('doc/treaty/untoc.ttl', {}, 'HEAD')
    expect(head).toEqual({ status: 200, headers, body: '' })
  })

  test('keeps to the type and the coding that are asked for', async () => {
    const types = ['text/html', 'text/turtle', 'application/n-triples', 'image/png']
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all(types.map((type) => ask('doc/treaty/untoc', { Accept: type })))
      expect(answers.map(({ headers }) => headers['content-type']?.split(';')[0])).toEqual([
        ...types.slice(0, 3),
        'application/problem+json',
      ])
    }
  })

  test('is 304 where the client has it', async () => {
    const { headers } = await ask('doc/treaty/untoc.ttl')
    const again = await ask('doc/treaty/untoc.ttl', { 'If-None-Match': String(headers.etag) })
    expect([again.status, again.body]).toEqual([304, ''])
  })

  test('carries the id of its own request', async () => {
    for (const id of ['one', 'two'])
      expect((await ask('doc/treaty/untoc.ttl', { 'X-Request-Id': id })).headers['x-request-id']).toBe(id)
    expect((await ask('doc/treaty/untoc.ttl')).headers['x-request-id']).toBeUndefined()
  })
})

test('new data have new answers', async () => {
  const path = 'doc/treaty/untoc.ttl'
  const { headers } = await ask(path)
  data = SAMPLE.replaceAll('United Nations Convention', 'Another Convention')
  state = 'second'
  await expect.poll(async () => (await ask(path)).body, { timeout: 20_000 }).toContain('Another Convention')
  const after = await ask(path)
  expect(after.headers.etag).not.toBe(headers.etag)
  expect(await ask(path)).toEqual(after)
})
