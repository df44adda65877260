/** One paragraph's text as it grows, white space single, with the tracked changes that stand in it. */

import type { EditorialNote } from '../../model.ts'

/** A tracked change; offsets count in the passage's text, and what was deleted has no length there. */
export interface Change {
  readonly kind: Extract<EditorialNote['kind'], 'deleted' | 'inserted'>
  readonly text: string
  /** The same with the white space around it. */
  readonly exact: string
  readonly start: number
  readonly end: number
}

/** Text with its changes in order. */
export interface Passage {
  readonly text: string
  readonly changes: readonly Change[]
}

/** Builds a passage: text is put on, and changes are noted where they stand. */
export class PassageBuilder {
  text = ''
  readonly changes: Omit<Change, 'exact'>[] = []

  /** White space becomes one space, and none at the beginning. */
  add(piece: string): void {
    const tidy = piece.replace(/[\s\u00a0]+/g, ' ')
    this.text += /(?:^|\s)$/.test(this.text) && tidy.startsWith(' ') ? tidy.slice(1) : tidy
  }

  /** A break within the paragraph: the text goes on in a line of its own. */
  break(): void {
    this.text = `${this.text.trimEnd()}\n`
  }

  /** A mark of a footnote stands right behind the word before it. */
  addMark(mark: string): void {
    if (this.changes.at(-1)?.end !== this.text.length) this.text = this.text.trimEnd()
    this.text += mark
  }

  /** Text that was taken out is kept beside. */
  remove(piece: string): void {
    const last = this.changes.at(-1)
    const at = this.text.length
    const joined = last?.kind === 'deleted' && last.end === at
    if (joined) this.changes.pop()
    this.changes.push({ kind: 'deleted', text: (joined ? last.text : '') + piece, start: at, end: at })
  }

  /** What `write` puts on is an insertion. */
  insert(write: () => void): void {
    const start = this.text.length
    write()
    const end = this.text.length
    const last = this.changes.at(-1)
    const joined = last?.kind === 'inserted' && last.end === start
    if (joined) this.changes.pop()
    const from = joined ? last.start : start
    if (end > from) this.changes.push({ kind: 'inserted', text: this.text.slice(from, end), start: from, end })
  }

  /** The passage without white space at its end. */
  finish(): Passage {
    const text = this.text.trimEnd()
    const within = (offset: number) => Math.min(offset, text.length)
    const changes = this.changes.map((c) => ({
      ...c,
      text: c.text.trim(),
      exact: c.text,
      start: within(c.start),
      end: within(c.end),
    }))
    return { text, changes: changes.filter((change) => change.text !== '') }
  }
}
