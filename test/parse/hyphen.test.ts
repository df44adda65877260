/** Which hyphens at a line's end go: the two parts, and whether they make one word; by UN spelling. */
import { expect, test } from 'vitest'
import { hyphenReader } from '../../src/parse/hyphen.ts'

test.each([
  ['pro', 'tection'],
  ['re', 'spect'],
  ['inter', 'national'],
  ['inter', 'est'],
  ['sub', 'mit'],
  ['ex', 'amine'],
  ['over', 'all'],
  ['pre', 'vent'],
  ['multi', 'lateral'],
  ['human', 'itarian'],
  ['follow', 'ing'],
  ['per', 'manent'],
])('%s- %s is one word', (before, after) => {
  expect(hyphenReader('')(before, after)).toBe(true)
})

test.each([
  ['follow', 'up'],
  ['re', 'establish'],
  ['inter', 'agency'],
  ['inter', 'American'],
  ['multi', 'stakeholder'],
  ['ex', 'combatants'],
  ['co', 'operation'],
  ['non', 'governmental'],
  ['counter', 'terrorism'],
])('%s-%s keeps its hyphen', (before, after) => {
  expect(hyphenReader('')(before, after)).toBe(false)
})

test('a word that the text prints elsewhere decides', () => {
  expect(hyphenReader('the cooperation of all')('co', 'operation')).toBe(true)
  expect(hyphenReader('pre-election talks')('pre', 'election')).toBe(false)
  expect(hyphenReader('a decision of the making of it')('decision', 'making')).toBe(false)
})
