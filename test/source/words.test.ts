import { expect, test } from 'vitest'
import { lineJoiner } from '../../src/source/words.ts'

const document = ['Sustainable development, informal and formal talks, in the follow-up by States, from which it came']

const join = (...lines: string[]): string => lineJoiner([...document, ...lines])(lines)

test('words that spacing cut are put together, if the document has them whole', () => {
  expect(join('developm ent b y States')).toBe('development by States')
  expect(join('the follow -up')).toBe('the follow-up')
  expect(join('partnersh ip')).toBe('partnersh ip')
})

test('two words stay two, though together they would make a third', () => {
  expect(join('in formal education')).toBe('in formal education')
  expect(join('a state')).toBe('a state')
})

test('a hyphen at a line end goes with the whole word, and stays with a compound or a number', () => {
  expect(join('develop-', 'ment')).toBe('development')
  expect(join('develop\u00ad', 'ment')).toBe('development')
  expect(join('follow-', 'up')).toBe('follow-up')
  expect(join('2001–', '2010')).toBe('2001–2010')
  expect(join('non-', 'African')).toBe('non-African')
})
