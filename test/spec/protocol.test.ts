/** One case for each rule of the SPARQL 1.1 Protocol that the W3C suite checks, under the suite's names. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Hono } from 'hono'
import { Parser } from 'n3'
import type { Site } from '../../src/publish/site.ts'
import { openSample } from '../support/site.ts'

const G = 'http://example.org/g'
const quad = (n: number) => `<http://example.org/s${n}> <http://example.org/p> "${n}" <${G}${n}> .\n`
let app: Hono
let site: Site
beforeAll(async () => ({ app, site } = await openSample(quad(1) + quad(2) + quad(3))))
afterAll(() => site.engine.close())

const FORM = 'application/x-www-form-urlencoded'
const DIRECT = 'application/sparql-query'
const UPDATE = 'application/sparql-update'
const JSON_RESULTS = 'application/sparql-results+json'

interface Case {
  /** Parameters of the address, in order; a name may come twice. */
  readonly address?: readonly (readonly [string, string])[]
  readonly method?: string
  readonly type?: string
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly accept?: string
}

/** Pairs as a form or an address has them. */
function form(pairs: readonly (readonly [string, string])[]): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of pairs) parameters.append(name, value)
  return parameters.toString()
}

const send = ({ address = [], method = 'GET', type, body, accept = JSON_RESULTS }: Case) =>
  app.request(`/sparql?${form(address)}`, {
    method,
    headers: { Accept: accept, ...(type && { 'Content-Type': type }) },
    ...(body !== undefined && { body }),
  })

const both = 'ASK { <http://example.org/s1> ?p ?a . <http://example.org/s2> ?p ?b }'
const third = 'ASK { <http://example.org/s3> ?p ?a }'
const named = 'ASK { GRAPH ?g { <http://example.org/s1> ?p ?a } GRAPH ?h { <http://example.org/s2> ?p ?b } }'
const full = `ASK { <http://example.org/s3> ?p ?c . ${named.slice(5)}`
const inDefault = [
  ['default-graph-uri', `${G}1`],
  ['default-graph-uri', `${G}2`],
] as const
const inNamed = [
  ['named-graph-uri', `${G}1`],
  ['named-graph-uri', `${G}2`],
] as const
const fullDataset = [['default-graph-uri', `${G}3`], ...inNamed] as const

const ASKED: readonly (readonly [string, Case, boolean])[] = [
  ['query_get', { address: [['query', 'ASK {}']] }, true],
  ['query_post_form', { method: 'POST', type: FORM, body: form([['query', 'ASK {}']]) }, true],
  ['query_post_direct', { method: 'POST', type: DIRECT, body: 'ASK {}' }, true],
  ['query_dataset_default_graphs_get', { address: [['query', both], ...inDefault] }, true],
  ['… and no other graph', { address: [['query', third], ...inDefault] }, false],
  ['query_dataset_default_graphs_post', { method: 'POST', type: DIRECT, body: both, address: inDefault }, true],
  ['query_dataset_named_graphs_get', { address: [['query', named], ...inNamed] }, true],
  ['… with an empty default graph', { address: [['query', both], ...inNamed] }, false],
  ['query_dataset_named_graphs_post', { method: 'POST', type: DIRECT, body: named, address: inNamed }, true],
  ['query_dataset_full', { method: 'POST', type: FORM, body: form([['query', full], ...fullDataset]) }, true],
  [
    'query_multiple_dataset',
    {
      address: [
        ['query', third.replace('{', `FROM <${G}3> {`)],
        ['default-graph-uri', `${G}1`],
      ],
    },
    false,
  ],
]

describe('answered', () => {
  test.each(ASKED)('%s', async (_, asked, expected) => {
    const response = await send(asked)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, JSON_RESULTS])
    expect(await response.json()).toMatchObject({ boolean: expected })
  })

  test.each([
    ['query_content_type_select', 'SELECT (1 AS ?x) {}', JSON_RESULTS],
    ['query_content_type_ask', 'ASK {}', JSON_RESULTS],
    ['query_content_type_describe', `DESCRIBE <http://example.org/s1>`, 'text/turtle; charset=utf-8'],
    ['query_content_type_construct', 'CONSTRUCT WHERE { ?s ?p ?o }', 'text/turtle; charset=utf-8'],
  ])('%s', async (_, query, type) => {
    const response = await send({ address: [['query', query]], accept: '*/*' })
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, type])
  })
})

const REFUSED: readonly (readonly [string, Case, number])[] = [
  ['bad_query_method', { method: 'PUT', address: [['query', 'ASK {}']] }, 405],
  [
    'bad_multiple_queries',
    {
      address: [
        ['query', 'ASK {}'],
        ['query', 'SELECT * {}'],
      ],
    },
    400,
  ],
  ['bad_query_wrong_media_type', { method: 'POST', type: 'text/plain', body: 'ASK {}' }, 415],
  ['bad_query_missing_form_type', { method: 'POST', body: new TextEncoder().encode('query=ASK%20%7B%7D') }, 415],
  ['bad_query_missing_direct_type', { method: 'POST', body: new TextEncoder().encode('ASK {}') }, 415],
  [
    'bad_query_non_utf8',
    { method: 'POST', type: `${DIRECT}; charset=UTF-16`, body: new Uint8Array(Buffer.from('\ufeffASK {}', 'utf16le')) },
    415,
  ],
  ['bad_query_syntax', { address: [['query', 'ASK {']] }, 400],
  ['bad_update_get', { address: [['update', 'CLEAR ALL']] }, 400],
  ['bad_multiple_updates', { method: 'POST', type: FORM, body: 'update=CLEAR%20NAMED&update=CLEAR%20DEFAULT' }, 400],
  ['bad_update_wrong_media_type', { method: 'POST', type: 'text/plain', body: 'CLEAR NAMED' }, 415],
  ['bad_update_missing_form_type', { method: 'POST', body: new TextEncoder().encode('update=CLEAR%20NAMED') }, 415],
  ['bad_update_syntax', { method: 'POST', type: FORM, body: 'update=CLEAR%20XYZ' }, 400],
  ['any update in a form', { method: 'POST', type: FORM, body: 'update=CLEAR%20ALL' }, 400],
  ['any update sent directly', { method: 'POST', type: UPDATE, body: 'CLEAR ALL' }, 415],
  ['an update where a query is to stand', { address: [['query', 'CLEAR ALL']] }, 400],
]

describe('refused, and nothing is changed', () => {
  test.each(REFUSED)('%s', async (_, asked, status) => {
    expect((await send(asked)).status).toBe(status)
    expect(await (await send({ address: [['query', both]] })).json()).toMatchObject({ boolean: true })
  })
})

const read = async () => new Parser().parse(await (await send({ accept: 'text/turtle' })).text())

describe('the service description', () => {
  const SD = 'http://www.w3.org/ns/sparql-service-description#'
  const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

  test('returns-rdf, has-endpoint-triple', async () => {
    const endpoints = (await read()).filter(({ predicate }) => predicate.value === `${SD}endpoint`)
    expect(endpoints.map(({ object }) => object.value)).toEqual(['http://localhost:3000/sparql'])
  })

  test('conforms-to-schema: each dataset has a default graph', async () => {
    const quads = await read()
    const datasets = quads.filter(
      ({ predicate, object }) => predicate.value === TYPE && object.value === `${SD}Dataset`,
    )
    const withGraph = quads.filter(({ predicate }) => predicate.value === `${SD}defaultGraph`)
    expect(datasets).toHaveLength(1)
    expect(withGraph.map(({ subject }) => subject.value)).toEqual(datasets.map(({ subject }) => subject.value))
  })
})
