/** Lines → blocks: hard wraps and page breaks undone, each block one paragraph, heading or closing line. */

import type { Line } from './lines.ts'

/** Lines that make one unit of text. */
export interface Block {
  readonly lines: Line[]
  /** Whether a blank line, or only a line end, stands before it. */
  readonly gap: boolean
  /** Whether a page's end stands between it and the block before. */
  readonly page: boolean
}

/** What the grouping must know of the language: does a line begin a paragraph, and with what. */
export interface LineReader {
  /** The line opens with an action phrase in a capital. */
  readonly opensPhrase: (line: Line) => boolean
  /** The line opens with a number or letter; `expected` says that the number is the one that comes next. */
  readonly label: (line: Line) => 'none' | 'possible' | 'expected'
  /** The line is a heading of its own: `Annex`, `109th plenary meeting`. */
  readonly stands: (line: Line) => boolean
}

const DONE = /[.;:,!?…][”"’')\]*_]*(?:[⁰¹²³⁴-⁹]+|\d{1,3})?[*_]*$/
const ENDED = /[.;:!?][”"’')\]*_]*(?:[⁰¹²³⁴-⁹]+|(?<!\d[.;:])\d{1,3})?[*_]*$/
const BULLET = /^[-–—•●○▪·]\s/
const LOWER = /^[*_"“‘(]*\p{Ll}/u

/** Groups the text lines from `from` on. Lines of other roles only separate. */
export function groupLines(lines: readonly Line[], from: number, reader: LineReader): Block[] {
  const blocks: Block[] = []
  let gap = true
  let page = false
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (!line) break
    if (line.role === 'text') {
      const open = blocks.at(-1)
      if (open && joins(open, line, { gap, page }, reader)) open.lines.push(line)
      else blocks.push({ lines: [line], gap, page })
      gap = false
      page = false
    } else {
      gap = true
      if (line.role === 'furniture' || line.role === 'note') page = true
    }
  }
  return blocks
}

interface Break {
  readonly gap: boolean
  readonly page: boolean
}

/** Whether `line` goes on with the open block. */
function joins(open: Block, line: Line, { gap, page }: Break, reader: LineReader): boolean {
  const before = open.lines.at(-1)
  if (!before || reader.stands(line) || reader.stands(before)) return false
  const label = reader.label(line)
  if (label === 'expected') return !gap && !DONE.test(before.text) && !reader.opensPhrase(stripLabel(line))
  const done = DONE.test(before.text)
  if (label === 'possible') return !gap && !page && !done && !endsListItem(before, line) && !isLabelAlone(before)
  if (isLabelAlone(before)) return true
  if (!gap) return !(done && startsParagraph(open, before, line, reader))
  if (page) return joinsOverPage(before, line, reader)
  return !ENDED.test(before.text) && LOWER.test(line.text) && open.lines.length > 0
}

/** Over a page break, text that is not done goes on, whatever letter it begins with. */
function joinsOverPage(before: Line, line: Line, reader: LineReader): boolean {
  if (LOWER.test(line.text)) return !ENDED.test(before.text)
  if (!DONE.test(before.text)) return true
  return /,[”"’]?(?:[⁰¹²³⁴-⁹]+|\d{1,3})?$/.test(before.text) && !reader.opensPhrase(line)
}

/** In text without blank lines, a paragraph begins where the one before is done and an action phrase or indent opens. */
function startsParagraph(open: Block, before: Line, line: Line, reader: LineReader): boolean {
  if (/[,;.:][”"’]?(?:[⁰¹²³⁴-⁹]+|\d{1,3})?[*_]*$/.test(before.text) && reader.opensPhrase(line)) return true
  const first = open.lines[0]
  return (
    first !== undefined &&
    ENDED.test(before.text) &&
    line.indent > before.indent &&
    line.indent >= first.indent &&
    line.indent > 2
  )
}

/** `…; and` before the next item, or one dashed item after another. */
function endsListItem(before: Line, line: Line): boolean {
  return /\b(?:and|or)$/.test(before.text) || (BULLET.test(line.text) && BULLET.test(before.text))
}

function isLabelAlone(line: Line): boolean {
  return /^(?:\d{1,3}\.|\([a-z]{1,5}\)|[–•●-])$/.test(line.text)
}

function stripLabel(line: Line): Line {
  const text = line.text.replace(/^\S+\s+/, '')
  return { ...line, text, start: line.end - text.length }
}
