/** Every kind of file that cannot be read is told apart, with what to do about it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readAll, readSourceText, sha256 } from '../../src/files/read.ts'
import { scratchFolder } from '../support/cli.ts'
import { makeDocx, p, r } from '../support/docx.ts'
import { makeDoc } from '../support/ole.ts'
import { makePdf } from '../support/pdf.ts'

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
  ['broken-input', '%PDF-1.7 …'],
  ['archive-input', 'PK\u0003\u0004word/document.xml'],
  ['broken-input', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['binary-input', Uint8Array.of(0x1f, 0x8b, 8, 0)],
  ['binary-input', '{\\rtf1 text}'],
  ['markup-input', '\uFEFF<?xml version="1.0"?><akomaNtoso/>'],
])('%s: %j', async (code, bytes) => {
  const path = fileOf(bytes)
  await expect(readSourceText(path)).rejects.toMatchObject({ name: 'InputError', code })
  await expect(readSourceText(path)).rejects.toThrow(`${path}: `)
})

test('the kind is told by the content, whatever the name says', async () => {
  const pdf = makePdf([[{ text: 'Decides', x: 100, y: 700 }]])
  expect((await readSourceText(fileOf(pdf))).text).toBe('Decides\n')
  expect((await readSourceText(fileOf(makeDocx(p(r('Decides')))))).text).toBe('Decides\n')
  expect((await readSourceText(fileOf(makeDoc('Decides\r')))).text).toBe('Decides\n')
  expect((await readSourceText(fileOf('\uFEFF<!-- a -->\n<!DOCTYPE html><p>Decides</p>'))).text).toBe('Decides\n')
  expect((await readSourceText(fileOf('Decides <p>'))).text).toBe('Decides <p>')
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
