/** Queries that the engine misses by itself, asked of the real one; what is expected was worked out from SPARQL 1.1. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine } from '../../src/store/engine.ts'
import { guardQuery } from '../../src/store/guard.ts'
import { repairQuery } from '../../src/store/repair/repair.ts'

/** g1: s p o, x p o; g2: x q o, x q o2. */
const DATA = ['s p o g1', 'x p o g1', 'x q o g2', 'x q o2 g2']
const nquads = DATA.map((line) => `${line.replaceAll(/\S+/g, '<http://a/$&>')} .\n`)
const PREFIX = 'PREFIX : <http://a/>\nPREFIX n: <http://a/> '
let engine: Engine

beforeAll(async () => {
  engine = await openEmbedded(await chunkNQuads(nquads), { base: 'http://a/', workers: 1, own: 0 })
})
afterAll(() => engine.close())

/** Rows, sorted, without the header: `g1 o` for two columns. */
async function rows(query: string, dataset?: { defaultGraphs: string[]; namedGraphs: string[] }): Promise<string[]> {
  const { body } = await engine.query({ query: PREFIX + query, results: 'text/csv', dataset })
  const lines = body.replaceAll('http://a/', '').split('\r\n').slice(1, -1)
  return lines.map((line) => line.replaceAll(',', ' ')).toSorted()
}

describe('GROUP_CONCAT is a plain string', () => {
  const joined = '{ SELECT (GROUP_CONCAT(?o) AS ?c) { VALUES ?o { "1"@en "2"@en } } }'
  test.each([
    [`SELECT ?x { ${joined} BIND(LANG(?c) AS ?x) }`, ['']],
    [`SELECT ?x { { SELECT (group_concat(?o;separator=") (") AS ?x) { VALUES ?o { "1"@en "2"@en } } } }`, ['1) (2']],
    ['SELECT ?x { BIND("GROUP_CONCAT(?o)" AS ?x) } # GROUP_CONCAT(', ['GROUP_CONCAT(?o)']],
    [
      'SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (GROUP_CONCAT(DISTINCT STR(?o)) = STR(:o)) ORDER BY GROUP_CONCAT(STR(?o))',
      ['s'],
    ],
  ])('%s', async (query, expected) => expect(await rows(query)).toEqual(expected))
})

describe('a path without length reaches a term that stands in no triple', () => {
  test.each([
    ['SELECT ?o { :none :p* ?o }', ['none']],
    ['SELECT ?o { ?o :p? "text"@en }', ['text']],
    ['SELECT ?o { ?o ^(:p*) -5 }', ['-5']],
    ['SELECT ?o { ?o ^:p* -5 }', ['-5']],
    ['SELECT ?o { :none :p?|:q* ?o }', ['none', 'none']],
    ['SELECT ?o { :none (:p*|:q) ?o }', ['none']],
    ['SELECT ?o { :none :p*/:q* ?o }', []],
    ['SELECT ?o { :none :p+ ?o }', []],
    ['SELECT ?o { :x :p* ?o }', ['o', 'x']],
    ['SELECT ?o ?z { :none :p* ?o ; :q* ?z . }', ['none none']],
    ['SELECT ?o ?z { ?s :q :o2 . :none :p* ?o , ?z . ?s :q :o }', ['none none']],
    ['SELECT ?o { :none :p ?z ; :p* ?o }', []],
    ['SELECT ?o { { :none :p* ?o } UNION { :s :p? ?o } }', ['none', 'o', 's']],
    ['SELECT ?o { { SELECT (?v AS ?o) { n:none :p* ?v } } }', ['none']],
    ['SELECT ?o { ?o :p :o OPTIONAL { :none :p* ?o } }', ['s', 'x']],
    ['SELECT ?o { GRAPH :g2 { :s :p* ?o } }', ['s']],
    ['SELECT ?o { GRAPH :g1 { :s :p* ?o } }', ['o', 's']],
    ['SELECT ?g ?o { GRAPH ?g { :none :p* ?o } }', ['g1 none', 'g2 none']],
    ['SELECT ?o { BIND(":none :p* ?o" AS ?o) } # :none :p* ?o', [':none :p* ?o']],
  ])('%s', async (query, expected) => expect(await rows(query)).toEqual(expected))

  test.each([
    ['ASK { :none :p* n:none }', 'true'],
    ['ASK { :none :p* :other }', 'false'],
    ['ASK { :none :p :none }', 'false'],
  ])('%s', async (query, expected) => {
    expect((await engine.query({ query: PREFIX + query, results: 'text/csv' })).body).toBe(expected)
  })

  test('a blank node is a variable, and its label stays in one block', async () => {
    expect(await rows('SELECT ?o { :none :p* ?o . _:b :q :o . _:b :q :o2 }')).toEqual(['none'])
    expect(await rows('SELECT ?s { ?s :p* [] }')).toEqual(await rows('SELECT ?s { ?s :p* ?any }'))
  })

  test('the dataset of the query counts, and that of the protocol before it', async () => {
    expect(await rows('SELECT ?o FROM :g2 { :s :p* ?o }')).toEqual(['s'])
    const dataset = { defaultGraphs: ['http://a/g2'], namedGraphs: [] }
    expect(await rows('SELECT ?o { :s :p* ?o }', dataset)).toEqual(['s'])
    expect(await rows('SELECT ?o FROM :g1 { :s :p* ?o }', dataset)).toEqual(['s'])
  })
})

describe('GRAPH binds its variable in every solution', () => {
  test.each([
    ['GRAPH ?g { VALUES ?x { 1 } }', ['g1 1', 'g2 1']],
    ['GRAPH ?g { VALUES (?g ?x) { (UNDEF 1) (:g1 2) } }', ['g1 1', 'g1 2', 'g2 1']],
    ['GRAPH ?g { FILTER(true) VALUES ?x { 1 } OPTIONAL { ?x :q ?z } }', ['g1 1', 'g2 1']],
    ['GRAPH ?g { VALUES ?x { :x } MINUS { ?x :q ?z } }', ['g1 x']],
    ['GRAPH ?g { VALUES ?x { :x } ?x :q :o }', ['g2 x']],
    ['GRAPH ?g { { VALUES ?x { 1 } } UNION { ?x :q :o } }', ['g1 1', 'g2 1', 'g2 x']],
    ['GRAPH ?g { BIND(1 AS ?x) }', ['g1 1', 'g2 1']],
    ['GRAPH ?g { SELECT ?x { ?x :p :o } }', ['g1 s', 'g1 x']],
    ['GRAPH ?g { SELECT DISTINCT * { ?x :q :o } }', ['g2 x']],
    ['GRAPH ?g { SELECT * { ?x ?p ?g } }', []],
    ['GRAPH ?g { { SELECT ?x { { SELECT ?x ?y { ?x :q ?y } } } } }', ['g2 x', 'g2 x']],
    ['GRAPH ?g { ?s :p :o { SELECT (?s AS ?x) { ?s :q ?o } } }', []],
    ['GRAPH ?g { SELECT (COUNT(*) AS ?x) { ?s :p ?o } }', ['g1 2', 'g2 0']],
    ['GRAPH ?g { SELECT (SUM(1) AS ?x) { ?s :q ?o } HAVING (COUNT(*) < 9) }', ['g1 0', 'g2 2']],
    ['GRAPH ?g { SELECT (COUNT(?s) AS ?x) { ?s :q ?o } HAVING (COUNT(*) > 0) }', ['g2 2']],
    ['GRAPH ?g { SELECT (COUNT(?o) AS ?x) { ?s :q ?o } GROUP BY ?s }', ['g2 2']],
    ['GRAPH ?g { SELECT (MAX(?n) AS ?x) { { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s } } }', ['g1 1', 'g2 2']],
    ['GRAPH ?g { ?x :p :o MINUS { ?b :p :o } }', ['g1 s', 'g1 x']],
    ['GRAPH ?g { ?x :p :o MINUS { ?x :p :o } }', []],
    ['GRAPH ?g { GRAPH :g2 { ?x :q :o } }', ['g1 x', 'g2 x']],
    ['GRAPH ?g { ?x :p :o }', ['g1 s', 'g1 x']],
    ['GRAPH ?g {}', ['g1 ', 'g2 ']],
  ])('%s', async (pattern, expected) => expect(await rows(`SELECT ?g ?x { ${pattern} }`)).toEqual(expected))

  test('a graph that there is not has no solutions', async () => {
    expect(await rows('SELECT ?x { GRAPH :none { VALUES ?x { 1 } } }')).toEqual([])
    expect(await rows('SELECT ?x { GRAPH :none { SELECT (COUNT(*) AS ?x) { ?s ?p ?o } } }')).toEqual([])
    expect(await rows('SELECT ?x { GRAPH :g1 { SELECT (COUNT(*) AS ?x) { ?s ?p ?o } } }')).toEqual(['2'])
  })

  test('an empty named graph of the protocol is one too', async () => {
    const dataset = { defaultGraphs: [], namedGraphs: ['http://a/g1', 'http://a/none'] }
    const query = 'SELECT ?g ?x { GRAPH ?g { SELECT (COUNT(*) AS ?x) { ?s :p ?o } } }'
    expect(await rows(query, dataset)).toEqual(['g1 2', 'none 0'])
  })
})

/** Every term stands in some triple. */
const known = () => true

describe('nothing else is touched', () => {
  test.each([
    'SELECT * { ?s ?p ?o }',
    'SELECT ?g { GRAPH ?g { ?s ?p ?o OPTIONAL { ?s :x ?y } FILTER(?o > 2) } }',
    'SELECT (COUNT(*) AS ?n) { :a :p*/:q? ?x . ?y (:p|^:q)* "a"@en-GB }',
    'SELECT ("GRAPH ?g { VALUES ?x {} }" AS ?t) { ?s ?p """ :a :p* ?o """ } # GRAPH ?g { SELECT',
    'CONSTRUCT { ?s a ?t } WHERE { GRAPH ?g { ?s a ?t } }',
    'CONSTRUCT WHERE { ?s ?p ?o }',
    'DESCRIBE :a',
    'ASK { GRAPH ?g { ',
    'SELECT * { ?s ?p ?o . GRAPH ?g { { ?s ?p ?o } UNION { ?o ?p ?s } } }',
    'SELECT * { GRAPH ?g { SELECT ?s { ?s ?p ?o } LIMIT 1 } }',
    'SELECT * { GRAPH ?g { { SELECT ?x { ?x ?p ?g } } } }',
    'SELECT * { ?s ?p ?o {| ?q ?r |} GRAPH ?g { VALUES ?x { 1 } } }',
  ])('%s', (query) => {
    const guarded = guardQuery(query)
    expect(repairQuery(guarded, known)).toBe(guarded)
  })
})

describe('a fault keeps its place', () => {
  test.each([
    ['SELECT ?x {\n  GRAPH ?g { VALUES ?x { 1 } }\n  ?s ?p }', { line: 4, column: 9 }],
    ['SELECT (GROUP_CONCAT(?o) AS ?c) {\n ?s nope:p ?o }', { line: 3, column: 5 }],
    ['SELECT ?o { :none :p* ?o .\n FILTER(<http://f/unknown>(?o)) ?x }', { line: 3, column: 36 }],
  ])('%s', async (query, place) => {
    const asked = engine.query({ query: PREFIX + query, results: 'text/csv' })
    await expect(asked).rejects.toMatchObject({ code: 'syntax', ...place })
  })
})
