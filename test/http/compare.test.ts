/** Redlines and histories over HTTP, on the shipped documents. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hono } from 'hono'
import { shippedNQuads } from '../support/shipped-dataset.ts'
import { openSample } from '../support/site.ts'

let app: Hono
let close: () => unknown

beforeAll(async () => {
  const chunks: string[] = []
  for await (const chunk of shippedNQuads()) chunks.push(chunk)
  const { app: opened, site } = await openSample(chunks.join(''), 20_000)
  app = opened
  close = () => site.engine.close()
})

afterAll(() => close())

const get = async (path: string) => {
  const response = await app.request(path, { headers: { Accept: 'text/html' } })
  return { status: response.status, body: await response.text() }
}

test('a redline has its findings, marks and permanent links', async () => {
  const { status, body } = await get('/compare?old=A/64/L.64&new=A/RES/64/293')
  expect(status).toBe(200)
  expect(body).toContain('<del>36</del>')
  expect(body).toMatch(/id="annex-par-47"/)
  expect(body).toContain('<ins>zero-tolerance</ins>')
  expect(body).not.toContain('<script')
})

test('drafts without a symbol are named by their key, and placeholders say where they went', async () => {
  const { body } = await get('/compare?old=draft/2010-07-19&new=A/64/L.64')
  expect(body).toContain('the text says: [Merged with paragraph 42]')
  expect(body).toMatch(/id="gone-annex-par-29"/)
})

test('a text has the history of its paragraphs', async () => {
  const { status, body } = await get('/doc/A/RES/64/293/history')
  expect(status).toBe(200)
  const row = /<tr id="annex-par-47">[\s\S]*?<\/tr>/.exec(body)?.[0] ?? ''
  expect(row.match(/annex \d+/g)).toEqual(['annex 53', 'annex 47', 'annex 47'])
})

test('a history tells the text before the first version that is held', async () => {
  const { body } = await get('/doc/A/RES/64/293/history')
  const paragraph = /<article class="pair" id="before-annex-par-41">[\s\S]*?<\/article>/.exec(body)?.[0] ?? ''
  expect(paragraph).toContain('>sure</span>')
  expect(paragraph).toContain('<del>sufficient</del>')
  expect(body).toContain('PP5</a>, then PP8')
})

test('a document without drafts says so', async () => {
  const { body } = await get('/doc/A/RES/63/194/history')
  expect(body).toContain('No other version')
})

test('without documents there is a form, and what is not held is not found', async () => {
  expect((await get('/compare')).body).toContain('<select name="old"')
  expect((await get('/compare?old=A/RES/1/1&new=A/RES/64/293')).status).toBe(404)
  expect((await get('/doc/A/RES/1/1/history')).status).toBe(404)
})

test('what is asked cannot become markup', async () => {
  const { status, body } = await get('/compare?old=%3Cscript%3Ealert(1)%3C/script%3E&new=A/RES/64/293')
  expect(status).toBe(404)
  expect(body).not.toContain('<script')
})
