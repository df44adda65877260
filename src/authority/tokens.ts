/** A whole text taken apart once, for all who look for names in it. */

import { WordReader } from './words.ts'

/** The tokens of one text, in arrays that are used again for the next: some hundred objects a paragraph less. */
export class Tokens {
  /** The token that is compared; `load` says which. */
  readonly reader = new WordReader('names')
  count = 0
  starts = new Int32Array(256)
  ends = new Int32Array(256)
  hashes = new Int32Array(256)

  get text(): string {
    return this.reader.text
  }

  /** Forgets the text before and takes this one apart. */
  read(text: string): this {
    const { reader } = this
    reader.text = text
    let count = 0
    for (let more = reader.seek(0); more; more = reader.seek(reader.end)) {
      if (count === this.starts.length) this.widen()
      this.starts[count] = reader.start
      this.ends[count] = reader.end
      this.hashes[count++] = reader.hash
    }
    this.count = count
    return this
  }

  /** Goes to a token, which must be one of `count`. */
  load(index: number): WordReader {
    const { reader } = this
    reader.start = this.starts[index] ?? 0
    reader.end = this.ends[index] ?? 0
    reader.hash = this.hashes[index] ?? 0
    return reader
  }

  private widen(): void {
    this.starts = doubled(this.starts)
    this.ends = doubled(this.ends)
    this.hashes = doubled(this.hashes)
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const made = new Int32Array(2 * array.length)
  made.set(array)
  return made
}
