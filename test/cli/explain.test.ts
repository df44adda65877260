/** `resograph explain`: the words, the rule and the grade behind a statement. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resograph, scratchFolder } from '../support/cli.ts'

test('a citation shows its words in their paragraph', async () => {
  const { status, stdout } = await resograph(['explain', 'id/A/RES/64/293/pp/1/cite/1'])
  expect(status).toBe(0)
  expect(stdout).toContain('principles of the ⟦Charter of the United Nations⟧')
  expect(stdout).toContain('rule    cite/name treaty/un-charter')
  expect(stdout).toContain('grade   stated')
})

test('a triple shows every statement that makes it, on the document as on the paragraph', async () => {
  const asked = ['rg:guidedBy', 'id/treaty/un-charter']
  const onParagraph = await resograph(['explain', 'id/A/RES/64/293/pp/1', ...asked])
  const onDocument = await resograph(['explain', ['id/A/RES/64/293', ...asked].join(' ')])
  expect(onParagraph.stdout).toMatch(/⟦.*Charter.*⟧/)
  expect(onDocument.stdout).toContain(onParagraph.stdout)
})

test('metadata from outside says so', async () => {
  const { stdout } = await resograph(['explain', 'id/CCPCJ/RES/20/3', 'rg:symbol', '"CCPCJ/RES/20/3"'])
  expect(stdout).toMatch(/rule {4}manifest\/symbol/)
  expect(stdout).toMatch(/grade {3}external/)
})

test('a dataset is explained with the texts that belong to it', async () => {
  const dataset = join(scratchFolder(), 'all.nq')
  await resograph(['build', '-o', dataset])
  const { status, stdout } = await resograph(['explain', 'id/mandate/sr-slavery', '--data', dataset])
  expect(status).toBe(0)
  expect(stdout).toMatch(/⟦[^⟧]*Special Rapporteur on contemporary forms of slavery[^⟧]*⟧/)
})

test('what nothing states ends with status 1, and what is no question with 2', async () => {
  expect((await resograph(['explain', 'id/A/RES/64/293', 'rg:recalls', 'id/nothing'])).status).toBe(1)
  expect((await resograph(['explain', 'id/A/RES/64/293', 'rg:recalls'])).status).toBe(2)
})
