/** The text before a draft: what its tracked changes tell, and what they leave open. */
import { expect, test } from 'vitest'
import { findAncestor } from '../../src/lineage/ancestor.ts'
import { fits } from '../../src/lineage/place-deletions.ts'
import { wordingOfPieces } from '../../src/lineage/reconstruct.ts'
import { shippedDocument } from '../support/shipped.ts'

const earlier = findAncestor(shippedDocument('DRAFT_2010-07-19.txt'))
const became = (id: string) => earlier.find(({ newer }) => newer === id)
const textOf = (id: string) => {
  const pieces = became(id)?.pieces
  return pieces && wordingOfPieces(pieces)
}

test('one deletion beside one addition stood in its place', () => {
  expect(became('annex/par/2')?.certainty).toBe('sure')
  expect(textOf('annex/par/2')).toContain('through addressing the root causes and contributing factors and the')
  expect(textOf('annex/par/41')).toContain('with a sufficient period of time to recover')
})

test('an addition beside which nothing was struck is likely to have been added to what there was', () => {
  expect(became('annex/par/48')).toMatchObject({ certainty: 'likely', struck: [] })
  expect(textOf('annex/par/48')).toBe(
    'Ensure liability of all categories of offenders, including the liability of legal persons, as appropriate;',
  )
})

test('a deletion listed before its paragraph is found there by its words', () => {
  expect(became('annex/par/11')?.certainty).toBe('likely')
  expect(textOf('annex/par/11')).toBe(
    'Make a commitment to address all forms of trafficking in persons that occur within and across national borders, ' +
      'including as a result of conflict or humanitarian emergencies;',
  )
})

test('what has several places has none, and stands as a gap', () => {
  expect(became('annex/par/15')).toMatchObject({
    certainty: 'open',
    open: ['wording without a place', 'unknown words where others were added'],
    struck: [
      { wording: 'that should be suitably disaggregated', certainty: 'open' },
      { wording: 'to', certainty: 'open' },
      { wording: 'in a comparative fashion', certainty: 'open' },
    ],
  })
  expect(textOf('annex/par/15')).toBe(
    'Conduct research and collection of […] data […] enable a proper analysis of the nature and extent of ' +
      'trafficking […];',
  )
})

test('an addition without which the rest does not read hides words that are not known', () => {
  expect(became('annex/par/9')?.open).toEqual(['unknown words where others were added'])
  expect(textOf('annex/par/9')).toMatch(/^Reaffirm the central role of the \[…\] in providing technical assistance/)
})

test('a struck action phrase opened its paragraph', () => {
  expect(textOf('pp/13')).toMatch(/^Noting the relevant decisions adopted at the Conference of the Parties/)
  expect(became('pp/13')?.struck).toMatchObject([{ rule: 'opening', certainty: 'likely' }])
})

test('where additions are not marked, no wording is sure', () => {
  expect(became('pp/9')).toMatchObject({ certainty: 'open', open: ['additions are not marked'] })
  expect(textOf('pp/9')).toContain('the Security Council Resolution 1888, to appoint')
  expect(became('pp/7')?.pieces).toBeUndefined()
})

test('earlier numbers are those that notes give; others are not known', () => {
  expect([became('pp/5')?.id, became('pp/8')?.id, became('pp/9')?.id]).toEqual(['pp/8', 'pp/12', 'pp/from-9'])
})

test('numbers that a draft keeps vacant were paragraphs', () => {
  expect(['annex/par/5', 'annex/par/43', 'annex/par/68'].map((id) => became(id)?.open)).toEqual([
    ['text not known'],
    ['text not known'],
    ['text not known'],
  ])
})

test('every wording that the draft strikes is told once', () => {
  const { notes } = shippedDocument('DRAFT_2010-07-19.txt')
  const listed = notes.filter(({ kind, text }) => kind === 'deleted' && text !== '').map(({ text }) => text)
  expect(earlier.flatMap(({ struck }) => struck.map(({ wording }) => wording)).toSorted()).toEqual(listed.toSorted())
})

test('a text that tracks nothing tells nothing of the one before', () => {
  expect(findAncestor(shippedDocument('A_RES_64_293.txt'))).toEqual([])
})

test.each([
  ['the central role of the ', ' in providing', false],
  ['proceedings against ', ';', false],
  ['forms of trafficking ', ' that encompass', true],
  ['legal persons ', ', as appropriate', true],
])('%s|%s', (before, after, reads) => expect(fits(before, after)).toBe(reads))
