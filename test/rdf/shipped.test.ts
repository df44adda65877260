/** The shipped documents as a dataset: what holds of the sample holds of real texts. */
import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Quad } from '@rdfjs/types'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import type { ExternalMetadata } from '../../src/metadata.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'
import { mapDocument } from '../../src/rdf/map.ts'
import { parseRdf } from '../../src/rdf/read.ts'
import { serialize } from '../../src/rdf/serialize.ts'
import { validateGraph } from '../../src/rdf/shacl.ts'
import { printable } from '../../src/rdf/sink.ts'
import { readDocument } from '../../src/read-document.ts'
import { undescribed } from '../support/described.ts'

const base = 'http://localhost:3000/'
const RG = 'https://w3id.org/resograph/ontology#'
const sources = new URL('../../data/sources/', import.meta.url)
const ontologyFile = (name: string) => readFileSync(new URL(`../../ontology/${name}`, import.meta.url), 'utf8')

const records = loadAuthorities()
const authorities = compileAuthorities(records)
const manifest = JSON.parse(readFileSync(new URL('manifest.json', sources), 'utf8')) as Record<
  string,
  ExternalMetadata & { readonly sha256: string; readonly note?: string }
>
const entries = readdirSync(sources)
  .filter((name) => name.endsWith('.txt'))
  .toSorted()
  .map((name) => {
    const { sha256 = 'ab'.repeat(32), note: _, ...external } = manifest[name] ?? {}
    return { document: readDocument(readFileSync(new URL(name, sources), 'utf8'), { authorities, external }), sha256 }
  })
const quads = [...mapDataset(entries, records, { base })]

const objects = (property: string) => quads.filter((each) => each.predicate.value === `${RG}${property}`)

test('each IRI below the base has a type and a label', () => {
  expect(undescribed(quads, base)).toEqual([])
})

test('any text at all gives a dataset that is described and that reads back', async () => {
  const odd = fc.string({ unit: 'binary', maxLength: 20 })
  const piece = fc
    .tuple(fc.constantFrom(...entries), fc.nat(20_000), fc.nat(1500))
    .map(([{ document }, start, length]) => document.text.slice(start, start + length))
  const text = fc.array(fc.oneof(piece, odd), { maxLength: 6 }).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(text, async (each) => {
      const entry = { document: readDocument(each, { authorities }), sha256: 'ab'.repeat(32) }
      const graph = [...mapDataset([entry], records, { base })]
      expect(undescribed(graph, base)).toEqual([])
      expect(parseRdf(await serialize(graph, 'nq'), 'nq')).toHaveLength(graph.length)
      expect(misquotes(mapDocument(entry.document, { base, sha256: entry.sha256 }), each)).toEqual([])
    }),
    { numRuns: 30 },
  )
})

test('the shapes hold', async () => {
  expect(await validateGraph(quads, ontologyFile('shapes.ttl'))).toEqual({ conforms: true, results: [] })
})

test('every verb, relation and predicate is declared by the ontology', () => {
  const declared = new Set(parseRdf(ontologyFile('resograph.ttl'), 'ttl').map((each) => each.subject.value))
  const used = quads.flatMap(({ predicate, object }) => [predicate.value, object.value])
  expect([...new Set(used)].filter((iri) => iri.startsWith(RG) && !declared.has(iri))).toEqual([])
})

/** The parts of A/RES/64/293 of one class, by querying as a user would. */
function partsOf(type: string): Quad[] {
  const holder = `${base}id/A/RES/64/293`
  const parts = new Set(
    objects('partOf')
      .filter((each) => each.object.value === holder)
      .map((each) => each.subject.value),
  )
  return quads.filter((each) => each.object.value === `${RG}${type}` && parts.has(each.subject.value))
}

test('A/RES/64/293 has 16 preambular and 7 operative paragraphs', () => {
  expect([partsOf('PreambularParagraph').length, partsOf('OperativeParagraph').length]).toEqual([16, 7])
})

test('what cites resolution 55/25 reaches the treaties that it adopted', () => {
  const citing = objects('cites').filter((each) => each.object.value === `${base}id/A/RES/55/25`)
  expect(citing.map((each) => each.subject.value)).toContain(`${base}id/A/RES/64/293/pp/6`)
  const untoc = objects('adoptedIn').find((each) => each.subject.value === `${base}id/treaty/untoc`)
  expect(untoc?.object.value).toBe(`${base}id/A/RES/55/25`)
})

/** Text without what a quote may leave out of its source: white space, emphasis marks, footnote marks. */
const bare = (text: string) => text.replaceAll(/[\s*_\p{N}]+/gu, '')

/** Whether a quote begins and ends as its span does; in between, a page break may put footnotes into the span. */
function agrees(quote: string, slice: string): boolean {
  const [words, source] = [bare(quote), bare(slice)]
  return source.startsWith(words.slice(0, 12)) && source.endsWith(words.slice(-12))
}

/** The statements of a graph whose words are not those of their span, with both. */
function misquotes(graph: readonly Quad[], text: string): string[] {
  const characters = Array.from(printable(text))
  const values = new Map(graph.map((each) => [`${each.subject.value} ${each.predicate.value}`, each.object.value]))
  const spanOf = (node: string) => ['start', 'end'].map((each) => Number(values.get(`${node} ${RG}${each}`)))
  return graph
    .filter(({ predicate }) => predicate.value === `${RG}quote` || predicate.value === `${RG}mention`)
    .map(({ subject, object }) => [object.value, characters.slice(...spanOf(subject.value)).join('')] as const)
    .filter(([quote, slice]) => !agrees(quote, slice))
    .map(([quote, slice]) => `${quote} ≠ ${slice}`)
}

test('the words of each statement stand where its span says', () => {
  for (const { document, sha256 } of entries) {
    expect(misquotes(mapDocument(document, { base, sha256 }), document.text)).toEqual([])
  }
})
