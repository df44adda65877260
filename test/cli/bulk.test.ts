/** `resograph build` of many files: threads, formats, folders of XML, resuming, reports, and what goes wrong on the way. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Parser } from 'n3'
import { expect, test } from 'vitest'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readQuads } from '../../src/files/dataset.ts'
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

test('the same folder given twice with --resume leaves the result that stands there, unless somebody changed it', async () => {
  const folder = folderOf(3)
  const out = join(folder, '../out.nq')
  await build(folder, 'out.nq', '--resume')
  const [bytes, { ino }] = [readFileSync(out, 'utf8'), statSync(out)]
  const again = await build(folder, 'out.nq', '--resume')
  expect(again.status).toBe(1)
  expect(again.stderr).toContain(`${join(folder, 'broken.xml')}: not well-formed XML`)
  expect(again.stderr).toContain('out.nq is as it would be written: nothing has changed')
  expect(statSync(out).ino).toBe(ino)
  writeFileSync(out, `${bytes}\n`)
  const mended = await build(folder, 'out.nq', '--resume')
  expect(mended.stderr).toContain('4 documents written')
  expect(readFileSync(out, 'utf8')).toBe(bytes)
  const compared = await build(folder, 'out.nq', '--resume', '--compare', 'series')
  expect(compared.stderr).toContain('4 documents written')
})

test('a store that was cut off in the middle of a line is used as far as it is whole', async () => {
  const folder = folderOf(3)
  await build(folder, 'out.nq', '--resume')
  const journal = join(folder, '../.out.nq.resume/journal.jsonl')
  const text = readFileSync(journal, 'utf8')
  writeFileSync(journal, text.slice(0, -40))
  rmSync(join(folder, '../out.nq'))
  const again = await build(folder, 'out.nq', '--resume')
  expect(again.stderr).toContain('3 documents unchanged since an earlier build')
  const third = await build(folder, 'out.nq', '--resume')
  expect(third.stderr).toContain('4 documents unchanged since an earlier build')
})

/**
 * Ends with Ctrl-C a build of `folder` that has read 100 files. It waits for a last text on standard input, which never
 * comes, so that it cannot be done before.
 */
async function interrupted(folder: string, ...options: string[]): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [mainFile, 'build', folder, '-', ...options])
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)))
  let said = ''
  for await (const chunk of child.stderr) {
    said += String(chunk)
    if (said.includes('100 of ')) break
  }
  child.kill('SIGINT')
  return ended
}

test('Ctrl-C leaves nothing half-written, and the next build goes on', async () => {
  const folder = folderOf(110)
  const out = join(folder, '../out.nq')
  expect(await interrupted(folder, '-o', out, '--resume')).toBe('SIGINT')
  expect(existsSync(out)).toBe(false)
  expect(readdirSync(join(folder, '..')).toSorted()).toEqual(['.out.nq.resume', 'xml'])
  const { stderr } = await build(folder, 'out.nq', '--resume')
  expect(stderr).toMatch(/1\d\d documents unchanged since an earlier build/)
  expect(stderr).toContain('111 documents written')
})

const formats = ['nt', 'ttl', 'trig', 'jsonld', 'rdf', 'ttl.gz', 'jsonld.gz']

test.each(formats)('.%s is put together from parts on several threads, and says what N-Quads say', async (format) => {
  const folder = folderOf(6)
  const { status } = await build(folder, `out.${format}`, '--workers', '2', '--quiet')
  expect(status).toBe(1)
  await build(folder, 'out.nq', '--quiet')
  const triples = async (name: string) =>
    new Set(
      (await readQuads(join(folder, '..', name))).map(({ subject, predicate, object }) =>
        [subject.value, predicate.value, object.termType, object.value].join(' '),
      ),
    )
  expect(await triples(`out.${format}`)).toEqual(await triples('out.nq'))
})

test('a triple of two documents is written once where graphs are dropped', async () => {
  const folder = folderOf(3)
  await build(folder, 'out.nt', '--quiet')
  const lines = readFileSync(join(folder, '../out.nt'), 'utf8').split('\n')
  const shared = lines.filter((line) => line.startsWith('<http://metadata.un.org/sdg/16>'))
  expect(shared).toHaveLength(1)
  expect(new Set(lines).size).toBe(lines.length)
})

test('--since leaves out what is older, keeps what has no date, and says both; --resume reads nothing again', async () => {
  const folder = folderOf(2)
  rmSync(join(folder, 'broken.xml'))
  writeFileSync(
    join(folder, 'undated.txt'),
    'The General Assembly,\n\nRecalling its resolution 61/180,\n\n1. Decides to act.\n',
  )
  writeFileSync(
    join(folder, 'new.xml'),
    sampleXml({ symbol: 'A/RES/69/9' })
      .replaceAll('2014-12-12', '2015-03-01')
      .replaceAll('12 December 2014', '1 March 2015'),
  )
  const report = join(folder, '../report.json')
  const since = ['--since', '2015-01-01', '--resume', '--report', report]
  const first = await build(folder, 'out.nq', ...since)
  expect(first.status).toBe(0)
  expect(first.stderr).toContain('2 older documents left out')
  expect(first.stderr).toContain('2 documents without a date kept')
  expect(first.stderr).toContain('3 documents written')
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ documents: 3, older: 2, undated: 2, reused: 0 })
  const all = await build(folder, 'out.nq', '--resume')
  expect(all.stderr).toContain('5 documents unchanged since an earlier build')
  const none = await build(folder, 'none.nq', '--since', '2030-01-01')
  expect(none.stderr).toContain('2 documents written')
  const wrong = await build(folder, 'none.nq', '--since', 'yesterday')
  expect([wrong.status, wrong.stderr.split('\n')[0]]).toEqual([
    2,
    "error: option '--since <date>' argument 'yesterday' is invalid. It must be a day, year-month-day, for example 2020-01-31.",
  ])
})

test('--texts with --resume: a text that is gone is written again, and nothing else is read', async () => {
  const folder = folderOf(3)
  const texts = join(folder, '../texts')
  await build(folder, 'out.nq', '--resume', '--texts', texts)
  const names = readdirSync(texts).toSorted()
  expect(names).toEqual(['A_RES_69_1.txt', 'A_RES_69_2.txt', 'A_RES_69_3.txt', 'draft_plain.txt'])
  const text = readFileSync(join(texts, 'A_RES_69_2.txt'), 'utf8')
  rmSync(join(texts, 'A_RES_69_2.txt'))
  const again = await build(folder, 'out.nq', '--resume', '--texts', texts)
  expect(again.stderr).toContain('3 documents unchanged since an earlier build')
  expect(readFileSync(join(texts, 'A_RES_69_2.txt'), 'utf8')).toBe(text)
  const verified = await resograph(['verify', join(folder, '../out.nq'), '--texts', texts])
  expect(verified.status, verified.stderr + verified.stdout).toBe(0)
})

test('--format akn writes a file a document, which builds to the same statements; a second build replaces the folder', async () => {
  const folder = folderOf(2)
  const xml = join(folder, '../out.d')
  const first = await resograph(['build', folder, '-o', xml, '--format', 'akn', '--resume'])
  expect(first.status).toBe(1)
  const names = ['A_RES_69_1.akn.xml', 'A_RES_69_2.akn.xml', 'SHA256SUMS', 'draft_plain.akn.xml']
  expect(readdirSync(xml).toSorted()).toEqual(names)
  const again = await resograph(['build', folder, '-o', xml, '--format', 'akn', '--resume'])
  expect(again.stderr).toContain('3 documents unchanged since an earlier build')
  expect(readdirSync(join(folder, '..')).toSorted()).toEqual(['.out.d.resume', 'out.d', 'xml'])
  await build(folder, 'one.nq', '--quiet')
  await build(xml, 'two.nq', '--quiet')
  const texts = async (name: string) =>
    (await readQuads(join(folder, '..', name)))
      .filter(({ predicate }) => /#(?:text|cites|markedAt|target)$|title$/.test(predicate.value))
      .map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value].join(' '))
      .toSorted()
  expect(await texts('two.nq')).toEqual(await texts('one.nq'))
})

test('Ctrl-C while a folder is written leaves the folder that was there, and nothing beside it', async () => {
  const folder = folderOf(110)
  const out = join(folder, '../out.d')
  await resograph(['build', 'data/sources/A_RES_63_194.txt', '-o', out, '--format', 'akn'])
  expect(await interrupted(folder, '-o', out, '--format', 'akn')).toBe('SIGINT')
  expect(readdirSync(join(folder, '..')).toSorted()).toEqual(['out.d', 'xml'])
  expect(readdirSync(out).toSorted()).toEqual(['A_RES_63_194.akn.xml', 'SHA256SUMS'])
})

test('two files of one symbol in two languages are two documents; the same text twice is one', async () => {
  const folder = join(scratchFolder(), 'twice')
  mkdirSync(folder)
  writeFileSync(join(folder, '1.xml'), sampleXml())
  writeFileSync(join(folder, '2.xml'), sampleXml())
  writeFileSync(join(folder, '3.xml'), sampleXml({ language: 'fra' }))
  const { status, stderr } = await build(folder, 'out.nq')
  expect(status).toBe(0)
  expect(stderr).toContain('1 file left out, whose text had been read already')
  expect(stderr).toContain('2 documents written')
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

test.each([
  ['none', false, false],
  ['series', true, false],
  ['all', true, true],
])('--compare %s', async (what, compares, reuses) => {
  const out = join(scratchFolder(), 'shipped.nq')
  const { status } = await resograph(['build', '-o', out, '--compare', what])
  expect(status).toBe(0)
  const text = readFileSync(out, 'utf8')
  expect(text.includes('ontology#Revision>')).toBe(compares)
  expect(text.includes('ontology#Reuse>')).toBe(reuses)
})
