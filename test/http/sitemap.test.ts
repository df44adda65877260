/** What search engines are told of, within the bounds of sitemaps.org. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Hono } from 'hono'
import { openPublisher } from '../../src/publish/publisher.ts'
import { answerSitemap, answerSitemapPart } from '../../src/publish/sitemap.ts'
import type { Site } from '../../src/publish/site.ts'
import { openSample, SAMPLE } from '../support/site.ts'

const GONE = `<http://localhost:3000/id/treaty/gone> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/resograph/ontology#Treaty> <http://localhost:3000/graph/authorities> .
<http://localhost:3000/id/treaty/gone> <http://www.w3.org/ns/prov#invalidatedAtTime> "2026-01-01T00:00:00Z" <http://localhost:3000/graph/authorities> .
`
let app: Hono
let site: Site
beforeAll(async () => ({ app, site } = await openSample(SAMPLE + GONE)))
afterAll(() => site.engine.close())

const addresses = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address)
const request = new Request('http://localhost:3000/sitemap.xml')

test('one file names the pages of the site, documents, treaties and organs, and nothing that is gone', async () => {
  const response = await app.request('/sitemap.xml')
  expect(response.headers.get('Content-Type')).toBe('application/xml')
  const xml = await response.text()
  expect(xml).toContain('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
  expect(xml).toContain('<lastmod>2026-01-02T03:04:05.000Z</lastmod>')
  const named = addresses(xml)
  for (const path of [
    '',
    'queries',
    'queries/treaties',
    'ontology',
    'doc/A/RES/64/293',
    'doc/A/RES/55/25',
    'doc/treaty/untoc',
  ])
    expect(named).toContain(`http://localhost:3000/${path}`)
  expect(named).not.toContain('http://localhost:3000/doc/treaty/gone')
  expect(named.filter((address) => /\/(?:pp|op|cite)\//.test(address))).toEqual([])
  for (const address of named) expect((await app.request(new URL(address).pathname)).status, address).toBe(200)
})

describe('beyond the bound', () => {
  test('the parts together name each address once', async () => {
    const whole = addresses(await (await answerSitemap(openPublisher(site), request)).text())
    const publisher = openPublisher(site)
    const index = await (await answerSitemap(publisher, request, 4)).text()
    expect(index).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    const parts = addresses(index)
    expect(parts.length).toBe(Math.ceil(whole.length / 4))
    const found: string[] = []
    for (const part of parts) {
      const file = part.replace('http://localhost:3000/sitemap/', '')
      const named = addresses(await (await answerSitemapPart(publisher, request, file, 4)).text())
      expect(named.length).toBeLessThanOrEqual(4)
      found.push(...named)
    }
    expect(found).toEqual(whole)
  })

  test.each(['0.xml', '2.xml', 'x.xml', '1', '1.xml/'])('there is no part %s of one file', async (file) => {
    expect((await app.request(`/sitemap/${file}`)).status).toBe(404)
  })
})

test('robots are told where it is', async () => {
  expect(await (await app.request('/robots.txt')).text()).toContain('Sitemap: http://localhost:3000/sitemap.xml')
})
