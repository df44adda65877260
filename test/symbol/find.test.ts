import { describe, expect, test } from 'vitest'
import { findSymbols } from '../../src/symbol/find.ts'
import { grammar } from './grammar.ts'

/** `wording = canonical`, or the wording alone where both are the same. */
function found(text: string): string[] {
  return findSymbols(text, grammar).map(({ start, end, canonical }) => {
    const wording = text.slice(start, end)
    return wording === canonical ? wording : `${wording} = ${canonical}`
  })
}

describe('symbols in running text', () => {
  test.each([
    ['See E/2002/68/Add.1.', ['E/2002/68/Add.1']],
    ['See CTOC/COP/2004/6, chap. I.', ['CTOC/COP/2004/6']],
    ['(E/1990/22 and Corr.1), chap. II', ['E/1990/22', 'Corr.1 = E/1990/22/Corr.1']],
    ['A/79/437/Add.4, para. 19', ['A/79/437/Add.4']],
    ['A/56/1026-S/2002/932, annex', ['A/56/1026', 'S/2002/932']],
    ['A/56/1026\u2013S/2002/932', ['A/56/1026', 'S/2002/932']],
    ['draft A/C.3/79/L.20/Rev.1 was', ['A/C.3/79/L.20/Rev.1']],
    ['A/74/10, A/75/10; A/76/10', ['A/74/10', 'A/75/10', 'A/76/10']],
    ['S/RES/1325 (2000) of 31 October', ['S/RES/1325 (2000) = S/RES/1325(2000)']],
    ['A/RES/57/270 B of 23 June 2003', ['A/RES/57/270 B = A/RES/57/270B']],
    ['A/RES/2200 A (XXI), annex', ['A/RES/2200 A (XXI) = A/RES/2200A(XXI)']],
    ['A/RES/64/293 and a list', ['A/RES/64/293']],
    ['A/RES/64/293 A list follows', ['A/RES/64/293']],
    ['A/CONF.157/24 (Part I), chap. III', ['A/CONF.157/24 (Part I) = A/CONF.157/24(PartI)']],
    ['A/79/6 (Sect. 24)/Corr.1, A/79/6', ['A/79/6 (Sect. 24)/Corr.1 = A/79/6(Sect.24)/Corr.1', 'A/79/6']],
    ['A/HRC/56/60 (see paragraph 4)', ['A/HRC/56/60']],
    ['A/68/7/Add.1 and 2).', ['A/68/7/Add.1', '2 = A/68/7/Add.2']],
    ['A/68/7/Add.1 and 2 other papers', ['A/68/7/Add.1']],
    ['A/C.6/79/SR.12\u201314, and 37).', ['A/C.6/79/SR.12', '14 = A/C.6/79/SR.14', '37 = A/C.6/79/SR.37']],
    ['E/2002/68/Add.1 and Add.2', ['E/2002/68/Add.1', 'Add.2 = E/2002/68/Add.2']],
    ['A/79/437/Add.4 and Corr.1.', ['A/79/437/Add.4', 'Corr.1 = A/79/437/Add.4/Corr.1']],
    ['document A/79/\n322 on', ['A/79/\n322 = A/79/322']],
    ['A/S-12/32 and A/ES-10/944', ['A/S-12/32', 'A/ES-10/944']],
    ['CEDAW/C/PRK/CO/2-4, para. 3', ['CEDAW/C/PRK/CO/2-4']],
    ['GC.18/Res.9 and UNEP/EA.5/Res.14', ['GC.18/Res.9', 'UNEP/EA.5/Res.14']],
    ['“A/810”', ['A/810']],
    ['https://example.org/x A/64/1', ['A/64/1']],
    ['See ICCD/COP(15)/23/Add.1, decision', ['ICCD/COP(15)/23/Add.1']],
    ['CD/8/Rev.9.', ['CD/8/Rev.9']],
    ['GOV/INF/2005/10-GC(49)/INF/6', ['GOV/INF/2005/10']],
    ['UNEP/CBD/BS/COP-MOP/5/17', ['UNEP/CBD/BS/COP-MOP/5/17']],
    ['A/RES/74/264 A–C (see', ['A/RES/74/264 A–C = A/RES/74/264A-C']],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected))

  test.each([
    'and/or',
    '24/7',
    'km/h and 5 m/s/2',
    'in 2023/24',
    'page 1/14',
    'www.unodc.org/unodc/en/x.html',
    'https://undocs.org/A/RES/64/293',
    'https://undocs.org/en/S/2010/466?x=A/64/1',
    'https://example.org/~A/64/1-S/2010/4',
    'https://example.org/list;A/64/1,(A/64/2)',
    'HIV/AIDS',
    'UN/CEFACT',
    'grades A/B and S/5',
    'BBA/79/322',
    '',
    '/',
    'A/',
  ])('none in %j', (text) => expect(found(text)).toEqual([]))

  test('long hostile text is read in time that grows with its length', () => {
    for (const unit of [
      'A/',
      'A/1.',
      'A/79/L.1-',
      '((((A/1',
      'A/RES/1 (',
      'A/1 and Corr.1',
      '//',
      'A/79/1 A, ',
      '1A/S-',
    ]) {
      const start = performance.now()
      findSymbols(unit.repeat(200_000 / unit.length), grammar)
      expect(performance.now() - start, unit).toBeLessThan(2000)
    }
  })
})
