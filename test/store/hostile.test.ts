/** After any hostile query, the next one is answered rightly and at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine } from '../../src/store/engine.ts'

const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
let engine: Engine

beforeAll(async () => {
  const lines = Array.from({ length: 400 }, (_, i) => `<http://a/s${i}> <http://a/p> "${i}" <http://a/g${i % 2}> .\n`)
  const memory = 64 * 2 ** 20
  engine = await openEmbedded(await chunkNQuads(lines), { base: 'http://a/', deadline: 5000, workers: 1, memory })
  await engine.complete?.()
})
afterAll(() => engine.close())

const twice = (depth: number): string => (depth === 0 ? '?x' : `CONCAT(${twice(depth - 1)}, ${twice(depth - 1)})`)
const doublings = Array.from({ length: 40 }, (_, at) => `BIND(CONCAT(?x${at}, ?x${at}) AS ?x${at + 1})`).join(' ')

const HOSTILE: readonly (readonly [string, string, readonly string[]])[] = [
  ['800 nested braces', `ASK ${'{'.repeat(800)}${'}'.repeat(800)}`, ['too-complex']],
  ['3,000 ||', `ASK { FILTER(true ${'|| true '.repeat(3000)}) }`, ['too-complex']],
  ['5,000 parentheses', `ASK { FILTER ${'('.repeat(5000)}1${')'.repeat(5000)} }`, ['too-complex']],
  [
    'a cross product of everything',
    'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }',
    // Under the small memory of this test, whichever comes first.
    ['deadline', 'too-complex'],
  ],
  [
    'a string that doubles 40 times',
    `SELECT (STRLEN(?x40) AS ?n) { BIND("0123456789" AS ?x0) ${doublings} }`,
    ['too-complex', 'deadline'],
  ],
  [
    'a string copied 1,024 times',
    `SELECT (STRLEN(${twice(9)}) AS ?n) { BIND("0123456789" AS ?x) }`,
    ['answered', 'too-complex'],
  ],
  [
    'a deep path',
    `ASK { <s1> ${'('.repeat(90)}<p>${')*'.repeat(90)} ?x . ?x ?y ?z }`,
    ['answered', 'deadline', 'too-complex'],
  ],
  ['10,000 rows of VALUES', `ASK { VALUES ?x { ${'1 '.repeat(10_000)}} }`, ['answered', 'deadline']],
  [
    '10,000 rows joined with themselves',
    `SELECT (COUNT(*) AS ?n) { VALUES ?x { ${'1 '.repeat(10_000)}} VALUES ?x { ${'1 '.repeat(10_000)}} }`,
    ['answered', 'deadline', 'too-complex'],
  ],
]

describe.each(HOSTILE)('after %s', (_, query, outcomes) => {
  test('the next query is right, and pages never notice', async () => {
    const own = engine.query({ query: COUNT, results: 'text/csv', own: true })
    const outcome = await engine.query({ query, results: 'text/csv', deadline: 500 }).then(
      () => 'answered',
      (error: { readonly code?: string }) => error.code,
    )
    expect(outcomes).toContain(outcome)
    const start = performance.now()
    expect((await engine.query({ query: COUNT, results: 'text/csv' })).body).toBe('n\r\n400\r\n')
    expect(performance.now() - start).toBeLessThan(3000)
    expect((await own).body).toBe('n\r\n400\r\n')
  })
})

describe('an asker who is gone', () => {
  const runaway = HOSTILE[3]?.[1] ?? ''

  test('ends its query, and the thread is free for others long before the deadline', async () => {
    const gone = new AbortController()
    const asked = engine.query({ query: runaway, results: 'text/csv', deadline: 20_000, signal: gone.signal })
    const settled = expect(asked).rejects.toMatchObject({ name: 'StoppedError' })
    setTimeout(() => gone.abort(), 50)
    await settled
    const start = performance.now()
    expect((await engine.query({ query: COUNT, results: 'text/csv' })).body).toContain('400')
    expect(performance.now() - start).toBeLessThan(3000)
  })

  test('leaves the queue', async () => {
    const gone = new AbortController()
    const running = engine.query({ query: runaway, results: 'text/csv', deadline: 300 }).catch(() => undefined)
    const waiting = engine.query({ query: COUNT, results: 'text/csv', signal: gone.signal })
    const settled = expect(waiting).rejects.toMatchObject({ name: 'StoppedError' })
    expect(engine.stats().queued).toBe(1)
    gone.abort()
    await settled
    expect(engine.stats().queued).toBe(0)
    await running
  })
})

test('a client with many queries does not keep another waiting for all of them', async () => {
  const order: string[] = []
  const ask = async (client: string) => {
    await engine.query({ query: COUNT, results: 'text/csv', client })
    order.push(client)
  }
  await Promise.all([...Array.from({ length: 8 }, () => ask('busy')), ask('other')])
  expect(order.indexOf('other')).toBeLessThan(3)
})
