import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Fetcher, graph, Namespace, sym } from 'rdflib'
import { startServer } from '../../src/publish/serve.ts'
import type { RunningServer } from '../../src/publish/serve.ts'
import { SAMPLE, startSample } from '../support/site.ts'

const rg = Namespace('https://w3id.org/resograph/ontology#')
let server: RunningServer
let base: string

beforeAll(async () => {
  const sample = await startSample()
  server = sample.server
  base = sample.base
})
afterAll(() => server.close())

describe('over a socket', () => {
  test('it listens where it says', () => expect(server.url).toBe(base))

  test('following links alone leads from the resolution to the treaty and to all that cite it', async () => {
    const store = graph()
    const fetcher = new Fetcher(store, {})
    const resolution = sym(`${base}id/A/RES/64/293`)
    await fetcher.load(resolution)
    const treaty = store.each(resolution, rg('cites')).find(({ value }) => value.includes('/treaty/'))
    expect(treaty?.value).toBe(`${base}id/treaty/untoc`)

    const fresh = graph()
    const follower = new Fetcher(fresh, {})
    await follower.load(sym(treaty?.value ?? ''))
    const citing = fresh.each(undefined, rg('cites'), sym(treaty?.value ?? '')).map(({ value }) => value)
    expect(citing.toSorted()).toEqual([`${base}id/A/RES/64/293`, `${base}id/A/RES/64/293/pp/1`])

    await follower.load(sym(`${base}id/A/RES/64/293/pp/1`))
    expect(fresh.any(sym(`${base}id/A/RES/64/293/pp/1`), rg('partOf'))?.value).toBe(resolution.value)
    expect(fresh.any(undefined, rg('mention'))?.value).toBeTruthy()
  })

  test('HEAD carries the length and no body', async () => {
    const response = await fetch(`${base}dump/resograph.nt`, { method: 'HEAD' })
    expect(Number(response.headers.get('Content-Length'))).toBeGreaterThan(1000)
    expect(await response.text()).toBe('')
  })

  test('a taken port is told', async () => {
    const port = Number(new URL(base).port)
    await expect(startServer({ nquads: SAMPLE, base, port })).rejects.toMatchObject({ code: 'cannot-listen' })
  })
})

test('twenty thousand statements are served for a few seconds of a processor', async () => {
  const lines = Array.from({ length: 20_000 }, (_, at) => `<${base}id/a${at}> <${base}p> "${at}" <${base}graph/a> .\n`)
  const start = process.cpuUsage()
  const large = await startServer({ nquads: lines, base, port: 0 })
  expect((await fetch(`${large.url}readyz`)).status).toBe(200)
  const { user, system } = process.cpuUsage(start)
  // Of the whole process, all threads that load a copy included: time on the wall depends on who else is at work.
  expect((user + system) / 1000).toBeLessThan(6000)
  await large.close()
  await expect(fetch(`${large.url}readyz`)).rejects.toThrow()
})
