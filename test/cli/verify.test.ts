/** `resograph verify` as a user runs it: on what it built, and on what somebody altered. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resograph, root, scratchFolder } from '../support/cli.ts'
import { makeDocx, p, r } from '../support/docx.ts'

/** A dataset of one document with its text beside it under another symbol, so that the shipped text does not help. */
async function buildOne(): Promise<{ readonly dataset: string; readonly text: string }> {
  const folder = scratchFolder()
  const text = join(folder, 'A_RES_99_1.txt')
  const source = readFileSync(join(root, 'data/sources/CCPCJ_RES_20_3.txt'), 'utf8')
  writeFileSync(text, source.replace('Annex', 'annex').replace('persons', 'people'))
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ 'A_RES_99_1.txt': { symbol: 'A/RES/99/1' } }))
  const dataset = join(folder, 'one.nq')
  const { status, stderr } = await resograph(['build', text, '-o', dataset])
  expect(status, stderr).toBe(0)
  return { dataset, text }
}

const alter = (path: string, change: (content: string) => string) => {
  const content = readFileSync(path, 'utf8')
  const changed = change(content)
  expect(changed).not.toBe(content)
  writeFileSync(path, changed)
}

test('what was built agrees with the text beside it', async () => {
  const { dataset } = await buildOne()
  const { status, stdout, stderr } = await resograph(['verify', dataset])
  expect([status, stdout]).toEqual([0, ''])
  expect(stderr).toMatch(/\d+ spans of 1 document agree with their texts/)
})

test('one altered byte of the text is found', async () => {
  const { dataset, text } = await buildOne()
  alter(text, (content) => content.replace('Reaffirming', 'Reaffirning'))
  const { status, stdout } = await resograph(['verify', dataset])
  expect(status).toBe(1)
  expect(stdout).toMatch(/^text: <http:\/\/localhost:3000\/doc\/A\/RES\/99\/1\.txt>: .*A_RES_99_1\.txt is not the text/)
})

test.each([
  ['offset', (line: string) => line.replace(/"(\d+)"/, (_, offset: string) => `"${Number(offset) + 1}"`), '#start> "'],
  ['wording', (line: string) => line.replace(/#mention> "./, '#mention> "_'), '#mention> "'],
])('one altered %s of a citation is found', async (_, change, mark) => {
  const { dataset } = await buildOne()
  alter(dataset, (content) => {
    const lines = content.split('\n')
    const at = lines.findIndex((line) => line.includes('/cite/1>') && line.includes(mark))
    return lines.with(at, change(lines[at]!)).join('\n')
  })
  const { status, stdout, stderr } = await resograph(['verify', dataset])
  expect([status, stderr.match(/\d+ fault/)?.[0]]).toEqual([1, '1 fault'])
  expect(stdout).toMatch(/^quote: <http:\/\/localhost:3000\/id\/A\/RES\/99\/1\/.*\/cite\/1>: /)
})

test('a text that is elsewhere is found in the folder of --texts, and missing without', async () => {
  const { dataset } = await buildOne()
  const elsewhere = join(scratchFolder(), 'moved.nq')
  copyFileSync(dataset, elsewhere)
  const missing = await resograph(['verify', elsewhere])
  expect([missing.status, missing.stdout.split(':', 1)[0]]).toEqual([1, 'text'])
  expect((await resograph(['verify', elsewhere, '--texts', join(dataset, '..')])).status).toBe(0)
})

test('build writes the plain texts that verify needs', async () => {
  const folder = scratchFolder()
  const dataset = join(folder, 'all.ttl.gz')
  const { dataset: one, text } = await buildOne()
  expect(one).not.toBe(dataset)
  expect((await resograph(['build', text, '-o', dataset, '--texts', join(folder, 'texts')])).status).toBe(0)
  expect(readFileSync(join(folder, 'texts/A_RES_99_1.txt'), 'utf8')).toBe(readFileSync(text, 'utf8'))
  expect((await resograph(['verify', dataset, '--texts', join(folder, 'texts')])).status).toBe(0)
})

test('a folder of texts that is not there is wrong usage', async () => {
  const { dataset } = await buildOne()
  expect((await resograph(['verify', dataset, '--texts', 'no-such-folder'])).status).toBe(2)
})

test('changes that a Word file tracks agree with its text, too', async () => {
  const folder = scratchFolder()
  const changed = `<w:del><w:r><w:delText>Secretariat</w:delText></w:r></w:del><w:ins>${r('Secretary-General')}</w:ins>`
  const body = [r('The General Assembly,'), r('1. Requests the ') + changed + r(' to report.')]
  writeFileSync(join(folder, 'tracked.docx'), makeDocx(body.map((each) => p(each)).join('')))
  const dataset = join(folder, 'all.nq')
  await resograph(['build', join(folder, 'tracked.docx'), '-o', dataset, '--texts', join(folder, 'texts')])
  const { status, stdout, stderr } = await resograph(['verify', dataset, '--texts', join(folder, 'texts')])
  expect([status, stdout]).toEqual([0, ''])
  expect(stderr).toContain('agree')
})
