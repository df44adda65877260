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

test('the Charter is that of the United Nations, until another treaty is called so', () => {
  expect(citedIn('Acting under Chapter VII of the Charter,')).toEqual([['the Charter', 'treaty/un-charter']])
})

test('Optional Protocols of nothing named are none', () => {
  expect(citedIn('Stressing the importance of accession to its Optional Protocols,')).toEqual([])
})
