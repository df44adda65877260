/** What a page puts around its text: running heads, page numbers, job numbers, bar codes. */

import type { Line } from './lines.ts'

const PAGE_MARK =
  /^(?:\d{1,3}\/\d{1,3}|Page \d{1,3}|page \d{1,3}|[-–—] ?\d{1,4} ?[-–—]|\d\d-\d{5}(?:[ *]\([A-Z]\))?(?: +\d{6})?(?: +\d{1,3})?|\d{1,3} +\d\d-\d{5}|\*\d{6,8}\*|\/?\s?\.\.\.|\/…|Please recycle.*|[-–—•])$/
const WORD = /[\p{L}\d]+/gu
const REACH = 5

/**
 * Marks as furniture the running heads and feet of the pages after `from` (the first line of the body). A head is a
 * stretch of lines around a page mark or the document's own symbol: blanks, marks, the symbol and pieces of the title.
 */
export function markFurniture(lines: Line[], from: number, symbols: readonly string[], title: string): void {
  const names = new Set(symbols.map(squeezed).filter((s) => s !== ''))
  const titleWords = words(title)
  const isMark = (line: Line) => PAGE_MARK.test(line.text) || names.has(squeezed(line.text))
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (!line || line.role !== 'text' || !isMark(line)) continue
    line.role = 'furniture'
    for (const step of [-1, 1]) spread(lines, i, step, isMark, titleWords)
  }
}

/** Walks from a mark over blanks and other marks, and takes the pieces of the title that it meets on the way. */
function spread(
  lines: Line[],
  at: number,
  step: number,
  isMark: (line: Line) => boolean,
  title: readonly string[],
): void {
  let far = 0
  let blanks = 0
  for (let i = at + step; i >= 0 && i < lines.length && far < REACH; i += step) {
    const line = lines[i]
    if (!line) return
    if (line.role === 'blank') {
      if (++blanks > 2) return
      continue
    }
    if (line.role !== 'furniture' && !isMark(line) && !isTitlePiece(line.text, title)) return
    line.role = 'furniture'
    far++
    blanks = 0
  }
}

/** At least two words, all of them standing in this order and side by side in the title. */
function isTitlePiece(text: string, title: readonly string[]): boolean {
  const piece = words(text.replace(/\s?(?:\.\.\.|…)$/, ''))
  if (piece.length === 0 || piece.length > title.length || /[;:]$/.test(text)) return false
  if (piece.length === 1 && title.length > 1 && piece[0] !== title.at(-1) && piece[0] !== title[0]) return false
  return title.some((_, i) => piece.every((word, j) => title[i + j] === word))
}

function words(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? []
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '')
}
