/** The same pages, files and answers from a real Virtuoso as from the embedded store. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Hono } from 'hono'
import { createApp } from '../../src/publish/app.ts'
import { openRemoteSite } from '../../src/publish/remote-site.ts'
import { openSite } from '../../src/publish/serve.ts'
import type { Site } from '../../src/publish/site.ts'
import { queryNames } from '../../src/files/queries.ts'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { loadRemote } from '../../src/store/loader.ts'
import type { LoadReport } from '../../src/store/loader.ts'
import { resograph } from '../support/cli.ts'
import { KNOWN_DIFFERENCES } from './known-differences.ts'
import { hasVirtuoso, startVirtuoso } from './virtuoso.ts'
import type { Virtuoso } from './virtuoso.ts'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const base = 'http://localhost:3000/'
const installed = hasVirtuoso()
if (!installed)
  process.stderr.write('Virtuoso is not installed (Debian: virtuoso-opensource-7): its tests are skipped.\n')

interface Answer {
  readonly status: number
  readonly type: string | null
  readonly body: string
}

/** Virtuoso keeps the value of a decimal and not how it was written: 1.000 comes back as 1. */
const lines = ({ body }: Answer) =>
  body
    .replaceAll(/"([\d.]+)"(?=\^\^<[^>]*#decimal>)/g, (_, digits: string) => `"${Number(digits)}"`)
    .split('\n')
    .toSorted()

describe.skipIf(!installed)('over Virtuoso', () => {
  let virtuoso: Virtuoso
  let chunks: readonly Uint8Array[]
  let report: LoadReport
  let sites: readonly Site[]
  let remote: Hono
  let embedded: Hono
  const modified = new Date('2026-01-02T03:04:05Z')

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'resograph-'))
    await resograph(['build', '-o', join(folder, 'all.nq')])
    const nquads = readFileSync(join(folder, 'all.nq'), 'utf8')
    rmSync(folder, { recursive: true })
    chunks = await chunkNQuads(nquads)
    virtuoso = await startVirtuoso()
    report = await loadRemote(chunks, { endpoint: virtuoso.endpoint, base, modified })
    const texts = new Map<string, string>()
    sites = [
      await openRemoteSite({ endpoint: virtuoso.endpoint, base, texts }),
      await openSite({ nquads, base, texts, modified }),
    ]
    const [first, second] = sites.map((site) => createApp(site))
    remote = first as Hono
    embedded = second as Hono
  })
  afterAll(async () => {
    for (const site of sites ?? []) await site.engine.close()
    await virtuoso?.close()
  })

  async function both(path: string, accept: string): Promise<readonly [Answer, Answer]> {
    const ask = async (app: Hono): Promise<Answer> => {
      const response = await app.request(path, { headers: { Accept: accept } })
      const type = response.headers.get('Content-Type')
      return { status: response.status, type, body: await response.text() }
    }
    return Promise.all([ask(remote), ask(embedded)])
  }

  test('all graphs of the shipped documents were loaded', () => {
    // Five documents, the text before a draft, the authority records, the events, and the lineage.
    expect(report.graphs).toBe(9)
    expect(report.quads).toBe(sites[1]?.dataset.quads)
  })

  test.each([
    ['/', 'text/html'],
    ['/doc/A/RES/64/293.html', '*/*'],
    ['/doc/A/RES/64/293.ttl', '*/*'],
    ['/doc/A/RES/64/293.trig', '*/*'],
    ['/doc/A/RES/64/293/pp/4.jsonld', '*/*'],
    // What more links to than a page holds comes in the order of each store.
    ['/doc/treaty/ilo-c182.html', '*/*'],
    ['/doc/treaty/ilo-c182.rdf', '*/*'],
    ['/doc/mandate/un-gift.nt', '*/*'],
    ['/doc/A/RES/99/999', '*/*'],
    ['/id/A/RES/64/293', '*/*'],
    ['/graph/A/RES/63/194', 'text/turtle'],
    ['/search?q=zero+tolerance', 'text/html'],
    ['/search?q=%22zero+tolerance%22', 'application/json'],
    ['/queries', 'text/html'],
    ['/queries/documents', 'text/html'],
    ['/ontology', 'text/html'],
    ['/readyz', '*/*'],
  ])('%s for %s is the same, byte for byte', async (path, accept) => {
    const [there, here] = await both(path, accept)
    expect(there).toEqual(here)
  })

  test.each(queryNames())('question %s', async (name) => {
    const [there, here] = await both(`/queries/${name}`, 'text/csv')
    expect([there.status, here.status]).toEqual([200, 200])
    if (KNOWN_DIFFERENCES.has(name)) expect(there.body).not.toBe(here.body)
    else expect(there.body).toBe(here.body)
  })

  test.each([
    ['SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', 'text/csv'],
    ['SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }', 'application/sparql-results+json'],
    ['SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g', 'text/tab-separated-values'],
    ['SELECT * { <id/treaty/untoc> ?p ?o } ORDER BY ?p ?o', 'application/sparql-results+xml'],
    ['ASK { <id/treaty/untoc> ?p ?o }', 'application/sparql-results+json'],
    ['ASK { <id/treaty/none> ?p ?o }', 'application/sparql-results+xml'],
    ['DESCRIBE <id/treaty/untoc>', 'text/turtle'],
    ['CONSTRUCT WHERE { <id/organ/ccpcj> ?p ?o }', 'text/turtle'],
    ['SELECT (COUNT(*) AS ?n) FROM <graph/A/RES/63/194> { ?s ?p ?o }', 'text/csv'],
    ['SELECT (COUNT(*) AS ?n) FROM <graph/A/RES/63/194> { GRAPH ?g { ?s ?p ?o } }', 'text/csv'],
    ['SELECT (COUNT(*) AS ?n) FROM NAMED <graph/A/RES/63/194> { GRAPH ?g { ?s ?p ?o } }', 'text/csv'],
    ['BASE <id/> SELECT (COUNT(*) AS ?n) { <treaty/untoc> ?p ?o }', 'text/csv'],
    ['SELECT ?x { ?x ?y }', 'application/problem+json'],
  ])('%s as %s', async (query, accept) => {
    const [there, here] = await both(`/sparql?query=${encodeURIComponent(query)}`, accept)
    expect(there).toEqual(here)
  })

  test('the dump holds the same statements', async () => {
    const [there, here] = await both('/dump/resograph.nq', '*/*')
    expect(lines(there)).toEqual(lines(here))
  })

  test('a load without one document drops its graph and nothing else, and the next load brings it back', async () => {
    const text = chunks.map((chunk) => Buffer.from(chunk).toString('utf8')).join('')
    const graph = '<http://localhost:3000/graph/A/RES/63/194> .'
    const fewer = await chunkNQuads(
      text
        .split('\n')
        .filter((line) => !line.endsWith(graph))
        .join('\n'),
    )
    const { endpoint, graphStore } = virtuoso
    expect(await loadRemote(fewer, { endpoint, base, modified })).toMatchObject({ graphs: 8, dropped: 1 })
    const smaller = await openRemoteSite({ endpoint, base })
    expect((await createApp(smaller).request('/graph/A/RES/63/194')).status).toBe(404)
    expect((await createApp(smaller).request('/graph/A/RES/64/293')).status).toBe(200)
    expect(await loadRemote(chunks, { endpoint, graphStore, base, modified })).toMatchObject({ graphs: 9, dropped: 0 })
    const [there, here] = await both('/graph/A/RES/63/194', 'text/turtle')
    expect(there.body).toBe(here.body)
  })
})
