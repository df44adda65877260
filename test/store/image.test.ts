/** Threads that begin with an image of a loaded store: as good as the data, and never trusted. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { openStarter } from '../../src/store/starter.ts'
import type { Starter } from '../../src/store/starter.ts'

const QUADS = 3000
const lines = (changed = '') =>
  Array.from({ length: QUADS }, (_, at) => {
    const literal = at === 7 ? `"é${changed} <x> ."@en` : `"${at}"^^<http://www.w3.org/2001/XMLSchema#integer>`
    return `<http://a/s${at % 100}> <http://a/p${at % 3}> ${literal} <http://a/g${at % 5}> .\n`
  })
const MANNER = { base: 'http://a/', memory: 64 * 2 ** 20 }
const TASK = { results: 'text/csv', graph: undefined, dataset: undefined, limit: 1000, bytes: 1e6 }
let folder: string
let reads: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'resograph-image-'))
  reads = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

async function starterOf(data: string, text = lines()): Promise<Starter> {
  const chunks = await chunkNQuads(text)
  const read = () => {
    reads++
    return Promise.resolve(chunks)
  }
  return openStarter({ bytes: 1, chunks: read, image: { path: join(folder, 'deep', 'image'), data } }, MANNER)
}

async function answers(starter: Starter): Promise<readonly string[]> {
  const thread = await starter.start(0)
  const ask = async (query: string) => (await thread.ask({ ...TASK, query }, 5000)).body
  const all = [
    await ask('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'),
    await ask('SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }'),
    await ask('SELECT ?s ?o { ?s <p1> ?o FILTER(LANG(?o) = "en") }'),
    await ask('SELECT (STRLEN(STRUUID()) AS ?n) (RAND() < 1 AS ?r) {}'),
  ]
  const dataset = { defaultGraphs: ['http://a/g1'], namedGraphs: [] }
  all.push((await thread.ask({ ...TASK, query: all.length > 0 ? COUNT : '', dataset }, 5000)).body)
  await thread.end()
  return all
}
const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
const EXPECTED = [
  'n\r\n3000\r\n',
  'n\r\n3000\r\n',
  's,o\r\nhttp://a/s7,é <x> .\r\n',
  'n,r\r\n36,true\r\n',
  'n\r\n600\r\n',
]

describe('an image', () => {
  test('is made by the first thread and serves all others', async () => {
    const starter = await starterOf('one')
    expect(await answers(starter)).toEqual(EXPECTED)
    expect(starter.last).toBe('quads')
    expect(await answers(starter)).toEqual(EXPECTED)
    expect(starter.last).toBe('image')
    expect(reads).toBe(1)
  })

  test('serves another process that holds the same data, which reads no N-Quads', async () => {
    await answers(await starterOf('one'))
    const restarted = await starterOf('one', [])
    expect(await answers(restarted)).toEqual(EXPECTED)
    expect([restarted.last, reads]).toEqual(['image', 1])
  })

  test('is for its owner alone, and nothing is left beside it', async () => {
    await answers(await starterOf('one'))
    expect(readdirSync(join(folder, 'deep'))).toEqual(['image'])
    expect(statSync(join(folder, 'deep', 'image')).mode & 0o077).toBe(0)
  })

  test('of other data is made anew', async () => {
    await answers(await starterOf('one'))
    const other = await starterOf('two', lines('!'))
    expect((await answers(other))[2]).toBe('s,o\r\nhttp://a/s7,é! <x> .\r\n')
    expect([other.last, reads]).toEqual(['quads', 2])
    expect((await answers(other))[2]).toBe('s,o\r\nhttp://a/s7,é! <x> .\r\n')
    expect(other.last).toBe('image')
  })

  test('of another engine is made anew', async () => {
    await answers(await starterOf('one'))
    alter((bytes) => {
      const at = bytes.indexOf('"engine":"') + '"engine":"'.length
      bytes[at] = bytes[at] === 0x30 ? 0x31 : 0x30
    })
    const starter = await starterOf('one')
    expect(await answers(starter)).toEqual(EXPECTED)
    expect(reads).toBe(2)
  })

  test.each([
    ['a letter of a literal is another', (bytes: Buffer) => bytes.write('e', bytes.lastIndexOf('é <x>'))],
    ['a bit far behind is another', (bytes: Buffer) => (bytes[bytes.length - 100_000] = 1 ^ (bytes.at(-100_000) ?? 0))],
    ['the header is none', (bytes: Buffer) => bytes.write('nonsense')],
    ['the end is missing', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['all is missing', () => Buffer.alloc(0)],
  ])('is made anew where %s', async (_, change) => {
    await answers(await starterOf('one'))
    alter(change)
    const starter = await starterOf('one')
    expect(await answers(starter)).toEqual(EXPECTED)
    expect([starter.last, reads]).toEqual(['quads', 2])
    await answers(starter)
    expect(starter.last).toBe('image')
  })

  test('that cannot be written is done without', async () => {
    writeFileSync(join(folder, 'deep'), 'a file where a folder should be')
    const starter = await starterOf('one')
    expect(await answers(starter)).toEqual(EXPECTED)
    expect(await answers(starter)).toEqual(EXPECTED)
    expect(starter.last).toBe('quads')
  })

  test('brings killed threads back: a query past its deadline costs the next nothing', async () => {
    const chunks = await chunkNQuads(lines())
    const image = { path: join(folder, 'image'), data: 'one' }
    const read = () => {
      reads++
      return Promise.resolve(chunks)
    }
    const engine = await openEmbedded({ bytes: 1, chunks: read, image }, { ...MANNER, workers: 1, deadline: 200 })
    const runaway = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'
    for (let kill = 0; kill < 4; kill++) {
      await expect(engine.query({ query: runaway, results: 'text/csv' })).rejects.toMatchObject({ code: 'deadline' })
      expect((await engine.query({ query: COUNT, results: 'text/csv', deadline: 5000 })).body).toBe('n\r\n3000\r\n')
    }
    expect(engine.stats().replaced).toBe(4)
    expect(reads).toBe(1)
    await engine.close()
  })
})

/** Changes the image on the disk; a buffer that is given back takes its place. */
function alter(change: (bytes: Buffer) => unknown): void {
  const path = join(folder, 'deep', 'image')
  const bytes = readFileSync(path)
  const changed = change(bytes)
  writeFileSync(path, Buffer.isBuffer(changed) ? changed : bytes)
}
