import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { DeadlineError, UnavailableError } from '../../src/errors.ts'
import { startServer } from '../../src/publish/serve.ts'
import type { RunningServer } from '../../src/publish/serve.ts'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine, QueryRequest } from '../../src/store/engine.ts'
import { openRemote } from '../../src/store/remote.ts'
import type { RemoteOptions } from '../../src/store/remote.ts'
import { SAMPLE } from '../support/site.ts'

const base = 'http://localhost:3000/'
const CSV = 'text/csv'

describe('another resograph gives the answers that the embedded store gives', () => {
  let server: RunningServer
  let embedded: Engine
  let remote: Engine

  beforeAll(async () => {
    server = await startServer({ nquads: SAMPLE, base, port: 0 })
    embedded = await openEmbedded(await chunkNQuads(SAMPLE), { base, limit: 5 })
    remote = openRemote({ endpoint: `${server.url}sparql`, base, limit: 5 })
  })
  afterAll(async () => {
    await Promise.all([server.close(), embedded.close(), remote.close()])
  })

  const types = { graph: 'application/n-triples' }
  test.each<[string, Partial<QueryRequest>]>([
    ['SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', { results: CSV }],
    ['SELECT * { <id/treaty/untoc> ?q ?a } ORDER BY ?q ?a', { results: 'application/sparql-results+xml' }],
    ['SELECT * { ?z ?y ?x } ORDER BY ?z ?y ?x', { results: 'text/tab-separated-values' }],
    ['SELECT ?o { ?s ?p ?o } ORDER BY ?o LIMIT 3 OFFSET 2', { results: 'application/sparql-results+json' }],
    ['ASK { <id/treaty/untoc> ?p ?o }', { results: 'application/sparql-results+json' }],
    ['ASK { <id/treaty/none> ?p ?o }', { results: 'application/sparql-results+xml' }],
    ['SELECT (COUNT(*) AS ?n) FROM <graph/A/RES/64/293> { ?s ?p ?o }', { results: CSV }],
    ['SELECT (COUNT(*) AS ?n) FROM <graph/A/RES/64/293> { GRAPH ?g { ?s ?p ?o } }', { results: CSV }],
    [
      'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }',
      { results: CSV, dataset: { defaultGraphs: [], namedGraphs: [`${base}graph/A/RES/64/293`] } },
    ],
    ['BASE <id/> SELECT (COUNT(*) AS ?n) { <treaty/untoc> ?p ?o }', { results: CSV }],
  ])('%s', async (query, more) => {
    const request = { query, ...types, ...more }
    expect(await remote.query(request)).toEqual(await embedded.query(request))
  })

  test.each([
    'DESCRIBE <id/treaty/untoc>',
    'DESCRIBE ?t { ?t a <https://w3id.org/resograph/ontology#Treaty> } LIMIT 1',
  ])('%s has the same triples', async (query) => {
    const lines = async (engine: Engine) =>
      (await engine.query({ query, ...types, limit: 1000 })).body.split('\n').toSorted()
    const large = openRemote({ endpoint: `${server.url}sparql`, base })
    const whole = await openEmbedded(await chunkNQuads(SAMPLE), { base })
    expect(await lines(large)).toEqual(await lines(whole))
    await whole.close()
  })

  test.each(['SELECT ?x WHERE { ?x ?y }', 'SELEC', '', 'SELECT * { ?s foo:bar ?o }', 'INSERT DATA { <a> <b> <c> }'])(
    'the fault of %j is told with the same place',
    async (query) => {
      const fault = (engine: Engine) => engine.query({ query, results: CSV }).catch((error: unknown) => error)
      const { code, line, column } = (await fault(embedded)) as { code: string; line: number; column: number }
      expect(await fault(remote)).toMatchObject({ code, line, column })
    },
  )

  test('it is ready while the service is, and not once it is gone', async () => {
    expect(await remote.ready()).toBe(true)
    const gone = openRemote({ endpoint: 'http://127.0.0.1:9/sparql', base, retries: 0 })
    expect(await gone.ready()).toBe(false)
  })
})

async function read(request: IncomingMessage): Promise<URLSearchParams> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return new URLSearchParams(Buffer.concat(pieces).toString('utf8'))
}

describe('a service that misbehaves', () => {
  const ROWS = '{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"http://a/"}}]}}'
  const ok = (response: ServerResponse, body = ROWS, headers = {}) =>
    response.writeHead(200, { 'Content-Type': 'application/sparql-results+json', ...headers }).end(body)

  async function engine(
    answer: (response: ServerResponse, seen: Seen) => void,
    options: Partial<RemoteOptions> = {},
  ): Promise<{ ask: (more?: Partial<QueryRequest>) => Promise<unknown>; seen: Seen[] }> {
    const seen: Seen[] = []
    const server = createServer(async (request, response) => {
      const form = await read(request)
      const each = { form, authorization: request.headers.authorization, number: seen.length + 1 }
      seen.push(each)
      answer(response, each)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close().closeAllConnections())
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`
    const remote = openRemote({ endpoint, base, backoff: 5, ...options })
    return { ask: (more) => remote.query({ query: 'SELECT ?s { ?s ?p <id/x> }', results: CSV, ...more }), seen }
  }
  interface Seen {
    readonly form: URLSearchParams
    readonly authorization: string | undefined
    readonly number: number
  }

  test('the base, the dataset and the token are sent', async () => {
    const { ask, seen } = await engine((response) => ok(response), {
      authorization: 'Bearer secret',
      dataset: { defaultGraphs: ['http://a/all'], namedGraphs: ['http://a/g'] },
    })
    expect(await ask()).toMatchObject({ body: 's\r\nhttp://a/\r\n', truncated: false })
    expect(seen[0]?.form.get('query')).toMatch(/^BASE <http:\/\/localhost:3000\/> SELECT \?s/)
    expect(seen[0]?.form.getAll('default-graph-uri')).toEqual(['http://a/all'])
    expect(seen[0]?.form.getAll('named-graph-uri')).toEqual(['http://a/g'])
    expect(seen[0]?.authorization).toBe('Bearer secret')
  })

  test('503 twice and then an answer is an answer', async () => {
    const { ask, seen } = await engine((response, { number }) =>
      number < 3 ? void response.writeHead(503).end() : void ok(response),
    )
    expect(await ask()).toMatchObject({ body: 's\r\nhttp://a/\r\n' })
    expect(seen.length).toBe(3)
  })

  test('after five failures nobody is sent there, until a rest is over and one probe succeeds', async () => {
    let healthy = false
    const { ask, seen } = await engine(
      (response) => (healthy ? void ok(response) : void response.writeHead(503).end()),
      { retries: 0, rest: 200 },
    )
    for (let at = 0; at < 5; at++) await expect(ask()).rejects.toBeInstanceOf(UnavailableError)
    await expect(ask()).rejects.toMatchObject({ code: 'unavailable', retryAfter: 1 })
    expect(seen.length).toBe(5)
    healthy = true
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect(await ask()).toMatchObject({ form: 'select' })
    expect(await ask()).toMatchObject({ form: 'select' })
    expect(seen.length).toBe(7)
  })

  test('an answer that does not come is a deadline, and says nothing about the service', async () => {
    const { ask, seen } = await engine((response, { number }) => (number > 6 ? void ok(response) : undefined))
    for (let at = 0; at < 6; at++) await expect(ask({ deadline: 60 })).rejects.toBeInstanceOf(DeadlineError)
    expect(await ask()).toMatchObject({ form: 'select' })
    expect(seen.length).toBe(7)
  })

  test.each<[string, (response: ServerResponse) => void, object]>([
    ['a page in place of results', (response) => ok(response, '<html>'), { code: 'unavailable' }],
    ['500', (response) => response.writeHead(500).end('secret detail'), { code: 'unavailable' }],
    ['401', (response) => response.writeHead(401).end(), { code: 'unavailable' }],
    ['too much', (response) => ok(response, `${' '.repeat(3000)}${ROWS}`), { code: 'result-too-large' }],
    ['400', (response) => response.writeHead(400).end('no such function'), { code: 'syntax' }],
  ])('%s', async (_, answer, expected) => {
    const { ask } = await engine(answer, { bytes: 2000 })
    const error = await ask().catch((each: unknown) => each)
    expect(error).toMatchObject(expected)
    expect((error as Error).message).not.toContain('secret detail')
  })

  test('rows that the service cut in silence are told', async () => {
    const { ask } = await engine((response) => ok(response, ROWS, { 'X-SPARQL-MaxRows': '1' }))
    expect(await ask()).toMatchObject({ limit: 1, truncated: true })
  })

  test('more queries than may wait are refused', async () => {
    const { ask } = await engine((response) => void setTimeout(() => ok(response), 50), { width: 1, queue: 1 })
    const settled = await Promise.allSettled([ask(), ask(), ask(), ask()])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
    expect(settled[3]).toMatchObject({ reason: { code: 'busy' } })
  })

  test('one client fills half of the queue, and another waits in the rest', async () => {
    const { ask } = await engine((response) => void setTimeout(() => ok(response), 50), { width: 1, queue: 2 })
    const settled = await Promise.allSettled(['a', 'a', 'a', 'b'].map((client) => ask({ client })))
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(settled[2]).toMatchObject({ reason: { code: 'too-many' } })
  })

  test('an asker who leaves frees the place, on the way or in the queue, and says nothing about the service', async () => {
    const { ask, seen } = await engine((response, { number }) => (number > 1 ? void ok(response) : undefined), {
      width: 1,
      failures: 1,
    })
    const [first, second] = [new AbortController(), new AbortController()]
    const left = Promise.allSettled([ask({ signal: first.signal }), ask({ signal: second.signal })])
    const last = ask()
    second.abort()
    await expect.poll(() => seen.length).toBe(1)
    first.abort()
    for (const each of await left) expect(each).toMatchObject({ reason: { name: 'StoppedError' } })
    expect(await last).toMatchObject({ form: 'select' })
    expect(seen.length).toBe(2)
  })
})
