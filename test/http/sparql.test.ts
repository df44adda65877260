import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Parser } from 'n3'
import type { Hono } from 'hono'
import type { Site } from '../../src/publish/site.ts'
import { openSample, SAMPLE } from '../support/site.ts'

let app: Hono
let site: Site
beforeAll(async () => ({ app, site } = await openSample()))
afterAll(() => site.engine.close())

const RG = 'https://w3id.org/resograph/ontology#'
const TREATIES = `SELECT ?treaty ?name { ?treaty a <${RG}Treaty> ; <http://www.w3.org/2000/01/rdf-schema#label> ?name }`
const ask = (query: string, accept?: string, extra = '') =>
  app.request(
    `/sparql?query=${encodeURIComponent(query)}${extra}`,
    accept === undefined ? {} : { headers: { Accept: accept } },
  )

describe('results', () => {
  const NAME = 'United Nations Convention against Transnational Organized Crime'
  const IRI = 'http://localhost:3000/id/treaty/untoc'

  test.each([
    [undefined, 'application/sparql-results+json', `"vars":["treaty","name"]`],
    ['application/json', 'application/sparql-results+json', NAME],
    ['application/sparql-results+xml', 'application/sparql-results+xml', `<uri>${IRI}</uri>`],
    ['text/csv', 'text/csv; charset=utf-8', `treaty,name\r\n${IRI},${NAME}\r\n`],
    ['text/tab-separated-values', 'text/tab-separated-values; charset=utf-8', `?treaty\t?name\n<${IRI}>\t"${NAME}"\n`],
    [
      'text/html,application/xml;q=0.9,*/*;q=0.8',
      'text/html; charset=utf-8',
      `<a href="/doc/treaty/untoc">id/treaty/untoc</a>`,
    ],
  ])('SELECT for %s', async (accept, type, piece) => {
    const response = await ask(TREATIES, accept)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, type])
    expect(await response.text()).toContain(piece)
    expect(response.headers.get('Vary')).toMatch(/^Accept(?:, Accept-Encoding)?$/)
  })

  test.each([
    [undefined, 'text/turtle; charset=utf-8'],
    ['application/n-triples', 'application/n-triples'],
    ['application/ld+json', 'application/ld+json'],
    ['application/rdf+xml', 'application/rdf+xml'],
    ['text/html', 'text/html; charset=utf-8'],
  ])('CONSTRUCT for %s', async (accept, type) => {
    const response = await ask('CONSTRUCT WHERE { <id/treaty/untoc> ?p ?o }', accept)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, type])
    expect(await response.text()).toContain('UNTOC')
  })

  test('the form is what the query is, not what a literal says', async () =>
    expect((await ask('SELECT ("CONSTRUCT" AS ?x) {}', 'text/csv')).status).toBe(200))

  test('format in the address overrides Accept', async () => {
    const response = await ask(TREATIES, 'text/html', '&format=csv')
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
  })

  test.each([
    ['SELECT ?t { ?t ?p ?o }', 'xml', 'application/sparql-results+xml'],
    ['CONSTRUCT WHERE { ?t ?p ?o }', 'xml', 'application/rdf+xml'],
    ['CONSTRUCT WHERE { ?t ?p ?o }', 'turtle', 'text/turtle; charset=utf-8'],
    ['CONSTRUCT WHERE { ?t ?p ?o }', 'json-ld', 'application/ld+json'],
    ['SELECT ?t { ?t ?p ?o }', 'text%2Fcsv', 'text/csv; charset=utf-8'],
  ])('%s with format=%s, as clients name it', async (query, format, type) => {
    const response = await ask(query, '*/*', `&format=${format}`)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, type])
  })

  test('Turtle has prefixes', async () => {
    const text = await (await ask('DESCRIBE <id/treaty/untoc>', 'text/turtle')).text()
    expect(text).toContain('@prefix rg: <https://w3id.org/resograph/ontology#>')
    expect(text).toMatch(/<http:\/\/localhost:3000\/id\/treaty\/untoc> a rg:Treaty/)
  })

  test('a page shows few rows and says so; data for the same Accept are not cut', async () => {
    const rows = `SELECT ?a ?c { ?a ?b ?x . ?c ?d ?y }`
    expect(await (await ask(rows, 'text/html')).text()).toContain('Only the first 1,000 rows are shown')
    const graph = await ask('CONSTRUCT WHERE { ?s ?p ?o }', 'text/html, text/turtle')
    expect([graph.headers.get('Content-Type'), graph.headers.get('Resograph-Row-Limit')]).toEqual([
      'text/turtle; charset=utf-8',
      '100000',
    ])
  })

  test('the cap on rows is told', async () => {
    expect((await ask(TREATIES)).headers.get('Resograph-Row-Limit')).toBe('100000')
    expect((await ask(`${TREATIES} LIMIT 5`)).headers.get('Resograph-Row-Limit')).toBeNull()
  })
})

test.each([
  ['&default-graph-uri=http://localhost:3000/graph/authorities', 'false'],
  ['&default-graph-uri=http://localhost:3000/graph/A/RES/64/293', 'true'],
  ['&named-graph-uri=http://localhost:3000/graph/A/RES/64/293', 'false'],
  ['', 'true'],
])('the dataset of the protocol: %s', async (extra, expected) => {
  const response = await ask(`ASK { ?s a <${RG}Paragraph> }`, 'text/csv', extra)
  expect(await response.text()).toBe(expected)
})

test('a form posts the dataset too', async () => {
  const body = new URLSearchParams({ query: 'ASK { ?s ?p ?o }', 'default-graph-uri': 'http://a/none' })
  const response = await app.request('/sparql', { method: 'POST', body, headers: { Accept: 'text/csv' } })
  expect(await response.text()).toBe('false')
})

test('a form may have its dataset in the address', async () => {
  const [body, headers] = [new URLSearchParams({ query: 'ASK { ?s ?p ?o }' }), { Accept: 'text/csv' }]
  const response = await app.request('/sparql?default-graph-uri=http://a/none', { method: 'POST', body, headers })
  expect(await response.text()).toBe('false')
})

const getGraph = (address: string) =>
  app.request(`/graph-store?${address}`, { headers: { Accept: 'application/n-triples' } })

describe('the Graph Store Protocol, for reading', () => {
  const GRAPH = 'http://localhost:3000/graph/A/RES/64/293'
  test('a graph by its IRI is what its own address gives', async () => {
    const [named, direct] = await Promise.all([
      getGraph(`graph=${encodeURIComponent(GRAPH)}`),
      app.request('/graph/A/RES/64/293', { headers: { Accept: 'application/n-triples' } }),
    ])
    expect(named.status).toBe(200)
    expect(await named.text()).toBe(await direct.text())
  })

  test('the default graph is every triple, once', async () => {
    const lines = (await (await getGraph('default')).text()).trimEnd().split('\n')
    const triples = new Set(
      SAMPLE.trimEnd()
        .split('\n')
        .map((line) => line.replace(/ <[^>]+> \.$/, ' .')),
    )
    expect(new Set(lines)).toEqual(triples)
    expect(lines.length).toBe(triples.size)
  })
})

test.each(['text/turtle', 'application/n-triples', 'application/ld+json', 'application/rdf+xml'])(
  'DESCRIBE names what it mentions, in %s',
  async (type) => {
    const text = await (await ask('DESCRIBE <id/A/RES/64/293/op/1>', type)).text()
    expect(text).toContain('A/RES/64/293, operative paragraph 1')
    expect(text).toMatch(
      /id\/A\/RES\/64\/293>? (?:<[^>]+label>|rdfs:label) "A\/RES\/64\/293"|"label": "A\/RES\/64\/293"|<rdfs:label[^>]*>A\/RES\/64\/293</,
    )
  },
)

describe('without a query', () => {
  test('a client gets the service description', async () => {
    const response = await app.request('/sparql', { headers: { Accept: 'text/turtle' } })
    const quads = new Parser().parse(await response.text())
    const SD = 'http://www.w3.org/ns/sparql-service-description#'
    const of = (name: string) =>
      quads.filter(({ predicate }) => predicate.value === SD + name).map(({ object }) => object.value)
    expect(of('endpoint')).toEqual(['http://localhost:3000/sparql'])
    expect(of('supportedLanguage')).toEqual([`${SD}SPARQL11Query`])
    expect(of('feature')).toEqual([`${SD}UnionDefaultGraph`])
    expect(of('resultFormat')).toContain('http://www.w3.org/ns/formats/SPARQL_Results_JSON')
  })

  test('a browser gets the editor', async () => {
    const response = await app.request('/sparql', { headers: { Accept: 'text/html' } })
    expect(await response.text()).toContain('<textarea id="query" name="query"')
  })
})

describe('shipped questions', () => {
  test.each([
    ['/queries/treaties', 'text/html', '<h1>Which treaties are there?</h1>'],
    ['/queries/treaties', 'text/csv', 'http://localhost:3000/id/treaty/untoc'],
    ['/queries/graph', 'text/turtle', 'id/treaty/untoc'],
    ['/queries/treaties?format=rq', 'application/sparql-query', 'SELECT ?t {'],
    ['/queries', 'application/json', '"name": "treaties"'],
    ['/queries', 'text/html', '<a href="/queries/graph">'],
  ])('%s as %s', async (path, type, piece) => {
    const response = await app.request(path, { headers: { Accept: type } })
    expect(response.headers.get('Content-Type')?.split(';')[0]).toBe(type)
    expect(await response.text()).toContain(piece)
  })
})

test('the catalogue names every file with its checksum', async () => {
  const response = await app.request('/.well-known/void', { headers: { Accept: 'text/turtle' } })
  const quads = new Parser().parse(await response.text())
  const values = (name: string) =>
    quads.filter(({ predicate }) => predicate.value === name).map(({ object }) => object.value)
  expect(values('http://rdfs.org/ns/void#dataDump')).toHaveLength(12)
  expect(values('http://spdx.org/rdf/terms#checksumValue')).toContain(site.dataset.sha256)
  expect(values('http://rdfs.org/ns/void#sparqlEndpoint')).toEqual(['http://localhost:3000/sparql'])
  expect(values('http://rdfs.org/ns/void#class')).toContain(`${RG}Treaty`)
  const subjects = new Set([...SAMPLE.matchAll(/^<[^>]+>/gm)].map(([subject]) => subject))
  expect(values('http://rdfs.org/ns/void#distinctSubjects')).toEqual([String(subjects.size)])
  expect(values('http://www.w3.org/ns/dcat#endpointDescription')).toEqual(['http://localhost:3000/openapi.json'])
  expect(values('http://www.w3.org/ns/dcat#accessURL')).toHaveLength(12)
})

const find = async (q: string) => {
  const response = await app.request(`/search?q=${encodeURIComponent(q)}`, {
    headers: { Accept: 'application/json' },
  })
  const { hits } = (await response.json()) as { hits: { iri: string }[] }
  return hits.map(({ iri }) => iri.replace('http://localhost:3000/id/', ''))
}

test('search finds all words, whatever the case, and phrases', async () => {
  expect(await find('ADOPTED convention')).toEqual(['A/RES/64/293/pp/1'])
  expect(await find('"adopted convention"')).toEqual([])
  expect(await find('untoc')).toEqual(['treaty/untoc'])
  expect(await find('"organized crime"')).toEqual(['treaty/untoc', 'A/RES/64/293/pp/1'])
  expect(await find(String.raw`\" } UNION { ?s ?p ?o`)).toEqual([])
  expect(await find('')).toEqual([])
})
