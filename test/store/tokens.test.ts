import { describe, expect, test } from 'vitest'
import { parseTokens, positionOf } from '../../src/store/tokens.ts'

const texts = (query: string) => parseTokens(query).map((token) => token.text)

describe('tokens', () => {
  test.each([
    ['ASK { ?s <http://a/b#c> "}" }', ['ASK', '{', '?s', '<http://a/b#c>', '"}"', '}']],
    ['a # { not a brace\nb', ['a', 'b']],
    [`'''a'b{''' """x"y"""`, [`'''a'b{'''`, '"""x"y"""']],
    [String.raw`"a\"{" 'b\'}'`, [String.raw`"a\"{"`, String.raw`'b\'}'`]],
    ['rg:cites.?x', ['rg:cites', '.', '?x']],
    ['?a<?b && ?c', ['?a', '<', '?b', '&&', '?c']],
    ['"2010"^^xsd:date @en 1.5e3', ['"2010"', '^^', 'xsd:date', '@en', '1.5e3']],
    ['é:état', ['é:état']],
  ])('%s', (query, expected) => expect(texts(query)).toEqual(expected))

  test('an unclosed string takes the rest', () =>
    expect(parseTokens('ASK { "a {{{').at(-1)).toMatchObject({ kind: 'bad', start: 6, end: 12 }))

  test('depth counts the brackets that are open before a token', () =>
    expect(parseTokens('a { b ( c ) } d').map(({ text, depth }) => [text, depth])).toEqual([
      ['a', 0],
      ['{', 0],
      ['b', 1],
      ['(', 1],
      ['c', 2],
      [')', 1],
      ['}', 0],
      ['d', 0],
    ]))

  test.each([
    ['"'.repeat(100_000)],
    ['"""\\'.repeat(25_000)],
    ['<'.repeat(100_000)],
    ['a.'.repeat(50_000)],
    ['?'.repeat(100_000)],
  ])('hostile text is read in linear time', (query) => {
    const start = performance.now()
    parseTokens(query)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

test.each([
  ['ab\ncd', 4, { line: 2, column: 2 }],
  ['a\r\nb\rc', 5, { line: 3, column: 1 }],
  ['😀x', 2, { line: 1, column: 2 }],
  ['', 0, { line: 1, column: 1 }],
])('position in %j at %d', (text, offset, expected) => expect(positionOf(text, offset)).toEqual(expected))
