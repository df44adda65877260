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
