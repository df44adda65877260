/** A case for each area of SPARQL 1.1 that the W3C evaluation suites cover, over data small enough to answer by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Hono } from 'hono'
import type { Site } from '../../src/publish/site.ts'
import { openSample } from '../support/site.ts'

const XSD = 'http://www.w3.org/2001/XMLSchema#'
const data = `<urn:a> <urn:n> "1"^^<${XSD}integer> <urn:g1> .
<urn:b> <urn:n> "2"^^<${XSD}integer> <urn:g1> .
<urn:c> <urn:n> "3"^^<${XSD}integer> <urn:g2> .
<urn:a> <urn:to> <urn:b> <urn:g1> .
<urn:b> <urn:to> <urn:c> <urn:g2> .
<urn:a> <urn:name> "eins"@de <urn:g1> .
<urn:a> <urn:name> "one"@en <urn:g1> .
`
let app: Hono
let site: Site
beforeAll(async () => ({ app, site } = await openSample(data)))
afterAll(() => site.engine.close())

const ask = async (query: string, accept = 'text/csv') => {
  const response = await app.request(`/sparql?query=${encodeURIComponent(query)}`, { headers: { Accept: accept } })
  return { status: response.status, text: await response.text() }
}

test.each([
  [
    'aggregates',
    'SELECT (SUM(?n) AS ?s) (AVG(?n) AS ?a) (MAX(?n) AS ?m) (COUNT(*) AS ?c) { ?x <urn:n> ?n }',
    '6,2,3,3',
  ],
  ['aggregates over nothing', 'SELECT (COUNT(*) AS ?c) (SUM(?n) AS ?s) { ?x <urn:none> ?n }', '0,0'],
  [
    'a string of a group',
    'SELECT (GROUP_CONCAT(STR(?n); SEPARATOR="|") AS ?s) { SELECT ?n { ?x <urn:n> ?n } ORDER BY ?n }',
    '1|2|3',
  ],
  [
    'grouping',
    'SELECT ?g (COUNT(*) AS ?c) { GRAPH ?g { ?x <urn:n> ?n } } GROUP BY ?g HAVING (COUNT(*) > 1)',
    'urn:g1,2',
  ],
  ['BIND', 'SELECT ?d { <urn:b> <urn:n> ?n BIND(?n * 10 AS ?d) }', '20'],
  ['VALUES', 'SELECT ?n { ?x <urn:n> ?n } VALUES ?x { <urn:c> }', '3'],
  ['VALUES with UNDEF', 'SELECT ?n { VALUES (?x ?n) { (UNDEF 2) } ?x <urn:n> ?n }', '2'],
  ['casts', `SELECT (<${XSD}integer>("7") AS ?i) (<${XSD}boolean>("x") AS ?b) {}`, '7,'],
  ['EXISTS', 'SELECT ?x { ?x <urn:n> ?n FILTER EXISTS { ?x <urn:to> <urn:c> } }', 'urn:b'],
  ['NOT EXISTS', 'SELECT ?x { ?x <urn:n> ?n FILTER NOT EXISTS { ?x <urn:to> ?y } }', 'urn:c'],
  ['MINUS', 'SELECT ?x { ?x <urn:n> ?n MINUS { ?x <urn:to> ?y } }', 'urn:c'],
  ['functions on strings', 'SELECT (UCASE(SUBSTR("résolution", 2, 3)) AS ?s) (STRLEN("ü") AS ?l) {}', 'ÉSO,1'],
  ['language tags', 'SELECT (STR(?t) AS ?s) { <urn:a> <urn:name> ?t FILTER(LANGMATCHES(LANG(?t), "DE")) }', 'eins'],
  ['hashes', 'SELECT (MD5("abc") AS ?h) {}', '900150983cd24fb0d6963f7d28e17f72'],
  ['dates', `SELECT (YEAR("2010-07-30T00:00:00Z"^^<${XSD}dateTime>) AS ?y) {}`, '2010'],
  ['conditions', 'SELECT (IF(1 < 2, "yes", 1/0) AS ?a) (COALESCE(1/0, "other") AS ?b) {}', 'yes,other'],
  ['a path of one or more', 'SELECT ?x { ?x <urn:to>+ <urn:c> } ORDER BY ?x LIMIT 1', 'urn:a'],
  ['a path of none or more', 'SELECT (COUNT(*) AS ?c) { <urn:a> <urn:to>* ?x }', '3'],
  ['an inverse path', 'SELECT ?x { <urn:c> ^<urn:to>/^<urn:to> ?x }', 'urn:a'],
  ['a negated path', 'SELECT ?o { <urn:b> !<urn:n> ?o }', 'urn:c'],
  ['a sub-query', 'SELECT ?x { { SELECT (MAX(?n) AS ?m) { ?y <urn:n> ?n } } ?x <urn:n> ?m }', 'urn:c'],
  ['an expression in the head', 'SELECT ((?n + 1) AS ?m) { <urn:c> <urn:n> ?n }', '4'],
  ['a name from the base', 'BASE <http://localhost:3000/> SELECT (STR(<x>) AS ?i) {}', 'http://localhost:3000/x'],
])('%s', async (_, query, row) => {
  const { status, text } = await ask(query)
  expect([status, text.split('\r\n')[1]]).toEqual([200, row])
})

const lines = (text = '') => text.trimEnd().split('\n').toSorted()

test('CONSTRUCT WHERE and its long form agree', async () => {
  const [short, long] = await Promise.all(
    ['CONSTRUCT WHERE { ?x <urn:to> ?y }', 'CONSTRUCT { ?x <urn:to> ?y } WHERE { ?x <urn:to> ?y }'].map((query) =>
      ask(query, 'application/n-triples'),
    ),
  )
  expect(lines(short?.text)).toEqual(['<urn:a> <urn:to> <urn:b> .', '<urn:b> <urn:to> <urn:c> .'])
  expect(lines(long?.text)).toEqual(lines(short?.text))
})

describe('results', () => {
  const query = 'SELECT ?t ?none { <urn:a> <urn:name> ?t FILTER(LANG(?t) = "de") }'

  test('as CSV, values alone', async () => expect((await ask(query)).text).toBe('t,none\r\neins,\r\n'))
  test('as TSV, terms as in Turtle', async () =>
    expect((await ask(query, 'text/tab-separated-values')).text).toBe('?t\t?none\n"eins"@de\t\n'))
  test('as JSON, without what is not bound', async () =>
    expect(JSON.parse((await ask(query, 'application/sparql-results+json')).text)).toEqual({
      head: { vars: ['t', 'none'] },
      results: { bindings: [{ t: { type: 'literal', value: 'eins', 'xml:lang': 'de' } }] },
    }))
  test('as XML', async () =>
    expect((await ask(query, 'application/sparql-results+xml')).text).toContain(
      '<literal xml:lang="de">eins</literal>',
    ))
})

test.each([
  'SELECT (1 AS ?x) (2 AS ?x) {}',
  'SELECT ?x (COUNT(*) AS ?c) { ?x ?p ?o }',
  'SELECT * { ?s ?p ?o BIND(1 AS ?o) }',
  'SELECT * { VALUES (?a ?b) { (1) } }',
  'ASK { ?s ?p }',
])('refused as no SPARQL: %s', async (query) => expect((await ask(query)).status).toBe(400))
