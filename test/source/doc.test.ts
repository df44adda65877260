import { expect, test } from 'vitest'
import { readDoc } from '../../src/source/doc.ts'
import { makeDoc } from '../support/ole.ts'

test('an old Word file gives its paragraphs', async () => {
  const { text, diagnostics } = await readDoc(makeDoc('The General Assembly,\rRecalling “it”,\r1. Decides.\r'))
  expect(text).toBe('The General Assembly,\n\nRecalling “it”,\n\n1. Decides.\n')
  expect(diagnostics).toEqual([])
})

test('its footnotes stand at the end, and that their marks are lost is said', async () => {
  const { text, diagnostics } = await readDoc(
    makeDoc('Recalling it\u0002,\r', '\u0002 Resolution 55/25.\r\u0002 Ibid.\r\r'),
  )
  expect(text).toBe('Recalling it,\n\n__________________\n¹ Resolution 55/25.\n² Ibid.\n')
  expect(diagnostics).toMatchObject([{ code: 'marks-lost' }])
})

test('hyphens that may or may not break are read', async () => {
  const { text } = await readDoc(makeDoc('inter\u001fnational follow\u001eup\r'))
  expect(text).toBe('international follow-up\n')
})

test('a container without a Word stream and one with a password are refused', async () => {
  const file = Buffer.from(makeDoc('text\r'))
  const name = Buffer.from('WordDocument', 'utf16le')
  await expect(readDoc(file.subarray(0, 700))).rejects.toMatchObject({ name: 'InputError', code: 'broken-input' })
  const locked = Buffer.concat([file, Buffer.from('EncryptedPackage', 'utf16le')])
  await expect(readDoc(locked)).rejects.toMatchObject({ name: 'InputError', code: 'encrypted-input' })
  Buffer.from('Workbook\0\0\0\0', 'utf16le').copy(file, file.indexOf(name))
  await expect(readDoc(file)).rejects.toMatchObject({ name: 'InputError', code: 'broken-input' })
})
