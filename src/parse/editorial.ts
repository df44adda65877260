/** Notes of editors that stand between or inside paragraphs and are no part of them. */

import { allMatches } from '../matches.ts'
import type { EditorialNote, Span } from '../model.ts'
import type { Line } from './lines.ts'

/** Marks that word processors and markdown put before a note. */
const LINE_NOTE = /^[-–•]?\s*\**(Deleted|Formatted|Inserted|Comment(?:ed)?)\b[^:]{0,12}:\**/
const PROPOSAL = /^\**\[(?:(?:New )?Proposals? .*|[^\]]{1,80} to propose\b[^\]]{0,80})\]\**$/i
const BRACKETED: readonly (readonly [EditorialNote['kind'], RegExp])[] = [
  ['formerly', /^\[formerly .*\]$/i],
  ['merged', /^\[merged .*\]$/i],
  ['proposal', /^\[(?:new para|[^\]]{1,60} to propose).*\]$/i],
  ['comment', /^\[(?:language from|agreed|ad ref|source:|see ).*\]$/i],
]
const INLINE =
  /(?<!\s)\s{0,3}\\?\[((?:formerly|language from|new para|[^\]\n]{1,60} to propose|agreed ad ref|ad ref|source:)[^\]\n]{0,160}?)\\?\](?:\(#\))?/gi

/** Takes the lines that are editors' notes out of the text: their role becomes `editorial`. */
export function takeEditorialLines(lines: Line[], from: number): EditorialNote[] {
  const notes: EditorialNote[] = []
  for (const line of lines.slice(from)) {
    if (line.role !== 'text') continue
    const kind = lineKind(line.text)
    if (!kind) continue
    line.role = 'editorial'
    notes.push({ kind, text: bare(line.text), start: line.start, end: line.end })
  }
  return notes
}

/** How the line of such a note can begin. */
const NOTE_LIKE = /^[-–•*DFIC[\s]/

function lineKind(text: string): EditorialNote['kind'] | undefined {
  if (!NOTE_LIKE.test(text)) return undefined
  const found = LINE_NOTE.exec(text)
  if (found) return found[1]?.startsWith('Del') ? 'deleted' : found[1]?.startsWith('Form') ? 'formatted' : 'comment'
  return PROPOSAL.test(text) ? 'proposal' : undefined
}

function bare(text: string): string {
  return text.replace(LINE_NOTE, '').replace(/\*\*/g, '').trim()
}

/** Bracketed remarks inside a stretch of source: `[Formerly PP8]`, `[Language from para 18 of …]`. */
export function findBrackets(source: string, span: Span): EditorialNote[] {
  const piece = source.slice(span.start, span.end)
  return allMatches(INLINE, piece).map((found) => {
    const lead = found[0].length - found[0].trimStart().length
    const text = `[${found[1] ?? ''}]`
    const kind = BRACKETED.find(([, form]) => form.test(text))?.[0] ?? 'comment'
    const start = span.start + found.index
    return { kind, text, start: start + lead, end: start + found[0].length }
  })
}

/** A paragraph that only says what became of it: `[Paragraph deleted]`, `[Merged with paragraph 42]`. */
export function placeholderStatus(text: string): 'deleted' | 'merged' | undefined {
  if (!text.startsWith('[')) return undefined
  const found = /^\[?\s*(?:(?:paragraph\s+)?(deleted)|(merged) with [^\]]{1,60})\s*\]?[.;,]?$/i.exec(text)
  if (!found) return undefined
  return found[1] ? 'deleted' : 'merged'
}
