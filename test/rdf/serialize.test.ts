/** The published formats: each gives back what was put in, whatever the values hold. */
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import jsonld from 'jsonld'
import { DataFactory } from 'n3'
import { RdfXmlParser } from 'rdfxml-streaming-parser'
import { describe, expect, test } from 'vitest'
import type { Quad } from '@rdfjs/types'
import { InputError } from '../../src/errors.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'
import { mapDocument } from '../../src/rdf/map.ts'
import { parseRdf } from '../../src/rdf/read.ts'
import { serialize, serializeChunks } from '../../src/rdf/serialize.ts'
import type { RdfFormat } from '../../src/rdf/serialize.ts'
import { canonical } from '../support/canonical.ts'
import { sample, sampleEntry, sampleRecords } from '../support/sample.ts'

const base = 'http://localhost:3000/'
const quads = [...mapDataset([sampleEntry], sampleRecords, { base })]
const { namedNode, literal, quad } = DataFactory

/** Reads a format with a parser that is not ours. */
async function read(text: string, format: RdfFormat): Promise<Quad[]> {
  if (format === 'rdf') return readXml(text)
  if (format !== 'jsonld') return parseRdf(text, format)
  const nquads = await jsonld.toRDF(JSON.parse(text) as object, { format: 'application/n-quads' })
  return parseRdf(nquads as unknown as string, 'nq')
}

function readXml(text: string): Promise<Quad[]> {
  return new Promise((resolve, reject) => {
    const found: Quad[] = []
    const parser = new RdfXmlParser()
    parser.on('data', (each: Quad) => found.push(each))
    parser.on('error', reject)
    parser.on('end', () => resolve(found))
    parser.end(text)
  })
}

const none = { paragraphs: [], sections: [], annexes: [], footnotes: [], notes: [], diagnostics: [], acts: [] }
const bare = { ...sample, ...none, citations: [], asks: [], facts: [], steps: [], aliases: [], mentions: [] }

const withoutGraphs = (all: readonly Quad[]) => all.map((each) => quad(each.subject, each.predicate, each.object))

describe.each(['nt', 'nq', 'ttl', 'trig', 'jsonld', 'rdf'] as const)('%s', (format) => {
  const keepsGraphs = format === 'nq' || format === 'trig' || format === 'jsonld'
  const kept = (all: readonly Quad[]) => (keepsGraphs ? all : withoutGraphs(all))

  test('gives back the dataset', async () => {
    const text = await serialize(quads, format)
    expect(await canonical(await read(text, format))).toEqual(await canonical(kept(quads)))
  })
  test('is the same bytes each time', async () => {
    expect(await serialize(mapDataset([sampleEntry], sampleRecords, { base }), format)).toBe(
      await serialize(quads, format),
    )
  })
  test('gives back any title', async () => {
    const title = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(']]>', '\r\n', ' a ', '"\\', '<b>&amp;', "'"))
    await fc.assert(
      fc.asyncProperty(title, async (each) => {
        const document = { ...bare, metadata: { ...sample.metadata, title: each } }
        const graph = mapDocument(document, { base, sha256: '' })
        const back = await read(await serialize(graph, format), format)
        expect(await canonical(back)).toEqual(await canonical(kept(graph)))
      }),
      { numRuns: 40 },
    )
  })
  test('of nothing is a valid document', async () => {
    expect(await read(await serialize([], format), format)).toEqual([])
  })
})

test.each(['ttl', 'jsonld', 'rdf'] as const)(
  '%s gives back the ontology, blank nodes and lists too',
  async (format) => {
    const ontology = parseRdf(readFileSync(new URL('../../ontology/resograph.ttl', import.meta.url), 'utf8'), 'ttl')
    expect(await canonical(await read(await serialize(ontology, format), format))).toEqual(await canonical(ontology))
  },
)

describe('formats without named graphs', () => {
  const one = namedNode(`${base}id/A`)
  const twice = ['1', '2'].map((graph) => quad(one, one, literal('said twice'), namedNode(`${base}graph/${graph}`)))
  test.each(['nt', 'ttl', 'rdf'] as const)('%s writes a triple of two graphs once', async (format) => {
    expect((await serialize(twice, format)).match(/said twice/g)).toHaveLength(1)
  })
  test.each(['nq', 'trig', 'jsonld'] as const)('%s keeps it in both', async (format) => {
    expect((await serialize(twice, format)).match(/said twice/g)).toHaveLength(2)
  })
})

test('Turtle uses prefixes and groups by subject', async () => {
  const text = await serialize(mapDocument(sample, { base, sha256: '' }), 'ttl')
  expect(text).toContain('@prefix rg: <https://w3id.org/resograph/ontology#>')
  expect(text).toContain('rg:grade rg:Resolved')
  expect(text.match(/^<http:\/\/localhost:3000\/id\/A\/RES\/999\/1\/pp\/1\/cite\/1>/gm)).toHaveLength(1)
})

test('JSON-LD names terms as the published context does', async () => {
  const { '@graph': graphs } = JSON.parse(await serialize(quads, 'jsonld')) as { '@graph': { '@graph': object[] }[] }
  expect(graphs.flatMap((graph) => graph['@graph'])).toContainEqual(
    expect.objectContaining({
      id: `${base}id/A/RES/999/1/pp/1/cite/2`,
      type: 'Citation',
      relation: 'recalls',
      target: `${base}id/treaty/untoc`,
      start: '99',
      grade: 'Resolved',
    }),
  )
})

test('many quads come in several chunks', async () => {
  const many = Array.from({ length: 2500 }, (_, n) => quad(namedNode(`${base}${n}`), namedNode(base), literal('')))
  const chunks: string[] = []
  for await (const chunk of serializeChunks(many, 'nt')) chunks.push(chunk)
  expect(chunks.length).toBeGreaterThan(2)
  expect(parseRdf(chunks.join(''), 'nt')).toHaveLength(2500)
})

test('a property that RDF/XML cannot name is refused', async () => {
  const odd = quad(namedNode(base), namedNode('http://example.org/123'), literal(''))
  await expect(serialize([odd], 'rdf')).rejects.toThrow(InputError)
})

test('what is no RDF is refused with the line', () => {
  expect(() => parseRdf('<http://a> <http://b> "c" .\n<http://a> nonsense', 'ttl')).toThrow(/line 2/)
})
