/** What a page prints around its text: running heads, page and job numbers, bar codes. */

import type { PdfLine } from './lines.ts'
import type { PdfPage } from './open.ts'

/** The lines of one page. */
export interface PageLines {
  readonly page: PdfPage
  readonly lines: readonly PdfLine[]
}

/** The share of a page's height, at its top and at its foot, in which furniture stands. */
const edge = 0.14
const PAGE_MARK =
  /^(?:\d{1,4}(?:\s?\/\s?\d{1,4})?|[Pp]age \d{1,4}(?: of \d{1,4})?|[-–—] ?\d{1,4} ?[-–—]|\d\d-\d{5}\b.*|.*\b\d\d-\d{5}|\*\d{6,8}\*|(?:GE|V|N)\.\d\d-\d{5}.*|\(?E\)? \d{6}.*|Please recycle.*|\/?\s?\.{3}|\/…)$/

/** The pages without their furniture. `body` is the size of the running text in points. */
export function dropFurniture(pages: readonly PageLines[], body: number): PageLines[] {
  const seen = countEdgeLines(pages)
  return pages.map(({ page, lines }) => ({
    page,
    lines: lines.filter((line) => !isFurniture(line, page, lines, body, seen)),
  }))
}

type Seen = ReadonlyMap<string, number>

function isFurniture(line: PdfLine, page: PdfPage, lines: readonly PdfLine[], body: number, seen: Seen): boolean {
  const place = edgeOf(line, page)
  if (place === undefined) return false
  if (PAGE_MARK.test(line.text)) return true
  if (page.number === 1) return false
  if ((seen.get(keyOf(line, place)) ?? 0) > 1) return true
  return place === 'top' && isRunningHead(line, lines, body)
}

/** Small print above the first line of the running text's size, on any page but the first. */
function isRunningHead(line: PdfLine, lines: readonly PdfLine[], body: number): boolean {
  const first = lines.find((each) => each.size > body - 0.6)
  return line.size < body - 0.6 && (first === undefined || line.y > first.y)
}

function edgeOf({ y }: PdfLine, { height }: PdfPage): 'top' | 'foot' | undefined {
  if (y > height * (1 - edge)) return 'top'
  return y < height * edge ? 'foot' : undefined
}

/** How many pages print a line at the same place; numbers may differ. First pages have heads of their own. */
function countEdgeLines(pages: readonly PageLines[]): Seen {
  const seen = new Map<string, number>()
  for (const { page, lines } of pages) {
    if (page.number === 1) continue
    const keys = lines.flatMap((line) => {
      const place = edgeOf(line, page)
      return place === undefined ? [] : [keyOf(line, place)]
    })
    for (const key of new Set(keys)) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return seen
}

function keyOf({ text, y }: PdfLine, place: string): string {
  return `${place} ${Math.round(y / 4)} ${text.replace(/\d+/g, '#')}`
}
