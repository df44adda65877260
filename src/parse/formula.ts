/** The enacting formula, and where the body of a text begins. */

import type { Authorities } from '../authority/authorities.ts'
import { matchPhrase } from '../authority/phrases.ts'
import type { OrganRecord } from '../authority/records.ts'
import type { Span } from '../model.ts'
import type { Line } from './lines.ts'
import type { Stated } from './stated.ts'

/** The formula as found: its line, the organ that it names, and text that follows on the same line. */
export interface Formula {
  readonly line: number
  readonly stated: Stated<OrganRecord>
  /** Text on the formula's own line, after it. */
  readonly rest: Span | undefined
}

const FORMULA = /^[*_#\s]*(The [A-Z][\p{L}’'() -]{3,120}?|THE [A-Z][A-Z ]{3,80}?)(?:,|:|\s*$|,?\*)[*_]*\s*(.*)$/u

/** The enacting formula: the organ's name and a comma on a line of their own, or before the first phrase. */
export function findFormula(lines: readonly Line[], { formulas, phrases }: Authorities): Formula | undefined {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    const found = line && line.role === 'text' ? FORMULA.exec(line.text) : null
    const organ = found && formulas.get((found[1] ?? '').toLowerCase().trim())
    if (!line || !organ) continue
    const rest = found[2] ?? ''
    if (rest !== '' && !matchPhrase(phrases, rest.replace(/^[*_]+/, ''), 0)) continue
    if (rest === '' && !/[,:]\**$/.test(line.text) && !followedByPhrase(lines, i, phrases)) continue
    const at = { start: line.start, end: line.end - rest.length }
    const after = rest === '' ? undefined : { start: line.end - rest.length, end: line.end }
    return { line: i, stated: { value: organ, at }, rest: after }
  }
  return undefined
}

function followedByPhrase(lines: readonly Line[], index: number, phrases: Authorities['phrases']): boolean {
  const next = lines.slice(index + 1, index + 8).filter((line) => line.role === 'text')
  return next
    .slice(0, 2)
    .some((line) => matchPhrase(phrases, line.text.replace(/^[*_]+|^\d+\.\s+/g, ''), 0) !== undefined)
}

/** Without a formula the body begins at the first line that opens with a phrase, `1.` or `At its …`. */
export function findBodyStart(lines: readonly Line[], authorities: Authorities): number {
  const opening = openingTest(authorities)
  const at = lines.findIndex(
    (line) => line.role === 'text' && (opening(line) || /^1\.\s|^At (?:its|the) .*(?:meeting|session)/.test(line.text)),
  )
  return at < 0 ? lines.length : at
}

/** A test for lines that open with an action phrase, in a capital, as paragraphs do. */
export function openingTest({ phrases }: Authorities): (line: Line) => boolean {
  return (line) => {
    const text = line.text.replace(/^[*_]+/, '')
    const code = text.charCodeAt(0)
    if (code < 65 || code > 90) return false
    const phrase = matchPhrase(phrases, text.slice(0, 80), 0)
    return phrase !== undefined && phrase.mood !== 'base'
  }
}
