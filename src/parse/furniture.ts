/** What a page puts around its text: running heads, page numbers, job numbers, bar codes. */

import type { Line } from './lines.ts'

const PAGE_MARK =
  /^(?:\d{1,3}\/\d{1,3}|Page \d{1,3}|page \d{1,3}|[-–—] ?\d{1,4} ?[-–—]|\d\d-\d{5}(?:[ *]\([A-Z]\))?(?: +\d{6})?(?: +\d{1,3})?(?: +\/?(?:\.\.\.|…))?|\d{1,3} +\d\d-\d{5}|\*\d{6,8}\*|\/?\s?\.\.\.|\/…|Please recycle.*|[-–—•])$/
const WORD = /[\p{L}\d]+/gu

/**
 * Marks as furniture the running heads and feet of the pages after `from` (the first line of the body): page and job
 * numbers, the document's own symbol on a line of its own, and the title that stands right before or after it.
 */
export function markFurniture(lines: Line[], from: number, symbols: readonly string[], title: string): void {
  const names = new Set(symbols.map(squeezed).filter((s) => s !== ''))
  const titleWords = words(title)
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (!line || line.role !== 'text' || line.text.length > 60) continue
    const isSymbol = names.has(squeezed(line.text))
    if (!isSymbol && !PAGE_MARK.test(line.text)) continue
    line.role = 'furniture'
    for (const step of [1, -1] as const) if (takeTitle(lines, i, step, titleWords, isSymbol)) break
  }
}

/**
 * Takes the lines beside a mark that together repeat the title; false where they do not. Beside the symbol, a long
 * title may be cut short; beside a page number it must be whole, and blanks may stand between.
 */
function takeTitle(lines: Line[], at: number, step: 1 | -1, title: readonly string[], isSymbol: boolean): boolean {
  const taken: Line[] = []
  let found: string[] = []
  let first = at + step
  const reach = isSymbol ? 0 : 3
  for (let blanks = 0; blanks < reach && lines[first]?.role === 'blank'; blanks++) first += step
  for (let i = first; lines[i]?.role === 'text' && found.length < title.length; i += step) {
    const line = lines[i]
    if (!line) break
    const piece = words(line.text.replace(/\s?(?:\.\.\.|…)$/, ''))
    const joined = step > 0 ? [...found, ...piece] : [...piece, ...found]
    if (!repeats(joined, title, step)) break
    found = joined
    taken.push(line)
  }
  if (found.length === 0 || found.length < (isSymbol ? title.length / 2 : title.length)) return false
  for (const line of taken) line.role = 'furniture'
  return true
}

/** Whether the words open the title (`step` 1) or close it (-1). */
function repeats(found: readonly string[], title: readonly string[], step: 1 | -1): boolean {
  const offset = step > 0 ? 0 : title.length - found.length
  return offset >= 0 && found.every((word, i) => word === title[offset + i])
}

function words(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? []
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '')
}
