/** Every kind of file that cannot be read is told apart, with what to do about it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readAll, readSourceText, sha256 } from '../../src/files/read.ts'
import { scratchFolder } from '../support/cli.ts'

function fileOf(bytes: string | Uint8Array): string {
  const path = join(scratchFolder(), 'document.txt')
  writeFileSync(path, bytes)
  return path
}

test('text is read with the SHA-256 of its bytes', async () => {
  const { text, sha256: hash } = await readSourceText(fileOf('abc'))
  expect(text).toBe('abc')
  // FIPS 180-4, the example for a message of one block.
  expect(hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256('abc')).toBe(hash)
})

test.each([
  ['empty-input', ''],
  ['empty-input', ' \n\t\n'],
  ['binary-input', Uint8Array.of(0x41, 0, 0x42, 0, 0, 0xff)],
  ['binary-input', '%PDF-1.7 …'],
  ['binary-input', 'PK\u0003\u0004word/document.xml'],
  ['binary-input', '{\\rtf1 text}'],
  ['markup-input', '\uFEFF<?xml version="1.0"?><akomaNtoso/>'],
  ['markup-input', '<!DOCTYPE html><p>text</p>'],
])('%s: %j', async (code, bytes) => {
  const path = fileOf(bytes)
  await expect(readSourceText(path)).rejects.toMatchObject({ name: 'InputError', code })
  await expect(readSourceText(path)).rejects.toThrow(`${path}: `)
})

test('the kind of a known binary format is named', async () => {
  await expect(readSourceText(fileOf('%PDF-1.4'))).rejects.toThrow('this is a PDF file, not text; give the')
})

test('a missing file and a folder are told apart', async () => {
  const folder = scratchFolder()
  await expect(readSourceText(join(folder, 'no.txt'))).rejects.toMatchObject({ code: 'not-found' })
  await expect(readSourceText(folder)).rejects.toMatchObject({ code: 'is-folder' })
})

test('reading stops at the limit instead of filling the memory', async () => {
  let given = 0
  const endless = new Readable({
    read() {
      given += 1
      this.push(Buffer.alloc(1024, 'x'))
    },
  })
  await expect(readAll(endless, 'endless', 4096)).rejects.toMatchObject({ code: 'too-large' })
  expect(given).toBeLessThan(100)
})
