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
  /** The line opens with a number or letter; `expected`: with the very number that comes next. */
  readonly label: (line: Line) => 'none' | 'possible' | 'expected'
  /** The line is a heading of its own: `Annex`, `109th plenary meeting`. */
  readonly stands: (line: Line) => boolean
}

const MARK = String.raw`(?: {0,2}(?:[⁰¹²³⁴-⁹]+|\d{1,3}))?`
const DONE = new RegExp(String.raw`[.;:,!?…][”"’')\]*_]*${MARK}[*_]*$`)
const ENDED = new RegExp(String.raw`[.;:!?][”"’')\]*_]*${MARK}[*_]*$`)
const COMMA = new RegExp(String.raw`[,;.:][”"’]?${MARK}[*_]*$`)
/** Words before a number that is no paragraph's: `article`, `No.`. */
const NUMBER_TAKER =
  /(?:^|\s)(?:Nos?\.|paras?\.|paragraphs?|articles?|vol\.|sect\.|chap\.|annex|resolutions?|decisions?|of|and|to|the|in|at|on|by|for|from|with|least|than)$/i
/** Words that no paragraph ends with. */
const OPEN_ENDED =
  /(?:^|\s)(?:a|an|the|of|and|or|to|in|for|by|with|on|at|from|as|its|their|that|which|including|such|between|against|under|upon|is|are|be|not)$/i
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
  if (label === 'expected') return !gap && NUMBER_TAKER.test(before.text)
  if (label === 'possible') {
    return !gap && !page && !endsIn(DONE, before) && !endsListItem(before, line) && !isLabelAlone(before)
  }
  if (isLabelAlone(before)) return true
  if (!gap) return !(endsIn(DONE, before) && startsParagraph(open, before, line, reader))
  if (page) return joinsOverPage(before, line, reader)
  return LOWER.test(line.text) && !endsIn(ENDED, before)
}

/** Whether a line ends so; its last hundred signs tell. */
function endsIn(form: RegExp, { text }: Line): boolean {
  return form.test(text.length > 100 ? text.slice(-100) : text)
}

/** Over a page break, text that is not done goes on, whatever letter it begins with, unless a phrase opens. */
function joinsOverPage(before: Line, line: Line, reader: LineReader): boolean {
  if (LOWER.test(line.text)) return !endsIn(ENDED, before)
  if (reader.opensPhrase(line)) return OPEN_ENDED.test(before.text) || /[-\u2010]$/.test(before.text)
  return !endsIn(ENDED, before)
}

/** In text without blank lines, a paragraph begins where the one before is done and an action phrase or indent opens. */
function startsParagraph(open: Block, before: Line, line: Line, reader: LineReader): boolean {
  if (endsIn(COMMA, before) && reader.opensPhrase(line)) return true
  const first = open.lines[0]
  return (
    first !== undefined &&
    endsIn(ENDED, before) &&
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
