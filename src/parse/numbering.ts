/** Blocks of one part of a document → paragraph ids: top numbers, letters, romans, continuations. */

import type { PhraseMatch } from '../authority/phrases.ts'
import type { Block } from './blocks.ts'
import type { CleanText } from './clean.ts'
import { findLabel, nextLevel, placeSub, type Label, type Level } from './label.ts'

/** A block with its clean text, its label taken off. */
export interface ReadBlock {
  readonly block: Block
  readonly clean: CleanText
  readonly label?: Label
  /** The action phrase that it opens with; absent where nobody looked, or it opens with none. */
  readonly phrase?: PhraseMatch | undefined
}

/** A paragraph to be: blocks after the first are continuations of it. */
export interface Numbered {
  readonly id: string
  readonly parts: ReadBlock[]
}

/** Walks the blocks of one part and gives ids under `prefix` (`op`, `pp`, `annex/par`). */
export class Numberer {
  readonly paragraphs: Numbered[] = []
  /** Ids met twice get the label of their section before them. */
  section: string | undefined
  private readonly prefix: string
  private top = ''
  private topValue = 0
  private path: readonly Level[] = []
  /** The last level that was left for a shallower one: `(i) (a) (b), (ii) (c) (d)` letters straight on. */
  private closed: Level | undefined
  /** How often each id was wanted. */
  private readonly used = new Map<string, number>()

  constructor(prefix: string) {
    this.prefix = prefix
  }

  /** The number that would come next. */
  get expected(): number {
    return this.topValue + 1
  }

  get started(): boolean {
    return this.topValue > 0 || this.paragraphs.length > 0
  }

  /** A paragraph with a number of its own (`7.`, `1bis.`), or the next one in order where `piece` is absent. */
  number(read: ReadBlock, piece = String(this.topValue + 1)): void {
    this.top = piece
    this.topValue = Number.parseInt(piece, 10) || this.topValue + 1
    this.path = []
    this.closed = undefined
    if (read.clean.text !== '') this.push(read)
  }

  /** A lettered, roman or dashed sub-paragraph; false where it fits no sequence and nothing was done. */
  sub(read: ReadBlock, label: Label, next: Label | undefined): boolean {
    const path = this.top === '' ? undefined : (placeSub(this.path, label, next) ?? this.reopened(label))
    if (!path) return false
    if (path.length <= this.path.length) this.closed = this.path[path.length]
    this.path = path
    this.push(read)
    return true
  }

  private reopened(label: Label): readonly Level[] | undefined {
    const next = this.closed && nextLevel(this.closed, label)
    return next && [...this.path, next]
  }

  /** Text that goes on with the last paragraph; false where there is none. */
  continue(read: ReadBlock): boolean {
    const last = this.paragraphs.at(-1)
    last?.parts.push(read)
    return last !== undefined
  }

  /** A paragraph under an id of its own. */
  named(read: ReadBlock, piece: string): void {
    this.paragraphs.push({ id: this.unique(`${this.prefix}/${piece}`), parts: [read] })
  }

  private push(read: ReadBlock): void {
    const id = [this.prefix, this.top, ...this.path.map((level) => level.piece)].join('/')
    this.paragraphs.push({ id: this.unique(id), parts: [read] })
  }

  private unique(id: string): string {
    let free = id
    if (this.used.has(free) && this.section) free = id.replace(this.prefix, `${this.prefix}/${this.section}`)
    for (let n = this.used.get(free); n !== undefined; n = this.used.get(free)) {
      this.used.set(free, n + 1)
      free = `${id}-${n + 1}`
    }
    this.used.set(free, 1)
    return free
  }
}

/** Reads the label of a clean block and takes it off. */
export function takeLabel(
  clean: CleanText,
  slice: (clean: CleanText, start: number) => CleanText,
): Omit<ReadBlock, 'block'> {
  const label = findLabel(clean.text)
  return label ? { clean: slice(clean, label.length), label } : { clean }
}
