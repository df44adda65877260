/** Documents written as Akoma Ntoso: after the rules of its schema, and read back to the same statements. */
import { array, assert, constantFrom, integer, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { sha256 } from '../../src/files/read.ts'
import type { ResolutionDocument } from '../../src/model.ts'
import { writeAkn } from '../../src/rdf/akn/write.ts'
import { thingIri } from '../../src/rdf/iri.ts'
import { keyOfDocument, mapDocument } from '../../src/rdf/map.ts'
import { indexNames } from '../../src/rdf/things.ts'
import { readAkn } from '../../src/read-akn.ts'
import { readDocument } from '../../src/read-document.ts'
import { shippedDocument } from '../support/shipped.ts'
import { sampleXml } from './sample.ts'
import { schemaFaults } from './schema.ts'

const base = 'http://localhost:3000/'
const records = loadAuthorities()
const authorities = compileAuthorities(records)
const names = indexNames(records)

const quadsOf = (document: ResolutionDocument) => mapDocument(document, { base, sha256: sha256(document.text), names })

function write(document: ResolutionDocument): string {
  const iri = thingIri(base, keyOfDocument(document, sha256(document.text))).value
  return writeAkn(quadsOf(document), { iri, base }) ?? ''
}

/** What the graph says, but for what counts in the plain text and what reading made of it. */
function statements(document: ResolutionDocument): string[] {
  const quads = quadsOf(document)
  const reading = quads
    .filter(({ object }) => /#(?:Diagnostic|Finding)$/.test(object.value))
    .map((q) => q.subject.value)
  const left = new Set(reading)
  // The text before a draft is told by the places of its notes, which count in the plain text.
  return quads
    .filter(
      ({ subject, predicate, graph }) =>
        !graph.value.includes('/graph/draft/before-') &&
        !left.has(subject.value) &&
        !/#(?:start|end|quote|sha256)$/.test(predicate.value),
    )
    .map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`)
    .toSorted()
}

const shipped = ['A_64_L.64.txt', 'A_RES_63_194.txt', 'A_RES_64_293.txt', 'CCPCJ_RES_20_3.txt', 'DRAFT_2010-07-19.txt']

test.each(shipped)('%s is valid, and reads back to the same statements', (name) => {
  const document = shippedDocument(name)
  const xml = write(document)
  expect(schemaFaults(xml)).toEqual([])
  const again = readAkn(xml, { authorities })
  expect(again.paragraphs.map(({ id, text }) => [id, text])).toEqual(
    document.paragraphs.map(({ id, text }) => [id, text]),
  )
  expect(statements(again)).toEqual(statements(document))
})

test('what is written from the file that was read back is the file, byte for byte', () => {
  const xml = write(shippedDocument('A_RES_64_293.txt'))
  expect(write(readAkn(xml, { authorities }))).toBe(xml)
})

test.each([
  ['in English', {}],
  ['in French', { language: 'fra' }],
  ['of the Council', { symbol: 'S/RES/2170(2014)' }],
])('an official file %s comes back with subjects, votes, sponsors, notes and links', (_, options) => {
  const document = readAkn(sampleXml(options), { authorities })
  const xml = write(document)
  expect(schemaFaults(xml)).toEqual([])
  expect(statements(readAkn(xml, { authorities }))).toEqual(statements(document))
  expect(xml).toContain('<count value="120" refersTo="#inFavour"/>')
  expect(xml).toContain('by="Bosnia and Herzegovina, Iran (Islamic Republic of), Oman"')
  expect(xml).toContain('value="TRAFFICKING IN PERSONS" showAs="TRAFFICKING IN PERSONS" href="http://metadata.un.org/')
})

test('the elements that a reader of Akoma Ntoso looks for', () => {
  const xml = write(shippedDocument('A_RES_64_293.txt'))
  expect(xml).toContain('<FRBRuri value="/akn/un/statement/deliberation/unga/2010-07-30/64-293/"/>')
  expect(xml).toContain(
    '<formula name="enactingFormula"><p><span class="italic">The General Assembly</span>,</p></formula>',
  )
  expect(xml).toContain(
    '<docTitle refersTo="#resolutionTitle">United Nations Global Plan of Action to Combat Trafficking',
  )
  expect(xml).toContain('<a href="https://undocs.org/en/A/RES/61/180">')
  expect(xml).toContain('<paragraph eId="para_3" rg:path="op/3"><num>3.</num>')
  expect(xml).toContain('<attachment eId="att_1" rg:path="annex"><num>Annex</num>')
  expect(xml.match(/<authorialNote /g)).toHaveLength(shippedDocument('A_RES_64_293.txt').footnotes.length)
})

test('a file whose paths were spoilt is read as any other', () => {
  const document = shippedDocument('A_RES_63_194.txt')
  const ids = document.paragraphs.map(({ id }) => id)
  const xml = write(document)
  for (const spoilt of [
    xml.replace('rg:path="op/2"', 'rg:path="op/1"'),
    xml.replace('rg:path="op/2"', 'rg:path="op"'),
  ]) {
    expect(readAkn(spoilt, { authorities }).paragraphs.map(({ id }) => id)).toEqual(ids)
  }
})

test('without the paths the structure says the same', () => {
  const document = shippedDocument('CCPCJ_RES_20_3.txt')
  const bare = write(document).replaceAll(/ rg:path="[^"]*"/g, '')
  const again = readAkn(bare, { authorities })
  expect(again.paragraphs.map(({ id, text }) => [id, text])).toEqual(
    document.paragraphs.map(({ id, text }) => [id, text]),
  )
})

test('the rules find what breaks them', () => {
  const xml = write(shippedDocument('CCPCJ_RES_20_3.txt'))
  const broken: readonly (readonly [string, string, string])[] = [
    ['<mainBody>', '<mainBody>words', '<mainBody> holds words'],
    ['<content eId="para_1__content">', '<content eId="para_2__content">', 'eId para_2__content twice'],
    ['<formula name="enactingFormula">', '<formula>', '<formula> has no name'],
    [
      '<FRBRcountry value="un"/>',
      '',
      '<FRBRWork> holds FRBRthis FRBRuri FRBRalias FRBRdate FRBRauthor FRBRsubtype FRBRnumber ',
    ],
    ['placement="bottom"', 'placement="below"', '<authorialNote placement="below">'],
    ['<docTitle', '<docTitle lang="en"', '<docTitle> has lang'],
  ]
  for (const [from, to, fault] of broken) {
    expect(xml, from).toContain(from)
    expect(schemaFaults(xml.replace(from, to))).toEqual([fault])
  }
})

test('no document, no file', () => {
  const quads = quadsOf(shippedDocument('A_RES_63_194.txt'))
  expect(writeAkn(quads, { iri: `${base}id/treaty/untoc`, base })).toBeUndefined()
  expect(writeAkn([], { iri: `${base}id/A/RES/63/194`, base })).toBeUndefined()
})

test('any text at all gives a valid file that keeps every paragraph', () => {
  const word = constantFrom(
    'Recalling',
    'its resolution 61/180',
    '<&>"',
    'a\u0000b',
    '😀',
    '¹',
    '(a)',
    '1.',
    '\n\n',
    ';',
    ' ',
  )
  assert(
    property(
      array(word, { maxLength: 40 }),
      string({ maxLength: 30 }),
      integer({ min: 1, max: 9 }),
      (words, tail, number) => {
        const text = `The General Assembly,\n\n${words.join(' ')}\n\n${number}. Decides ${tail};\n`
        const document = readDocument(text, { authorities })
        const xml = write(document)
        expect(schemaFaults(xml)).toEqual([])
        expect(readAkn(xml, { authorities }).paragraphs.map(({ id }) => id)).toEqual(
          document.paragraphs.map(({ id }) => id),
        )
      },
    ),
    { numRuns: 60 },
  )
})
