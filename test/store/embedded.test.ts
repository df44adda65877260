import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError, DeadlineError } from '../../src/errors.ts'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine } from '../../src/store/engine.ts'

const CROSS = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }'
const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
const CSV = 'text/csv'
let engine: Engine

beforeAll(async () => {
  const lines = Array.from({ length: 400 }, (_, i) => `<http://a/s${i}> <http://a/p> "${i}" <http://a/g${i % 2}> .\n`)
  engine = await openEmbedded(await chunkNQuads(lines), { base: 'http://a/', deadline: 2000, limit: 300, queue: 20 })
})

afterAll(() => engine.close())

describe('answers', () => {
  test('the default graph is the union of the named graphs', async () => {
    const { body, form } = await engine.query({ query: COUNT, results: CSV })
    expect([form, body]).toEqual(['select', 'n\r\n400\r\n'])
  })

  test.each([
    [`SELECT (COUNT(*) AS ?n) FROM <http://a/g1> { ?s ?p ?o }`, undefined, '200'],
    [
      `SELECT (COUNT(*) AS ?n) FROM <http://a/g1> { ?s ?p ?o }`,
      { defaultGraphs: ['http://a/g0', 'http://a/g1'], namedGraphs: [] },
      '400',
    ],
    [COUNT, { defaultGraphs: [], namedGraphs: ['http://a/g0'] }, '0'],
    [`SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }`, { defaultGraphs: [], namedGraphs: ['http://a/g0'] }, '200'],
    [`SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }`, undefined, '400'],
    [`SELECT ?o { <s7> <p> ?o }`, undefined, '7'],
  ])('%s over %j', async (query, dataset, expected) => {
    const { body } = await engine.query({ query, results: CSV, dataset })
    expect(body.split('\r\n')[1]).toBe(expected)
  })

  test('columns stand in the order of the query', async () => {
    const { body } = await engine.query({
      query: 'SELECT * { ?z ?y ?x } LIMIT 1',
      results: 'text/tab-separated-values',
    })
    expect(body.split('\n')[0]).toBe('?z\t?y\t?x')
  })

  test.each([
    ['ASK { ?s ?p "7" }', 'ask', '{"head":{},"boolean":true}'],
    ['CONSTRUCT WHERE { ?s <p> "7" }', 'construct', '<http://a/s7> <http://a/p> "7" .\n'],
    ['DESCRIBE <s7>', 'describe', '<http://a/s7> <http://a/p> "7" .\n'],
  ])('%s', async (query, form, body) => {
    const types = { results: 'application/sparql-results+json', graph: 'application/n-triples' }
    expect(await engine.query({ query, ...types })).toMatchObject({ form, body })
  })
})

describe('the cap on solutions is always told', () => {
  test.each([
    ['SELECT ?s { ?s ?p ?o }', { limit: 300, truncated: true }],
    ['SELECT ?s { ?s ?p ?o } LIMIT 5000', { limit: 300, truncated: true }],
    ['SELECT ?s { ?s ?p ?o } OFFSET 150', { limit: 300, truncated: false }],
    ['SELECT ?s { GRAPH <g1> { ?s ?p ?o } }', { limit: 300, truncated: false }],
    ['CONSTRUCT WHERE { ?s ?p ?o }', { limit: 300, truncated: true }],
  ])('%s', async (query, expected) => {
    expect(await engine.query({ query, results: CSV, graph: 'text/turtle' })).toMatchObject(expected)
  })

  test('a lower limit of the query itself is no cut', async () => {
    const result = await engine.query({ query: 'SELECT ?s { ?s ?p ?o } LIMIT 3', results: CSV })
    expect([result.limit, result.truncated]).toEqual([undefined, false])
  })
})

describe('refusals', () => {
  test.each([
    ['SELECT ?x WHERE { ?x ?y }', 1, 25],
    ['SELECT ?x\nWHERE {\n  ?x <http://a/p> \n}', 4, 1],
    ['SELEC', 1, 1],
    ['SELECT * {\n?s a ?t', 2, 8],
    ['SELECT * { ?s foo:bar ?o }', 1, 15],
    ['# é\nSELECT ?x { "é" é }', 2, 17],
    ['SELECT * { ?s ?p "a\n }', 1, 18],
    ['', 1, 1],
  ])('%j is wrong at line %d, column %d', async (query, line, column) => {
    await expect(engine.query({ query, results: CSV })).rejects.toMatchObject({ code: 'syntax', line, column })
  })

  test('what is wrong in meaning has a place within the query', async () => {
    const query = 'SELECT (COUNT(*) AS ?n) ?s { ?s ?p ?o }'
    await expect(engine.query({ query, results: CSV })).rejects.toMatchObject({ code: 'syntax', line: 1 })
  })

  test('no media type for this form', async () =>
    expect(engine.query({ query: 'ASK {}', graph: 'text/turtle' })).rejects.toMatchObject({ code: 'not-acceptable' }))
})

describe('queries that must be stopped', () => {
  test('a runaway join ends at its deadline and the next query works at once', async () => {
    const start = performance.now()
    await expect(engine.query({ query: CROSS, results: CSV, deadline: 300 })).rejects.toBeInstanceOf(DeadlineError)
    expect(performance.now() - start).toBeLessThan(1000)
    expect((await engine.query({ query: COUNT, results: CSV })).body).toContain('400')
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('queries that wait behind it are answered', async () => {
    const runaway = engine.query({ query: CROSS, results: CSV, deadline: 200 }).catch((error: unknown) => error)
    const others = await Promise.all(Array.from({ length: 5 }, () => engine.query({ query: COUNT, results: CSV })))
    expect(others.map(({ body }) => body)).toEqual(Array.from({ length: 5 }, () => 'n\r\n400\r\n'))
    expect(await runaway).toBeInstanceOf(DeadlineError)
  })

  test('a query of the service itself does not wait for it', async () => {
    await engine.query({ query: COUNT, results: CSV })
    const start = performance.now()
    const runaway = engine.query({ query: CROSS, results: CSV, deadline: 1500 }).catch((error: unknown) => error)
    expect((await engine.query({ query: COUNT, results: CSV, own: true })).body).toContain('400')
    expect(await engine.ready()).toBe(true)
    expect(performance.now() - start).toBeLessThan(1000)
    expect(await runaway).toBeInstanceOf(DeadlineError)
  })

  test('a query that kills its worker is refused, and its neighbours are answered', async () => {
    const deadly = `ASK { ?s ?p ${'?o, '.repeat(9000)} ?o }`
    const [dead, ...others] = await Promise.allSettled([
      engine.query({ query: deadly, results: CSV, deadline: 20_000 }),
      engine.query({ query: COUNT, results: CSV, deadline: 20_000 }),
      engine.query({ query: COUNT, results: CSV, deadline: 20_000 }),
    ])
    expect(dead).toMatchObject({ status: 'rejected', reason: { code: 'too-complex' } })
    expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    expect(engine.stats().replaced).toBeGreaterThanOrEqual(2)
  })

  test('a full queue refuses more', async () => {
    const asked = Array.from({ length: 40 }, () => engine.query({ query: COUNT, results: CSV }))
    const settled = await Promise.allSettled(asked)
    const busy = settled.filter((each) => each.status === 'rejected')
    expect(busy.length).toBeGreaterThan(0)
    for (const { reason } of busy) expect(reason).toMatchObject({ code: 'busy' })
  })

  test('it is still ready', async () => expect(await engine.ready()).toBe(true))
})

test('what is no N-Quads is told when it is loaded', async () => {
  await expect(openEmbedded(await chunkNQuads('<a> nonsense'))).rejects.toBeInstanceOf(ConfigError)
})

test('after the end nothing is ready', async () => {
  const closed = await openEmbedded(await chunkNQuads(''))
  await closed.close()
  expect(await closed.ready()).toBe(false)
})

test('chunks hold the whole text, cut at line ends', async () => {
  const line = `<http://a/s> <http://a/p> "${'x'.repeat(300_000)}é" .\n`
  const chunks = await chunkNQuads([
    line.slice(0, 5),
    line.slice(5),
    line,
    line,
    line,
    '<http://a/s> <http://a/p> "end" .',
  ])
  const texts = chunks.map((chunk) => Buffer.from(chunk).toString('utf8'))
  expect(texts.join('')).toBe(line.repeat(4) + '<http://a/s> <http://a/p> "end" .')
  expect(texts.length).toBeGreaterThan(1)
  for (const text of texts.slice(0, -1)) expect(text.endsWith('\n')).toBe(true)
})
