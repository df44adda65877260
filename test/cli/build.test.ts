/** `resograph build`: one dataset from many files, whatever some of them are. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { Parser } from 'n3'
import { expect, test } from 'vitest'
import { resograph, root, scratchFolder } from '../support/cli.ts'

const sources = join(root, 'data/sources')

/** A folder with a shipped document, an empty file and a binary one. */
function mixedFolder(): string {
  const folder = join(scratchFolder(), 'mixed')
  mkdirSync(folder)
  copyFileSync(join(sources, 'A_RES_64_293.txt'), join(folder, 'good.txt'))
  writeFileSync(join(folder, 'empty.txt'), '')
  writeFileSync(join(folder, 'image.bin'), Uint8Array.of(0x89, 0x50, 0, 0, 0, 0xff, 0, 1))
  return folder
}

test('without a path the shipped documents are built, each in its own graph', async () => {
  const out = join(scratchFolder(), 'out.nq')
  const { status, stdout, stderr } = await resograph(['build', '-o', out])
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  expect(stderr).toBe(`resograph: 5 documents written to ${out}\n`)
  const graphs = new Set(new Parser().parse(readFileSync(out, 'utf8')).map(({ graph }) => graph.value))
  for (const symbol of ['A/RES/64/293', 'A/64/L.64', 'A/RES/63/194', 'CCPCJ/RES/20/3', 'draft/2010-07-19']) {
    expect(graphs).toContain(`http://localhost:3000/graph/${symbol}`)
  }
})

test('the same input gives the same bytes, and .gz holds the same', async () => {
  const folder = scratchFolder()
  const [one, two] = [join(folder, 'one.ttl'), join(folder, 'two.ttl.gz')]
  await resograph(['build', '-q', join(sources, 'A_RES_64_293.txt'), '-o', one])
  await resograph(['build', '-q', join(sources, 'A_RES_64_293.txt'), '-o', two])
  expect(gunzipSync(readFileSync(two)).equals(readFileSync(one))).toBe(true)
})

test.each(['ttl', 'nt', 'nq', 'trig', 'jsonld', 'rdf'])('writes .%s', async (ending) => {
  const out = join(scratchFolder(), `out.${ending}`)
  const { status, stderr } = await resograph(['build', '--quiet', join(sources, 'CCPCJ_RES_20_3.txt'), '-o', out])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(readFileSync(out, 'utf8')).toContain('CCPCJ/RES/20/3')
})

test('--base moves every data IRI and nothing else', async () => {
  const out = join(scratchFolder(), 'out.nq')
  await resograph(['build', join(sources, 'CCPCJ_RES_20_3.txt'), '-o', out, '--base', 'https://example.org/un'])
  const text = readFileSync(out, 'utf8')
  expect(text).toContain('<https://example.org/un/id/CCPCJ/RES/20/3>')
  expect(text).toContain('<https://w3id.org/resograph/ontology#')
  expect(text).not.toContain('localhost:3000')
})

test('bad files are reported and counted, the rest is built, status 1', async () => {
  const folder = mixedFolder()
  const out = join(folder, 'out.nq')
  const { status, stderr } = await resograph(['build', folder, join(folder, 'missing.txt'), '-o', out])
  expect(status).toBe(1)
  for (const name of ['empty.txt', 'image.bin', 'missing.txt'])
    expect(stderr).toContain(`resograph: ${join(folder, name)}: `)
  expect(stderr).toContain('3 inputs not read; the rest is used\n')
  expect(stderr).toContain(`1 document written to ${out}\n`)
  expect(readFileSync(out, 'utf8')).toContain('/id/A/RES/64/293>')
})

test('--quiet still says what is wrong, and no more', async () => {
  const folder = mixedFolder()
  const { status, stderr } = await resograph(['--quiet', 'build', folder, '-o', join(folder, 'out.nq')])
  expect(status).toBe(1)
  expect(stderr).toContain('empty.txt')
  expect(stderr).not.toContain('written')
})

test('a second text of one document is reported; the first stands', async () => {
  const folder = scratchFolder()
  const text = readFileSync(join(sources, 'A_RES_64_293.txt'), 'utf8')
  writeFileSync(join(folder, 'one.txt'), text)
  writeFileSync(join(folder, 'two.txt'), `${text}\nEnd of the text.\n`)
  const { status, stderr } = await resograph(['build', folder, '-o', join(folder, 'out.nq')])
  expect(status).toBe(1)
  expect(stderr).toContain(`two.txt: this is A/RES/64/293, which was read from ${join(folder, 'one.txt')} already`)
})

test('the same text in a second file is left out, and that is no fault', async () => {
  const folder = scratchFolder()
  copyFileSync(join(sources, 'A_RES_64_293.txt'), join(folder, 'one.txt'))
  copyFileSync(join(sources, 'A_RES_64_293.txt'), join(folder, 'two.txt'))
  const { status, stderr } = await resograph(['build', folder, '-o', join(folder, 'out.nq')])
  expect(status).toBe(0)
  expect(stderr).toContain('1 file left out, whose text had been read already')
  expect(stderr).toContain('1 document written')
})

test('a folder without documents: status 2, nothing is written', async () => {
  const folder = scratchFolder()
  const { status, stderr } = await resograph(['build', folder, '-o', join(folder, 'out.nq')])
  expect(status).toBe(2)
  expect(stderr).toBe(`resograph: ${folder}: no documents were found; give files or a folder of them\n`)
  expect(readdirSync(folder)).toEqual([])
})

test('when nothing can be read, what was built before stays', async () => {
  const folder = scratchFolder()
  const out = join(folder, 'out.nq')
  writeFileSync(out, 'built before\n')
  writeFileSync(join(folder, 'empty.txt'), '')
  expect((await resograph(['build', join(folder, 'empty.txt'), '-o', out])).status).toBe(2)
  expect(readFileSync(out, 'utf8')).toBe('built before\n')
  expect(readdirSync(folder).toSorted()).toEqual(['empty.txt', 'out.nq'])
})

test('a file that is not the one its manifest describes is refused', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'a.txt'), 'The General Assembly,\n\n1. Decides to remain seized of the matter.\n')
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ 'a.txt': { sha256: '0'.repeat(64) } }))
  const { status, stderr } = await resograph(['build', folder, '-o', join(folder, 'out.nq')])
  expect(status).toBe(2)
  expect(stderr).toContain('a.txt: not the file that manifest.json describes')
})

test('two files of one name and different texts are two documents', async () => {
  const folder = scratchFolder()
  for (const [name, matter] of [
    ['one', 'peace'],
    ['two', 'trade'],
  ] as const) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'text.txt'), `The General Assembly,\n\n1. Decides to consider ${matter}.\n`)
  }
  const out = join(folder, 'out.nq')
  const { status } = await resograph(['build', join(folder, 'one'), join(folder, 'two'), '-o', out])
  expect(status).toBe(0)
  const text = readFileSync(out, 'utf8')
  expect(text).toContain('<http://localhost:3000/id/draft/text>')
  expect(text).toMatch(/<http:\/\/localhost:3000\/id\/draft\/text-[0-9a-f]{12}>/)
})

test('several workers give the same dataset, failures included', async () => {
  const folder = mixedFolder()
  copyFileSync(join(sources, 'CCPCJ_RES_20_3.txt'), join(folder, 'other.txt'))
  const [one, three] = [join(folder, 'one.nq'), join(folder, 'three.nq')]
  const alone = await resograph(['build', '-q', folder, '-o', one])
  const together = await resograph(['build', '-q', folder, '-o', three, '--workers', '3'])
  expect(together).toEqual(alone)
  expect(readFileSync(three).equals(readFileSync(one))).toBe(true)
})

test('Ctrl-C leaves what was there, and nothing half-written', async () => {
  const folder = scratchFolder()
  const out = join(folder, 'out.nq')
  writeFileSync(out, 'built before\n')
  // The signal comes while the file beside is open: the first piece is out, the second never comes.
  const script = `
    import { writeBeside } from '${pathToFileURL(join(root, 'dist/files/write.js')).href}'
    async function* pieces() { yield 'new\\n'; setTimeout(() => process.kill(process.pid, 'SIGINT'), 50); await new Promise((done) => setTimeout(done, 20000)) }
    await writeBeside(${JSON.stringify(out)}, pieces())`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script])
  const signal = await new Promise((resolve) => child.on('close', (_, name) => resolve(name)))
  expect(signal).toBe('SIGINT')
  expect(readFileSync(out, 'utf8')).toBe('built before\n')
  expect(readdirSync(folder)).toEqual(['out.nq'])
})
