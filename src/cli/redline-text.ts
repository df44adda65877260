/** A comparison for the terminal: what changed in substance first, then each paragraph that changed. */
import type { Comparison } from '../lineage/compare.ts'
import { placeName } from '../lineage/place.ts'
import { changeTotals, type Revision } from '../lineage/revisions.ts'
import type { Finding } from '../lineage/substance.ts'
import { wordingOf } from '../lineage/wording.ts'
import type { Wording } from '../lineage/wording.ts'
import type { Sides } from './comparison-json.ts'
import { printable } from './terminal.ts'

/** How it is written. */
export interface RedlineOptions {
  /** Columns of the terminal. */
  readonly width: number
  /** Deletions red and struck, insertions green; else `[-…-]` and `{+…+}`. */
  readonly colour: boolean
  /** Identical paragraphs too. */
  readonly all: boolean
}

/** Lines of text, the last one ended; no line is wider than `width` unless a word is. */
export function redlineText({ revisions, findings }: Comparison, sides: Sides, options: RedlineOptions): string {
  const shown = revisions.filter(({ change }) => options.all || change !== 'identical')
  const lines = [
    `${sides.older} → ${sides.newer}`,
    changeTotals(revisions),
    '',
    ...(findings.length === 0 ? [] : ['What changed in substance', ...findings.map(findingLine), '']),
    ...shown.flatMap((revision) => [...revisionLines(revision, options), '']),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

function findingLine({ kind, newer, before, after }: Finding): string {
  const sides = [before, after].map((text) => text ?? '–')
  return printable(`  ${newer.map(placeName).join(', ')}: ${kind.replaceAll('-', ' ')}: ${sides.join(' → ')}`)
}

function revisionLines(revision: Revision, options: RedlineOptions): readonly string[] {
  const { older, newer, changes, similarity, evidence } = revision
  const ends = [older, newer].map((paragraph) => (paragraph ? placeName(paragraph.id) : '–'))
  const likeness = older && newer && evidence === undefined ? ` (${Math.round(similarity * 100)}%)` : ''
  const heading = `${ends.join(' → ')}  ${changes.join(', ')}${likeness}${evidence === undefined ? '' : `: ${evidence}`}`
  return [printable(heading), ...wordingLines(wordingOf(revision), options)]
}

/** A wording wrapped to the width, what changed marked. */
export function wordingLines(wording: readonly Wording[], options: RedlineOptions): readonly string[] {
  return wrap(wording.flatMap(styledOf(options)), options)
}

/** A word with the white space after it, and how it is shown. */
interface Styled {
  readonly text: string
  readonly open: string
  readonly close: string
}

const PLAIN = { open: '', close: '' }
const STYLES = {
  colour: {
    gone: { open: '\u001b[31;9m', close: '\u001b[0m' },
    come: { open: '\u001b[32;4m', close: '\u001b[0m' },
  },
  marks: { gone: { open: '[-', close: '-]' }, come: { open: '{+', close: '+}' } },
} as const

function styledOf({ colour }: RedlineOptions): (wording: Wording) => readonly Styled[] {
  const styles = colour ? STYLES.colour : STYLES.marks
  return ({ kind, before, after }) => {
    if (kind === 'equal' || kind === 'form') return words(after, PLAIN, colour)
    return [...words(before, styles.gone, colour), ...words(after, styles.come, colour)]
  }
}

/** In colour each word is styled by itself, so that a line break cuts none; marks stand around the whole phrase. */
function words(text: string, style: Omit<Styled, 'text'>, colour: boolean): readonly Styled[] {
  const parts = printable(text).match(/\S+\s*|\s+/g) ?? []
  if (colour || style.open === '') return parts.map((part) => ({ ...style, text: part }))
  return parts.map((part, at) => ({
    text: `${at === 0 ? style.open : ''}${at === parts.length - 1 ? part.trimEnd() + style.close + part.slice(part.trimEnd().length) : part}`,
    ...PLAIN,
  }))
}

const INDENT = '  '

function wrap(pieces: readonly Styled[], { width }: RedlineOptions): readonly string[] {
  const lines: string[] = []
  let [line, used] = [INDENT, INDENT.length]
  for (const { text, open, close } of pieces) {
    const length = text.trimEnd().length
    if (used + length > width && used > INDENT.length) {
      lines.push(line)
      ;[line, used] = [INDENT, INDENT.length]
    }
    line += `${open}${text}${close}`
    used += text.length
  }
  return [...lines, line]
}
