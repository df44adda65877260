/** Texts of the 1980s and 1990s: notes counted `1/`, at the foot of the page or under a heading at the end. */
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readDocument } from '../../src/read-document.ts'

const authorities = compileAuthorities(loadAuthorities())

const opening = `          RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY

          49/999.  Traffic in goods

     The General Assembly,

     Reaffirming the Universal Declaration of Human Rights, 1/ the Convention on the Rights of the Child
2/ and the Vienna Declaration, 3/
`
const closing = `
     1.   Requests the Secretary-General to report.

                                                    94th plenary meeting
                                                        23 December 1994
`
const first = `     1/  Resolution 217 A (III).

     2/  Resolution 44/25, annex.
`
const third = `     3/  A/CONF.157/24 (Part I), chap. III.
`

test.each([
  ['under a heading at the end', `${opening}${closing}\nNotes\n\n${first}\n${third}`],
  ['at the end without one', `${opening}${closing}\n${first}\n${third}`],
  [
    'at the foot of a page, and the last on the next',
    `${opening}\n${first}\n95-76912                                     /...\nA/RES/49/999\nPage 2\n\n${closing}\n${third}`,
  ],
])('%s', (_, text) => {
  const { paragraphs, footnotes, diagnostics } = readDocument(text, { authorities })
  expect(paragraphs.map((paragraph) => paragraph.text)).toEqual([
    'Reaffirming the Universal Declaration of Human Rights, the Convention on the Rights of the Child and the Vienna Declaration,',
    'Requests the Secretary-General to report.',
  ])
  expect(footnotes.map(({ marker, text: note, anchoredIn }) => [marker, note, anchoredIn])).toEqual([
    ['1', 'Resolution 217 A (III).', ['pp/1']],
    ['2', 'Resolution 44/25, annex.', ['pp/1']],
    ['3', 'A/CONF.157/24 (Part I), chap. III.', ['pp/1']],
  ])
  expect(diagnostics).toEqual([])
})

test('notes in brackets, as word processors write them out', () => {
  const { footnotes, paragraphs } = readDocument(
    `${opening}${closing}\n${first}${third}`.replaceAll(/(\d)\/(?=[ \n])/g, '[$1]'),
    {
      authorities,
    },
  )
  expect(footnotes.map(({ marker, anchoredIn }) => [marker, anchoredIn])).toEqual([
    ['1', ['pp/1']],
    ['2', ['pp/1']],
    ['3', ['pp/1']],
  ])
  expect(paragraphs[0]?.text).not.toContain('[')
})
