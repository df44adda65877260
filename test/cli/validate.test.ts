/** `resograph validate`: what was built conforms, what was broken does not. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resograph, scratchFolder } from '../support/cli.ts'

test('the shipped documents conform, and a paragraph without its text does not', async () => {
  const folder = scratchFolder()
  const [good, bad] = [join(folder, 'good.nq'), join(folder, 'bad.nq')]
  await resograph(['build', '-q', '-o', good])
  expect(await resograph(['validate', '-q', good])).toEqual({ status: 0, stdout: '', stderr: '' })

  const lines = readFileSync(good, 'utf8').split('\n')
  const text = '/id/A/RES/64/293/pp/1> <https://w3id.org/resograph/ontology#text>'
  const broken = lines.filter((line) => !line.includes(text))
  expect(broken.length).toBe(lines.length - 1)
  writeFileSync(bad, broken.join('\n'))
  const { status, stdout, stderr } = await resograph(['validate', bad])
  expect(status).toBe(1)
  expect(stdout).toMatch(/^Violation: <http:\/\/localhost:3000\/id\/A\/RES\/64\/293\/pp\/1>/)
  expect(stderr).toContain('bad.nq: 1 fault')
})

test('what is no RDF is unreadable input', async () => {
  const path = join(scratchFolder(), 'text.ttl')
  writeFileSync(path, 'The General Assembly,')
  const { status, stderr } = await resograph(['validate', path])
  expect(status).toBe(2)
  expect(stderr).toContain('not readable as .ttl')
})
