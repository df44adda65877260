import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { organsOfNumber, symbolFor } from '../../src/symbol/cited.ts'
import { findSymbols } from '../../src/symbol/find.ts'
import { parseSymbol } from '../../src/symbol/parse.ts'
import { formatSymbol } from '../../src/symbol/symbol.ts'
import { grammar, records } from './grammar.ts'
import type { ActRecord, Layout, SeriesRecord } from '../../src/symbol/records.ts'
import type { DocumentSymbol } from '../../src/symbol/symbol.ts'

const number = fc.integer({ min: 1, max: 9999 }).map(String)
const slashSession = fc.integer({ min: 1, max: 120 }).map(String)
const year = fc.integer({ min: 1946, max: 2060 }).map(String)
const roman = fc.constantFrom('I', 'III', 'IV', 'IX', 'XXI', 'XXX', 'XL', 'XLVIII', 'LXIII')
const part = fc.constantFrom(undefined, 'A', 'B', 'A-C', 'A,D')
const suffixes = fc.constantFrom<readonly string[]>(
  [],
  ['Add.1'],
  ['Rev.2', 'Corr.1'],
  ['(PartI)'],
  ['(Sect.2)', 'Add.3'],
)

function marked(record: ActRecord, plain: fc.Arbitrary<string>, isRoman: boolean): fc.Arbitrary<string> {
  const marks = (record.special ?? []).filter((mark) => !isRoman || mark.endsWith('S-'))
  return fc.tuple(fc.constantFrom('', ...marks), plain).map(([mark, session]) => mark + session)
}

/** Session or year as a layout has it. */
function timeOf(record: ActRecord, layout: Layout): fc.Arbitrary<{ session?: string; year?: string }> {
  if (layout === 'year' || layout === 'number-year') return year.map((value) => ({ year: value }))
  if (layout === 'plain') return fc.constant({})
  const isRoman = layout === 'number-session'
  return marked(record, isRoman ? roman : slashSession, isRoman).map((value) => ({ session: value }))
}

function actSymbols(record: ActRecord, layout: Layout): fc.Arbitrary<DocumentSymbol> {
  const lettered = record.parts === true && layout !== 'plain' ? part : fc.constant(undefined)
  return fc.tuple(timeOf(record, layout), number, lettered, suffixes).map(([time, digits, letters, tail]) => {
    const { form, type, organ, prefix } = record
    const lettersOrNone = letters === undefined ? {} : { part: letters }
    return Object.assign({ form, type, organ, prefix, layout, number: digits, suffixes: tail }, time, lettersOrNone)
  })
}

function paperSymbols(record: SeriesRecord): fc.Arbitrary<DocumentSymbol> {
  const time =
    record.dotted === true
      ? slashSession.map((session) => ({ layout: 'dotted' as const, session }))
      : fc.oneof(
          slashSession.map((session) => ({ layout: 'session' as const, session })),
          year.map((value) => ({ layout: 'year' as const, year: value })),
        )
  const tail = fc.oneof(
    number.map((digits) => ({ number: digits, type: record.type })),
    number.map((digits) => ({ number: `L.${digits}`, type: 'draft' as const })),
  )
  const organ = record.organ === undefined ? {} : { organ: record.organ }
  return fc
    .tuple(time, tail, suffixes)
    .map(([when, what, behind]) =>
      Object.assign({ form: record.form, prefix: record.prefix, suffixes: behind }, organ, when, what),
    )
}

const everyAct = fc.oneof(
  ...records.acts.flatMap((record) => record.numbering.map(({ layout }) => actSymbols(record, layout))),
)
const everyPaper = fc.oneof(...records.series.map(paperSymbols))
const everySymbol = fc.oneof(everyAct, everyPaper)

describe('laws of symbols', () => {
  test('a printed symbol reads back as itself', () => {
    fc.assert(
      fc.property(everySymbol, (symbol) => {
        expect(parseSymbol(formatSymbol(symbol), grammar)).toEqual(symbol)
      }),
      { numRuns: 2000 },
    )
  })

  test('case, dashes and spaces around slashes change nothing', () => {
    const odd = fc.constantFrom<(text: string) => string>(
      (text) => text.toLowerCase(),
      (text) => text.replaceAll('/', '/ '),
      (text) => text.replaceAll('-', '\u2011'),
      (text) => text.replace('(', ' ('),
    )
    fc.assert(
      fc.property(everyAct, odd, (symbol, spell) => {
        expect(parseSymbol(spell(formatSymbol(symbol)), grammar)).toEqual(symbol)
      }),
    )
  })

  test('the canonical form has no white space and is its own canonical form', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AESL/.-()123 XIVabrev'), maxLength: 24 }), (text) => {
        const symbol = parseSymbol(`A/${text}`, grammar)
        if (symbol === undefined) return
        expect(formatSymbol(symbol)).not.toMatch(/\s/)
        expect(parseSymbol(formatSymbol(symbol), grammar)).toEqual(symbol)
      }),
      { numRuns: 2000 },
    )
  })

  test('a symbol put into text is found where it stands', () => {
    fc.assert(
      fc.property(everySymbol, (symbol) => {
        // A comma without a space behind it ends a symbol in text: `A/74/10,A/75/10`.
        fc.pre(symbol.part?.includes(',') !== true)
        const canonical = formatSymbol(symbol)
        const [hit] = findSymbols(`See ${canonical}, annex.`, grammar)
        expect(hit && { start: hit.start, canonical: hit.canonical }).toEqual({ start: 4, canonical })
        expect(hit?.end).toBe(4 + canonical.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('nothing throws on any text, and what is found is in order and slices back to its text', () => {
    const texts = fc
      .array(fc.oneof(everySymbol.map(formatSymbol), fc.string(), fc.constantFrom(' and Corr.1', '-', '–', ' (', '/')))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0
        for (const { start, end, canonical } of findSymbols(text, grammar)) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          expect(parseSymbol(canonical, grammar)).toBeDefined()
          from = end
        }
        expect(from).toBeLessThanOrEqual(text.length)
        symbolFor({ organ: text, type: 'resolution', number: text }, grammar)
        organsOfNumber('decision', text, grammar)
      }),
    )
  })

  test('text put in front shifts what is found and changes nothing else', () => {
    fc.assert(
      fc.property(fc.array(everySymbol.map(formatSymbol), { maxLength: 4 }), (symbols) => {
        const text = symbols.join(', ')
        const shifted = findSymbols(`In front: ${text}`, grammar).map(({ start, end, canonical }) => ({
          start: start - 10,
          end: end - 10,
          canonical,
        }))
        expect(shifted).toEqual(
          findSymbols(text, grammar).map(({ start, end, canonical }) => ({ start, end, canonical })),
        )
      }),
    )
  })
})
