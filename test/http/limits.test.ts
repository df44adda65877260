/** What a client is told when the server has no room for it, and what happens when a client goes away. */
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { QueryError } from '../../src/errors.ts'
import { createApp } from '../../src/publish/app.ts'
import { startServer } from '../../src/publish/serve.ts'
import type { RunningServer } from '../../src/publish/serve.ts'
import type { Engine } from '../../src/store/engine.ts'
import { openSample, SAMPLE } from '../support/site.ts'

const RUNAWAY = encodeURIComponent('SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }')
let server: RunningServer

beforeAll(async () => {
  server = await startServer({ nquads: SAMPLE, base: 'http://localhost:3000/', port: 0, workers: 1, deadline: 20_000 })
})
afterAll(() => server.close())

test.each([
  ['busy', 503],
  ['too-many', 429],
])('a query that is refused as %s gets %d and when to come again', async (code, status) => {
  const { site } = await openSample()
  const engine: Engine = { ...site.engine, query: () => Promise.reject(new QueryError('Too many.', { code })) }
  const response = await createApp({ ...site, engine }).request('/sparql?query=ASK%7B%7D')
  expect([response.status, response.headers.get('Retry-After')]).toEqual([status, '5'])
  await site.engine.close()
})

const readMetric = async (name: string) => {
  const text = await (await fetch(`${server.url}metrics`)).text()
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1])
}

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  return false
}

test('the query of a client that hangs up is ended long before its deadline', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.write(`GET /sparql?query=${RUNAWAY} HTTP/1.1\r\nHost: x\r\n\r\n`)
  expect(await until(async () => (await readMetric('resograph_engine_running')) === 1)).toBe(true)
  socket.destroy()
  expect(await until(async () => (await readMetric('resograph_engine_running')) === 0)).toBe(true)
  const start = performance.now()
  expect((await fetch(`${server.url}sparql?query=ASK%7B%7D`)).status).toBe(200)
  expect(performance.now() - start).toBeLessThan(3000)
})

test('pages are answered while a client holds all threads for queries', async () => {
  const gone = new AbortController()
  const held = fetch(`${server.url}sparql?query=${RUNAWAY}`, { signal: gone.signal }).catch(() => undefined)
  await until(async () => (await readMetric('resograph_engine_running')) === 1)
  const start = performance.now()
  expect((await fetch(`${server.url}doc/A/RES/64/293`)).status).toBe(200)
  expect((await fetch(`${server.url}readyz`)).status).toBe(200)
  expect(performance.now() - start).toBeLessThan(4000)
  gone.abort()
  await held
})
