/** `resograph parse` on the shipped documents and on what is no document. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resograph, root, scratchFolder } from '../support/cli.ts'

interface Parsed {
  readonly document: Readonly<Record<string, unknown>>
  readonly paragraphs: readonly {
    readonly id: string
    readonly text: string
    readonly start: number
    readonly end: number
  }[]
  readonly citations: readonly { readonly in: string; readonly target: string; readonly relation: string }[]
}

const source = (name: string): string => join(root, 'data/sources', name)

async function parseJson(...args: string[]): Promise<Parsed> {
  const { status, stdout, stderr } = await resograph(['parse', '--json', ...args])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout) as Parsed
}

test('64/293 has 7 operative and 61 annex paragraphs at the top', async () => {
  const { paragraphs, document } = await parseJson(source('A_RES_64_293.txt'))
  const ids = paragraphs.map(({ id }) => id)
  expect(ids.filter((id) => /^op\/\d+$/.test(id))).toHaveLength(7)
  expect(ids.filter((id) => /^annex\/par\/[1-9]\d*$/.test(id))).toHaveLength(61)
  expect(document).toMatchObject({
    symbol: 'A/RES/64/293',
    type: 'resolution',
    organ: 'General Assembly',
    title: 'United Nations Global Plan of Action to Combat Trafficking in Persons',
    date: '2010-07-30',
    session: '64',
    agendaItems: ['104'],
    meeting: '109th plenary meeting',
    distributed: '2010-08-12',
    // Nothing that the text states; the manifest says where the file comes from and in what language it is.
    external: ['language', 'origin'],
  })
})

test('offsets slice the text in code points', async () => {
  const { paragraphs } = await parseJson(source('A_RES_64_293.txt'))
  const points = [...readFileSync(source('A_RES_64_293.txt'), 'utf8')]
  const op1 = paragraphs.find(({ id }) => id === 'op/1')
  expect(points.slice(op1?.start, op1?.end).join('')).toMatch(/^\*?Adopts\*? the present resolution and its annex/)
})

test('what the text does not state is null without a manifest, and external with one', async () => {
  const text = readFileSync(source('A_RES_63_194.txt'))
  const { stdout } = await resograph(['parse', '--json', '-'], text)
  expect((JSON.parse(stdout) as Parsed).document).toMatchObject({ symbol: null, date: null, session: null })
  const { document } = await parseJson(source('A_RES_63_194.txt'))
  expect(document).toMatchObject({ symbol: 'A/RES/63/194', date: '2008-12-18', session: '63' })
  expect(document['external']).toEqual(expect.arrayContaining(['symbol', 'date', 'session']))
})

test('20/3 has no date: no shipped document gives it', async () => {
  const { document } = await parseJson(source('CCPCJ_RES_20_3.txt'))
  expect(document).toMatchObject({ symbol: 'CCPCJ/RES/20/3', date: null, session: '20' })
})

test('a list of citations is governed by one verb', async () => {
  const { citations } = await parseJson(source('CCPCJ_RES_20_3.txt'))
  const recalled = citations.filter((citation) => citation.in === 'pp/2' && citation.relation === 'recalls')
  expect(recalled.map(({ target }) => target)).toEqual(
    expect.arrayContaining(['A/RES/61/180', 'A/RES/63/194', 'A/RES/64/178', 'A/RES/63/156', 'A/RES/64/137']),
  )
})

test('without --json people get an outline', async () => {
  const { status, stdout } = await resograph(['parse', source('A_RES_64_293.txt')])
  expect(status).toBe(0)
  expect(stdout).toMatch(/^A\/RES\/64\/293 {2}resolution, General Assembly\n/)
  expect(stdout).toMatch(/^Preamble\n {2}pp\/1 +Guided by the purposes and principles/m)
  expect(stdout).toMatch(/^Operative part\n {2}op\/1 +Adopts the present resolution/m)
})

test.each([
  ['missing', undefined, /there is no such file/],
  ['empty', '', /empty/],
  ['blank', ' \n \n', /white space/],
  ['binary', Uint8Array.of(1, 2, 0, 3, 0, 0xff), /binary/],
  ['broken PDF', '%PDF-1.7\n', /the PDF file is broken/],
])('a %s file: status 2 and a message that names it', async (_, content, message) => {
  const path = join(scratchFolder(), 'input.txt')
  if (content !== undefined) writeFileSync(path, content)
  const { status, stdout, stderr } = await resograph(['parse', path])
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(message)
  expect(stderr).toContain(path)
})

test('one line of 50 MB is refused in words, at once', async () => {
  const path = join(scratchFolder(), 'long.txt')
  writeFileSync(path, 'a'.repeat(50_000_000))
  const { status, stderr } = await resograph(['parse', path])
  expect(status).toBe(2)
  expect(stderr).toBe(`resograph: ${path}: larger than 16 MiB, the most that is read as one document; split it\n`)
})

test('a folder is not a file', async () => {
  const { status, stderr } = await resograph(['parse', scratchFolder()])
  expect(status).toBe(2)
  expect(stderr).toContain('this is a folder')
})

test('a wrong manifest is named with its key, status 2', async () => {
  const folder = join(scratchFolder(), 'set')
  mkdirSync(folder)
  writeFileSync(join(folder, 'a.txt'), 'The General Assembly,\n\n1. Decides to remain seized of the matter.\n')
  writeFileSync(join(folder, 'manifest.json'), '{ "a.txt": { "sessoin": "20" } }')
  const { status, stderr } = await resograph(['parse', join(folder, 'a.txt')])
  expect(status).toBe(2)
  expect(stderr).toContain('manifest.json: a.txt: unknown key "sessoin"')
})

test('any text at all gives a document; control characters do not reach the terminal', async () => {
  const { status, stdout } = await resograph(
    ['parse', '-'],
    'Title \u001b[31m\n\nThe General Assembly,\n\nRecalling \u001b]0;x,\n',
  )
  expect(status).toBe(0)
  expect(stdout).not.toContain('\u001b')
})
