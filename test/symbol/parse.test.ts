import { describe, expect, test } from 'vitest'
import { symbolKey } from '../../src/symbol/key.ts'
import { parseSymbol } from '../../src/symbol/parse.ts'
import { formatSymbol, symbolFacts } from '../../src/symbol/symbol.ts'
import { grammar } from './grammar.ts'

function canonical(text: string): string | undefined {
  const symbol = parseSymbol(text, grammar)
  return symbol && formatSymbol(symbol)
}

describe('a printed symbol', () => {
  test.each([
    ['S/RES/1325 (2000)', 'S/RES/1325(2000)'],
    ['s/res/1325 (2000)', 'S/RES/1325(2000)'],
    ['A/RES/57/270 B', 'A/RES/57/270B'],
    ['A/RES/74/264 A\u2013C', 'A/RES/74/264A-C'],
    ['A/RES/74/264 A and B', 'A/RES/74/264A-B'],
    ['A/RES/2200 (XXI) A', 'A/RES/2200A(XXI)'],
    ['A/RES/ES\u201111/1', 'A/RES/ES-11/1'],
    ['A/RES/3201 (S-VI)', 'A/RES/3201(S-VI)'],
    ['A/RES/ 64/ 293', 'A/RES/64/293'],
    ['A/RES/64/0293', 'A/RES/64/293'],
    ['A/64/L.64', 'A/64/L.64'],
    ['a/c.3/79/l.20/rev.1', 'A/C.3/79/L.20/Rev.1'],
    ['e/cn.4/sub.2/2003/12/rev.2', 'E/CN.4/Sub.2/2003/12/Rev.2'],
    ['fccc/cp/2015/10/add.1', 'FCCC/CP/2015/10/Add.1'],
    ['UNEP/OZL.PRO.28/12', 'UNEP/OzL.Pro.28/12'],
    ['unep/ea.5/res.14', 'UNEP/EA.5/Res.14'],
    ['A/CONF.157/24 (Part I)', 'A/CONF.157/24(PartI)'],
    ['A/79/6 (Sect. 24)/Corr.1', 'A/79/6(Sect.24)/Corr.1'],
    ['CTOC/COP/DEC/1/5', 'CTOC/COP/DEC/1/5'],
    ['CAC/COSP/2021/17', 'CAC/COSP/2021/17'],
    ['A/HRC/S-30/1', 'A/HRC/S-30/1'],
    ['NPT/CONF.2020/DEC.2', 'NPT/CONF.2020/DEC.2'],
    ['IDB.48/Dec.8', 'IDB.48/Dec.8'],
    ['A/77/L45/Rev.1', 'A/77/L.45/Rev.1'],
  ])('%s reads as %s', (text, expected) => expect(canonical(text)).toBe(expected))

  test.each([
    '',
    'A/RES/64',
    'A/RES/64/293 Z Z',
    'S/2013',
    'A/RES/217 (IIII)',
    'S/RES/1325 (200)',
    'HIV/AIDS',
    'and/or',
    '24/7',
    'UN/CEFACT',
    'A/HRC',
    'A//3',
    'A/64/L.64/',
    'resolution 61/180',
    'A/'.repeat(200),
  ])('%s is not one', (text) => expect(parseSymbol(text, grammar)).toBeUndefined())

  test('keeps its parts', () => {
    expect(parseSymbol('A/RES/2200 A (XXI)', grammar)).toEqual({
      form: 'ga-resolution',
      type: 'resolution',
      organ: 'organ/general-assembly',
      layout: 'number-session',
      prefix: 'A/RES',
      session: 'XXI',
      number: '2200',
      part: 'A',
      suffixes: [],
    })
    expect(parseSymbol('A/C.3/79/L.20/Rev.1', grammar)).toEqual({
      form: 'ga-paper',
      type: 'draft',
      organ: 'organ/general-assembly',
      layout: 'session',
      prefix: 'A/C.3',
      session: '79',
      number: 'L.20',
      suffixes: ['Rev.1'],
    })
  })
})

describe('a symbol says', () => {
  test.each([
    ['A/RES/64/293', { type: 'resolution', organ: 'organ/general-assembly', session: '64' }],
    ['A/RES/S-32/1', { type: 'resolution', organ: 'organ/general-assembly', session: 'S-32' }],
    ['CCPCJ/RES/20/3', { type: 'resolution', organ: 'organ/ccpcj', session: '20' }],
    ['A/64/L.64', { type: 'draft', organ: 'organ/general-assembly', session: '64' }],
    ['S/RES/1325(2000)', { type: 'resolution', organ: 'organ/security-council', year: '2000' }],
    ['S/RES/1325', { type: 'resolution', organ: 'organ/security-council' }],
    ['E/CN.4/DEC/2004/110', { type: 'decision', organ: 'organ/commission-on-human-rights', year: '2004' }],
    ['S/PRST/2015/12', { type: 'statement', organ: 'organ/security-council', year: '2015' }],
    ['A/HRC/56/60', { type: 'report', organ: 'organ/human-rights-council', session: '56' }],
    ['CTOC/COP/2004/6', { type: 'report', organ: 'organ/ctoc-cop', year: '2004' }],
    ['UNEP/EA.5/Res.14', { type: 'resolution', organ: 'organ/unep', session: '5' }],
    ['ST/SGB/2003/7', { type: 'other', organ: 'organ/secretariat', year: '2003' }],
    ['A/C.6/79/SR.14', { type: 'other', organ: 'organ/general-assembly', session: '79' }],
    ['CLCS/11', { type: 'report' }],
  ])('%s', (text, facts) => {
    const symbol = parseSymbol(text, grammar)
    expect(symbol && symbolFacts(symbol)).toEqual(facts)
  })
})

describe('symbols of one document have one key', () => {
  test.each([
    ['S/RES/1325(2000)', 'S/RES/1325'],
    ['A/RES/57/270B', 'A/RES/57/270'],
    ['A/RES/74/264A-C', 'A/RES/74/264'],
    ['A/RES/2200A(XXI)', 'A/RES/2200(XXI)'],
    ['E/RES/155C(VII)', 'E/RES/155(VII)'],
    ['a/64/l.64', 'A/64/L.64'],
    ['A/RES/57/270 B', 'A/RES/57/270B'],
  ])('%s and %s', (one, other) => expect(symbolKey(one)).toBe(symbolKey(other)))

  test.each([
    ['A/RES/217(III)', 'A/RES/217(IV)'],
    ['A/79/6(Sect.2)', 'A/79/6(Sect.3)'],
    ['A/64/L.64', 'A/64/L.64/Rev.1'],
    ['S/PRST/2015/12', 'S/PRST/2014/12'],
  ])('but not %s and %s', (one, other) => expect(symbolKey(one)).not.toBe(symbolKey(other)))
})
