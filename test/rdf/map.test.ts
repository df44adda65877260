/** A document as a graph: against gold written by hand, and the laws that every dataset keeps. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Quad } from '@rdfjs/types'
import { ConfigError } from '../../src/errors.ts'
import type { Metadata, ResolutionDocument } from '../../src/model.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'
import { mapDocument } from '../../src/rdf/map.ts'
import { parseRdf } from '../../src/rdf/read.ts'
import { canonical } from '../support/canonical.ts'
import { undescribed } from '../support/described.ts'
import { sample, sampleEntry, sampleRecords } from '../support/sample.ts'

const base = 'http://localhost:3000/'
const id = `${base}id/A/RES/999/1`
const gold = readFileSync(new URL('gold/sample.trig', import.meta.url), 'utf8')

function datasetOf(...documents: readonly ResolutionDocument[]): Quad[] {
  const entries = documents.map((document) => ({ document, sha256: sampleEntry.sha256 }))
  return [...mapDataset(entries, sampleRecords, { base })]
}

function withMetadata(metadata: Partial<Metadata>): ResolutionDocument {
  return { ...sample, metadata: { ...sample.metadata, ...metadata } }
}

/** The values of `rg:property` or another prefixed name's local part, in order. */
function valuesOf(quads: readonly Quad[], subject: string, property: string): string[] {
  return quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.value.endsWith(`#${property}`))
    .map((quad) => quad.object.value)
}

test('the sample gives the graph written by hand', async () => {
  expect(await canonical(datasetOf(sample))).toEqual(await canonical(parseRdf(gold, 'trig')))
})

describe('every dataset', () => {
  const cited = withMetadata({ symbol: 'A/RES/55/25' })
  const draft = withMetadata({ symbol: undefined as never, slug: '2099-07-19', type: 'draft', draftOf: 'A/RES/999/2' })
  const quads = datasetOf(sample, cited, draft)

  test('gives each IRI below the base a type and a label', () => {
    expect(undescribed(quads, base)).toEqual([])
  })
  test('has no blank nodes', () => {
    expect(quads.filter(({ subject, object }) => [subject, object].some((t) => t.termType === 'BlankNode'))).toEqual([])
  })
  test('states no quad twice', async () => {
    expect((await canonical(quads)).filter((line) => line !== '')).toHaveLength(quads.length)
  })
  test('comes in the same order each time', () => {
    expect(datasetOf(sample, cited, draft)).toEqual(quads)
  })
  test('describes a document of its own in its own graph only', () => {
    const graphs = quads.filter(
      (q) => q.subject.value === `${base}id/A/RES/55/25` && q.predicate.value.endsWith('#label'),
    )
    expect(graphs.map((q) => q.graph.value)).toEqual([`${base}graph/A/RES/55/25`])
  })
  test('describes an event that two documents state once', () => {
    const fact = sample.facts[1]!
    const facts = [{ ...fact, subject: { name: 'A/RES/55/25', key: 'A/RES/55/25' } }]
    const both = datasetOf({ ...sample, facts }, { ...cited, facts })
    const events = both.filter((each) => each.object.value.endsWith('#MandateEvent'))
    expect(events.map((each) => each.graph.value)).toEqual([`${base}graph/events`])
    expect(both.filter((each) => each.predicate.value.endsWith('#states'))).toHaveLength(2)
  })
  test('publishes the first of two documents of one symbol, and tells of the other', () => {
    const told: string[] = []
    const entries = [sampleEntry, sampleEntry]
    const twice = [...mapDataset(entries, sampleRecords, { base, duplicate: (key) => told.push(key) })]
    expect(twice).toEqual(datasetOf(sample))
    expect(told).toEqual(['A/RES/999/1'])
  })
})

describe('a paragraph', () => {
  test('of a kind is counted without its sub-paragraphs', () => {
    const operative = datasetOf(sample).filter((quad) => quad.object.value.endsWith('#OperativeParagraph'))
    expect(operative.map((quad) => quad.subject.value)).toEqual([`${id}/op/1`, `${id}/op/2`])
  })
  test('has its printed label where the path does not say it', () => {
    const [first] = sample.paragraphs
    const printed = (label: string) =>
      valuesOf(datasetOf({ ...sample, paragraphs: [{ ...first!, label }] }), `${id}/pp/1`, 'printedLabel')
    expect(printed('PP6')).toEqual(['PP6'])
    expect(printed('1.')).toEqual([])
  })
  test('below a level that the draft skipped is part of the paragraph above', () => {
    const [first] = sample.paragraphs
    const paragraphs = [...sample.paragraphs, { ...first!, id: 'op/2/a/i' }]
    expect(valuesOf(datasetOf({ ...sample, paragraphs }), `${id}/op/2/a/i`, 'partOf')).toEqual([id, `${id}/op/2`])
  })
})

/** The paragraph that a citation of `paragraph N` of a loaded document reaches. */
const pinpoint = (number: number) => {
  const [first] = sample.citations
  const target = { ...first!.target, key: 'A/RES/999/2', label: 'A/RES/999/2' }
  const citing = { ...sample, citations: [{ ...first!, target, part: `paragraph ${number}` }] }
  return valuesOf(datasetOf(citing, withMetadata({ symbol: 'A/RES/999/2' })), `${id}/pp/1/cite/1`, 'targetParagraph')
}

describe('a citation', () => {
  test('of one paragraph reaches it where its document is in the dataset', () => {
    expect(pinpoint(2)).toEqual([`${base}id/A/RES/999/2/op/2`])
  })
  test('of a paragraph that does not exist reaches none', () => {
    expect(pinpoint(9)).toEqual([])
  })
  test('quotes the source where that is not the mention, letter for letter', () => {
    const [first] = sample.citations
    const citations = [{ ...first!, mention: 'resolution 55 / 25' }]
    expect(valuesOf(datasetOf({ ...sample, citations }), `${id}/pp/1/cite/1`, 'quote')).toEqual(['resolution 55/25'])
  })
  test('by a mark that the document uses twice goes through the note of its own paragraph', () => {
    const [note] = sample.footnotes
    const footnotes = [{ ...note!, anchoredIn: ['op/2'] }, note!]
    expect(valuesOf(datasetOf({ ...sample, footnotes }), `${id}/pp/1/cite/2`, 'viaFootnote')).toEqual([`${id}/fn/1-2`])
  })
})

describe('a document', () => {
  test('that is a draft has a date and an organ, and is not adopted', () => {
    const quads = datasetOf(withMetadata({ type: 'draft', symbol: 'A/999/L.1' }))
    const draft = `${base}id/A/999/L.1`
    expect(valuesOf(quads, draft, 'organ')).toEqual([`${base}id/organ/general-assembly`])
    expect([...valuesOf(quads, draft, 'adoptedBy'), ...valuesOf(quads, draft, 'adoptedOn')]).toEqual([])
    const dates = quads.filter(
      (q) => q.subject.value === draft && q.predicate.value === 'http://purl.org/dc/terms/date',
    )
    expect(dates.map((q) => q.object.value)).toEqual(['2099-07-30'])
  })
  test('without symbol and slug is named by its text', () => {
    const [first] = mapDocument(withMetadata({ symbol: undefined as never }), { base, sha256: '0123456789abcdef' })
    expect(first?.graph.value).toBe(`${base}graph/draft/unnamed-0123456789ab`)
  })
  test('whose date is no day of the calendar is published without', () => {
    expect(valuesOf(datasetOf(withMetadata({ date: '2099-02-30' })), id, 'adoptedOn')).toEqual([])
  })
  test('refuses a base that is no absolute IRI ending in a slash', () => {
    for (const bad of ['', 'localhost/', 'http://localhost:3000', 'http://a b/', 'javascript:/']) {
      expect(() => mapDocument(sample, { base: bad, sha256: '' }), bad).toThrow(ConfigError)
    }
  })
})

test('control characters and lone surrogates, which not every format can write, are replaced', () => {
  const quads = datasetOf(withMetadata({ title: 'a\u0000b\fc\uD835d\te' }))
  const titles = quads.filter((q) => q.subject.value === id && q.predicate.value.endsWith('/title'))
  expect(titles.map((q) => q.object.value)).toEqual(['a\uFFFDb\nc\uFFFDd\te'])
})
