/** Plain nested JSON, read by hand. */
import { Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import { expect, test } from 'vitest'
import { writeFramed } from '../../src/rdf/framed.ts'
import { FRAMED_CONTEXT } from '../../src/rdf/framed-context.ts'
import { PREFIXES } from '../../src/rdf/vocabulary.ts'

const base = 'http://a/'
const prefixes = Object.entries(PREFIXES).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`)

function frame(turtle: string, iri = 'http://a/id/d'): unknown {
  const quads = new Parser({ baseIRI: `${base}id/` }).parse([...prefixes, turtle].join('\n')) as unknown as Quad[]
  const { '@context': context, ...framed } = JSON.parse(writeFramed(quads, iri, { base, context: 'c' })) as object & {
    readonly '@context': unknown
  }
  expect(context).toEqual(['c', { '@base': 'http://a/id/' }])
  return framed
}

test.each([
  ['a whole number', '<d> rg:order 7', { order: 7 }],
  [
    'a whole number that JSON would spell otherwise',
    '<d> rg:order 007',
    {
      order: { '@value': '007', '@type': 'http://www.w3.org/2001/XMLSchema#integer' },
    },
  ],
  ['a date as its context types it', '<d> rg:adoptedOn "2010-07-30"^^xsd:date', { adoptedOn: '2010-07-30' }],
  [
    'a year where a date is the rule',
    '<d> rg:adoptedOn "2010"^^xsd:gYear',
    {
      adoptedOn: { '@value': '2010', '@type': 'http://www.w3.org/2001/XMLSchema#gYear' },
    },
  ],
  ['words of a language', '<d> rdfs:label "Un"@fr', { label: { '@value': 'Un', '@language': 'fr' } }],
  ['one link, as a list', '<d> rg:cites <treaty/t>', { cites: ['treaty/t'] }],
  ['a link that is one at most', '<d> rg:target <treaty/t>', { target: 'treaty/t' }],
  ['words for relations', '<d> rg:relation rg:recalls', { relation: 'recalls' }],
  ['words for classes', '<d> a rg:Treaty, <http://b/Other>', { type: ['Treaty', 'http://b/Other'] }],
  ['a thing where words are the rule', '<d> rdf:object <treaty/t>', { object: { id: 'treaty/t' } }],
  ['things of others in full', '<d> rg:cites <http://b/x>', { cites: ['http://b/x'] }],
  [
    'names that would be read as something else in full',
    '<d> rg:cites <a:b>, <http://a/id/x/../y>, <http://a/id/s#f>',
    {
      cites: ['a:b', 'http://a/id/x/../y', 'http://a/id/s#f'],
    },
  ],
  ['properties of others by their IRI', '<d> <http://b/p> "x"', { 'http://b/p': 'x' }],
])('%s', (_, turtle, expected) => expect(frame(`${turtle} .`)).toEqual({ id: 'd', ...expected }))

test('parts stand in their order, statements in theirs, and everything else below', () => {
  const turtle = `<d/op/1> rg:partOf <d> ; rg:order 2 . <d/pp/1> rg:partOf <d> ; rg:order 1 .
    <d/pp/1/cite/1> rg:inParagraph <d/pp/1> ; rg:start 9 ; rg:target <t> .
    <d/pp/1/cite/2> rg:inParagraph <d/pp/1> ; rg:start 3 . <t> rdfs:label "T" .`
  expect(frame(turtle)).toEqual({
    id: 'd',
    parts: [
      {
        id: 'd/pp/1',
        order: 1,
        statements: [
          { id: 'd/pp/1/cite/2', start: 3 },
          { id: 'd/pp/1/cite/1', start: 9, target: 't' },
        ],
      },
      { id: 'd/op/1', order: 2 },
    ],
    included: [{ id: 't', label: 'T' }],
  })
})

test('a part of two things stands under one, and names the other', () => {
  const turtle = '<d/1> rg:partOf <d> ; rg:order 1 . <d/1/a> rg:partOf <d>, <d/1> ; rg:order 2 .'
  expect(frame(turtle)).toEqual({
    id: 'd',
    parts: [
      { id: 'd/1', order: 1 },
      { id: 'd/1/a', order: 2, partOf: ['d/1'] },
    ],
  })
})

test('names of the first version keep what they stand for', () => {
  expect(FRAMED_CONTEXT).toMatchObject({
    id: '@id',
    type: { '@id': '@type', '@container': '@set' },
    cites: { '@id': 'rg:cites', '@type': '@id', '@container': '@set' },
    target: { '@id': 'rg:target', '@type': '@id' },
    relation: { '@id': 'rg:relation', '@type': '@vocab' },
    order: { '@id': 'rg:order' },
    adoptedOn: { '@id': 'rg:adoptedOn', '@type': 'xsd:date' },
    parts: { '@reverse': 'rg:partOf', '@container': '@set' },
    statements: { '@reverse': 'rg:inParagraph', '@container': '@set' },
    included: '@included',
  })
})
