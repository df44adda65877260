import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Hono } from 'hono'
import type { Site } from '../../src/publish/site.ts'
import { openSample } from '../support/site.ts'

let app: Hono
let site: Site
let bugs: unknown[]
beforeAll(async () => ({ app, site, bugs } = await openSample()))
afterAll(() => site.engine.close())

const DOC = '/doc/A/RES/64/293'
const FORM = 'application/x-www-form-urlencoded'
const query = (text: string) => `/sparql?query=${encodeURIComponent(text)}`

interface Case {
  readonly path: string
  readonly status: number
  readonly method?: string
  readonly accept?: string
  readonly type?: string
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly headers?: Record<string, string>
}

const CASES: readonly Case[] = [
  { path: '/', status: 200 },
  { path: '/', accept: 'image/png', status: 406 },
  { path: '/id/A/RES/64/293', status: 303 },
  { path: '/id/nothing', status: 404 },
  { path: '/id/%ff', status: 400 },
  { path: '/id/a%22%3E%7D', status: 404 },
  { path: DOC, status: 200 },
  { path: DOC, accept: 'image/png', status: 406 },
  { path: DOC, method: 'DELETE', status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } },
  {
    path: DOC,
    method: 'OPTIONS',
    status: 204,
    headers: { allow: 'GET, HEAD, OPTIONS', 'access-control-allow-origin': '*' },
  },
  { path: '/doc/nothing', status: 404 },
  { path: '/doc/nothing.ttl', status: 404 },
  { path: '/doc/A/RES/55/25.txt', status: 404 },
  { path: `${DOC}?page=2`, status: 404 },
  { path: `${DOC}?page=x`, status: 400 },
  { path: '/doc/', status: 404 },
  { path: '/graph/authorities', accept: 'text/turtle', status: 200 },
  { path: '/graph/nothing', status: 404 },
  { path: '/graph-store', status: 400 },
  { path: '/graph-store?default&graph=http://a/', status: 400 },
  { path: '/graph-store?graph=relative', status: 400 },
  { path: '/graph-store?graph=http://localhost:3000/graph/nothing', status: 404 },
  { path: '/graph-store?default', method: 'PUT', status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } },
  { path: '/dump/resograph.xls', status: 404 },
  { path: '/dump/other.ttl', status: 404 },
  { path: '/queries/nothing', status: 404 },
  { path: '/nothing', status: 404 },
  { path: '/search', status: 200 },
  { path: '/healthz', status: 200 },
  { path: '/readyz', status: 200 },
  { path: '/metrics', status: 200 },
  { path: '/robots.txt', status: 200 },
  { path: '/sitemap.xml', status: 200 },
  { path: '/ontology', accept: 'application/rdf+xml', status: 200 },
  { path: '/shapes.ttl', status: 200 },
  { path: '/context.jsonld', status: 200 },
  { path: '/sparql', method: 'PUT', status: 405, headers: { allow: 'GET, HEAD, OPTIONS, POST' } },
  { path: '/sparql', method: 'POST', status: 415 },
  { path: '/sparql', method: 'POST', type: 'text/plain', body: 'ASK {}', status: 415 },
  { path: '/sparql', method: 'POST', type: 'application/sparql-query', body: 'ASK {}', status: 200 },
  { path: '/sparql', method: 'POST', type: 'application/sparql-query; charset=UTF-8', body: 'ASK {}', status: 200 },
  { path: '/sparql', method: 'POST', type: 'application/sparql-query; charset=utf-16', body: 'ASK {}', status: 415 },
  {
    path: '/sparql',
    method: 'POST',
    type: 'application/sparql-query',
    body: Uint8Array.from([65, 255, 254]),
    status: 400,
  },
  { path: '/sparql', method: 'POST', type: FORM, body: 'query=ASK%20%7B%7D', status: 200 },
  { path: '/sparql', method: 'POST', type: FORM, body: 'other=1', status: 400 },
  { path: '/sparql', method: 'POST', type: FORM, body: 'query=ASK%7B%7D&query=ASK%7B%7D', status: 400 },
  { path: '/sparql', method: 'POST', type: FORM, body: 'update=CLEAR+ALL', status: 400 },
  { path: '/sparql', method: 'POST', type: 'application/sparql-query', body: 'x'.repeat(300_000), status: 413 },
  {
    path: '/sparql',
    method: 'POST',
    type: 'application/sparql-query',
    body: `ASK {} #${'x'.repeat(200_000)}`,
    status: 413,
  },
  { path: '/sparql?query=ASK%7B%7D&query=ASK%7B%7D', status: 400 },
  { path: '/sparql?default-graph-uri=http://a/', status: 400 },
  { path: '/sparql?query=ASK%7B%7D&default-graph-uri=relative', status: 400 },
  { path: '/sparql?query=ASK%7B%7D&named-graph-uri=http://a/%20b%3E', status: 400 },
  { path: '/sparql?query=ASK%7B%7D&format=xls', status: 400 },
  { path: '/sparql', accept: 'image/png', status: 406 },
  { path: query('ASK {}'), status: 200 },
  { path: query('ASK {}'), accept: 'text/turtle', status: 406 },
  { path: query('DESCRIBE <id/treaty/untoc>'), accept: 'text/csv', status: 406 },
  { path: query('SELECT'), status: 400 },
  { path: query('CLEAR ALL'), status: 400 },
  { path: query('ASK { SERVICE <http://x/> {} }'), status: 400 },
  { path: query(`ASK ${'{'.repeat(500)}${'}'.repeat(500)}`), status: 400 },
  {
    path: query('SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }'),
    status: 503,
    headers: { 'retry-after': '5' },
  },
  { path: query('ASK {}'), status: 200 },
]

test.each(CASES)(
  '$method $path ($accept $type) -> $status',
  async ({ path, status, method, accept, type, body, headers }) => {
    const asked = { ...(accept && { Accept: accept }), ...(type && { 'Content-Type': type }) }
    const response = await app.request(path, {
      method: method ?? 'GET',
      headers: asked,
      ...(body !== undefined && { body }),
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull()
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    for (const [name, value] of Object.entries(headers ?? {})) expect(response.headers.get(name)).toBe(value)
    if (status >= 400) {
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      expect(await response.json()).toMatchObject({ type: 'about:blank', status, detail: expect.any(String) })
    }
  },
)

test('no case above met a bug', () => expect(bugs).toEqual([]))

describe('problems', () => {
  test('a syntax error tells its line and column', async () => {
    const response = await app.request(query('SELECT *\nWHERE { ?s ?p }'))
    expect(await response.json()).toMatchObject({ code: 'syntax', line: 2, column: 15 })
  })

  test('a browser gets the editor back, with its query and the fault', async () => {
    const response = await app.request(query('SELECT * { ?s ?p "<b>" '), { headers: { Accept: 'text/html,*/*;q=0.1' } })
    const page = await response.text()
    expect([response.status, response.headers.get('Content-Type')]).toEqual([400, 'text/html; charset=utf-8'])
    expect(page).toContain('&lt;b&gt;')
    expect(page).toContain('Line 1, column 24')
  })

  test('a browser gets a page for what is not there', async () => {
    const response = await app.request('/doc/nothing', { headers: { Accept: 'text/html' } })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('<h1>Not found</h1>')
  })

  test.each(['/id/nothing', '/doc/A/RES/64/293', '/sparql'])(
    '%s varies by Accept even when it refuses',
    async (path) => {
      const response = await app.request(path, { headers: { Accept: 'image/png' } })
      expect(response.headers.get('Vary')).toBe('Accept')
    },
  )

  test('a bug is a 500 that tells nothing, and is reported', async () => {
    const broken = await openSample()
    await broken.site.engine.close()
    const response = await broken.app.request('/doc/A/RES/64/293')
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ detail: 'Something went wrong on this server.' })
    expect(broken.bugs).toHaveLength(1)
    expect((await broken.app.request('/readyz')).status).toBe(503)
    expect((await broken.app.request('/healthz')).status).toBe(200)
  })
})
