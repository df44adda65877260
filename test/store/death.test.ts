/** A thread that somebody or something ends from outside, whatever it does at that moment, costs no query its answer. */
import { createRequire, syncBuiltinESMExports } from 'node:module'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine } from '../../src/store/engine.ts'

const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
const threads = createRequire(import.meta.url)('node:worker_threads') as { Worker: typeof Worker }
const real = threads.Worker
const alive: Worker[] = []
/** The threads that were asked, the last one last. */
const asked: Worker[] = []
let engine: Engine

beforeAll(async () => {
  threads.Worker = class extends real {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given)
      alive.push(this)
    }
    override postMessage(...given: Parameters<Worker['postMessage']>): void {
      asked.push(this)
      super.postMessage(...given)
    }
  }
  syncBuiltinESMExports()
  const lines = Array.from({ length: 50 }, (_, at) => `<http://a/s${at}> <http://a/p> "${at}" <http://a/g> .\n`)
  engine = await openEmbedded(await chunkNQuads(lines), { base: 'http://a/', workers: 1, own: 1, deadline: 20_000 })
})
afterAll(async () => {
  await engine.close()
  threads.Worker = real
  syncBuiltinESMExports()
})

test.each([true, false])('idle threads that end are not given a query (own: %s)', async (own) => {
  const before = engine.stats().replaced
  const killed = alive.splice(0)
  expect(killed.length).toBeGreaterThan(0)
  await Promise.all(killed.map((thread) => thread.terminate()))
  const start = performance.now()
  expect((await engine.query({ query: COUNT, results: 'text/csv', own })).body).toBe('n\r\n50\r\n')
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(engine.stats().replaced).toBeGreaterThan(before)
})

test('a query that runs when its thread is ended is answered by another', async () => {
  const slow = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'
  const answer = engine.query({ query: slow, results: 'text/csv' })
  await new Promise<void>((resolve) => setTimeout(resolve, 5))
  await asked.at(-1)?.terminate()
  expect((await answer).body).toBe('n\r\n125000\r\n')
})

/** An engine over one line that is being opened, and the threads that were started for it. */
async function openOne(line: string) {
  const from = alive.length
  const opening = openEmbedded(await chunkNQuads([line]), { base: 'http://a/', workers: 1, own: 1 })
  return { opening, started: () => alive.slice(from) }
}

test('a thread that is ended while it loads is started once more; bad data are not tried twice', async () => {
  const { opening, started } = await openOne('<http://a/s> <http://a/p> "1" <http://a/g> .\n')
  await vi.waitFor(() => expect(started()).toHaveLength(1))
  await started()[0]?.terminate()
  const opened = await opening
  expect((await opened.query({ query: COUNT, results: 'text/csv', own: true })).body).toBe('n\r\n1\r\n')
  expect(started()).toHaveLength(2)
  await opened.close()
  const bad = await openOne('this is no N-Quads\n')
  await expect(bad.opening).rejects.toMatchObject({ code: 'bad-dataset' })
  expect(bad.started()).toHaveLength(1)
})
