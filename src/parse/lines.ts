/** Plain text → lines with their place, and the role that each plays on the page. */

import type { Span } from '../model.ts'
import { signsIn } from './signs.ts'

/** What a line is for: running text, or one of the things that interrupt it. */
type Role = 'text' | 'blank' | 'furniture' | 'note' | 'editorial'

/** A line without its surrounding white space; an empty span is a blank line. */
export interface Line extends Span {
  readonly text: string
  /** White space before the first character. */
  readonly indent: number
  /** The kinds of signs in it, as `signsIn` gives them; absent where nobody looked. */
  readonly signs?: number
  role: Role
}

const EDGE = /[\s\u200b\ufeff]/

/** All lines of `text`, in order. Total and linear. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  while (from <= text.length) {
    const newline = nextBreak(text, from)
    lines.push(trimmedLine(text, from, newline))
    from = newline + 1
  }
  return lines
}

function nextBreak(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found < 0 ? text.length : found
}

function trimmedLine(text: string, from: number, to: number): Line {
  let start = from
  let end = to
  while (start < end && isEdge(text, start)) start++
  while (end > start && isEdge(text, end - 1)) end--
  const role = start === end ? 'blank' : 'text'
  return { start, end, text: text.slice(start, end), indent: start - from, signs: signsIn(text, start, end), role }
}

function isEdge(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code <= 32 || code >= 128) && EDGE.test(text.charAt(at))
}
