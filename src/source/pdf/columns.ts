/** Pages of two columns, as the printed volumes of resolutions have them: the left one is read before the right. */

import type { Glyphs, PdfPage } from './open.ts'

/** Share of the page's width in the middle where the gap between two columns is looked for. */
const middle = [0.4, 0.6] as const
/** Points. */
const gutter = 9

/**
 * The page as it is, or one page a column in the order of reading, each with the page's size and number. The right
 * column is moved over the left one, so that indents and line ends can be compared.
 */
export function splitColumns(page: PdfPage): PdfPage[] {
  const at = findGutter(page)
  if (at === undefined) return [page]
  const spans = (piece: Glyphs) => piece.x < at && piece.x + piece.width > at
  const across = page.glyphs.filter(spans)
  const top = Math.min(page.height, ...across.filter((piece) => piece.y > page.height / 2).map((piece) => piece.y))
  const head = page.glyphs.filter((piece) => piece.y >= top - 1)
  const rest = page.glyphs.filter((piece) => !head.includes(piece) && !spans(piece))
  const left = rest.filter((piece) => piece.x < at)
  const right = rest.filter((piece) => piece.x >= at)
  const shift = leftEdge(right) - leftEdge(left)
  const moved = right.map((piece) => ({ ...piece, x: piece.x - shift }))
  return [[...head, ...left], moved].map((glyphs) => ({ ...page, glyphs }))
}

function leftEdge(glyphs: readonly Glyphs[]): number {
  return glyphs.reduce((least, { x }) => Math.min(least, x), Infinity)
}

/** Where a strip of the middle is free of print beside two full columns, or undefined. */
function findGutter({ width, glyphs }: PdfPage): number | undefined {
  for (let x = width * middle[0]; x < width * middle[1]; x += 3) {
    const free = (piece: Glyphs) => piece.x + piece.width <= x || piece.x >= x + gutter
    const blocked = glyphs.filter((piece) => !free(piece))
    if (blocked.length > glyphs.length * 0.04) continue
    const left = glyphs.filter((piece) => piece.x < x && free(piece))
    const right = glyphs.filter((piece) => piece.x >= x && free(piece))
    if (isColumn(left, x - leftEdge(left)) && isColumn(right, width - x)) {
      return x + gutter / 2
    }
  }
  return undefined
}

/** Twenty lines or more that mostly fill the column: prose, not the cells of a table. */
function isColumn(glyphs: readonly Glyphs[], width: number): boolean {
  const rows = new Map<number, number>()
  for (const { y, width: length } of glyphs) rows.set(Math.round(y), (rows.get(Math.round(y)) ?? 0) + length)
  const full = [...rows.values()].filter((length) => length > width * 0.6)
  return rows.size >= 20 && full.length > rows.size * 0.6
}
