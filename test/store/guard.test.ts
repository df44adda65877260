import { describe, expect, test } from 'vitest'
import { QueryError } from '../../src/errors.ts'
import { guardQuery } from '../../src/store/guard.ts'

function refusal(query: string): Partial<QueryError> {
  try {
    guardQuery(query)
  } catch (error) {
    if (error instanceof QueryError) return error
    throw error
  }
  throw new Error('not refused')
}

describe('what is refused before any parser sees it', () => {
  test.each([
    ['ASK { SERVICE <http://x/> { } }', 'service-refused', 1, 7],
    ['ASK {\n  service SILENT ?x { } }', 'service-refused', 2, 3],
    ['PREFIX a: <http://a/>\nINSERT DATA { a:b a:c a:d }', 'update-refused', 2, 1],
    ['# SELECT\n DELETE WHERE { ?s ?p ?o }', 'update-refused', 2, 2],
    ['LOAD <http://a/>', 'update-refused', 1, 1],
  ])('%j is %s', (query, code, line, column) => expect(refusal(query)).toMatchObject({ code, line, column }))

  test('too deep', () =>
    expect(refusal(`ASK ${'{'.repeat(102)}`)).toMatchObject({ code: 'too-complex', line: 1, column: 106 }))
  test('too many operators', () =>
    expect(refusal(`ASK { FILTER(1 ${'|| 1 '.repeat(1001)}) }`).code).toBe('too-complex'))
  test('too many negations', () => expect(refusal(`ASK { FILTER(${'!'.repeat(201)}1) }`).code).toBe('too-complex'))
  test('too many groups', () => expect(refusal(`ASK { {} ${'UNION {} '.repeat(501)}}`).code).toBe('too-complex'))
  test('too long', () => expect(refusal(`ASK {} #${'x'.repeat(131_072)}`).code).toBe('too-large'))
})

describe('what only looks like it', () => {
  test.each([
    ['SELECT ?s { ?s ?p "SERVICE INSERT CONSTRUCT" }', 'select'],
    ['ASK { ?s <http://a/SERVICE> ?service } # SERVICE', 'ask'],
    ['PREFIX service: <http://a/> ASK { ?s service:SERVICE ?o }', 'ask'],
    [`ASK { ?s ?p "${'{'.repeat(500)}" }`, 'ask'],
    ['BASE <http://a/> PREFIX select: <http://b/> # ASK\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }', 'construct'],
    ['prefix : <http://a/> describe :x', 'describe'],
    ['nonsense', undefined],
    ['', undefined],
  ])('%j', (query, form) => expect(guardQuery(query).form).toBe(form))

  test.each([
    ['SELECT * FROM <http://g/> { ?s ?p ?o }', true],
    ['SELECT * FROM NAMED <http://g/> { ?s ?p ?o }', true],
    ['SELECT * { ?s ?p "FROM" }', false],
  ])('%j names its own dataset: %s', (query, hasFrom) => expect(guardQuery(query).hasFrom).toBe(hasFrom))
})
