/** What is told of a thing: found within the store's thread or by asking query by query, it is the same, term by term. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describe as describeThing } from '../../src/publish/describe.ts'
import { openSite } from '../../src/publish/open.ts'
import type { Site } from '../../src/publish/site.ts'

const BASE = 'http://localhost:3000/'
const RG = 'https://w3id.org/resograph/ontology#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label'
const P = 'http://a/p'
const [graph, other] = [`<${BASE}graph/A/1>`, `<${BASE}graph/A/2>`]
const thing = `<${BASE}id/A/1>`

const NQUADS = [
  `${thing} <${P}> "tab\\there, \\"quotes\\", a \\\\ and\\na line" ${graph} .`,
  `${thing} <${P}> "7"^^<${XSD}integer> ${graph} .`,
  `${thing} <${P}> "0.5"^^<${XSD}decimal> ${graph} .`,
  `${thing} <${P}> "true"^^<${XSD}boolean> ${graph} .`,
  `${thing} <${P}> "2020-01-31"^^<${XSD}date> ${graph} .`,
  `${thing} <${P}> "mot"@fr ${graph} .`,
  `${thing} <${P}> "7" ${other} .`,
  `<${BASE}id/A/1/op/1> <${RG}partOf> ${thing} ${graph} .`,
  `<${BASE}id/A/2> <${LABEL}> "the second" ${other} .`,
  `<${BASE}id/A/2> <${RG}cites> ${thing} ${other} .`,
  `<${BASE}id/A/2/cite/1> <${RG}inParagraph> <${BASE}id/A/2/op/1> ${other} .`,
  `<${BASE}id/A/2/cite/1> <${RG}target> ${thing} ${other} .`,
  `<${BASE}id/A/2/cite/1> <${RG}mention> "resolution 1" ${other} .`,
  `<${BASE}id/A/2/op/1> <${LABEL}> "its first paragraph" ${other} .`,
  `<${BASE}id/A/2/op/1> <${RG}text> "no label, so not told" ${other} .`,
  `<${BASE}id/A/3> <${LABEL}> "nobody mentions it" ${other} .`,
]

let site: Site
beforeAll(async () => {
  site = await openSite({ nquads: NQUADS.map((line) => `${line}\n`), base: BASE, workers: 1 })
})
afterAll(() => site.engine.close())

/** The same data behind an engine that describes nothing by itself. */
function asked(): Site {
  const { engine } = site
  return {
    ...site,
    engine: {
      query: (request) => engine.query(request),
      ready: () => engine.ready(),
      stats: () => engine.stats(),
      close: () => engine.close(),
    },
  }
}

test.each([
  ['in the thread', () => site],
  ['query by query', asked],
])('%s: statements of the thing, those that name it, and labels of all that is named', async (_, siteOf) => {
  const found = await describeThing(siteOf(), 'id/A/1')
  expect(found?.incoming).toEqual({ total: 2, page: 1, pages: 1, more: false })
  expect(found?.graph).toBe(`${BASE}graph/A/1`)
  const said = found?.quads.map(({ subject, predicate, object, graph: { value } }) => {
    const detail =
      object.termType === 'Literal' ? `${object.language}${object.datatype.value.replace(/^.*#/, ' ')}` : ''
    return [subject.value, predicate.value.replace(/^.*[#/]/, ''), object.value, detail, value].map((part) =>
      part.replace(BASE, ''),
    )
  })
  const [first, second] = ['graph/A/1', 'graph/A/2']
  expect(said).toEqual([
    ['id/A/1', 'p', '0.5', ' decimal', first],
    ['id/A/1', 'p', '2020-01-31', ' date', first],
    ['id/A/1', 'p', '7', ' string', second],
    ['id/A/1', 'p', '7', ' integer', first],
    ['id/A/1', 'p', 'mot', 'fr langString', first],
    ['id/A/1', 'p', 'tab\there, "quotes", a \\ and\na line', ' string', first],
    ['id/A/1', 'p', 'true', ' boolean', first],
    ['id/A/1/op/1', 'partOf', 'id/A/1', '', first],
    ['id/A/2', 'label', 'the second', ' string', second],
    ['id/A/2', 'cites', 'id/A/1', '', second],
    ['id/A/2/cite/1', 'inParagraph', 'id/A/2/op/1', '', second],
    ['id/A/2/cite/1', 'mention', 'resolution 1', ' string', second],
    ['id/A/2/cite/1', 'target', 'id/A/1', '', second],
    ['id/A/2/op/1', 'label', 'its first paragraph', ' string', second],
  ])
})

test.each([
  ['in the thread', () => site],
  ['query by query', asked],
])('%s: nothing of what the data do not mention', async (_, siteOf) => {
  expect(await describeThing(siteOf(), 'id/A/9')).toBeUndefined()
  expect(await describeThing(siteOf(), 'id/A/1 2')).toBeUndefined()
})

test('what several ask for at once is found for each of them', async () => {
  const found = await Promise.all(['id/A/1', 'id/A/2', 'id/A/3', 'id/A/1'].map((path) => describeThing(site, path)))
  expect(found.map((each) => each?.iri)).toEqual([`${BASE}id/A/1`, `${BASE}id/A/2`, `${BASE}id/A/3`, `${BASE}id/A/1`])
  expect(found[2]?.quads.map(({ object }) => object.value)).toEqual(['nobody mentions it'])
})
