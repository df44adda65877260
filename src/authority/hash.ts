/** Words as numbers: a quick look that tells most words of a text from the few that are looked for. */

/** The hash of nothing, to which the codes of a word are added one by one. */
export const HASH_SEED = 5381

/** Lower-case codes of the letters and digits of ASCII by their code; 0 for all other signs. */
const FOLDED_LETTERS = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z\d]/.test(String.fromCharCode(code)) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0,
)

/** The code of a letter or digit of ASCII in lower case; 0 for every other code. */
export function foldedLetter(code: number): number {
  return code < 128 ? (FOLDED_LETTERS[code] ?? 0) : 0
}

/** The hash of what `hash` stood for with one more code, or one more word's hash, after it. A whole number of 32 bits. */
export function addToHash(hash: number, next: number): number {
  return (Math.imul(hash, 33) ^ next) | 0
}

/** The hash of a word that is in lower case. */
export function hashOf(word: string): number {
  let hash = HASH_SEED
  for (let at = 0; at < word.length; at++) hash = addToHash(hash, word.charCodeAt(at))
  return hash
}

/** Hashes that were put in. May say yes to one in some twenty that was not; never says no to one that was. */
export class HashSet {
  /** One bit a slot: few enough bytes to stay at hand. */
  private readonly slots: Uint8Array
  private readonly shift: number

  /** For about `expected` hashes; more are taken too, and make it say yes more often. */
  constructor(expected: number) {
    const bits = Math.max(10, Math.ceil(Math.log2(32 * (expected + 1))))
    this.slots = new Uint8Array(2 ** bits / 8)
    this.shift = 32 - bits
  }

  add(hash: number): void {
    const slot = this.slotOf(hash)
    this.slots[slot >>> 3] = (this.slots[slot >>> 3] ?? 0) | (1 << (slot & 7))
  }

  has(hash: number): boolean {
    const slot = this.slotOf(hash)
    return ((this.slots[slot >>> 3] ?? 0) & (1 << (slot & 7))) !== 0
  }

  private slotOf(hash: number): number {
    // Fibonacci hashing: the upper bits hang on all of the hash's.
    return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> this.shift
  }
}
