/** Word before 2007 (`.doc`) → plain text. */

import WordExtractor from 'word-extractor'
import { InputError } from '../errors.ts'
import type { Diagnostic } from '../model.ts'
import { raiseNumber } from './raised.ts'
import type { PlainText } from './text.ts'

/** `EncryptedPackage` in UTF-16: a container around a Word file with a password. */
const ENCRYPTED = [...'EncryptedPackage'].join('\0')

/**
 * The text of an old Word file: a paragraph a line, then its footnotes. The format's reader gives footnotes without the
 * places of their marks, which a diagnostic says. Throws InputError: `encrypted-input`, `broken-input`, `empty-input`.
 * A hostile file can make the reader run without end; call it where it can be stopped.
 */
export async function readDoc(bytes: Uint8Array): Promise<PlainText> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.includes(ENCRYPTED, 0, 'latin1')) {
    throw new InputError('the Word file is encrypted; give a copy without a password', { code: 'encrypted-input' })
  }
  const document: Parts = await new WordExtractor().extract(buffer).catch(refuse)
  const heads = paragraphsOf(document.getHeaders({ includeFooters: false, filterUnicode: false }))
  const body = paragraphsOf(document.getBody({ filterUnicode: false }))
  const notes = paragraphsOf(document.getFootnotes({ filterUnicode: false })).map(
    (note, index) => `${raiseNumber(String(index + 1))} ${note}`,
  )
  if (body.length === 0) throw new InputError('the Word file holds no text', { code: 'empty-input' })
  const block = notes.length === 0 ? [] : [['__________________', ...notes].join('\n')]
  return {
    text: `${[...new Set(heads), ...body, ...block].join('\n\n')}\n`,
    diagnostics: notes.length === 0 ? [] : [marksLost],
  }
}

/** The reader's document with the option that its own types lack: without it, dashes and quotation marks lose their form. */
interface Parts {
  readonly getBody: (options: { filterUnicode: false }) => string
  readonly getFootnotes: (options: { filterUnicode: false }) => string
  readonly getHeaders: (options: { filterUnicode: false; includeFooters: boolean }) => string
}

const marksLost: Diagnostic = {
  code: 'marks-lost',
  message: 'where the marks of the footnotes stand cannot be read from an old Word file; save it as .docx',
  start: 0,
  end: 0,
}

function refuse(cause: unknown): never {
  throw new InputError('the old Word file is broken and cannot be read; save it as .docx', {
    code: 'broken-input',
    cause,
  })
}

function paragraphsOf(text: string): string[] {
  return mended(text)
    .split('\n')
    .map((line) => line.replace(/[^\S\t]+/g, ' ').trim())
    .filter((line) => line !== '')
}

/** The reader leaves hyphens that do not break, and writes `undefined` for those that only may. */
function mended(text: string): string {
  return text
    .replaceAll('\u001e', '-')
    .replace(/(?<=\p{L})undefined(?=\p{Ll})/gu, '')
    .replace(/[\u0000-\u0008\u000e-\u001f]/g, '') // oxlint-disable-line no-control-regex -- what the reader leaves over
}
