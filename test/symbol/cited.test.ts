import { describe, expect, test } from 'vitest'
import { organsOfNumber, symbolFor } from '../../src/symbol/cited.ts'
import { parseSymbol } from '../../src/symbol/parse.ts'
import { formatSymbol } from '../../src/symbol/symbol.ts'
import { grammar } from './grammar.ts'

function cited(organ: string, type: 'resolution' | 'decision' | 'presidential-statement', number: string) {
  const symbol = symbolFor({ organ: `organ/${organ}`, type, number }, grammar)
  return symbol && formatSymbol(symbol)
}

describe('a document cited by its number', () => {
  test.each([
    ['general-assembly', 'resolution', '61/180', 'A/RES/61/180'],
    ['general-assembly', 'resolution', '55/25', 'A/RES/55/25'],
    ['general-assembly', 'resolution', '217 A (III)', 'A/RES/217A(III)'],
    ['general-assembly', 'resolution', '2200 A (XXI)', 'A/RES/2200A(XXI)'],
    ['general-assembly', 'resolution', '2252 (ES-V)', 'A/RES/2252(ES-V)'],
    ['general-assembly', 'resolution', 'S-32/1', 'A/RES/S-32/1'],
    ['general-assembly', 'resolution', 'ES-11/1', 'A/RES/ES-11/1'],
    ['general-assembly', 'resolution', '74/264 A', 'A/RES/74/264A'],
    ['general-assembly', 'decision', '74/544', 'A/DEC/74/544'],
    ['security-council', 'resolution', '1325 (2000)', 'S/RES/1325(2000)'],
    ['security-council', 'resolution', '1888', 'S/RES/1888'],
    ['security-council', 'presidential-statement', '2015/12', 'S/PRST/2015/12'],
    ['economic-and-social-council', 'resolution', '2006/27', 'E/RES/2006/27'],
    ['economic-and-social-council', 'resolution', '1503 (XLVIII)', 'E/RES/1503(XLVIII)'],
    ['economic-and-social-council', 'decision', '2005/234', 'E/DEC/2005/234'],
    ['human-rights-council', 'resolution', '6/14', 'A/HRC/RES/6/14'],
    ['human-rights-council', 'resolution', 'S-30/1', 'A/HRC/RES/S-30/1'],
    ['commission-on-human-rights', 'resolution', '1990/68', 'E/CN.4/RES/1990/68'],
    ['commission-on-human-rights', 'decision', '2004/110', 'E/CN.4/DEC/2004/110'],
    ['commission-on-human-rights', 'resolution', '8 (XVI)', 'E/CN.4/RES/8(XVI)'],
    ['ccpcj', 'resolution', '20/3', 'CCPCJ/RES/20/3'],
    ['ctoc-cop', 'decision', '1/5', 'CTOC/COP/DEC/1/5'],
  ] as const)('%s %s %s is %s', (organ, type, number, symbol) => {
    expect(cited(organ, type, number)).toBe(symbol)
    expect(symbolFor({ organ: `organ/${organ}`, type, number }, grammar)).toEqual(parseSymbol(symbol, grammar))
  })

  test.each([
    ['general-assembly', 'resolution', '6/14'],
    ['general-assembly', 'resolution', '1503 (XLVIII)'],
    ['general-assembly', 'resolution', '1325 (2000)'],
    ['general-assembly', 'presidential-statement', '61/180'],
    ['security-council', 'resolution', '61/180'],
    ['economic-and-social-council', 'resolution', '1970/27'],
    ['commission-on-human-rights', 'resolution', '2006/27'],
    ['human-rights-council', 'resolution', 'ES-11/1'],
    ['secretariat', 'resolution', '61/180'],
    ['general-assembly', 'resolution', 'sixty-one'],
  ] as const)('%s has no %s %s', (organ, type, number) => expect(cited(organ, type, number)).toBeUndefined())
})

describe('whose number it can be', () => {
  test.each([
    ['resolution', '1325 (2000)', ['organ/security-council']],
    ['resolution', '217 A (III)', ['organ/general-assembly']],
    ['resolution', '3074 (XXVIII)', ['organ/general-assembly']],
    ['resolution', '2200 A (XXI)', ['organ/general-assembly']],
    ['resolution', '1503 (XLVIII)', ['organ/economic-and-social-council']],
    ['resolution', '194 (III)', ['organ/general-assembly']],
    ['resolution', '1514 (XV)', ['organ/general-assembly']],
    ['resolution', '20 (XXXVI)', ['organ/commission-on-human-rights']],
    ['resolution', '2006/27', ['organ/economic-and-social-council']],
    ['resolution', 'ES-11/1', ['organ/general-assembly']],
    ['decision', '2004/110', ['organ/economic-and-social-council', 'organ/commission-on-human-rights']],
    ['presidential-statement', '2015/12', ['organ/security-council']],
    ['resolution', 'one', []],
  ] as const)('%s %s', (type, number, organs) => expect(organsOfNumber(type, number, grammar)).toEqual(organs))

  test('a number by session is several bodies’, the General Assembly first', () => {
    const organs = organsOfNumber('resolution', '61/180', grammar)
    expect(organs[0]).toBe('organ/general-assembly')
    expect(organs).toContain('organ/human-rights-council')
    expect(organs).not.toContain('organ/economic-and-social-council')
  })
})
