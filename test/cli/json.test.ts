/** The form of `parse --json`, on a document made by hand. */
import { expect, test } from 'vitest'
import { documentJson } from '../../src/cli/json.ts'
import { outline } from '../../src/cli/outline.ts'
import type { Evidence, ResolutionDocument } from '../../src/model.ts'

// The pair of UTF-16 units before the paragraph makes every later offset one smaller in code points.
const text = '\u{1F54A} The General Assembly,\n\nRecalling its resolution 55/25 of 15 November 2000,'
const [start, end] = [26, text.length]
const evidence: Evidence = { paragraph: 'pp/1', quote: 'resolution 55/25', rule: 'number', grade: 'stated', start, end }

const document: ResolutionDocument = {
  text,
  metadata: { type: 'resolution', agendaItems: [], language: 'en', external: [], evidence: {} },
  paragraphs: [
    {
      id: 'pp/1',
      kind: 'preambular',
      text: 'Recalling its resolution 55/25 of 15 November 2000,',
      openingPhrase: 'Recalling',
      verbs: ['recalling'],
      start,
      end,
      map: [0, start],
    },
  ],
  sections: [],
  annexes: [],
  footnotes: [],
  notes: [],
  diagnostics: [{ code: 'odd', message: 'something odd', start: 0, end: 2 }],
  acts: [],
  citations: [
    {
      in: 'pp/1',
      mention: 'resolution 55/25',
      target: { kind: 'document', key: 'A/RES/55/25', label: 'A/RES/55/25' },
      relation: 'recalls',
      start: 40,
      end: 56,
      evidence,
    },
    {
      in: 'pp/1',
      mention: 'Convention',
      target: {
        kind: 'treaty',
        key: 'treaty/untoc',
        label: 'United Nations Convention against Transnational Organized Crime',
      },
      relation: 'recalls',
      via: '3',
      start: 40,
      end: 56,
      evidence,
    },
  ],
  asks: [
    {
      in: 'pp/1',
      verb: 'requests',
      addressees: [{ name: 'Secretary-General', key: 'organ/secretary-general' }],
      deadline: { text: 'at its sixty-fourth session', session: '64' },
      start,
      end,
      evidence,
    },
  ],
  steps: [],
  facts: [
    {
      subject: { name: 'resolution 55/25', key: 'A/RES/55/25' },
      predicate: 'adopts',
      object: { name: 'United Nations Convention against Transnational Organized Crime', key: 'treaty/untoc' },
      evidence,
    },
  ],
  aliases: [],
  mentions: [],
}

test('absent values are null, offsets are code points', () => {
  const json = documentJson(document)
  expect(json['document']).toMatchObject({
    symbol: null,
    organ: null,
    title: null,
    date: null,
    session: null,
    meeting: null,
  })
  expect(json['paragraphs']).toEqual([
    {
      id: 'pp/1',
      kind: 'preambular',
      label: null,
      text: 'Recalling its resolution 55/25 of 15 November 2000,',
      openingPhrase: 'Recalling',
      verbs: ['recalling'],
      start: 25,
      end: end - 1,
    },
  ])
  expect([...text].slice(25, 34).join('')).toBe('Recalling')
  expect(json['diagnostics']).toEqual([{ code: 'odd', message: 'something odd', start: 0, end: 1 }])
})

test('documents are named by symbol, everything else by its full name', () => {
  const untoc = 'United Nations Convention against Transnational Organized Crime'
  const json = documentJson(document)
  expect(json['citations']).toMatchObject([
    { target: 'A/RES/55/25', via: null },
    { target: untoc, via: '3' },
  ])
  expect(json['facts']).toEqual([['A/RES/55/25', 'adopts', untoc, 'pp/1']])
  expect(json['asks']).toMatchObject([{ addressees: ['Secretary-General'], deadline: { session: '64' } }])
})

test('it has the keys that were promised', () => {
  const keys = ['document', 'paragraphs', 'sections', 'footnotes', 'citations', 'asks', 'facts', 'aliases', 'subjects']
  expect(Object.keys(documentJson(document))).toEqual(expect.arrayContaining([...keys, 'votes', 'diagnostics']))
})

test('the outline has a line a paragraph, and below it what it cites and asks', () => {
  expect(outline(document).split('\n')).toEqual(
    expect.arrayContaining([
      '  pp/1      Recalling its resolution 55/25 of 15 November 2000,',
      '              recalls → A/RES/55/25',
      '              recalls → United Nations Convention against Transnational Organized Crime (footnote 3)',
      '              asks: requests Secretary-General, at its sixty-fourth session',
      '  odd: something odd',
    ]),
  )
})
