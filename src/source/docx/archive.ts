/** The parts of a Word file, unpacked piece by piece so that a bomb is met before it fills the memory. */

import { Unzip, UnzipInflate } from 'fflate'
import { InputError } from '../../errors.ts'

/** Bytes of all unpacked parts together. The longest resolutions unpack to about ten million. */
const maxUnpacked = 48 * 1024 * 1024
/** Unpacked against packed bytes; Word's own XML packs to a tenth or a twentieth. */
const maxRatio = 200
const maxEntries = 5000
const pieceLength = 16 * 1024

/** Media, fonts and files within the file are never unpacked. */
const PART = /^word\/(?:document|footnotes|endnotes|numbering|styles|header\d*|_rels\/document\.xml)\.(?:xml|rels)$/

/** The XML parts of a Word file by their path. Throws InputError: `too-large`, `broken-input`, `archive-input`. */
export function unpackWord(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  const names: string[] = []
  let unpacked = 0
  const unzip = new Unzip((file) => {
    names.push(file.name)
    if (names.length > maxEntries) throw tooLarge()
    if (!PART.test(file.name)) return
    const decoder = new TextDecoder()
    let text = ''
    file.ondata = (error, chunk, final) => {
      if (error) throw error
      unpacked += chunk.length
      if (unpacked > maxUnpacked || unpacked > 65_536 + bytes.length * maxRatio) throw tooLarge()
      text += decoder.decode(chunk, { stream: !final })
      if (final) parts.set(file.name, text)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  pushAll(unzip, bytes)
  if (!parts.has('word/document.xml')) throw noDocument(names)
  return parts
}

function pushAll(unzip: Unzip, bytes: Uint8Array): void {
  try {
    for (let from = 0; from < bytes.length; from += pieceLength) {
      unzip.push(bytes.subarray(from, from + pieceLength), from + pieceLength >= bytes.length)
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    throw new InputError('the Word file is broken and cannot be unpacked; save it again', {
      code: 'broken-input',
      cause,
    })
  }
}

function tooLarge(): InputError {
  return new InputError('the Word file unpacks to more than any document holds; it is not read', { code: 'too-large' })
}

function noDocument(names: readonly string[]): InputError {
  if (names.includes('word/document.xml')) {
    return new InputError('the Word file is cut off; download it again', { code: 'broken-input' })
  }
  return new InputError('this is a zip archive without a Word document in it; unpack it and give its files', {
    code: 'archive-input',
  })
}
