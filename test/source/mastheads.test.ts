/** Mastheads and numbering of earlier decades; texts invented after the forms of the time. */
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readDocument } from '../../src/read-document.ts'

const authorities = compileAuthorities(loadAuthorities())
const read = (...lines: readonly string[]) => readDocument(lines.join('\n\n'), { authorities })

test('a date stands where the title would, and the meeting in the last line', () => {
  const { metadata } = read(
    '942 (1990). Resolution of 23 September 1990',
    'The Security Council,',
    'Recalling its previous resolutions,',
    '1. Calls upon the parties to cease fire.',
    'Adopted unanimously at the 2982nd meeting.',
  )
  expect(metadata).toMatchObject({ symbol: 'S/RES/942(1990)', date: '1990-09-23', meeting: '2982nd meeting' })
  expect(metadata.title).toBeUndefined()
})

test('what stands before paragraph 1 without a number does not take its number', () => {
  const { paragraphs } = read(
    '1999 (XVIII). Declaration on rivers',
    'The General Assembly,',
    'Mindful of the rivers of the world,',
    'Solemnly proclaims the need of clean water,',
    'Declares that:',
    '1. Rivers belong to those who live by them.',
    '2. All States have duties towards them.',
  )
  expect(paragraphs.map(({ id }) => id)).toEqual(['pp/1', 'op/0', 'op/0-2', 'op/1', 'op/2'])
})

test('the text of a draft in quotation marks belongs to the paragraph that recommends it', () => {
  const { paragraphs } = read(
    '1990/999. Sale of boats',
    'The Commission on Human Rights,',
    'Recalling its resolution 1989/99,',
    '1. Recommends the following draft decision to the Economic and Social Council for adoption:',
    '"The Economic and Social Council, taking note of resolution 1990/999, endorses the decision."',
    '55th meeting',
  )
  expect(paragraphs.at(-1)?.id).toBe('op/1')
  expect(paragraphs.at(-1)?.text).toContain('endorses the decision."')
})

test('lettered operative paragraphs of a conference', () => {
  const { paragraphs } = read(
    'Decision 9/9',
    'The Conference of the Parties to the United Nations Convention against Transnational Organized Crime,',
    'Recalling its decision 8/8,',
    '(a) Decides to meet again;',
    '(b) Also decides that the group should:',
    '(i) Exchange experience;',
    '(ii) Make recommendations;',
    '(c) Requests the Secretariat to report.',
  )
  expect(paragraphs.map(({ id }) => id)).toEqual(['pp/1', 'op/a', 'op/b', 'op/b/i', 'op/b/ii', 'op/c'])
})

test('where a decision is printed is no part of it', () => {
  const { paragraphs, citations } = read(
    '2030/110. Special Rapporteur on bells',
    'At its 50th meeting, on 19 April 2030, the Commission on Human Rights decided, without a vote:',
    '(a) To appoint, for a three-year period, a Special Rapporteur whose mandate will focus on bells;',
    '(b) To invite Governments to cooperate.',
    'See chap. XII, E/CN.4/2030/127.',
  )
  expect(paragraphs.at(-1)?.text).toBe('To invite Governments to cooperate.')
  expect(citations).toEqual([])
})

test('an act without a full stop is no heading, and a note needs no rule above it', () => {
  const { paragraphs, footnotes } = read(
    '999 (IV). Convention on bells',
    'The General Assembly',
    'Approves the Convention annexed to the present resolution;',
    'Notes the report of the Sixth Committee.1',
    '264th plenary meeting,\n2 December 1949.',
    '1 See document A/1164.',
  )
  expect(paragraphs.map(({ id, text }) => [id, text.slice(0, 30)])).toEqual([
    ['op/1', 'Approves the Convention annexe'],
    ['op/2', 'Notes the report of the Sixth '],
  ])
  expect(footnotes.map(({ marker, text, anchoredIn }) => [marker, text, anchoredIn])).toEqual([
    ['1', 'See document A/1164.', ['op/2']],
  ])
})

test('sections count on from the preamble to the operative part', () => {
  const { sections } = read(
    '999/14. Bells',
    'The General Assembly,',
    'General matters',
    'Recalling its resolution 998/14,',
    '1. Decides to ring the bell;',
    'Trade in bells',
    '2. Requests the Secretary-General to report.',
  )
  expect(sections.map(({ id, title }) => [id, title])).toEqual([
    ['section/1', 'General matters'],
    ['section/2', 'Trade in bells'],
  ])
})

/** Agenda items of a masthead whose line names these. */
const itemsOf = (items: string) =>
  read('General Assembly', `Agenda items ${items}`, '79/999. Rivers', 'The General Assembly,', '1. Decides to meet.')
    .metadata.agendaItems

test('an agenda item that a line names twice is one, and no line makes more than a hundred', () => {
  expect(itemsOf('61, 180 and 61')).toEqual(['61', '180'])
  expect(itemsOf(Array.from({ length: 300 }, (_, i) => i + 1).join(', '))).toHaveLength(100)
})
