/** Which document a link names. The addresses are of the forms that official files carry. */
import { expect, test } from 'vitest'
import { linkedSymbol } from '../../src/cite/links.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { compileSymbols } from '../../src/symbol/grammar.ts'

const grammar = compileSymbols(loadAuthorities().symbols)

test.each([
  ['https://undocs.org/en/A/RES/76/88', '76/88', ' of 9 December', 'A/RES/76/88'],
  ['https://undocs.org/en/A/RES/845(IX)', '845 (IX)', '', 'A/RES/845(IX)'],
  ['https://docs.un.org/en/A/77/67', 'A/77/67', '.', 'A/77/67'],
  ['http://www.un.org/ga/search/view_doc.asp?symbol=A/HRC/56/3&Lang=E', 'the report', '', 'A/HRC/56/3'],
  // The year stands in the words, or right after them.
  ['https://undocs.org/en/S/RES/1325', '1325 (2000)', '', 'S/RES/1325(2000)'],
  ['https://undocs.org/en/S/RES/1325', '1325', ' (2000) of 31 October', 'S/RES/1325(2000)'],
  // A number in an address is a resolution's.
  ['https://undocs.org/en/75/291', 'that resolution', '', 'A/RES/75/291'],
  // Words that are a whole number or symbol win over a wrong address.
  ['https://undocs.org/en/S/RES/2144(2014)', '2399 (2018)', '', 'S/RES/2399(2018)'],
  ['https://undocs.org/en/A/RES/70/1', 'A/69/315', '', 'A/69/315'],
  // Half of a double symbol is no other document.
  ['https://undocs.org/en/A/56/1026', 'A/56/1026-S/2002/932', '', 'A/56/1026'],
  ['https://example.org/report', 'the report', '', undefined],
])('%s on “%s”%s', (href, words, after, symbol) => {
  expect(linkedSymbol(href, words, after, grammar)).toBe(symbol)
})
