/** A series of three sessions, invented, from its XML to its page and to the question what is new. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hono } from 'hono'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readShippedQuery } from '../../src/files/queries.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'
import { nquads } from '../../src/rdf/nquads.ts'
import { readAkn } from '../../src/read-akn.ts'
import type { Engine } from '../../src/store/engine.ts'
import { sampleXml } from '../akn/sample.ts'
import { openSample } from '../support/site.ts'

const records = loadAuthorities()
const authorities = compileAuthorities(records)
const base = 'http://localhost:3000/'
let app: Hono
let engine: Engine

const requests = (ordinal: string) => `Requests the Secretary-General to report to it at its ${ordinal} session.`

function session(number: number, ...operative: readonly string[]) {
  const formula = '<formula name="enactingFormula"><p>The General Assembly,</p></formula>'
  const body = operative.map(
    (text, at) => `<paragraph><num>${at + 1}.</num><content><p>${text}</p></content></paragraph>`,
  )
  const xml = sampleXml({ symbol: `A/RES/${number}/500`, preamble: formula, body: body.join('') })
  const year = 1945 + number
  return {
    document: readAkn(xml.replaceAll('2014-12-12', `${year}-12-12`), { authorities }),
    sha256: `${number}`.padEnd(64, '0'),
  }
}

beforeAll(async () => {
  const urges = 'Urges Member States to ratify the Convention against Transnational Organized Crime;'
  const dataset = mapDataset(
    [
      session(69, urges, requests('seventieth')),
      session(71, urges, 'Welcomes the launch of the trust fund for victims;', requests('seventy-second')),
      session(70, urges, requests('seventy-first')),
    ],
    records,
    { base },
  )
  const { app: opened, site } = await openSample(nquads([...dataset]), 20_000)
  app = opened
  engine = site.engine
})

afterAll(() => engine.close())

test('the question what is new has an answer', async () => {
  const query = readShippedQuery('what-is-new')
  const { body } = await engine.query({ query, results: 'application/sparql-results+json' })
  const rows = (JSON.parse(body) as { results: { bindings: Record<string, { value: string }>[] } }).results.bindings
  const cells = rows.map(({ paragraph, novelty, since, times }) =>
    [paragraph?.value.slice(base.length), novelty?.value ?? '–', since?.value.slice(base.length), times?.value].join(
      ' ',
    ),
  )
  expect(cells.toSorted()).toEqual([
    'id/A/RES/69/500/op/1 – id/A/RES/69/500 1',
    'id/A/RES/69/500/op/2 – id/A/RES/69/500 1',
    'id/A/RES/70/500/op/1 repeated id/A/RES/69/500 2',
    'id/A/RES/70/500/op/2 updated id/A/RES/69/500 2',
    'id/A/RES/71/500/op/1 repeated id/A/RES/69/500 3',
    'id/A/RES/71/500/op/2 new id/A/RES/71/500 1',
    'id/A/RES/71/500/op/3 updated id/A/RES/69/500 3',
  ])
})

test('the history of a resolution shows its series, and what is new in it first', async () => {
  const response = await app.request('/doc/A/RES/71/500/history', { headers: { Accept: 'text/html' } })
  const body = (await response.text()).replaceAll(/\s+/g, ' ')
  expect(body).toMatch(
    /<ol class="chain">.*A\/RES\/69\/500.*A\/RES\/70\/500.*<b aria-current="true">A\/RES\/71\/500<\/b>/,
  )
  expect(body).toContain('What is new since A/RES/70/500')
  expect(body).toMatch(/id="new-op-2".*Welcomes the launch/)
  expect(body).toMatch(/id="repeated-op-1".*since A\/RES\/69\/500, now for the 3rd time/)
  expect(body.indexOf('id="new-op-2"')).toBeLessThan(body.indexOf('id="updated-op-3"'))
})

test('the first that is held says that nothing can be said to be new', async () => {
  const response = await app.request('/doc/A/RES/69/500/history', { headers: { Accept: 'text/html' } })
  expect(await response.text()).toContain('No text before this one of the series is held')
})
