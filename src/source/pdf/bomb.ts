/** Refuses PDF files whose packed streams unpack to more than any document holds, before a reader unpacks them. */

import { Inflate } from 'fflate'
import { InputError } from '../../errors.ts'

/** Bytes of all unpacked streams together; documents of a hundred pages stay under a tenth of it. */
const maxUnpacked = 192 * 1024 * 1024
const pieceLength = 16 * 1024
/** The words before a stream's bytes are looked at this far back. */
const dictionaryLength = 600

const lzwWeight = 192
const runLengthWeight = 24

const STREAM = Buffer.from('stream')
const END = Buffer.from('endstream')

/** Throws InputError `too-large`. Streams packed twice are refused, since only unpacking tells what they hold. */
export function refuseBombs(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = maxUnpacked
  for (let at = file.indexOf(STREAM); at >= 0;) {
    const end = nextEnd(file, at)
    const dictionary = file.toString('latin1', Math.max(0, at - dictionaryLength), at)
    const own = dictionary.slice(dictionary.lastIndexOf(' obj') + 1)
    left -= costOf(own, file.subarray(afterLine(file, at + STREAM.length), end), left)
    if (left <= 0) throw tooLarge()
    at = file.indexOf(STREAM, end + END.length)
  }
}

/** What a stream unpacks to, or would in the worst case that is still likely where the library has no measure. */
function costOf(dictionary: string, packed: Uint8Array, limit: number): number {
  const filters = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/g) ?? []
  if (filters.length > 1 && /\/(?:Filter|F)\s*\[/.test(dictionary)) throw tooLarge()
  if (filters[0]?.startsWith('/F')) return unpackedLength(packed, limit)
  if (filters[0]?.startsWith('/L')) return packed.length * lzwWeight
  return filters.length > 0 ? packed.length * runLengthWeight : 0
}

function nextEnd(file: Buffer, from: number): number {
  const end = file.indexOf(END, from)
  return end < 0 ? file.length : end
}

function afterLine(file: Buffer, at: number): number {
  if (file[at] === 13) return file[at + 1] === 10 ? at + 2 : at + 1
  return file[at] === 10 ? at + 1 : at
}

/** Stops at `limit`. What cannot be unpacked counts as nothing: the reader stops at the same place. */
function unpackedLength(packed: Uint8Array, limit: number): number {
  const count = { bytes: 0 }
  // The two bytes before a zlib stream's data say how it was packed; the checksum at its end is not needed.
  const inflate = new Inflate((chunk) => void (count.bytes += chunk.length))
  try {
    for (let from = 2; from < packed.length; from += pieceLength) {
      inflate.push(packed.subarray(from, from + pieceLength), false)
      if (count.bytes >= limit) break
    }
  } catch {
    return count.bytes
  }
  return count.bytes
}

function tooLarge(): InputError {
  return new InputError('the PDF file unpacks to more than any document holds; it is not read', { code: 'too-large' })
}
