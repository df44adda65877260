/** A document as Akoma Ntoso, from a server that holds a dataset and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hono } from 'hono'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { createApp } from '../../src/publish/app.ts'
import { openSite } from '../../src/publish/serve.ts'
import type { Site } from '../../src/publish/site.ts'
import { readAkn } from '../../src/read-akn.ts'
import { schemaFaults } from '../akn/schema.ts'
import { shippedDocument } from '../support/shipped.ts'
import { shippedNQuads } from '../support/shipped-dataset.ts'

const base = 'http://localhost:3000/'
let app: Hono
let site: Site
beforeAll(async () => {
  site = await openSite({ nquads: shippedNQuads(), base })
  app = createApp(site)
})
afterAll(() => site.engine.close())

const get = (path: string, accept = '*/*') => app.request(path, { headers: { Accept: accept } })

test('the ending and Accept give the same XML, which reads back to the same paragraphs', async () => {
  const response = await get('/doc/A/RES/64/293.akn.xml')
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/akn+xml'])
  const xml = await response.text()
  expect(schemaFaults(xml)).toEqual([])
  const negotiated = await get('/doc/A/RES/64/293', 'application/akn+xml')
  expect(await negotiated.text()).toBe(xml)
  expect(negotiated.headers.get('Content-Location')).toBe('/doc/A/RES/64/293.akn.xml')
  const document = shippedDocument('A_RES_64_293.txt')
  const again = readAkn(xml, { authorities: compileAuthorities(loadAuthorities()) })
  expect(again.paragraphs.map(({ id, text }) => [id, text])).toEqual(
    document.paragraphs.map(({ id, text }) => [id, text]),
  )
  expect(again.footnotes.map(({ marker, anchoredIn }) => [marker, anchoredIn])).toEqual(
    document.footnotes.map(({ marker, anchoredIn }) => [marker, anchoredIn]),
  )
  const said = ({ citations }: typeof document) =>
    citations.map(({ in: paragraph, target, relation }) => `${paragraph} ${relation} ${target.key}`)
  expect(said(again)).toEqual(said(document))
})

test('headers, pages and the data for search engines name it', async () => {
  const page = await get('/doc/A/RES/64/293.html')
  expect(page.headers.get('Link')).toContain(
    `<${base}doc/A/RES/64/293.akn.xml>; rel="item"; type="application/akn+xml"`,
  )
  const html = await page.text()
  expect(html).toContain('<a href="/doc/A/RES/64/293.akn.xml">Akoma Ntoso</a>')
  expect(html).toContain(`"contentUrl":"${base}doc/A/RES/64/293.akn.xml"`)
})

test.each(['/doc/treaty/untoc.akn.xml', '/doc/A/RES/64/293/pp/1.akn.xml', '/doc/A/RES/1/1.akn.xml'])(
  '%s: only documents that are loaded have one',
  async (path) => {
    expect((await get(path)).status).toBe(404)
  },
)
