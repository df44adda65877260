import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/publish/app.ts'
import { addChanges, findGraphs } from '../../src/publish/changes.ts'
import type { Change } from '../../src/publish/changes.ts'
import { openGenerations } from '../../src/publish/generations.ts'
import type { GenerationOptions, Generations } from '../../src/publish/generations.ts'
import { readJournal, writeJournal } from '../../src/publish/journal.ts'
import { openSite } from '../../src/publish/serve.ts'
import type { Site } from '../../src/publish/site.ts'
import { watchState } from '../../src/publish/watch.ts'
import { SAMPLE } from '../support/site.ts'

const base = 'http://localhost:3000/'
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label'
const labelled = (key: string, label: string) => `<${base}id/${key}> <${LABEL}> "${label}" <${base}graph/${key}> .\n`
const ONE = labelled('A/1', 'One')
const TWO = labelled('A/1', 'Two')

const handle: GenerationOptions['handle'] = (site, metrics) => {
  const app = createApp(site, { metrics })
  return (request) => app.fetch(request)
}

async function series(
  data: { text: string },
  more: Partial<GenerationOptions> = {},
): Promise<{ get: (path: string) => Promise<Response>; generations: Generations; closed: string[] }> {
  const closed: string[] = []
  const open = async (): Promise<Site> => {
    const text = data.text
    const site = await openSite({ nquads: text, base, modified: new Date('2026-01-02T03:04:05Z') })
    const close = () => site.engine.close().then(() => void closed.push(text))
    return { ...site, engine: proxied(site.engine, close) }
  }
  const generations = await openGenerations({ open, handle, ...more })
  onTestFinished(() => generations.close())
  const get = async (path: string) =>
    generations.fetch(new Request(new URL(path, base), { headers: { Accept: 'application/n-triples, */*;q=0.1' } }))
  return { get, generations, closed }
}

function proxied(engine: Site['engine'], close: () => Promise<void>): Site['engine'] {
  return {
    query: (request) => engine.query(request),
    ready: () => engine.ready(),
    stats: () => engine.stats(),
    close,
  }
}

const bodyOf = async (response: Promise<Response>) => (await response).text()

describe('a reload', () => {
  test('swaps the data, with new entity tags, and closes the old engine', async () => {
    const data = { text: ONE }
    const { get, generations, closed } = await series(data)
    const before = await get('/doc/A/1.nt')
    expect(await before.text()).toContain('"One"')
    data.text = TWO
    await generations.reload()
    const after = await get('/doc/A/1.nt')
    expect(await after.text()).toContain('"Two"')
    expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'))
    expect(closed).toEqual([ONE])
    const metrics = await bodyOf(get('/metrics'))
    expect(metrics).toMatch(/^resograph_generation 2$/m)
    // One page of each generation.
    expect(metrics).toMatch(/^resograph_cache_misses 2$/m)
    expect(metrics).toMatch(/^resograph_dataset_quads [1-9]/m)
  })

  test.each([
    ['is no N-Quads', 'nonsense'],
    ['breaks off in the middle of a line', ONE + TWO.slice(0, 30)],
    ['is empty', ''],
  ])('that %s leaves the old data, and says so', async (_, text) => {
    const data = { text: ONE }
    const { get, generations, closed } = await series(data)
    data.text = text
    await generations.reload()
    expect(await bodyOf(get('/doc/A/1.nt'))).toContain('"One"')
    const ready = await get('/readyz')
    expect(ready.status).toBe(200)
    expect(await ready.text()).toMatch(/^ready\nThe last reload failed at .+; generation 1 is served\.\n/)
    expect(await bodyOf(get('/metrics'))).toMatch(/^resograph_reload_failing 1$/m)
    expect(closed).not.toContain(ONE)

    data.text = TWO
    await generations.reload()
    expect(await bodyOf(get('/readyz'))).toBe('ready\n')
    const metrics = await bodyOf(get('/metrics'))
    expect(metrics).toMatch(/^resograph_reload_failing 0$/m)
    expect(metrics).toMatch(/^resograph_reloads_refused 1$/m)
    expect(metrics).toMatch(/^resograph_reloads_swapped 1$/m)
  })

  test('counters go on counting', async () => {
    const { get, generations } = await series({ text: ONE })
    const finished = async () => Number(/^resograph_engine_finished (\d+)$/m.exec(await bodyOf(get('/metrics')))?.[1])
    await get('/doc/A/1.nt')
    const before = await finished()
    await generations.reload()
    expect(await finished()).toBeGreaterThanOrEqual(before)
    expect(await bodyOf(get('/metrics'))).toMatch(
      /resograph_requests_total\{route="\/doc",method="GET",status="200"\} 1/,
    )
  })

  test('answers begun before it end on the data where they began, and none fails', async () => {
    const data = { text: ONE }
    const { get, generations } = await series(data)
    const query = encodeURIComponent('SELECT ?o { ?s ?p ?o }')
    const asked = Array.from({ length: 20 }, (_, at) => bodyOf(get(`/sparql?query=${query}%23${at}&format=csv`)))
    data.text = TWO
    const [bodies] = await Promise.all([Promise.all(asked), generations.reload()])
    expect(new Set(bodies)).toEqual(new Set(['o\r\nOne\r\n']))
    expect(await bodyOf(get(`/sparql?query=${query}&format=csv`))).toBe('o\r\nTwo\r\n')
  })

  test('reloads asked for during one are one more', async () => {
    const { generations, get } = await series({ text: ONE })
    await Promise.all([generations.reload(), generations.reload(), generations.reload()])
    expect(await bodyOf(get('/metrics'))).toMatch(/^resograph_generation 3$/m)
  })
})

const day = (n: number) => new Date(Date.UTC(2026, 0, n))

describe('the feed', () => {
  test('names each graph as it comes, changes and goes', async () => {
    const data = { text: ONE + labelled('B/2', 'Other') }
    const { get, generations } = await series(data)
    data.text = TWO + labelled('C/3', 'New')
    await generations.reload()
    const stream = await bodyOf(get('/ldes'))
    expect(stream).toContain(`<${base}ldes> <https://w3id.org/tree#view> <${base}ldes/1>`)
    const page = await bodyOf(get('/ldes/1'))
    const kinds = [...page.matchAll(/#(\d+)> <[^>]*type> <[^>]*activitystreams#(\w+)>/g)].map(([, at, kind]) => [
      at,
      kind,
    ])
    expect(kinds).toEqual([
      ['1', 'Create'],
      ['2', 'Create'],
      ['3', 'Update'],
      ['4', 'Create'],
      ['5', 'Delete'],
    ])
    expect(page).toContain(`<${base}ldes/1#3> <http://purl.org/dc/terms/isVersionOf> <${base}graph/A/1>`)
    expect(page).toContain(`<${base}ldes/1#1> <http://www.w3.org/ns/prov#generatedAtTime> "2026-01-02T03:04:05.000Z"`)
    expect((await get('/ldes/2')).status).toBe(404)
    expect((await get('/ldes/0')).status).toBe(404)
  })

  test('full pages are linked by time and may be kept for ever', async () => {
    const text = Array.from({ length: 150 }, (_, at) => labelled(`A/${at}`, 'x')).join('')
    const { get } = await series({ text })
    const first = await get('/ldes/1')
    expect(first.headers.get('Cache-Control')).toContain('immutable')
    const body = await first.text()
    expect(body.match(/tree#member/g)?.length).toBe(100)
    expect(body).toContain('<https://w3id.org/tree#GreaterThanOrEqualToRelation>')
    expect(body).toContain(`<https://w3id.org/tree#node> <${base}ldes/2>`)
    const second = await get('/ldes/2')
    expect(second.headers.get('Cache-Control')).toBe('public, max-age=60')
    expect((await second.text()).match(/tree#member/g)?.length).toBe(50)
  })

  test('documents are told from other graphs', () => {
    const graphs = findGraphs(
      [Buffer.from(`${ONE}<http://x/> <${LABEL}> "x" <${base}graph/authorities> .\n<http://x/> <${LABEL}> "x" .\n`)],
      base,
    )
    expect(graphs.map(({ key, document }) => [key, document])).toEqual([
      ['A/1', true],
      ['authorities', false],
    ])
  })

  test('a graph cut by a chunk has the hash that it has whole', () => {
    const whole = findGraphs([Buffer.from(SAMPLE)], base)
    const lines = SAMPLE.split(/(?<=\n)/).map((line) => Buffer.from(line))
    expect(findGraphs(lines, base)).toEqual(whole)
    expect(whole.length).toBeGreaterThan(0)
  })

  test('what came back after it was gone is created anew; time never goes back', () => {
    const graph = { key: 'a', sha256: 'x', document: true }
    const come = addChanges([], [graph], day(5))
    const gone = addChanges(come, [], day(6))
    const back = addChanges(gone, [graph], day(1))
    expect(back.map(({ kind, at }) => [kind, at])).toEqual([
      ['create', day(5)],
      ['delete', day(6)],
      ['create', day(6)],
    ])
    expect(addChanges(back, [graph], day(9))).toEqual(back)
  })

  test('the journal carries it over a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'resograph-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const path = join(folder, 'journal')
    expect(await readJournal(path)).toEqual([])
    const keep = (changes: readonly Change[]) => writeJournal(path, changes)
    const first = await series({ text: ONE }, { keep })
    await first.get('/ldes/1')
    const second = await series({ text: TWO }, { keep, changes: await readJournal(path) })
    expect((await bodyOf(second.get('/ldes/1'))).match(/activitystreams#(Create|Update)/g)).toEqual([
      'activitystreams#Create',
      'activitystreams#Update',
    ])
    expect(readFileSync(path, 'utf8').trimEnd().split('\n').length).toBe(2)
    writeFileSync(path, '{"key":1}\n')
    await expect(readJournal(path)).rejects.toMatchObject({ code: 'bad-journal' })
  })
})

test('a state that is seen twice is a change, one that still changes is not', async () => {
  const states = ['a', 'a', 'b', 'c', 'c', 'c', undefined, 'c', 'd', 'd']
  let at = 0
  const changes: (string | undefined)[] = []
  const done = new Promise<void>((resolve) => {
    const { end } = watchState(
      async () => {
        if (at >= states.length) resolve()
        return states[Math.min(at++, states.length - 1)]
      },
      2,
      () => void changes.push(states[at - 1]),
    )
    onTestFinished(end)
  })
  await done
  expect(changes).toEqual(['c', 'd'])
})

test('a state that somebody else has seen to is no change', async () => {
  let [state, looks] = ['a', 0]
  const changes: string[] = []
  let looked: (() => void) | undefined
  const { accept, end } = watchState(
    async () => {
      if (++looks > 8) looked?.()
      return state
    },
    2,
    () => void changes.push(state),
  )
  onTestFinished(end)
  await accept()
  state = 'b'
  await accept()
  looks = 0
  await new Promise<void>((resolve) => (looked = resolve))
  expect(changes).toEqual([])
})
