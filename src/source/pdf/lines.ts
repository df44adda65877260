/** Pieces of text on a page → its lines, by place and size. */

import { raiseNumber } from '../raised.ts'
import type { Glyphs, PdfPage } from './open.ts'

/** A printed line, or the part of one before a wide gap. `x` and `end` are its edges, `size` its largest font. */
export interface PdfLine {
  readonly page: number
  readonly text: string
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
  /** Stands on the line of the one before it, after a wide gap: a cell of a table, or the masthead's right side. */
  readonly cell: boolean
}

interface Row {
  readonly y: number
  readonly size: number
  readonly glyphs: Glyphs[]
}

/** Gap that separates two columns of a table, in heights of the font. */
const cellGap = 3.2
/** Gap that is a space, in heights of the font. */
const spaceGap = 0.13

/** The lines of a page from top to bottom, marks of footnotes (told by size and place) as raised digits. */
export function pageLines({ number, glyphs }: PdfPage): PdfLine[] {
  return rowsOf(glyphs).flatMap((row) => linesOf(row, number))
}

/** Baselines: the largest pieces make them; smaller ones that hang above or below one belong to it. */
function rowsOf(glyphs: readonly Glyphs[]): Row[] {
  const rows: Row[] = []
  for (const piece of glyphs.toSorted((a, b) => b.size - a.size || b.y - a.y)) {
    const row = rows.findLast((each) => belongs(piece, each))
    if (row) row.glyphs.push(piece)
    else rows.push({ y: piece.y, size: piece.size, glyphs: [piece] })
  }
  return rows.toSorted((a, b) => b.y - a.y)
}

function belongs(piece: Glyphs, row: Row): boolean {
  const above = piece.y - row.y
  if (Math.abs(above) < 0.22 * piece.size) return true
  if (piece.size > 0.8 * row.size || above < -0.3 * row.size || above > 0.65 * row.size) return false
  return row.glyphs.some(
    ({ x, width, size }) => size > piece.size && piece.x > x - 3 * size && piece.x < x + width + size,
  )
}

function linesOf(row: Row, page: number): PdfLine[] {
  const cells: Glyphs[][] = []
  let end = -Infinity
  for (const piece of row.glyphs.toSorted((a, b) => a.x - b.x)) {
    const last = cells.at(-1)
    if (isRepeat(piece, last?.at(-1))) continue
    if (last && piece.x - end <= cellGap * row.size) last.push(piece)
    else cells.push([piece])
    end = Math.max(end, piece.x + piece.width)
  }
  return cells.map((pieces, index) => toLine(row, pieces, page, index > 0))
}

/** Some writers print bold letters twice, a hair apart. */
function isRepeat(piece: Glyphs, before: Glyphs | undefined): boolean {
  return before !== undefined && before.text === piece.text && Math.abs(before.x - piece.x) < 0.08 * piece.size
}

function toLine(row: Row, pieces: readonly Glyphs[], page: number, cell: boolean): PdfLine {
  const size = Math.max(...pieces.map((piece) => piece.size))
  let text = ''
  let end = pieces[0]?.x ?? 0
  for (const piece of pieces) {
    const raised = raise(piece, row)
    const spaced = piece.x - end > spaceGap * size && text !== ''
    const glued = raised !== undefined && text !== ''
    text = glued ? text.trimEnd() + raised : text + (spaced && !/\s$/.test(text) ? ' ' : '') + (raised ?? piece.text)
    if (raised !== undefined && !glued) text += ' '
    end = Math.max(end, piece.x + piece.width)
  }
  return { page, text: tidy(text), x: pieces[0]?.x ?? 0, end, y: row.y, size, cell }
}

/** The raised digits or stars of a mark above the line, or undefined for a piece that is none. */
function raise({ text, y, size }: Glyphs, row: Row): string | undefined {
  if (size > 0.8 * row.size || y - row.y < 0.12 * row.size) return undefined
  const mark = text.trim()
  if (/^\*{1,3}$/.test(mark)) return mark
  if (!/^\d{1,3}(?:[,\s]+\d{1,3})*$/.test(mark)) return undefined
  return raiseNumber(mark)
}

function tidy(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}
