import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Hono } from 'hono'
import type { Site } from '../../src/publish/site.ts'
import { openSample, SAMPLE } from '../support/site.ts'

let app: Hono
let site: Site
beforeAll(async () => ({ app, site } = await openSample()))
afterAll(() => site.engine.close())

const page = async (path: string, from = app) => {
  const response = await from.request(path, { headers: { Accept: 'text/html' } })
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8'])
  return response.text()
}

describe('pages', () => {
  test('a resolution reads as a resolution, with what it cites linked in place', async () => {
    const text = await page('/doc/A/RES/64/293')
    expect(text).toContain('<h1>United Nations Global Plan of Action to Combat Trafficking in Persons</h1>')
    expect(text).toContain(
      '<em class="phrase">Reaffirming</em> its <a href="/doc/A/RES/55/25">resolution 55/25</a> of 15',
    )
    expect(text.indexOf('id="pp/1"')).toBeGreaterThan(0)
    expect(text.indexOf('id="pp/1"')).toBeLessThan(text.indexOf('id="op/1"'))
    expect(text).toContain('vol. 2225, No. 39574.')
    // The label stands in another graph than the document's own.
    expect(text).toContain('<a href="/doc/A/RES/55/25">A/RES/55/25</a>')
  })

  test('a treaty shows who cites it and the words of each fact', async () => {
    const text = await page('/doc/treaty/untoc')
    expect(text).toContain('Cited in 1 document')
    expect(text).toContain('href="/doc/A/RES/64/293/pp/1"')
    expect(text).toContain('“by which it adopted the United Nations Convention against Transnational Organized Crime”')
  })

  test('a paragraph shows its text and leads to its document', async () => {
    const text = await page('/doc/A/RES/64/293/op/1')
    expect(text).toContain('</em> to adopt the United Nations Global Plan of Action')
    expect(text).toContain('<a href="/doc/A/RES/64/293">A/RES/64/293</a>')
  })

  test('a document that is only cited says so by whom', async () =>
    expect(await page('/doc/A/RES/55/25')).toContain('Cited in 1 document'))

  test.each(['/', '/doc/A/RES/64/293', '/doc/treaty/untoc', '/sparql', '/queries', '/ontology', '/search?q=crime'])(
    '%s is a whole page in one language without scripts',
    async (path) => {
      const text = await page(path)
      expect(text).toMatch(/^<!doctype html>\s+<html lang="en">/i)
      expect(text.match(/<h1>/g)).toHaveLength(1)
      expect(text).not.toMatch(/<script(?! type="application\/ld\+json">)|\son\w+=|style="|javascript:[^<]*"/i)
    },
  )
})

describe('hostile data', () => {
  test('labels are escaped wherever they stand', async () => {
    for (const path of ['/doc/agent/member-states', '/doc/A/RES/64/293', '/search?q=script']) {
      const text = await page(path)
      expect(text).not.toMatch(/<script(?! type="application\/ld\+json">)/)
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; ')
    }
  })

  test('only web and mail addresses are linked', async () => {
    const text = await page('/doc/agent/member-states')
    expect(text).not.toContain('href="javascript:')
    expect(text).toContain('<a href="https://www.un.org/">')
  })

  test('what was searched for is escaped', async () =>
    expect(await page(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`)).not.toContain('<script'))

  test('an IRI with a line break cannot become a header', async () => {
    const response = await app.request('/id/a%0d%0aX-Evil:%201')
    expect(response.status).toBe(404)
    expect(response.headers.get('X-Evil')).toBeNull()
  })
})

const countLinks = async (response: Response) =>
  (await response.text()).split('\n').filter((line) => line.includes('/A/RES/1/')).length

test('a hub is shown page by page, in every format', async () => {
  const RG = 'https://w3id.org/resograph/ontology#'
  const links = Array.from(
    { length: 1100 },
    (_, at) =>
      `<http://localhost:3000/id/A/RES/1/${at}> <${RG}cites> <http://localhost:3000/id/treaty/untoc> <http://localhost:3000/graph/x> .\n`,
  )
  const hub = await openSample(SAMPLE + links.join(''))
  try {
    const first = await hub.app.request('/doc/treaty/untoc.nt')
    const last = await hub.app.request('/doc/treaty/untoc.nt?page=6')
    expect(first.headers.get('Link')).toContain('<http://localhost:3000/doc/treaty/untoc.nt?page=2>; rel="next"')
    expect(last.headers.get('Link')).not.toContain('rel="next"')
    expect(await countLinks(first)).toBeLessThanOrEqual(200)
    expect(await page('/doc/treaty/untoc', hub.app)).toContain('Page 1 of 6')
    expect((await hub.app.request('/doc/treaty/untoc?page=7')).status).toBe(404)
  } finally {
    await hub.site.engine.close()
  }
})
