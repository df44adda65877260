/** A thing that ten thousand documents cite: what is asked of the store for a page does not grow with their number. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/publish/app.ts'
import { readShipped } from '../../src/publish/shipped.ts'
import type { Site } from '../../src/publish/site.ts'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'

const BASE = 'http://localhost:3000/'
const RG = 'https://w3id.org/resograph/ontology#'
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label'

/** Five links from each document: two of its own, two of its paragraph, one of the citation. */
function* citing(documents: number): Iterable<string> {
  for (let at = 0; at < documents; at++) {
    const document = `${BASE}id/A/RES/1/${at}`
    const [paragraph, citation] = [`${document}/pp/1`, `${document}/pp/1/cite/1`]
    const said = [
      [document, LABEL, `"Resolution ${at}"`],
      [document, `${RG}cites`, `<${BASE}id/treaty/hub>`],
      [document, `${RG}recalls`, `<${BASE}id/treaty/hub>`],
      [paragraph, `${RG}partOf`, `<${document}>`],
      [paragraph, `${RG}cites`, `<${BASE}id/treaty/hub>`],
      [paragraph, `${RG}recalls`, `<${BASE}id/treaty/hub>`],
      [citation, TYPE, `<${RG}Citation>`],
      [citation, `${RG}inParagraph`, `<${paragraph}>`],
      [citation, `${RG}target`, `<${BASE}id/treaty/hub>`],
      [citation, `${RG}mention`, `"the hub, number ${at}"`],
    ]
    for (const [subject, predicate, object] of said)
      yield `<${subject}> <${predicate}> ${object} <${BASE}graph/A/RES/1/${at}> .\n`
  }
}

let site: Site
let close: () => Promise<void>
let asked: { queries: number; solutions: number }

beforeAll(async () => {
  const chunks = await chunkNQuads(citing(10_000))
  // One thread for all: nobody asks two things at once here.
  const engine = await openEmbedded(chunks, { base: BASE, workers: 1, own: 0 })
  close = () => engine.close()
  const counting = Object.create(engine) as typeof engine
  counting.query = async (request) => {
    const result = await engine.query(request)
    asked = { queries: asked.queries + 1, solutions: asked.solutions + result.body.trimEnd().split('\n').length - 1 }
    return result
  }
  // The same questions as in the store's own thread, where nobody could count them.
  Object.assign(counting, { describe: undefined })
  const dataset = { sha256: '', modified: new Date(0), quads: 100_000 }
  site = { ...readShipped(), engine: counting, base: BASE, dataset, texts: new Map(), nquads: () => citing(10_000) }
}, 60_000)
afterAll(() => close())

async function get(path: string): Promise<string> {
  asked = { queries: 0, solutions: 0 }
  // A new site each time: nothing is kept from before.
  const response = await createApp({ ...site }).request(path)
  expect(response.status).toBe(200)
  return (await response.text()).replaceAll(/[^\S\n]+/g, ' ')
}

describe.each(['', '.ttl', '.jsonld', '.nq', '?page=250', '.nt?page=157'])('/doc/treaty/hub%s', (ending) => {
  test('takes four queries and a few solutions for each link on the page', async () => {
    await get(`/doc/treaty/hub${ending}`)
    expect(asked.queries).toBeLessThanOrEqual(4)
    expect(asked.solutions).toBeLessThan(5 * 200)
  })
})

test('the pages together hold every link once', async () => {
  const seen = new Set<string>()
  for (const at of [1, 2, 50, 249, 250]) {
    const text = await get(`/doc/treaty/hub.nt?page=${at}`)
    const links = text.split('\n').filter((line) => line.includes('/treaty/hub>') && !line.includes('#target>'))
    for (const link of links) {
      // What a citation says is repeated beside its own link, on another page at most once.
      if (seen.has(link)) expect(link).toContain('/cite/')
      seen.add(link)
    }
  }
  expect(seen.size).toBe(5 * 160)
})

test('the page tells how many there are at least, the last that nothing follows, and past it there is nothing', async () => {
  expect(await get('/doc/treaty/hub')).toContain('Page 1 of more than 25 of more than 5,000 links')
  expect(await get('/doc/treaty/hub?page=250')).toContain('Page 250 of 250 of 50,000 links')
  expect((await createApp(site).request('/doc/treaty/hub?page=251')).status).toBe(404)
  expect((await createApp(site).request('/doc/treaty/hub?page=999999')).status).toBe(404)
})
