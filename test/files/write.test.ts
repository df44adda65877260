/** A result is there whole, or what was there before is. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { checkWritable, writeBeside } from '../../src/files/write.ts'
import { scratchFolder } from '../support/cli.ts'

test('the pieces are written in order, and nothing is left beside them', async () => {
  const folder = scratchFolder()
  await writeBeside(join(folder, 'out.nt'), ['one\n', 'two\n'])
  expect(readFileSync(join(folder, 'out.nt'), 'utf8')).toBe('one\ntwo\n')
  expect(readdirSync(folder)).toEqual(['out.nt'])
})

test('a name that ends in .gz is compressed, to the same bytes each time', async () => {
  const folder = scratchFolder()
  await writeBeside(join(folder, 'a.gz'), ['text'])
  await writeBeside(join(folder, 'b.gz'), ['text'])
  const bytes = readFileSync(join(folder, 'a.gz'))
  expect(gunzipSync(bytes).toString()).toBe('text')
  expect(readFileSync(join(folder, 'b.gz')).equals(bytes)).toBe(true)
})

async function* failing(): AsyncIterable<string> {
  yield 'new'
  throw new RangeError('half-way')
}

test('when the pieces fail half-way, what stood there stays', async () => {
  const path = join(scratchFolder(), 'out.nt')
  writeFileSync(path, 'old')
  await expect(writeBeside(path, failing())).rejects.toThrow(new RangeError('half-way'))
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(readdirSync(join(path, '..'))).toEqual(['out.nt'])
})

test('a place that cannot be written is found before the work', async () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'sub'))
  await expect(checkWritable(join(folder, 'none/out.nt'))).rejects.toMatchObject({ code: 'not-writable' })
  await expect(checkWritable(join(folder, 'sub'))).rejects.toThrow('this is a folder; name a file')
  await expect(checkWritable(join(folder, 'out.nt'))).resolves.toBeUndefined()
})
