/** The redline of two paragraphs: it loses nothing, and it reads in whole words and phrases. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { redline } from '../../src/lineage/redline.ts'

/** `[-deleted-]`, `{+inserted+}`, both for what was replaced, `<moved>` for what moved; form changes as the new text. */
function show(older: string, newer: string): string {
  const pieces = redline(older, newer).map(({ kind, older: from, newer: to }) => {
    const [before, after] = [older.slice(from.start, from.end), newer.slice(to.start, to.end)]
    if (kind === 'equal' || kind === 'form') return after
    if (kind === 'moved-out') return `[<${before}>]`
    if (kind === 'moved-in') return `{<${after}>}`
    return `${before === '' ? '' : `[-${before}-]`}${after === '' ? '' : `{+${after}+}`}`
  })
  return pieces.join('')
}

test.each([
  ['a non-tolerance policy', 'a no-tolerance policy', 'a [-non-tolerance-]{+no-tolerance+} policy'],
  ['paragraph 36 of the annex', 'paragraph 38 of the annex', 'paragraph [-36-]{+38+} of the annex'],
  [
    'to appoint a Rapporteur',
    'by which the Council appointed the Rapporteur',
    '[-to appoint a -]{+by which the Council appointed the +}Rapporteur',
  ],
  ['identity, and safety', 'identity and safety', 'identity[-,-] and safety'],
  ['on Violence against Children', 'on violence against children', 'on violence against children'],
  ['the “Trafficking Protocol”', 'the "Trafficking Protocol"', 'the "Trafficking Protocol"'],
  [
    'Requests, as a matter of priority, the Office on Drugs and Crime to report',
    'Requests the Office on Drugs and Crime to report as a matter of priority',
    'Requests[-,-] [<as a matter of priority, >]the Office on Drugs and Crime to report{< as a matter of priority>}',
  ],
])('%s | %s', (older, newer, expected) => {
  expect(show(older, newer).replace(/\s+/g, ' ')).toBe(expected)
})

const word = fc.constantFrom(
  'the',
  'of',
  'Convention',
  'persons',
  ', ',
  ' ',
  '“UN”',
  '"UN"',
  '61/180',
  'Children',
  'children',
  '\u{1F600}',
)
const text = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
  fc.string({ unit: 'binary' }),
)

test('either text can be rebuilt from the operations', () => {
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const operations = redline(older, newer)
      expect(operations.map((each) => older.slice(each.older.start, each.older.end)).join('')).toBe(older)
      expect(operations.map((each) => newer.slice(each.newer.start, each.newer.end)).join('')).toBe(newer)
    }),
  )
})

test('what is equal is equal, and what is deleted or inserted has one side', () => {
  fc.assert(
    fc.property(text, text, (older, newer) => {
      for (const { kind, older: from, newer: to } of redline(older, newer)) {
        const [before, after] = [older.slice(from.start, from.end), newer.slice(to.start, to.end)]
        expect(kind === 'equal').toBe(before === after)
        if (kind === 'deleted' || kind === 'moved-out') expect(after).toBe('')
        if (kind === 'inserted' || kind === 'moved-in') expect(before).toBe('')
      }
    }),
  )
})

test('long texts that share nothing are replaced whole, before anybody waits', () => {
  const [older, newer] = ['a', 'b'].map((letter) =>
    Array.from({ length: 20_000 }, (_, at) => `${letter}${at}`).join('\n'),
  )
  expect(redline(older ?? '', newer ?? '').map(({ kind }) => kind)).toEqual(['replaced'])
})
