/** Lays text out line by line: the plain text that is published, and for each line the way back to it. */

import type { Span, TextMap } from '../../model.ts'
import type { Token } from './inline.ts'
import { INVISIBLE, type XmlElement } from './xml.ts'

/** A line as it was laid out. `text` is clean, without label and footnote marks; the span is that of the words. */
export interface LaidLine extends Span {
  readonly text: string
  readonly map: TextMap
}

/** A link: where its words stand, and what it names. */
export interface LaidLink extends Span {
  readonly href: string
}

/** A footnote mark: where it stands, and the number it shows. */
export interface LaidMark extends Span {
  readonly marker: string
}

/** A footnote laid out below the text. */
export interface LaidNote extends LaidLine {
  readonly marker: string
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const BROKEN_HYPHEN = /[\u2010\u2011]/g
/** What most stretches of text do not hold: signs that are not shown, and white space that is no single space between words. */
const IRREGULAR = /[^\S ]| (?=[ ,;.:)])|\( |[\u00ad\u200b-\u200f\u2010\u2011\u2060\ufeff]/

/** The text with single spaces, and none before punctuation and after an opening bracket. */
function regular(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(BROKEN_HYPHEN, '-')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;.:)])/g, '')
    .replace(/\( /g, '(')
}

/** The text so far. Footnotes are kept until all else is written, and then stand below it. */
export class Layout {
  /** Of the text so far. */
  length = 0
  readonly links: LaidLink[] = []
  readonly marks: LaidMark[] = []
  readonly notes: LaidNote[] = []
  /** The text in pieces: one string that grows would be copied with each line. */
  private readonly pieces: string[] = []
  private parted = false
  private readonly pending: { readonly marker: string; readonly lines: readonly (readonly Token[])[] }[] = []
  private readonly readNote: (note: XmlElement) => readonly (readonly Token[])[]
  private readonly shift: number

  /** `shift` is taken off the numbers of footnotes; `readNote` gives the tokens of a footnote's paragraphs. */
  constructor(shift: number, readNote: (note: XmlElement) => readonly (readonly Token[])[]) {
    this.shift = shift
    this.readNote = readNote
  }

  /** Writes a line: its label, if any, and its words. An empty one writes nothing. */
  line(tokens: readonly Token[], label?: string): LaidLine {
    const lead = label === undefined ? '' : `${label} `
    const { line, shown } = this.write([tokens], this.length + lead.length)
    if (shown === '' && label === undefined) return line
    this.push(`${`${lead}${shown}`.trimEnd()}\n`)
    this.parted = false
    return line
  }

  /** An empty line. */
  gap(): void {
    if (this.length > 0 && !this.parted) this.push('\n')
    this.parted = true
  }

  /** Writes the footnotes that were met. */
  finish(): void {
    if (this.pending.length > 0) this.gap()
    for (const { marker, lines } of this.pending) {
      const lead = `${raised(marker)} `
      const { line, shown } = this.write(lines, this.length + lead.length)
      this.push(`${lead}${shown}\n`)
      this.notes.push({ marker, ...line })
    }
  }

  /** The text with everything that was noted while writing it. */
  content(): Pick<Layout, 'links' | 'marks' | 'notes'> & { readonly text: string } {
    const { links, marks, notes } = this
    return { text: this.pieces.join(''), links, marks, notes }
  }

  private push(piece: string): void {
    this.pieces.push(piece)
    this.length += piece.length
  }

  private write(lines: readonly (readonly Token[])[], from: number): { line: LaidLine; shown: string } {
    const writer = new Writer(from)
    for (const tokens of lines) {
      for (const token of tokens) this.put(writer, token)
      writer.words(' ')
    }
    const map = writer.map.length === 0 ? [0, from] : writer.map
    return { line: { text: writer.clean, map, ...writer.span() }, shown: writer.text }
  }

  private put(writer: Writer, token: Token): void {
    if (token.kind === 'words') writer.words(token.text)
    else if (token.kind === 'mark') this.marks.push({ marker: token.marker, ...writer.mark(raised(token.marker)) })
    else if (token.kind === 'note') this.putNote(writer, token.note)
    else if (token.kind === 'open') writer.open(token.href)
    else this.links.push(...writer.close())
  }

  private putNote(writer: Writer, note: XmlElement): void {
    const printed = note.attributes.marker ?? ''
    const marker = /^\d+$/.test(printed) ? String(Number(printed) - this.shift) : printed
    this.marks.push({ marker, ...writer.mark(raised(marker)) })
    this.pending.push({ marker, lines: this.readNote(note) })
  }
}

function raised(marker: string): string {
  return marker.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit)
}

/** One line on its way: the text with marks, and the clean text without. */
class Writer {
  text = ''
  clean = ''
  readonly map: number[] = []
  readonly from: number
  private space = false
  private inStep = false
  private link: { href: string; at: number } | undefined
  private wordsFrom = -1
  private wordsTo = 0

  constructor(from: number) {
    this.from = from
  }

  /**
   * White space becomes one space, and none before a punctuation mark that a left-out mark has parted from its word.
   * Non-breaking hyphens become plain ones: they say how to break lines, not how to spell.
   */
  words(text: string): void {
    const plain = IRREGULAR.test(text) ? regular(text) : text
    const words = plain.trim()
    if (plain.startsWith(' ')) this.space = this.text !== ''
    if (words === '') return
    this.run(words)
    this.space = plain.endsWith(' ')
  }

  private run(run: string): void {
    const glued = /^[,;.:)]/.test(run) || this.clean.endsWith('(')
    if (this.space && !glued) this.both(' ')
    this.space = false
    this.both(run)
  }

  private both(words: string): void {
    const at = this.from + this.text.length
    if (!this.inStep) this.map.push(this.clean.length, at)
    this.inStep = true
    this.text += words
    this.clean += words
    if (this.wordsFrom < 0) this.wordsFrom = at
    this.wordsTo = at + words.length
  }

  /** Writes a footnote mark, which is no part of the clean text. */
  mark(shown: string): Span {
    const start = this.from + this.text.length
    this.text += shown
    this.inStep = false
    return { start, end: start + shown.length }
  }

  open(href: string): void {
    this.link = { href, at: this.clean.length }
  }

  close(): LaidLink[] {
    const { link } = this
    this.link = undefined
    if (!link || this.clean.length === link.at) return []
    const from = this.clean.charAt(link.at) === ' ' ? link.at + 1 : link.at
    return [{ href: link.href, start: this.wordsTo - (this.clean.length - from), end: this.wordsTo }]
  }

  span(): Span {
    return this.wordsFrom < 0 ? { start: this.from, end: this.from } : { start: this.wordsFrom, end: this.wordsTo }
  }
}
