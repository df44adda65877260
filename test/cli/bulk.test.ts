/** `resograph build` of many files into N-Quads: threads, resuming, reports, and what goes wrong on the way. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Parser } from 'n3'
import { expect, test } from 'vitest'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { loadDocuments, openReader } from '../../src/files/documents.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'
import { serialize } from '../../src/rdf/serialize.ts'
import { sampleXml } from '../akn/sample.ts'
import { mainFile, resograph, root, scratchFolder } from '../support/cli.ts'

const base = 'http://localhost:3000/'

/** A folder with `count` XML documents, one of them broken, and one text. */
function folderOf(count: number): string {
  const folder = join(scratchFolder(), 'xml')
  mkdirSync(folder)
  for (let i = 1; i <= count; i++) writeFileSync(join(folder, `${i}.xml`), sampleXml({ symbol: `A/RES/69/${i}` }))
  writeFileSync(join(folder, 'broken.xml'), sampleXml().slice(0, 900))
  writeFileSync(join(folder, 'plain.txt'), readFileSync(join(root, 'data/sources/CCPCJ_RES_20_3.txt')))
  return folder
}

const build = (folder: string, out: string, ...options: string[]) =>
  resograph(['build', folder, '-o', join(folder, '..', out), ...options])

test('however many threads there are, the bytes are those of one document after the other', async () => {
  const folder = folderOf(12)
  await build(folder, 'one.nq', '--workers', '1')
  await build(folder, 'three.nq.gz', '--workers', '3')
  const records = loadAuthorities()
  const { documents } = await loadDocuments([folder], { read: openReader(records), width: 1, onRead: () => {} })
  const expected = await serialize(mapDataset(documents, records, { base }), 'nq')
  expect(readFileSync(join(folder, '../one.nq'), 'utf8')).toBe(expected)
  expect(gunzipSync(readFileSync(join(folder, '../three.nq.gz'))).toString()).toBe(expected)
})

test('a broken file is said by name and place, the rest is built, status 1; the report has it all', async () => {
  const folder = folderOf(3)
  const report = join(folder, '../report.json')
  const { status, stderr } = await build(folder, 'out.nq', '--report', report)
  expect(status).toBe(1)
  expect(stderr).toContain(`${join(folder, 'broken.xml')}: not well-formed XML (line:column: `)
  expect(stderr).toContain('by kind: akn 3, text 1')
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
    documents: 4,
    reused: 0,
    kinds: { akn: 3, text: 1 },
    failures: [{ path: join(folder, 'broken.xml'), code: 'malformed-xml' }],
  })
})

test('with --resume nothing is done twice, what changed is done anew, and the bytes are the same', async () => {
  const folder = folderOf(3)
  await build(folder, 'fresh.nq')
  await build(folder, 'out.nq', '--resume')
  const again = await build(folder, 'out.nq', '--resume')
  const fresh = readFileSync(join(folder, '../fresh.nq'), 'utf8')
  expect(again.stderr).toContain('4 documents unchanged since an earlier build')
  expect(readFileSync(join(folder, '../out.nq'), 'utf8')).toBe(fresh)
  writeFileSync(join(folder, '2.xml'), sampleXml({ symbol: 'A/RES/69/2' }).replace('Oman', 'Qatar'))
  const changed = await build(folder, 'out.nq', '--resume')
  expect(changed.stderr).toContain('3 documents unchanged since an earlier build')
  expect(readFileSync(join(folder, '../out.nq'), 'utf8')).toContain('"Qatar"')
})

test('a store that was cut off in the middle of a line is used as far as it is whole', async () => {
  const folder = folderOf(3)
  await build(folder, 'out.nq', '--resume')
  const journal = join(folder, '../.out.nq.resume/journal.jsonl')
  const text = readFileSync(journal, 'utf8')
  writeFileSync(journal, text.slice(0, -40))
  const again = await build(folder, 'out.nq', '--resume')
  expect(again.stderr).toContain('3 documents unchanged since an earlier build')
  const third = await build(folder, 'out.nq', '--resume')
  expect(third.stderr).toContain('4 documents unchanged since an earlier build')
})

test('Ctrl-C leaves nothing half-written, and the next build goes on', async () => {
  const folder = folderOf(150)
  const out = join(folder, '../out.nq')
  const child = spawn(process.execPath, [mainFile, 'build', folder, '-o', out, '--resume', '--workers', '1'])
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)))
  await new Promise<void>((resolve) =>
    child.stderr.on('data', (chunk: Buffer) => (chunk.includes('100 of 152 read') ? resolve() : undefined)),
  )
  child.kill('SIGINT')
  expect(await ended).toBe('SIGINT')
  expect(existsSync(out)).toBe(false)
  expect(readdirSync(join(folder, '..')).toSorted()).toEqual(['.out.nq.resume', 'xml'])
  const { stderr } = await build(folder, 'out.nq', '--resume')
  expect(stderr).toMatch(/1\d\d documents unchanged since an earlier build/)
  expect(stderr).toContain('151 documents written')
})

test('language versions stand beside the one document, under keys of their own', async () => {
  const folder = join(scratchFolder(), 'languages')
  mkdirSync(folder)
  for (const language of ['eng', 'fra', 'ara']) writeFileSync(join(folder, `${language}.xml`), sampleXml({ language }))
  const { status } = await build(folder, 'out.nq')
  expect(status).toBe(0)
  const quads = new Parser().parse(readFileSync(join(folder, '../out.nq'), 'utf8'))
  const of = (predicate: string) =>
    quads
      .filter((quad) => quad.predicate.value.endsWith(predicate))
      .map(({ subject, object }) => [subject.value, object.value])
  const work = `${base}id/A/RES/69/500`
  expect(of('#languageVersionOf')).toEqual([
    [`${work}@ar`, work],
    [`${work}@fr`, work],
  ])
  expect(of('#symbol')).toContainEqual([work, 'A/RES/69/500'])
  expect(of('#symbol')).not.toContainEqual([`${work}@fr`, 'A/RES/69/500'])
  expect(of('#votesInFavour')).toContainEqual([work, '120'])
  expect(of('terms/subject')).toContainEqual([work, 'http://metadata.un.org/thesaurus/1006622'])
  const valid = await resograph(['validate', join(folder, '../out.nq')])
  expect(valid.status, valid.stderr + valid.stdout).toBe(0)
})
