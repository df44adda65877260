/** The block of footnotes at a page's end: told by the rule above it, the size of its print and its place. */

import type { PageLines } from './furniture.ts'
import type { PdfLine } from './lines.ts'

/** A page's running text and the lines of its footnotes. */
export interface SplitPage {
  readonly text: readonly PdfLine[]
  readonly notes: readonly PdfLine[]
}

const RULE = /^_{5,}$/
const MARKED = /^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3})\s/

/** The page's lines, its footnotes apart. `body` is the size of the running text in points. */
export function splitNotes({ lines }: PageLines, body: number): SplitPage {
  const small = (line: PdfLine) => line.size < body - 0.6
  const rule = lines.findLastIndex((line) => RULE.test(line.text))
  if (rule >= 0 && rule < lines.length - 1 && lines.slice(rule + 1).every(small)) {
    return { text: lines.slice(0, rule), notes: lines.slice(rule + 1) }
  }
  const from = smallEnd(lines, small)
  return { text: lines.slice(0, from).filter((line) => !RULE.test(line.text)), notes: lines.slice(from) }
}

/** Where a rule is drawn and not written: the small print at the page's end, from its first marked line. */
function smallEnd(lines: readonly PdfLine[], small: (line: PdfLine) => boolean): number {
  const last = lines.findLastIndex((line) => !small(line))
  const from = lines.findIndex((line, index) => index > last && MARKED.test(line.text))
  return last < 0 || from < 0 ? lines.length : from
}

/** One line a footnote, its mark first. `join` puts lines together; a line without a mark goes on with the note before. */
export function joinNotes(lines: readonly PdfLine[], join: (lines: readonly string[]) => string): string[] {
  const notes: string[][] = []
  for (const { text } of lines) {
    const open = notes.at(-1)
    if (open && !MARKED.test(text)) open.push(text)
    else notes.push([text])
  }
  return notes.map(join)
}
