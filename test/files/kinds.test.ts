/** Whole files of each kind, from the disk to what was read. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { describeInput } from '../../src/files/collect.ts'
import { loadDocuments, openReader } from '../../src/files/documents.ts'
import { findAncestor } from '../../src/lineage/ancestor.ts'
import { wordingOfPieces } from '../../src/lineage/reconstruct.ts'
import { makeDocx, p, r } from '../support/docx.ts'
import { makePdf } from '../support/pdf.ts'
import { scratchFolder } from '../support/cli.ts'

const read = openReader(loadAuthorities())

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(scratchFolder(), name)
  writeFileSync(path, content)
  return path
}

async function readFile(name: string, content: string | Uint8Array) {
  return (await read(await describeInput(fileOf(name, content)))).document
}

const changed = `<w:del><w:r><w:delText>Secretariat</w:delText></w:r></w:del><w:ins>${r('Secretary-General')}</w:ins>`

test('changes that a Word file tracks are notes of the paragraph that they stand in', async () => {
  const body = [
    r('The General Assembly,'),
    r('Recalling its resolution 55/25 of 15 November 2000,'),
    r('1. Requests the ') + changed + r(' to report;'),
  ]
  const { paragraphs, notes, text } = await readFile('draft.docx', makeDocx(body.map((each) => p(each)).join('')))
  expect(paragraphs.map(({ id, text: words }) => [id, words])).toEqual([
    ['pp/1', 'Recalling its resolution 55/25 of 15 November 2000,'],
    ['op/1', 'Requests the Secretary-General to report;'],
  ])
  expect(notes).toMatchObject([
    { kind: 'deleted', text: 'Secretariat', paragraph: 'op/1' },
    { kind: 'inserted', text: 'Secretary-General', paragraph: 'op/1' },
  ])
  expect(text.slice(notes[1]?.start, notes[1]?.end)).toBe('Secretary-General')
})

test('the text before the changes that a Word file tracks is exact', async () => {
  const struck = '<w:del><w:r><w:delText>Urges all States to ratify the Convention;</w:delText></w:r></w:del>'
  const body = [
    r('The General Assembly,'),
    r('1. Requests the ') + changed + r(' to report;'),
    struck,
    r('2. Decides ') + '<w:del><w:r><w:delText>not </w:delText></w:r></w:del>' + r('to remain seized of the matter;'),
    `<w:ins>${r('3. Invites the Council to take note.')}</w:ins>`,
  ]
  const document = await readFile('tracked.docx', makeDocx(body.map((each) => p(each)).join('')))
  const earlier = findAncestor(document).map(({ newer, certainty, pieces = [] }) => [
    newer,
    certainty,
    wordingOfPieces(pieces),
  ])
  expect(earlier).toEqual([
    ['op/1', 'exact', 'Requests the Secretariat to report;'],
    [undefined, 'exact', 'Urges all States to ratify the Convention;'],
    ['op/2', 'exact', 'Decides not to remain seized of the matter;'],
  ])
})

test('a PDF file gives paragraphs, citations and the footnote that a raised mark refers to', async () => {
  const { paragraphs, footnotes, citations } = await readFile(
    'resolution',
    makePdf([
      [
        { text: 'The General Assembly,', x: 147, y: 700 },
        { text: 'Recalling the outcome of the conference,', x: 147, y: 670 },
        { text: '1', x: 328, y: 673.5, size: 6.5 },
        { text: '1. Decides to remain seized of the matter.', x: 147, y: 640 },
        { text: '__________________', x: 100, y: 150, size: 8 },
        { text: '1', x: 117, y: 141, size: 5.5 },
        { text: 'Resolution 60/1.', x: 123, y: 138, size: 8.5 },
      ],
    ]),
  )
  expect(paragraphs.map(({ id }) => id)).toEqual(['pp/1', 'op/1'])
  expect(footnotes).toMatchObject([{ marker: '1', text: 'Resolution 60/1.', anchoredIn: ['pp/1'] }])
  expect(citations).toMatchObject([{ in: 'pp/1', target: { key: 'A/RES/60/1' }, via: '1' }])
})

test('a broken file is named with its reason, and the rest is read', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.7 nothing')
  writeFileSync(join(folder, 'empty.docx'), 'PK\u0003\u0004')
  writeFileSync(join(folder, 'good.html'), '<html><p>The General Assembly,</p><p>1. Decides to meet.</p></html>')
  const { documents, failures } = await loadDocuments([folder], { read, width: 1, onRead: () => {} })
  expect(documents.map(({ path }) => path)).toEqual([join(folder, 'good.html')])
  expect(failures.map(({ error }) => error.code)).toEqual(['broken-input', 'archive-input'])
})
