/** What a careful client tries on a real socket: each rule of HTTP and of linked data that has no test of its own elsewhere. */
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../../src/publish/serve.ts'
import type { RunningServer } from '../../src/publish/serve.ts'
import { SAMPLE } from '../support/site.ts'

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const BASE = 'https://example.org/un/'
/** A thing that means harm in every way a statement can. */
const HARM = `<${BASE}id/harm> <${RDFS}label> "<script>alert(1)</script>" <${BASE}graph/harm> .
<${BASE}id/harm> <${RDFS}comment> "<b onclick='alert(1)'>bold</b>"^^<${RDF}HTML> <${BASE}graph/harm> .
<${BASE}id/harm> <${RDFS}seeAlso> <javascript:alert(1)> <${BASE}graph/harm> .
<${BASE}id/harm> <${RDFS}seeAlso> <data:text/html,hello> <${BASE}graph/harm> .
<${BASE}id/harm> <${RDFS}seeAlso> <mailto:someone@example.org> <${BASE}graph/harm> .
`
let server: RunningServer
beforeAll(async () => {
  const nquads = SAMPLE.replaceAll('http://localhost:3000/', BASE) + HARM
  server = await startServer({ nquads, base: BASE, port: 0, workers: 1 })
})
afterAll(() => server.close())

/** One request as it stands, on a connection of its own; what came back, as text. */
function send(lines: readonly string[], body = ''): Promise<string> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let got = ''
    socket.on('data', (piece) => (got += String(piece)))
    socket.on('end', () => resolve(got))
    socket.on('error', reject)
    socket.write([...lines, 'Connection: close', '', body].join('\r\n'))
  })
}

const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(new URL(path, server.url), { headers, redirect: 'manual', ...init })
const post = (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
  ask('sparql', headers, { method: 'POST', body })
/** All that two answers must have in common whatever their connection. */
const headOf = ({ status, headers }: Response) => [
  status,
  [...headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)),
]
const sparql = (query: string) => `sparql?query=${encodeURIComponent(query)}`

describe('on the wire', () => {
  test.each([
    ['an address in full', ['GET http://evil.example/un/id/treaty/untoc HTTP/1.1', 'Host: evil.example'], 303],
    ['no host', ['GET / HTTP/1.1'], 400],
    ['HTTP/1.0', ['GET /healthz HTTP/1.0'], 200],
    ['the server as a whole', ['OPTIONS * HTTP/1.1', 'Host: x'], 204],
    ['a method of others', ['PROPFIND / HTTP/1.1', 'Host: x'], 405],
    ['TRACE', ['TRACE / HTTP/1.1', 'Host: x'], 405],
    ['two slashes', ['GET //evil.example/ HTTP/1.1', 'Host: x'], 404],
    ['endless headers', ['GET / HTTP/1.1', 'Host: x', `X-A: ${'a'.repeat(20_000)}`], 431],
    ['a line break in a path', ['GET /un/doc/a%0d%0aX-Evil:%20b HTTP/1.1', 'Host: x'], 404],
    ['a path out of the folder', ['GET /un/dump/..%2f..%2fpackage.json HTTP/1.1', 'Host: x'], 404],
  ])('%s', async (_, lines, status) => {
    const got = await send(lines)
    expect(got.split('\r\n')[0]).toContain(` ${status} `)
    expect(got).not.toContain('evil.example')
    expect(got).not.toMatch(/^X-Evil/im)
  })
})

describe('a posted query', () => {
  const type = 'application/sparql-query'

  test('that is packed is refused, and says that it is the packing', async () => {
    const response = await post({ 'Content-Type': type, 'Content-Encoding': 'gzip' }, gzipSync('ASK {}'))
    expect([response.status, response.headers.get('Accept-Encoding')]).toEqual([415, 'identity'])
  })

  test('must be UTF-8', async () => {
    expect((await post({ 'Content-Type': type }, Uint8Array.from([0x41, 0xff]))).status).toBe(400)
    expect((await post({ 'Content-Type': `${type}; charset=latin1` }, 'ASK {}')).status).toBe(415)
  })
})

describe('the graphs of the protocol stand above those of the query', () => {
  test.each([
    ['', 'authorities', true],
    ['FROM <graph/authorities>', 'nothing', false],
    ['FROM <graph/nothing>', 'authorities', true],
  ])('%s with %s', async (from, graph, expected) => {
    const query = `ASK ${from} { <id/treaty/untoc> a <https://w3id.org/resograph/ontology#Treaty> }`
    const path = `${sparql(query)}&default-graph-uri=${BASE}graph/${graph}`
    expect(await (await ask(path, { Accept: 'application/sparql-results+json' })).json()).toMatchObject({
      boolean: expected,
    })
  })
})

test.each([
  '',
  'un/doc/treaty/untoc',
  'un/id/treaty/untoc',
  'sparql',
  sparql('ASK {}'),
  'queries',
  'search?q=x',
  'openapi.json',
])('HEAD /%s is GET without its body', async (path) => {
  const [got, head] = [await ask(path), await ask(path, {}, { method: 'HEAD' })]
  expect(headOf(head)).toEqual(headOf(got))
  expect(await head.text()).toBe('')
  await got.text()
})

describe('a thing that means harm', () => {
  test('is text on its page, and only web and mail addresses are links', async () => {
    const page = await (await ask('un/doc/harm', { Accept: 'text/html' })).text()
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('&lt;b onclick=')
    expect(page).not.toMatch(/<script>|<b onclick/)
    expect(page).toContain('href="mailto:someone@example.org"')
    expect(page).not.toMatch(/href="(?:javascript|data):/)
  })

  test('meets a policy that runs nothing', async () => {
    const policy = (await ask('un/doc/harm')).headers.get('Content-Security-Policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })
})

test('IRIs come from the base, whatever a request says of its host', async () => {
  const headers = { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'gopher', Forwarded: 'host=evil.example' }
  for (const path of [
    'un/doc/treaty/untoc.ttl',
    '.well-known/void',
    'sitemap.xml',
    'robots.txt',
    'openapi.json',
    'sparql',
  ]) {
    const response = await ask(path, headers)
    const told = `${[...response.headers].join(' ')} ${await response.text()}`
    expect(told, path).not.toMatch(/evil\.example|gopher/)
    expect(told, path).toContain('https://example.org/un')
  }
})

test('a stranger’s page may read, and is told nothing of credentials', async () => {
  const { headers } = await ask('un/doc/treaty/untoc.ttl', { Origin: 'https://stranger.example' })
  expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
})

test('what the server knows of its data has a date and a tag', async () => {
  const { headers } = await ask('.well-known/void')
  expect(headers.get('Last-Modified')).toMatch(/GMT$/)
  expect(headers.get('ETag')).toMatch(/^"/)
})
