/** Files that are broken or meant to do harm: a clear refusal each, and nothing else ever. */
import { array, assert, constantFrom, double, integer, oneof, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { InputError } from '../../src/errors.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readAkn } from '../../src/read-akn.ts'
import { kindOf } from '../../src/source/kinds.ts'
import { sampleXml } from './sample.ts'

const authorities = compileAuthorities(loadAuthorities())
const xml = sampleXml()

function codeOf(text: string): string | undefined {
  try {
    readAkn(text, { authorities })
    return undefined
  } catch (error) {
    if (error instanceof InputError) return error.code
    throw error
  }
}

test.each([
  ['an unclosed element', xml.replace('</mainBody>', ''), 'malformed-xml'],
  ['nothing', '', 'malformed-xml'],
  ['an entity that nobody declared', xml.replace('Oman', '&oman;'), 'malformed-xml'],
  [
    'a document type',
    xml.replace('<akomaNtoso', '<!DOCTYPE akomaNtoso SYSTEM "file:///etc/passwd"><akomaNtoso'),
    'doctype',
  ],
  ['entities that grow', xml.replace('<akomaNtoso', '<!DOCTYPE a [<!ENTITY b "&c;&c;">]><akomaNtoso'), 'doctype'],
  ['another root', '<rdf/>', 'not-akn'],
  ['nesting without end', `<akomaNtoso>${'<p>'.repeat(5000)}${'</p>'.repeat(5000)}</akomaNtoso>`, 'deep-xml'],
])('%s is refused', (_, text, code) => {
  expect(codeOf(text)).toBe(code)
})

test('an empty statement is a document with nothing in it, and says so', () => {
  const empty = readAkn('<akomaNtoso><statement/></akomaNtoso>', { authorities })
  expect(empty.paragraphs).toEqual([])
  expect(empty.diagnostics.map(({ code }) => code)).toEqual(['no-operative-paragraph'])
})

const bytes = (text: string) => new TextEncoder().encode(text)

test('a file is known by its root element, whatever stands before it', () => {
  expect(kindOf(bytes(xml)).name).toBe('akn')
  expect(kindOf(bytes(`\ufeff  ${xml}`)).name).toBe('akn')
  expect(kindOf(bytes('<a:akomaNtoso xmlns:a="x"/>')).name).toBe('akn')
  expect(kindOf(bytes('The General Assembly,\nRecalling <akomaNtoso>')).name).toBe('text')
})

/** Something done to a file on its way: bytes lost, doubled, replaced, or a piece of markup put in. */
const damage = record({
  at: double({ min: 0, max: 1, noNaN: true }),
  length: integer({ min: 0, max: 60 }),
  put: oneof(
    string({ maxLength: 8, unit: 'binary' }),
    constantFrom(
      '</p>',
      '<p>',
      '<num>1.</num>',
      '<paragraph>',
      '</paragraph>',
      '&amp;',
      '<a href="x">',
      '\u0000',
      '<p/>',
    ),
  ),
})

test('however a file is damaged, it is read or refused', () => {
  assert(
    property(array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      const broken = damages.reduce((text, { at, length, put }) => {
        const start = Math.floor(at * text.length)
        return text.slice(0, start) + put + text.slice(start + length)
      }, xml)
      const code = codeOf(broken)
      expect([undefined, 'malformed-xml', 'doctype', 'deep-xml', 'not-akn']).toContain(code)
    }),
    { numRuns: 1500, seed: 20_150_120 },
  )
})
