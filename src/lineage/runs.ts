/** Words and rows of words as numbers, so that millions of them can be compared without a string for each. */

/** Numbers words and rows of words; the same row has the same number, whoever asks. */
export interface Numbering {
  readonly word: (word: string) => number
  /** A row of two: of words, or of a row and a word. Rows and words share no numbers. */
  readonly pair: (one: number, other: number) => number
  /** The number of a row that has one; asking gives it none. */
  readonly findRow: (words: readonly string[], at: number) => number | undefined
  /** How many numbers were given: all are below it. */
  readonly size: () => number
}

/** Words in a row. */
const ROW = 3

/** An empty numbering, fast for about `rows` rows; any number fits. */
export function createNumbering(rows: number): Numbering {
  const words = new Map<string, number>()
  const pairs = new PairTable(rows)
  let next = 0
  return {
    word(word) {
      const known = words.get(word)
      if (known !== undefined) return known
      words.set(word, next)
      return next++
    },
    pair(one, other) {
      const number = pairs.findOrAdd(one, other, next)
      if (number === next) next++
      return number
    },
    findRow(row, at) {
      let number: number | undefined
      for (let index = at; index < at + ROW; index++) {
        const word = words.get(row[index] ?? '')
        if (word === undefined) return undefined
        number = number === undefined ? word : pairs.find(number, word)
        if (number === undefined) return undefined
      }
      return number
    },
    size: () => next,
  }
}

/** Keys of two numbers in flat arrays, open addressing: a Map of such keys is five times slower. */
class PairTable {
  private used = 0
  private mask: number
  /** Three places an entry: both numbers of the key, and the value plus one, 0 while free. */
  private slots: Int32Array

  constructor(expected: number) {
    this.mask = 2 ** Math.ceil(Math.log2(2 * expected + 64)) - 1
    this.slots = new Int32Array(3 * (this.mask + 1))
  }

  /** The number of the pair, which is `fresh` where it has none yet. */
  findOrAdd(one: number, other: number, fresh: number): number {
    const at = this.seek(one, other)
    const value = this.slots[at + 2] ?? 0
    if (value > 0) return value - 1
    this.slots[at] = one
    this.slots[at + 1] = other
    this.slots[at + 2] = fresh + 1
    if (++this.used * 2 > this.mask) this.grow()
    return fresh
  }

  /** The number of the pair, if it has one. */
  find(one: number, other: number): number | undefined {
    const value = this.slots[this.seek(one, other) + 2] ?? 0
    return value > 0 ? value - 1 : undefined
  }

  private seek(one: number, other: number): number {
    const { slots, mask } = this
    let place = (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 0
    place = (place ^ (place >>> 15)) & mask
    while (slots[3 * place + 2] !== 0 && (slots[3 * place] !== one || slots[3 * place + 1] !== other))
      place = (place + 1) & mask
    return 3 * place
  }

  private grow(): void {
    const old = this.slots
    this.mask = this.mask * 2 + 1
    this.slots = new Int32Array(3 * (this.mask + 1))
    for (let from = 0; from < old.length; from += 3) {
      if (old[from + 2] === 0) continue
      const at = this.seek(old[from] ?? 0, old[from + 1] ?? 0)
      this.slots.set(old.subarray(from, from + 3), at)
    }
  }
}

/** The rows of three words, in order; none for fewer. */
export function rowsOfThree(words: readonly string[], { word, pair }: Numbering): readonly number[] {
  const numbers = words.map(word)
  const pairs = numbers.slice(1).map((each, at) => pair(numbers[at] ?? 0, each))
  return numbers.slice(2).map((each, at) => pair(pairs[at] ?? 0, each))
}
