import { describe, expect, test } from 'vitest'
import { guardQuery } from '../../src/store/guard.ts'
import { findSlice, withProjection, withSlice } from '../../src/store/rewrite.ts'

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

describe('the slice of solutions', () => {
  test.each([
    ['SELECT * { ?s ?p ?o } LIMIT 5 OFFSET 2', { limit: 5, offset: 2 }],
    ['SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 3 } }', { limit: undefined, offset: 0 }],
    ['SELECT * { ?s ?p "LIMIT 3" } # LIMIT 4', { limit: undefined, offset: 0 }],
  ])('%s', (query, expected) => expect(findSlice(guardQuery(query))).toEqual(expected))

  test.each([
    ['SELECT * { ?s ?p ?o }', 'SELECT * { ?s ?p ?o } LIMIT 9'],
    ['SELECT * { ?s ?p ?o } # end', 'SELECT * { ?s ?p ?o } # end LIMIT 9'],
    ['SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 5000', 'SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 9'],
    ['SELECT ?s { ?s ?p ?o } VALUES ?p { <p> }', 'SELECT ?s { ?s ?p ?o } LIMIT 9 VALUES ?p { <p> }'],
    ['SELECT ?s { VALUES ?s { 1 } }', 'SELECT ?s { VALUES ?s { 1 } } LIMIT 9'],
    ['ASK { ?s ?p ?o }', 'ASK { ?s ?p ?o }'],
  ])('%s', (query, expected) => expect(words(withSlice(guardQuery(query), { limit: 9, offset: 0 }))).toBe(expected))

  test('a comment at the end does not swallow the limit', () =>
    expect(withSlice(guardQuery('SELECT * {} # c'), { limit: 9, offset: 0 })).toContain('# c\nLIMIT 9'))
})

describe('the columns of SELECT *', () => {
  test.each([
    ['SELECT * { ?z ?y ?x }', 'SELECT ?z ?y ?x { ?z ?y ?x }'],
    ['SELECT DISTINCT * { GRAPH ?g { ?s a ?t } }', 'SELECT DISTINCT ?g ?s ?t { GRAPH ?g { ?s a ?t } }'],
    [
      'SELECT * { ?b ?a 1 MINUS { ?m ?n 2 } FILTER(?f = 1) }',
      'SELECT ?b ?a { ?b ?a 1 MINUS { ?m ?n 2 } FILTER(?f = 1) }',
    ],
    [
      'SELECT * { BIND(1 AS ?y) VALUES (?x ?w) { (1 2) } }',
      'SELECT ?y ?x ?w { BIND(1 AS ?y) VALUES (?x ?w) { (1 2) } }',
    ],
    ['SELECT * { { SELECT ?q { ?p ?q ?r } } }', 'SELECT ?q { { SELECT ?q { ?p ?q ?r } } }'],
    ['SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'],
    ['SELECT * {}', 'SELECT * {}'],
    ['SELECT * { ?s ', 'SELECT * { ?s'],
  ])('%s', (query, expected) => expect(words(withProjection(guardQuery(query)))).toBe(expected))
})
