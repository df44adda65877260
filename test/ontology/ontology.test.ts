/** The ontology explains each of its terms, and the mapper and the shapes use no term that it lacks. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Quad } from '@rdfjs/types'
import { mapDataset } from '../../src/rdf/dataset.ts'
import { parseRdf } from '../../src/rdf/read.ts'
import { sampleEntry, sampleRecords } from '../support/sample.ts'

const RG = 'https://w3id.org/resograph/ontology#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const OWL = 'http://www.w3.org/2002/07/owl#'
const read = (name: string) => parseRdf(readFileSync(new URL(`../../ontology/${name}`, import.meta.url), 'utf8'), 'ttl')

const ontology = read('resograph.ttl')
const valuesOf = (iri: string, property: string) =>
  ontology.filter((q) => q.subject.value === iri && q.predicate.value === property).map((q) => q.object.value)
const terms = [...new Set(ontology.map((q) => q.subject.value))].filter((iri) => iri.startsWith(RG))
const properties = ontology
  .filter((q) => /#(Object|Datatype)Property$/.test(q.object.value))
  .map((q) => q.subject.value)

/** The terms in our namespace that quads use anywhere. */
function used(quads: readonly Quad[]): string[] {
  const all = quads.flatMap((q) => [q.subject.value, q.predicate.value, q.object.value])
  return [...new Set(all)].filter((iri) => iri.startsWith(RG) && !/[\s\\]/.test(iri))
}

test('every term has one label and one comment', () => {
  for (const term of terms) {
    expect(valuesOf(term, `${RDFS}label`), term).toHaveLength(1)
    expect(valuesOf(term, `${RDFS}comment`), term).toEqual([expect.stringMatching(/^[A-Z].{10,}\.$/s)])
  }
})

test('every property has a range', () => {
  for (const property of properties) expect(valuesOf(property, `${RDFS}range`), property).toHaveLength(1)
})

test.each([
  'Document Resolution Decision Draft Report Paragraph PreambularParagraph OperativeParagraph AnnexParagraph Section',
  'Annex Footnote Treaty Instrument Organ Mandate Event Citation Ask MandateEvent Revision',
  'symbol adoptedBy adoptedOn session agendaItem draftOf partOf path order text openingPhrase start end',
  'cites recalls reaffirms notes notesWithAppreciation recognizes welcomes bearsInMind guidedBy urges callsUpon',
  'requests invites encourages adopts endorses implements mentions inParagraph target relation mention viaFootnote',
  'establishes appoints extends terminates launches coordinates supplements manages partnersWith entersIntoForceOn',
  'verb addressee deadline recurrence older newer change similarity',
])('the names that users rely on are there: %s', (names) => {
  expect(terms).toEqual(expect.arrayContaining(names.split(' ').map((name) => `${RG}${name}`)))
})

test.each(
  'recalls reaffirms notes recognizes welcomes bearsInMind guidedBy urges callsUpon requests invites adopts mentions'
    .split(' ')
    .map((name) => [name]),
)('rg:%s is a sub-property of rg:cites', (name) => {
  expect(valuesOf(`${RG}${name}`, `${RDFS}subPropertyOf`)).toContain(`${RG}cites`)
})

test('rg:partOf is transitive', () => {
  expect(valuesOf(`${RG}partOf`, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type')).toContain(
    `${OWL}TransitiveProperty`,
  )
})

test('no ask is a norm: nothing here is aligned to an obligation', () => {
  expect(
    ontology.filter((q) => /obligation|duty|deontic/i.test(q.object.value) && q.object.termType === 'NamedNode'),
  ).toEqual([])
})

test('the mapper, the shapes and the ontology itself use declared terms only', () => {
  const declared = new Set(terms)
  const mapped = [...mapDataset([sampleEntry], sampleRecords, { base: 'http://localhost:3000/' })]
  const unknown = used([...mapped, ...read('shapes.ttl'), ...ontology]).filter((term) => !declared.has(term))
  expect(unknown.filter((term) => term !== RG)).toEqual([])
})
