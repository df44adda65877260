import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/publish/app.ts'
import type { Access } from '../../src/publish/app.ts'
import type { Site } from '../../src/publish/site.ts'
import { openSample, SAMPLE } from '../support/site.ts'

let site: Site
let app: ReturnType<typeof createApp>
const told: Access[] = []
beforeAll(async () => {
  ;({ site } = await openSample())
  app = createApp(site, { access: (access) => told.push(access) })
})
afterAll(() => site.engine.close())

describe('every request is told once, without its query', () => {
  test('with the client’s own id, which comes back', async () => {
    const response = await app.request('/search?q=secret', { headers: { 'X-Request-Id': 'abc-1' } })
    expect(response.headers.get('X-Request-Id')).toBe('abc-1')
    expect(told.at(-1)).toMatchObject({ id: 'abc-1', method: 'GET', path: '/search', status: 200 })
    expect(JSON.stringify(told)).not.toContain('secret')
  })

  test.each(['a b', 'x'.repeat(65), '"quoted"'])('with a new one in place of %j', async (id) => {
    const response = await app.request('/nothing', { headers: { 'X-Request-Id': id } })
    expect(response.headers.get('X-Request-Id')).toBeNull()
    expect(told.at(-1)?.id).toMatch(/^[\da-f-]{36}$/)
    expect(told.at(-1)?.status).toBe(404)
  })

  test('a failure tells the client the id under which it is logged', async () => {
    const broken = createApp(
      {
        ...site,
        nquads: () => {
          throw new Error('broken')
        },
      },
      { access: (access) => told.push(access) },
    )
    const response = await broken.request('/dump/resograph.nq')
    expect(response.status).toBe(500)
    expect(response.headers.get('X-Request-Id')).toBe(told.at(-1)?.id)
  })
})

test('metrics count requests, cache hits and the dataset', async () => {
  await app.request('/doc/treaty/untoc.ttl')
  await app.request('/doc/treaty/untoc.ttl')
  const text = await (await app.request('/metrics')).text()
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  expect(value('resograph_dataset_quads')).toBe(SAMPLE.trimEnd().split('\n').length)
  expect(value('resograph_dataset_documents')).toBe(1)
  expect(value('resograph_cache_hits')).toBeGreaterThanOrEqual(1)
  expect(value('resograph_cache_misses')).toBeGreaterThanOrEqual(1)
  expect(value('resograph_memory_bytes')).toBeGreaterThan(10_000_000)
  expect(text).toContain('resograph_requests_total{route="/doc",method="GET",status="200"} 2')
})
