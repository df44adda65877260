/**
 * One look at a text for all who read it: its hints, and its tokens, in which names are sought. The loop is long because
 * it does both: two passes over the same signs would take twice the time.
 */

import { addEnds, HINTS, type Hints } from '../hints.ts'
import { addToHash, foldedLetter, HASH_SEED, hashOf } from './hash.ts'
import { isNameLetter, plainSign, WordReader } from './words.ts'

const LETTERS = Uint8Array.from({ length: 128 }, (_, code) => foldedLetter(code))
const SIGNS = Int32Array.from({ length: 128 }, (_, code) => addToHash(HASH_SEED, code))

/** The tokens of the text that was looked at last, in arrays that are used again for the next one. */
class Tokens {
  text = ''
  count = 0
  starts = new Int32Array(1024)
  ends = new Int32Array(1024)
  /** Equal for all spellings with one normal form. */
  hashes = new Int32Array(1024)
  hints: Hints = HINTS.nothing()
  private readonly reader = new WordReader('names')

  /** Goes to a token, which must be one of `count`. */
  load(index: number): WordReader {
    const { reader } = this
    reader.start = this.starts[index] ?? 0
    reader.end = this.ends[index] ?? 0
    reader.hash = this.hashes[index] ?? 0
    return reader
  }

  /** Takes a text apart: a token is a run of letters and digits, or one sign that is no white space. */
  read(text: string): void {
    this.reset(text)
    const { starts, ends, hashes } = this
    const automaton = HINTS.compiled()
    const { columns, next } = automaton
    const found = HINTS.nothing()
    let state = 0
    let count = 0
    let start = -1
    let hash = HASH_SEED
    let odd = false
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const to = next[state + (code < 128 ? (columns[code] ?? 0) : 0)] ?? 0
      state = to >> 1
      if ((to & 1) !== 0) addEnds(found, automaton, state)
      const letter = code < 128 ? (LETTERS[code] ?? 0) : 0
      if (letter !== 0) {
        if (start < 0) start = at
        hash = addToHash(hash, letter)
      } else if (code >= 160 && isNameLetter(text.charAt(at))) {
        if (start < 0) start = at
        odd = true
      } else {
        if (start >= 0) {
          starts[count] = start
          ends[count] = at
          hashes[count++] = odd ? this.oddHash(start, at) : hash
          start = -1
          hash = HASH_SEED
          odd = false
        }
        if (code > 32 && code !== 160) {
          starts[count] = at
          ends[count] = at + 1
          hashes[count++] = code < 128 ? (SIGNS[code] ?? 0) : this.oddHash(at, at + 1)
        }
      }
    }
    if (start >= 0) {
      starts[count] = start
      ends[count] = text.length
      hashes[count++] = odd ? this.oddHash(start, text.length) : hash
    }
    this.count = count
    this.hints = found
  }

  private reset(text: string): void {
    this.text = text
    this.reader.text = text
    if (text.length <= this.starts.length) return
    const most = 2 ** Math.ceil(Math.log2(text.length))
    this.starts = new Int32Array(most)
    this.ends = new Int32Array(most)
    this.hashes = new Int32Array(most)
  }

  /** Of a word with letters beyond ASCII, or of a sign beyond it. */
  private oddHash(start: number, end: number): number {
    const word = this.text.slice(start, end).toLowerCase()
    return hashOf(end - start === 1 ? plainSign(word) : word)
  }
}

/** The one text that is being read. */
export const TOKENS = new Tokens()

/** Looks at a text: gives its hints, and keeps its tokens until the next look at another. */
export function lookAt(text: string): Hints {
  if (TOKENS.text !== text) TOKENS.read(text)
  return TOKENS.hints
}
