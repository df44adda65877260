import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hono } from 'hono'
import type { Site } from '../../src/publish/site.ts'
import { openSample } from '../support/site.ts'

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>
}
interface Description {
  readonly openapi: string
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

let app: Hono
let site: Site
let description: Description
beforeAll(async () => {
  ;({ app, site } = await openSample())
  description = (await (await app.request('/openapi.json')).json()) as Description
})
afterAll(() => site.engine.close())

/** A real address for each path of the description. */
const ADDRESSES: Readonly<Record<string, string>> = {
  '/id/{key}': '/id/treaty/untoc',
  '/doc/{key}': '/doc/A/RES/64/293',
  '/graph/{key}': '/graph/A/RES/64/293',
  '/graph-store': '/graph-store?default',
  '/sparql': '/sparql?query=ASK%7B%7D',
  '/dump/resograph.{format}': '/dump/resograph.nt',
  '/queries/{name}': '/queries/treaties',
  '/search': '/search?q=crime',
}

test('it names the server by its base', () => {
  expect([description.openapi, description.servers]).toEqual(['3.1.0', [{ url: 'http://localhost:3000' }]])
})

test('every path that it describes answers as it says, in every type that it lists', async () => {
  const wrong: string[] = []
  for (const [path, { get }] of Object.entries(description.paths)) {
    const [status, response] = Object.entries(get?.responses ?? {})[0] ?? []
    const types = Object.keys(response?.content ?? { '*/*': {} })
    for (const type of path === '/sparql' ? types.slice(0, 4) : path.startsWith('/dump') ? ['*/*'] : types) {
      const answer = await app.request(ADDRESSES[path] ?? path, { headers: { Accept: type } })
      const graph = answer.status === 406 && path === '/queries/{name}'
      if (String(answer.status) !== status && !graph) wrong.push(`${path} ${type}: ${answer.status}`)
    }
  }
  expect(wrong).toEqual([])
})
