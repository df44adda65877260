/** What short names stand for where the text does not introduce them. Read by eye. */
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readDocument } from '../../src/read-document.ts'

const authorities = compileAuthorities(loadAuthorities())

/** Mention and key of what the first preambular paragraph cites. */
function citedIn(paragraph: string) {
  const text = [
    'RESOLUTION 999 (1991)',
    'The Security Council,',
    paragraph,
    '1. Decides to remain seized of the matter.',
  ]
  const { citations } = readDocument(text.join('\n\n'), { authorities })
  return citations.map(({ mention, target }) => [mention, target.key])
}

/** Only the keys. */
const keys = (paragraph: string) => citedIn(paragraph).map(([, key]) => key)

test('the Charter is that of the United Nations, until another treaty is called so', () => {
  expect(citedIn('Acting under Chapter VII of the Charter,')).toEqual([['the Charter', 'treaty/un-charter']])
})

test('Optional Protocols of nothing named are none', () => {
  expect(citedIn('Stressing the importance of accession to its Optional Protocols,')).toEqual([])
})

test('the Optional Protocol thereto is that of the treaty before, told by its subject where there are several', () => {
  const crc = 'Convention on the Rights of the Child'
  const subject = 'on the sale of children, child prostitution and child pornography'
  expect(keys(`Recalling the ${crc} and the Optional Protocol thereto ${subject},`)).toEqual([
    'treaty/crc',
    'treaty/crc-op-sc',
  ])
  expect(keys(`Recalling the ${crc} and the Optional Protocol thereto,`)).toEqual(['treaty/crc'])
  expect(
    keys(
      'Recalling the Convention on the Elimination of All Forms of Discrimination against Women and the Optional Protocol thereto,',
    ),
  ).toEqual(['treaty/cedaw', 'treaty/cedaw-op'])
})

test('numbers of a list are followed past what each is on, and a bare Council is the own one', () => {
  const text = [
    '17/1. Trade',
    'The Human Rights Council,',
    'Recalling Council resolutions 5/1, on institution-building of the Council, and 5/2, on conduct, and Economic and Social Council resolution 2008/33,',
    'Recalling also Conference of the Parties decisions 15/5, on frameworks, and 15/6, on planning,',
    '1. Decides to remain seized of the matter.',
  ]
  const { citations } = readDocument(text.join('\n\n'), { authorities })
  expect(citations.map(({ target }) => target.key)).toEqual(['A/HRC/RES/5/1', 'A/HRC/RES/5/2', 'E/RES/2008/33'])
})
