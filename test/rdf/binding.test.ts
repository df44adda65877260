/** What is bound when all documents are known. */
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'
import { readAkn } from '../../src/read-akn.ts'
import { sampleXml } from '../akn/sample.ts'

const records = loadAuthorities()
const authorities = compileAuthorities(records)
const base = 'http://localhost:3000/'

/** A resolution of a year under the sample's title that recalls others by number. */
function resolution(symbol: string, year: number, recalled: readonly string[], title = 'Improving the tests') {
  const preamble = recalled
    .map(
      (number) =>
        `<container name="Recalling"><p><span class="italic">Recalling</span> its resolution ${number} of 1 May 2001,</p></container>`,
    )
    .join('')
  const formula = '<formula name="enactingFormula"><p>The General Assembly,</p></formula>'
  const xml = sampleXml({ symbol, preamble: formula + preamble }).replaceAll('2014-12-12', `${year}-12-12`)
  return {
    document: readAkn(xml.replace('Improving the tests', title), { authorities }),
    sha256: symbol.padEnd(64, '0'),
  }
}

function statements(entries: readonly ReturnType<typeof resolution>[], predicate: string): string[][] {
  const quads = [...mapDataset(entries, records, { base })]
  const found = quads.filter((quad) => quad.predicate.value.endsWith(`#${predicate}`))
  return found.map(({ subject, object }) => [subject.value.slice(base.length), object.value.slice(base.length)])
}

test('resolutions under one title form a chain, each naming the latest before it that it recalls', () => {
  const chain = [
    resolution('A/RES/61/501', 2006, []),
    resolution('A/RES/65/501', 2010, ['63/501', '61/501']),
    resolution('A/RES/63/501', 2008, ['61/501']),
    resolution('A/RES/67/501', 2012, []),
    resolution('A/RES/68/501', 2013, ['65/501'], 'Another title'),
  ]
  expect(statements(chain, 'precursor')).toEqual([
    ['id/A/RES/65/501', 'id/A/RES/63/501'],
    ['id/A/RES/63/501', 'id/A/RES/61/501'],
  ])
})

test('a named instrument is bound to the one document of its title, and to none where there are two', () => {
  const name = 'United Nations Global Plan of Action to Combat Trafficking in Persons'
  const citing = resolution('A/RES/65/501', 2010, [])
  const text = sampleXml({
    symbol: 'A/RES/66/501',
    preamble: `<container name="Recalling"><p><span class="italic">Recalling</span> the ${name},</p></container>`,
  })
  const named = { document: readAkn(text, { authorities }), sha256: 'f'.repeat(64) }
  const one = resolution('A/RES/64/293', 2009, [], name)
  expect(statements([citing, named, one], 'targetDocument')).toEqual([
    ['id/A/RES/66/501/pp/1/cite/1', 'id/A/RES/64/293'],
  ])
  expect(statements([named, one, resolution('A/RES/72/1', 2017, [], name)], 'targetDocument')).toEqual([])
})
