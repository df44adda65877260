/** Footnotes that no mark in the text leads to. */
import type { Finding } from './finding.ts'
import type { ResolutionDocument } from '../model.ts'

/** Footnotes without an anchor, which may stand for a statement that lost its source. */
export function findUnanchoredNotes({ footnotes }: ResolutionDocument): Finding[] {
  return footnotes
    .filter(({ anchoredIn }) => anchoredIn.length === 0)
    .map(({ marker, start, end }) => ({
      code: 'footnote-without-anchor',
      message: `No paragraph carries the mark of footnote ${marker}`,
      start,
      end,
    }))
}
