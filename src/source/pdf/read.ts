/** PDF → plain text, read from the layout: lines, columns, furniture, footnotes, paragraphs. */

import { InputError } from '../../errors.ts'
import { lineJoiner } from '../words.ts'
import type { PlainText } from '../text.ts'
import { splitColumns } from './columns.ts'
import { dropFurniture } from './furniture.ts'
import { pageLines, type PdfLine } from './lines.ts'
import { joinNotes, splitNotes } from './notes.ts'
import { openPdf } from './open.ts'
import { groupParagraphs, measurePrint } from './paragraphs.ts'

/**
 * The text of a PDF: one paragraph a line, blank lines between, marks of footnotes as raised digits, and the footnotes
 * after a rule at the end. Throws InputError as `openPdf` does, and `no-text` for scanned pages.
 */
export async function readPdf(bytes: Uint8Array): Promise<PlainText> {
  const pages = (await openPdf(bytes)).flatMap(splitColumns).map((page) => ({ page, lines: pageLines(page) }))
  const all = pages.flatMap(({ lines }) => lines)
  if (all.length === 0) {
    throw new InputError('the PDF file holds no text, perhaps only scanned pages; recognize its text first', {
      code: 'no-text',
    })
  }
  const print = measurePrint(all)
  const split = dropFurniture(pages, print.body).map((page) => splitNotes(page, print.body))
  const text = split.flatMap((page) => page.text)
  const notes = split.flatMap((page) => page.notes)
  const join = lineJoiner([...text, ...notes].map((line) => line.text))
  const paragraphs = groupParagraphs(text, print).map((lines) => joinLines(lines, join))
  return { text: [...paragraphs, ...noteBlock(joinNotes(notes, join))].join('\n\n') + '\n', diagnostics: [] }
}

/** Cells of one row stay apart by a tab. */
function joinLines(lines: readonly PdfLine[], join: (lines: readonly string[]) => string): string {
  return lines.some((line) => line.cell) ? lines.map((line) => line.text).join('\t') : join(lines.map((l) => l.text))
}

/** One block, so that its notes are numbered on from the first to the last. */
function noteBlock(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [['__________________', ...notes].join('\n')]
}
