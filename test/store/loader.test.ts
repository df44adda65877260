import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { readLoaded } from '../../src/store/loaded.ts'
import { loadRemote } from '../../src/store/loader.ts'
import type { LoadOptions } from '../../src/store/loader.ts'
import { openRemote } from '../../src/store/remote.ts'
import { startSparqlServer } from '../support/sparql-server.ts'
import type { SparqlServer } from '../support/sparql-server.ts'

const base = 'http://a/'
const modified = new Date('2026-01-02T03:04:05Z')
const line = (subject: string, graph: string) =>
  `<http://a/id/${subject}> <http://a/p> "${subject}" <http://a/graph/${graph}> .\n`
const TWO = line('s1', 'one') + line('s2', 'one') + line('s1', 'two')
const ONE = line('s1', 'one') + line('s3', 'one')

let service: SparqlServer
beforeEach(async () => (service = await startSparqlServer()))
afterEach(() => service.close())

const load = async (text: string, more: Partial<LoadOptions>) =>
  loadRemote(await chunkNQuads(text), { endpoint: service.query, base, modified, ...more })
const state = () => readLoaded(openRemote({ endpoint: service.query, base }), base)
const sizeOf = (graph: string | undefined): number =>
  Number(
    /\d+/.exec(
      String(
        service.store.query(`SELECT (COUNT(*) AS ?n) { GRAPH <${graph}> { ?s ?p ?o } }`, {
          results_format: 'text/csv',
        }),
      ),
    )?.[0],
  )

describe.each([
  ['SPARQL Update', () => ({ update: service.update })],
  ['the Graph Store Protocol', () => ({ graphStore: service.graphStore })],
])('by %s', (_, way) => {
  test('graphs, a union in which each triple stands once, and a note', async () => {
    expect(await load(TWO, way())).toEqual({ quads: 3, graphs: 2, dropped: 0 })
    const loaded = await state()
    expect(loaded.graphs).toEqual(['http://a/graph/one', 'http://a/graph/two'])
    expect(loaded).toMatchObject({ quads: 3, modified, previous: undefined })
    expect(sizeOf('http://a/graph/one')).toBe(2)
    expect(sizeOf(loaded.union)).toBe(2)
  })

  test('a second load replaces, drops what is gone, and keeps the union before for servers that still ask it', async () => {
    await load(TWO, way())
    const first = await state()
    expect(await load(ONE, way())).toEqual({ quads: 2, graphs: 1, dropped: 1 })
    const second = await state()
    expect(second.graphs).toEqual(['http://a/graph/one'])
    expect(sizeOf('http://a/graph/two')).toBe(0)
    expect(sizeOf(first.union)).toBe(2)
    expect(second.previous).toBe(first.union)
    await load(TWO + ONE, way())
    expect(sizeOf(first.union)).toBe(0)
  })

  test('the same load twice changes nothing', async () => {
    await load(TWO, way())
    const first = await state()
    await load(TWO, way())
    expect(await state()).toEqual(first)
    expect(sizeOf(first.union)).toBe(2)
  })

  test('other graphs of the service are left alone and not asked', async () => {
    service.store.update('INSERT DATA { GRAPH <http://other/> { <http://x/> <http://a/p> "foreign" } }')
    await load(TWO, way())
    const { dataset } = await state()
    const engine = openRemote({ endpoint: service.query, base, dataset })
    const { body } = await engine.query({ query: 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', results: 'text/csv' })
    expect(body).toBe('n\r\n2\r\n')
    expect(sizeOf('http://other/')).toBe(1)
  })

  test('the token goes along', async () => {
    await load(ONE, { ...way(), authorization: 'Bearer t' })
    expect(new Set(service.requests.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer t']))
  })
})

test('a service that refuses is told', async () =>
  expect(load(ONE, { update: `${service.query}` })).rejects.toMatchObject({ code: 'unavailable' }))

test('blank nodes cannot be loaded in pieces', async () =>
  expect(load('_:b <http://a/p> "x" <http://a/graph/g> .\n', { update: service.update })).rejects.toMatchObject({
    code: 'bad-rdf',
  }))

test('data that came there by other means are found by their graphs', async () => {
  service.store.load(TWO, { format: 'application/n-quads' })
  expect(await state()).toMatchObject({
    graphs: ['http://a/graph/one', 'http://a/graph/two'],
    quads: 3,
    union: undefined,
  })
})
