/** A fact with its evidence, where a rule knows the very words. */

import type { Fact, Grade, Paragraph, Span, Thing } from '../model.ts'
import { sourceSpan } from '../parse/clean.ts'

/** What is stated, by which rule, and how surely. */
export interface Statement {
  readonly subject: Thing
  readonly predicate: string
  readonly object: Thing
  readonly rule: string
  readonly grade: Grade
}

/** The fact that the clean text of a paragraph states at `at`. */
export function factAt({ id, text, map }: Paragraph, { rule, grade, ...stated }: Statement, at: Span): Fact {
  const quote = text.slice(at.start, at.end)
  return { ...stated, evidence: { paragraph: id, quote, rule, grade, ...sourceSpan(map, at.start, at.end) } }
}
