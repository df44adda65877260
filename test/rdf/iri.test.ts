/** IRIs and offsets: what is written reads back. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyOfIri, partIri, plainTextIri, thingIri } from '../../src/rdf/iri.ts'
import { slugOf } from '../../src/slug.ts'
import { codePointOffsets } from '../../src/rdf/offsets.ts'
import { relationIri } from '../../src/rdf/relation.ts'

const base = 'http://localhost:3000/'

describe('IRIs', () => {
  test.each([
    ['A/RES/64/293', 'id/A/RES/64/293'],
    ['S/RES/1325(2000)', 'id/S/RES/1325(2000)'],
    ['A/64/L.64', 'id/A/64/L.64'],
    ['draft/2010-07-19', 'id/draft/2010-07-19'],
    ['A/CONF.157/24(Part I)', 'id/A/CONF.157/24(Part%20I)'],
    ['a<b>"c"{d}|e\\f^g`h?i#j%k[l]', 'id/a%3Cb%3E%22c%22%7Bd%7D%7Ce%5Cf%5Eg%60h%3Fi%23j%25k%5Bl%5D'],
    ['agent/état', 'id/agent/état'],
  ])('%s has the path %s', (key, path) => {
    expect(thingIri(base, key).value).toBe(`${base}${path}`)
  })
  test('a key reads back from its IRI', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (key) => {
        expect(keyOfIri(base, thingIri(base, key).value)).toBe(key.replaceAll(/\p{Cs}/gu, '\uFFFD'))
      }),
    )
  })
  test('hold nothing that N-Quads forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (key) => {
        expect(thingIri(base, key).value).not.toMatch(/[\s\p{Cc}<>"{}|\\^`]/u)
      }),
    )
  })
  test.each(['\u{E0001}', '\uE000', '\uFFFE', '\u{FFFFF}', '\u0085'])(
    'encode %j, which RFC 3987 leaves out',
    (character) => {
      expect(thingIri(base, character).value).toMatch(/id\/(?:%[0-9A-F]{2})+$/)
    },
  )
  test('of other places have no key', () => {
    for (const iri of ['http://example.org/id/A', `${base}graph/A`, `${base}id/`]) {
      expect(keyOfIri(base, iri)).toBeUndefined()
    }
  })
  test('of parts and texts follow the document', () => {
    const document = thingIri(base, 'A/RES/64/293')
    expect(partIri(document, 'pp/4/cite/1').value).toBe(`${base}id/A/RES/64/293/pp/4/cite/1`)
    expect(plainTextIri(base, 'A/RES/64/293').value).toBe(`${base}doc/A/RES/64/293.txt`)
  })
})

test.each([
  ['International, regional and subregional organizations', 'international-regional-and-subregional-organizations'],
  ["United Nations Children's Fund", 'united-nations-children-s-fund'],
  ['Côte d’Ivoire', 'cote-d-ivoire'],
  ['…', 'unnamed'],
])('the slug of %s is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

test.each([
  ['notes-with-appreciation', 'notesWithAppreciation'],
  ['calls-upon', 'callsUpon'],
  ['recalls', 'recalls'],
  ['enters-into-force', 'entersIntoForceOn'],
])('the relation %s is rg:%s', (key, name) => {
  expect(relationIri(key).value).toBe(`https://w3id.org/resograph/ontology#${name}`)
})

describe('offsets', () => {
  test('after a letter outside the basic plane are one less for each', () => {
    const at = codePointOffsets('a𝒳b𝒳c')
    expect([0, 1, 3, 4, 6, 7].map(at)).toEqual([0, 1, 2, 3, 4, 5])
  })
  test('inside a pair count the pair as passed', () => {
    expect(codePointOffsets('a𝒳b')(2)).toBe(2)
  })
  test('are what counting the code points before gives', () => {
    const text = fc.array(fc.constantFrom('a', '𝒳', '\u{10FFFF}', 'é', '\uD835')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.nat(20), (each, offset) => {
        const end = Math.min(offset, each.length)
        expect(codePointOffsets(each)(end)).toBe(Array.from(each.slice(0, end)).length)
      }),
    )
  })
})
