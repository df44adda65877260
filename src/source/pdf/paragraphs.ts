/** Lines of running text → paragraphs, by the gaps, indents and lengths of the lines, over page ends too. */

import type { PdfLine } from './lines.ts'

/** What is known of the whole document's print. */
export interface PrintMeasure {
  /** Size of the running text in points. */
  readonly body: number
  /** Where full lines end, in points from the page's left. */
  readonly right: number
}

const LABEL = /^(?:\d{1,3}(?:\s?(?:bis|ter|quater))?\.|\([a-z]{1,5}\)|\(\d{1,2}\)|[ivx]{1,5}\)|[a-z]\)|[–—•●-])\s/
const ENDED = /[.;:!?,][”"’')\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$|\b(?:and|or)$/
const STOPPED = /[.;:!?][”"’')\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$/

/** The size of the running text, and the right edge of its full lines. */
export function measurePrint(lines: readonly PdfLine[]): PrintMeasure {
  const body = bodySize(lines)
  const full = lines.filter((line) => Math.abs(line.size - body) < 0.6).map((line) => line.end)
  return { body, right: full.toSorted((a, b) => a - b)[Math.floor(full.length * 0.8)] ?? 0 }
}

/** The largest size that a quarter of the print has: footnotes can be more than the text above them. */
function bodySize(lines: readonly PdfLine[]): number {
  const weights = new Map<number, number>()
  for (const { size, text } of lines) {
    const step = Math.round(size * 2) / 2
    weights.set(step, (weights.get(step) ?? 0) + text.length)
  }
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const large = [...weights].filter(([, weight]) => weight * 4 >= all).map(([size]) => size)
  return large.length > 0 ? Math.max(...large) : 10
}

/** The lines of each paragraph, heading or table row, in order. */
export function groupParagraphs(lines: readonly PdfLine[], print: PrintMeasure): PdfLine[][] {
  const groups: PdfLine[][] = []
  const spacing = lineSpacing(lines, print)
  for (const line of lines) {
    const open = groups.at(-1)
    if (open && goesOn(open, line, print, spacing)) open.push(line)
    else groups.push([line])
  }
  return groups
}

/** Distance of two lines of one paragraph on each page, in points: the most frequent one. */
function lineSpacing(lines: readonly PdfLine[], { body }: PrintMeasure): ReadonlyMap<number, number> {
  const counts = new Map<number, Map<number, number>>()
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (before?.page !== line.page || line.cell) return
    const distance = Math.round((before.y - line.y) * 4) / 4
    if (distance < body * 0.9 || distance > body * 2.2) return
    const page = counts.get(line.page) ?? new Map<number, number>()
    page.set(distance, (page.get(distance) ?? 0) + 1)
    counts.set(line.page, page)
  })
  return new Map([...counts].map(([page, found]) => [page, commonest(found, body)]))
}

function commonest(found: ReadonlyMap<number, number>, body: number): number {
  return [...found].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? body * 1.2
}

function goesOn(
  open: readonly PdfLine[],
  line: PdfLine,
  print: PrintMeasure,
  spacing: ReadonlyMap<number, number>,
): boolean {
  const before = open.at(-1)
  if (!before || line.cell || before.cell) return line.cell && before !== undefined && line.page > 1
  if (Math.abs(before.size - line.size) > 1.5) return false
  if (before.page !== line.page || line.y > before.y) return goesOverPage(open, before, line, print)
  const distance = before.y - line.y
  const usual = Math.max(spacing.get(line.page) ?? print.body * 1.2, line.size * 1.05)
  if (distance > usual * 1.28 || isBroken(before, line, print)) return false
  return !beginsByIndent(open, before, line, print)
}

/** The line before ends though the next word had room: a break that was meant. Headings of larger print break freely. */
function isBroken(before: PdfLine, line: PdfLine, { body, right }: PrintMeasure): boolean {
  if (before.size > body + 0.6 || line.text.length === 0) return false
  // At the right margin lines end together and begin where they can.
  if (Math.min(before.x, line.x) > right / 2 && Math.abs(before.x - line.x) > 2) return true
  const word = (line.text.indexOf(' ') + 1 || line.text.length) / line.text.length
  return before.end + word * (line.end - line.x) + 2 * body < right
}

/** Without a gap between paragraphs, an indent or a label after a line that is done begins one. */
function beginsByIndent(
  open: readonly PdfLine[],
  before: PdfLine,
  line: PdfLine,
  { body, right }: PrintMeasure,
): boolean {
  if (LABEL.test(line.text) && ENDED.test(before.text)) return true
  const indented = line.x > before.x + 0.9 * body
  const short = before.end < right - 2 * body
  if (indented && open.length > 1) return ENDED.test(before.text)
  return indented && short && STOPPED.test(before.text)
}

/** A page's first line goes on with the paragraph before it unless it is indented or what stands before it is done. */
function goesOverPage(
  open: readonly PdfLine[],
  before: PdfLine,
  line: PdfLine,
  { body, right }: PrintMeasure,
): boolean {
  if (LABEL.test(line.text) && ENDED.test(before.text)) return false
  const second = open.find((each, index) => index > 0 && each.page === before.page)
  if (second !== undefined && line.x > second.x + 0.8 * body) return false
  if (second === undefined && line.x > before.x - 0.5 * body && ENDED.test(before.text)) return false
  const short = before.end < right - 4 * body
  return !(short && ENDED.test(before.text))
}
