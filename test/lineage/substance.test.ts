/** Changes of substance between the shipped versions, and the figures that they are read from. */
import { describe, expect, test } from 'vitest'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { findSteps } from '../../src/lineage/chain.ts'
import { compareOptions, compareVersions } from '../../src/lineage/compare.ts'
import { findDatedNumbers, findNumbers, findTimes } from '../../src/lineage/figures.ts'
import { placeName } from '../../src/lineage/place.ts'
import { shippedDocument } from '../support/shipped.ts'

const known = compareOptions(loadAuthorities())
const findingsOf = (older: string, newer: string) =>
  compareVersions(shippedDocument(older), shippedDocument(newer), known).findings.map(
    ({ kind, newer: ids, before, after }) => `${ids.join()} ${kind}: ${before ?? ''} → ${after ?? ''}`,
  )

describe('the texts say otherwise', () => {
  test.each([
    'pp/9 citation-corrected: E/CN.4/RES/2004/110 → E/CN.4/DEC/2004/110',
    'pp/9 date-corrected: 62/141 of 2008 → 62/141 of 18 December 2007',
    'op/4 number-changed: 36 → 38',
    'op/6 time-changed: in three years time → in 2013',
    'annex/par/33 addressee-added:  → States parties',
  ])('in the adopted resolution, %s', (finding) => {
    expect(findingsOf('A_64_L.64.txt', 'A_RES_64_293.txt')).toContain(finding)
  })

  test.each([
    'pp/14 citation-added:  → CTOC/COP/DEC/4/4',
    'annex/par/38 addressee-dropped: General Assembly → ',
    'annex/par/60 time-changed:  → starting in 2012',
  ])('in the draft of 29 July, %s', (finding) => {
    expect(findingsOf('DRAFT_2010-07-19.txt', 'A_64_L.64.txt')).toContain(finding)
  })

  test('a name in place of a symbol is no change of what is cited', () => {
    const citations = findingsOf('A_64_L.64.txt', 'A_RES_64_293.txt').filter((each) => each.startsWith('pp/4 '))
    expect(citations).toEqual([])
  })
})

const versionWith = (relation: string) => ({
  paragraphs: [{ id: 'op/1', kind: 'operative' as const, text: `${relation} Member States to ratify the Convention` }],
  notes: [],
  acts: [{ in: 'op/1', relation }],
  citations: [],
  asks: [],
})

const kinds = (older: string, newer: string) =>
  compareVersions(versionWith(older), versionWith(newer), known).findings.map(({ kind }) => kind)

test('verbs are stronger or weaker on the scale', () => {
  expect(kinds('encourages', 'urges')).toEqual(['verb-strengthened'])
  expect(kinds('urges', 'encourages')).toEqual(['verb-weakened'])
  expect(kinds('urges', 'urges')).toEqual([])
})

test('figures in the wording', () => {
  expect(findTimes('to report in 2013 and at the sixty-eighth session of the Assembly')).toEqual([
    'in 2013',
    'at the sixty-eighth session',
  ])
  expect(findNumbers('paragraph 36 of resolution 61/180 of 20 December 2006, five persons, 12 of them')).toEqual([
    '36',
    '12',
  ])
  expect([...findDatedNumbers('resolutions 62/141 of 2008 and 61/180 of 20 December 2006')]).toEqual([
    ['62/141', '2008'],
    ['61/180', '20 December 2006'],
  ])
})

test('drafts follow each other by date; one without a date leads to what it became', () => {
  const steps = findSteps([
    { key: 'final', date: '2010-07-30' },
    { key: 'second', draftOf: 'final', date: '2010-07-29' },
    { key: 'first', draftOf: 'final', date: '2010-07-19' },
    { key: 'undated', draftOf: 'final' },
    { key: 'lost', draftOf: 'not held' },
  ])
  expect(steps.map(([older, newer]) => `${older.key} → ${newer.key}`)).toEqual([
    'first → second',
    'second → final',
    'undated → final',
  ])
})

test.each([
  ['pp/4', 'PP4'],
  ['op/2/a', 'OP2 (a)'],
  ['annex/par/43/b', 'annex 43 (b)'],
])('%s is named %s', (id, name) => {
  expect(placeName(id)).toBe(name)
})
