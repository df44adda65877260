import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { compileSymbols } from '../../src/symbol/grammar.ts'
import { parseSymbol } from '../../src/symbol/parse.ts'
import { formatSymbol } from '../../src/symbol/symbol.ts'
import { grammar, records } from './grammar.ts'

const forms = [...records.acts, ...records.series]

describe('the symbol records', () => {
  test.each(forms.map((record) => [record.form, record] as const))('%s reads each of its examples', (form, record) => {
    expect(Object.keys(record.examples)).not.toHaveLength(0)
    for (const [spelling, canonical] of Object.entries(record.examples)) {
      const symbol = parseSymbol(spelling, grammar)
      expect(symbol && formatSymbol(symbol), spelling).toBe(canonical)
      expect(symbol?.form, spelling).toBe(form)
      expect(symbol?.organ, spelling).toBe(record.organ)
    }
  })

  test('every bracket word has examples that read', () => {
    for (const [spelling, canonical] of records.qualifiers.flatMap(({ examples }) => Object.entries(examples))) {
      const symbol = parseSymbol(spelling, grammar)
      expect(symbol && formatSymbol(symbol), spelling).toBe(canonical)
    }
  })

  test('every numbering of a series of adopted texts has an example', () => {
    for (const { form, numbering, examples } of records.acts) {
      const shown = new Set(Object.keys(examples).map((spelling) => parseSymbol(spelling, grammar)?.layout))
      expect([...shown].toSorted(), form).toEqual(numbering.map(({ layout }) => layout).toSorted())
    }
  })

  test('every record names its source, and no form twice', () => {
    const all = [...forms, ...records.elements, ...records.qualifiers]
    expect(all.filter(({ source }) => source === '')).toEqual([])
    expect(new Set(forms.map(({ form }) => form)).size).toBe(forms.length)
  })

  test('two records of one prefix are refused', () => {
    const [first] = records.acts
    if (first === undefined) throw new TypeError('no records')
    expect(() => compileSymbols({ ...records, acts: [first, { ...first, form: 'twin' }] })).toThrow(InputError)
  })
})
