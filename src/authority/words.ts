/** Words read off a text one by one, as numbers: none is cut out of the text unless somebody asks for it. */

import { addToHash, foldedLetter, HASH_SEED, hashOf } from './hash.ts'
import type { ReadWord } from './trie.ts'

/** What counts as a word, and what may stand between two. */
interface Alphabet {
  /** By code: that of the letter in lower case; 0 for every sign that is in no word. */
  readonly ascii: Uint8Array
  /** Whether a sign beyond ASCII belongs to a word. */
  readonly isLetter: (sign: string) => boolean
  /** A sign that belongs to no word is a word of its own; else reading ends there. */
  readonly signs: boolean
  /** By code: may stand between two words. */
  readonly blank: Uint8Array
}

const ASCII = Array.from({ length: 128 }, (_, code) => code)
const NAME_LETTER = /[\p{L}\p{N}]/u
const PHRASE_LETTER = /[\p{L}’‐‑]/u

/** Names: runs of letters and digits, and every other sign by itself; any white space between. */
const OF_NAMES: Alphabet = {
  ascii: Uint8Array.from(ASCII, foldedLetter),
  isLetter: isNameLetter,
  signs: true,
  blank: Uint8Array.from({ length: 161 }, (_, code) => (code <= 32 || code === 160 ? 1 : 0)),
}

/** Whether a sign beyond ASCII is a letter or digit; quotation marks and dashes are the most common of what is none. */
export function isNameLetter(sign: string): boolean {
  return (sign < '‐' || sign > '‟') && NAME_LETTER.test(sign)
}

/** Phrases: letters, apostrophes and hyphens, with spaces between and no other sign. */
const OF_PHRASES: Alphabet = {
  ascii: Uint8Array.from(ASCII, (code) =>
    code === 39 || code === 45 || foldedLetter(code) >= 97 ? foldedSign(code) : 0,
  ),
  isLetter: (sign) => PHRASE_LETTER.test(sign),
  signs: false,
  blank: Uint8Array.from({ length: 33 }, (_, code) => (code === 32 ? 1 : 0)),
}

function foldedSign(code: number): number {
  return foldedLetter(code) || code
}

/** Signs of names that stand for one another. */
const PLAIN_SIGNS: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
}

/** Typographic quotation marks, apostrophes and dashes in their plain form. */
export function plainSign(sign: string): string {
  return PLAIN_SIGNS[sign] ?? sign
}

/** A place in a text, and the word that stands there. Goes on from word to word. */
export class WordReader implements ReadWord {
  text = ''
  start = 0
  end = 0
  hash = 0
  private readonly alphabet: Alphabet

  /** For names, unless for phrases. */
  constructor(alphabet: 'names' | 'phrases') {
    this.alphabet = alphabet === 'names' ? OF_NAMES : OF_PHRASES
  }

  /** Goes to the first word at or after `from`; false where there is none. */
  seek(from: number): boolean {
    const { text, alphabet } = this
    const { ascii, blank } = alphabet
    let at = from
    while (at < text.length && (blank[text.charCodeAt(at)] ?? 0) === 1) at++
    const start = at
    let hash = HASH_SEED
    let next = 0
    for (; at < text.length; at++) {
      next = text.charCodeAt(at)
      const code = next < 128 ? (ascii[next] ?? 0) : 0
      if (code === 0) break
      hash = addToHash(hash, code)
    }
    this.start = start
    this.end = at
    this.hash = hash
    if (at === text.length) return at > start
    return next < 128 ? at > start || this.takeSign() : this.takeOther()
  }

  /** A word with letters beyond ASCII, or none. */
  private takeOther(): boolean {
    const { text, alphabet, start } = this
    let at = this.end
    while (at < text.length && belongs(text, at, alphabet)) at++
    if (at > this.end) {
      this.end = at
      this.hash = hashOf(this.normal())
    }
    return at > start || this.takeSign()
  }

  private takeSign(): boolean {
    const { text, start } = this
    if (!this.alphabet.signs) return false
    this.end = start + 1
    const code = text.charCodeAt(start)
    this.hash = code < 128 ? addToHash(HASH_SEED, code) : hashOf(this.normal())
    return true
  }

  is(word: string): boolean {
    const { text, start, end } = this
    const { ascii } = this.alphabet
    if (word.length !== end - start) return this.normal() === word
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at)
      const wanted = word.charCodeAt(at - start)
      if (code !== wanted && ascii[code] !== wanted) return this.normal() === word
    }
    return true
  }

  /** The word in lower case, a sign in its plain form. */
  normal(): string {
    const { text, start, end } = this
    const word = text.slice(start, end).toLowerCase()
    return this.alphabet.signs && end - start === 1 ? plainSign(word) : word
  }
}

function belongs(text: string, at: number, { ascii, isLetter }: Alphabet): boolean {
  const code = text.charCodeAt(at)
  return code < 128 ? (ascii[code] ?? 0) !== 0 : isLetter(text.charAt(at))
}
