/** What is kept of a dataset file serves the next start, as long as the file is the same. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openData } from '../../src/publish/data.ts'
import { openSite } from '../../src/publish/open.ts'

const base = 'http://a/'
const QUADS = `<http://a/id/D> <http://a/p> "one" <http://a/graph/D> .
<http://a/id/D> <http://a/p> "two" <http://a/graph/D> .
<http://a/id/E> <http://a/p> <http://a/id/D> <http://a/graph/F> .
`
let folder: string
let path: string
let reads: number
let stale: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'resograph-data-'))
  path = join(folder, 'data.nq')
  writeFileSync(path, QUADS)
  reads = 0
  stale = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

async function* read(): AsyncIterable<string> {
  reads++
  yield readFileSync(path, 'utf8')
}

const file = (least = 1) => ({ path, read, folder: join(folder, 'cache'), least, onStale: () => void stale++ })
const open = (least?: number) => openData(read(), base, file(least))
const names = () =>
  readdirSync(join(folder, 'cache'))
    .map((name) => name.replaceAll(/[0-9a-f]{16}/g, 'h'))
    .toSorted()

/** How many statements a site over the file has. */
async function countStatements(): Promise<string> {
  const site = await openSite({ nquads: read(), base, file: file(), workers: 1 })
  const query = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
  const { body } = await site.engine.query({ query, results: 'text/csv' })
  await site.engine.close()
  return body
}

test('a second start knows the same without reading', async () => {
  const first = await open()
  await first.settle()
  const second = await open()
  expect(reads).toBe(1)
  const { sha256, quads, graphs } = second
  expect({ sha256, quads, graphs }).toEqual({ sha256: first.sha256, quads: 3, graphs: first.graphs })
  expect(graphs.map(({ key, document }) => [key, document])).toEqual([
    ['D', true],
    ['F', false],
  ])
  const pieces: string[] = []
  for await (const piece of second.nquads()) pieces.push(piece)
  expect(pieces).toEqual([QUADS])
  await second.settle()
  expect(stale).toBe(0)
})

test('the site of a second start answers from the image, and reads the N-Quads only to give them out', async () => {
  expect(await countStatements()).toBe('n\r\n3\r\n')
  await expect.poll(names).toEqual(['h-h.image', 'h.json'])
  expect(await countStatements()).toBe('n\r\n3\r\n')
  expect(reads).toBe(1)
})

test('another file is read, and the image of the one before goes', async () => {
  await (await open()).settle()
  const image = (await open()).dataset.image?.path ?? ''
  writeFileSync(image, 'an image')
  writeFileSync(`${image}.1-1.tmp`, 'half an image')
  utimesSync(`${image}.1-1.tmp`, new Date(0), new Date(0))
  writeFileSync(path, `${QUADS}<http://a/id/G> <http://a/p> "three" .\n`)
  const other = await open()
  expect([other.quads, reads]).toEqual([4, 2])
  await other.settle()
  expect(names()).toEqual(['h.json'])
  expect((await open()).quads).toBe(4)
})

test('a file of the same length and time is another one still', async () => {
  const time = new Date('2026-01-01T00:00:00Z')
  utimesSync(path, time, time)
  await (await open()).settle()
  writeFileSync(path, QUADS.replace('one', 'uno'))
  utimesSync(path, time, time)
  await open()
  expect(reads).toBe(2)
})

test('what was kept is never mixed with what the file holds now', async () => {
  await (await open()).settle()
  const opened = await open()
  writeFileSync(path, QUADS.replace('one', 'uno'))
  await expect(opened.dataset.chunks()).rejects.toThrow('has changed')
})

test('a file that is gone by the time it is to be kept is no failure', async () => {
  const opened = await open()
  rmSync(path)
  await opened.settle()
  expect(names()).toEqual([])
})

test('what was kept of other bytes is thrown away, and told', async () => {
  await (await open()).settle()
  const [facts = ''] = readdirSync(join(folder, 'cache'))
  const kept = join(folder, 'cache', facts)
  writeFileSync(kept, readFileSync(kept, 'utf8').replace(/"source":"./, '"source":"x'))
  const opened = await open()
  expect(reads).toBe(1)
  await opened.settle()
  expect(stale).toBe(1)
  expect(names()).toEqual([])
})

test('damaged notes count for nothing', async () => {
  await (await open()).settle()
  const [facts = ''] = readdirSync(join(folder, 'cache'))
  writeFileSync(join(folder, 'cache', facts), '{"format":1')
  expect((await open()).quads).toBe(3)
  expect(reads).toBe(2)
})

test('of a small dataset, or without a folder to write to, nothing is kept', async () => {
  const small = await open(1000)
  await small.settle()
  expect(small.dataset.image).toBeUndefined()
  writeFileSync(join(folder, 'cache'), 'no folder')
  const unwritable = await open()
  await unwritable.settle()
  expect([unwritable.dataset.image, unwritable.quads]).toEqual([undefined, 3])
})
