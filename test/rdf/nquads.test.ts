/** N-Quads as they are written here, against those of N3.js. */
import * as fc from 'fast-check'
import { DataFactory, Writer } from 'n3'
import { expect, test } from 'vitest'
import type { Quad } from '@rdfjs/types'
import { nquads } from '../../src/rdf/nquads.ts'
import { parseRdf } from '../../src/rdf/read.ts'

const { blankNode, defaultGraph, literal, namedNode, quad } = DataFactory
const node = namedNode('http://example.org/é')
const date = namedNode('http://www.w3.org/2001/XMLSchema#date')

function writtenByN3(quads: readonly Quad[]): string {
  let text = ''
  const writer = new Writer(
    { write: (chunk: string) => void (text += chunk), end: () => undefined },
    { format: 'N-Quads' },
  )
  writer.addQuads([...quads])
  return text
}

test('a line for each quad, its values escaped', () => {
  const lines = nquads([
    quad(node, node, literal('say "no\\yes"\n'), node),
    quad(node, node, literal('2010-07-30', date), defaultGraph()),
    quad(blankNode('b'), node, literal('été', 'fr'), node),
  ])
  expect(lines).toBe(
    '<http://example.org/é> <http://example.org/é> "say \\"no\\\\yes\\"\\n" <http://example.org/é> .\n' +
      '<http://example.org/é> <http://example.org/é> "2010-07-30"^^<http://www.w3.org/2001/XMLSchema#date> .\n' +
      '_:b <http://example.org/é> "été"@fr <http://example.org/é> .\n',
  )
})

test('the same bytes as N3.js, whatever the values hold, and they read back', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 })
  const object = fc.oneof(
    text.map((value) => literal(value)),
    text.map((value) => literal(value, 'en')),
    text.map((value) => literal(value, date)),
    fc.webUrl().map((iri) => namedNode(iri)),
  )
  const graph = fc.constantFrom(node, defaultGraph())
  fc.assert(
    fc.property(fc.array(fc.tuple(object, graph), { maxLength: 5 }), (values) => {
      const quads = values.map(([value, where]) => quad(node, node, value, where))
      const written = nquads(quads)
      expect(written).toBe(writtenByN3(quads))
      expect(parseRdf(written, 'nq').map((each) => each.object.value)).toEqual(quads.map((each) => each.object.value))
    }),
  )
})
