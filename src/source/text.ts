/** Bytes → plain text: the encoding is told by content, oddities become diagnostics. */

import { InputError } from '../errors.ts'
import type { Diagnostic, EditorialNote } from '../model.ts'

/** Decoded text, and what was odd about its bytes. */
export interface PlainText {
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  /** Changes that the file tracks, in order; the paragraphs that they stand in are not yet known. */
  readonly notes?: readonly EditorialNote[]
}

const at = (code: string, message: string): Diagnostic => ({ code, message, start: 0, end: 0 })

/**
 * The text of a plain-text file. UTF-8 and UTF-16 are told by their marks or by validity; anything else is read as
 * windows-1252 with a diagnostic. A byte order mark is dropped. Throws InputError `empty-input` or `binary-input`.
 */
export function decodeText(bytes: Uint8Array): PlainText {
  if (bytes.length === 0) throw new InputError('the file is empty; there is nothing to read', { code: 'empty-input' })
  const marked = decodeMarked(bytes)
  if (marked !== undefined) return checked(marked, [])
  if (bytes.includes(0)) {
    throw new InputError('the file holds NUL bytes: it is binary, not text', { code: 'binary-input' })
  }
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes), [])
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    return checked(text, [at('encoding', 'not valid UTF-8; read as windows-1252')])
  }
}

function decodeMarked(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return undefined
}

/** More than one control character in a hundred means that this is no text. */
function checked(text: string, diagnostics: readonly Diagnostic[]): PlainText {
  const sample = text.slice(0, 65_536)
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0
  if (controls * 100 > sample.length) {
    throw new InputError('the file is binary, not text', { code: 'binary-input' })
  }
  if (text.trim() === '') throw new InputError('the file holds only white space', { code: 'empty-input' })
  return { text, diagnostics }
}
