/** Lines → blocks with their clean text, labels and marks taken off. */

import { matchPhrase, type PhraseIndex } from '../authority/phrases.ts'
import type { EditorialNote, Span } from '../model.ts'
import type { Anchor } from './anchors.ts'
import { groupLines, type Block, type LineReader } from './blocks.ts'
import { isClosing, readAnnexHeading } from './body.ts'
import { cleanText, slice } from './clean.ts'
import { findBrackets } from './editorial.ts'
import { findLabel } from './label.ts'
import type { Line } from './lines.ts'
import { takeLabel, type ReadBlock } from './numbering.ts'

/** Says of two halves of a word whether the hyphen between them was put there by a line break. */
export type SoftHyphen = (before: string, after: string) => boolean

/** What reading the blocks needs beside the lines. */
export interface BlockSource {
  readonly text: string
  readonly lines: readonly Line[]
  /** First line of the body. */
  readonly from: number
  /** In order of place. */
  readonly anchors: readonly Anchor[]
  readonly soft: SoftHyphen
  /** Text on the formula's own line, after it. */
  readonly rest: Span | undefined
  readonly opensPhrase: (line: Line) => boolean
  readonly phrases: PhraseIndex
}

/** The blocks in order, and the bracketed remarks of each. */
export interface ReadBlocks {
  readonly reads: readonly ReadBlock[]
  readonly notesOf: ReadonlyMap<ReadBlock, readonly EditorialNote[]>
}

/** Each block with its clean text; the remarks in brackets are taken out and kept. */
export function readBlocks(source: BlockSource): ReadBlocks {
  const grouped = groupLines(source.lines, source.from, lineReader(source.opensPhrase))
  const blocks = source.rest ? [restBlock(source.rest, source.text), ...grouped] : grouped
  const notesOf = new Map<ReadBlock, readonly EditorialNote[]>()
  let next = 0
  let bracket = source.text.indexOf('[')
  const reads = blocks.map((block) => {
    const span = { start: block.lines[0]?.start ?? 0, end: block.lines.at(-1)?.end ?? 0 }
    while ((source.anchors[next]?.start ?? Infinity) < span.start) next++
    const from = next
    while ((source.anchors[next]?.start ?? Infinity) < span.end) next++
    if (bracket >= 0 && bracket < span.start) bracket = source.text.indexOf('[', span.start)
    const brackets = bracket >= 0 && bracket < span.end ? findBrackets(source.text, span) : []
    const marks = from < next ? source.anchors.slice(from, next) : NO_DROPS
    const read = readBlock(block, brackets.length > 0 ? [...marks, ...brackets] : marks, source)
    if (brackets.length > 0) notesOf.set(read, brackets)
    return read
  })
  return { reads: reads.filter((read) => read.clean.text !== '' || read.label), notesOf }
}

const NO_DROPS: readonly Span[] = []

function readBlock(block: Block, drops: readonly Span[], { text, soft, phrases }: BlockSource): ReadBlock {
  const sorted = drops.length > 1 ? drops.toSorted((a, b) => a.start - b.start) : drops
  const { clean, label } = takeLabel(cleanText(text, block.lines, sorted, soft), slice)
  const phrase = matchPhrase(phrases, clean.text, 0)
  return label ? { block, clean, label, phrase } : { block, clean, phrase }
}

function restBlock(span: Span, text: string): Block {
  return {
    lines: [{ ...span, text: text.slice(span.start, span.end), indent: 0, role: 'text' }],
    gap: true,
    page: false,
  }
}

/** A first look that most lines fail. */
const STANDS_LIKE = /^[#*\s[]*(?:annex|adopted|resolution adopted|\d{1,4}(?:st|nd|rd|th)\b)/i

function lineReader(opensPhrase: (line: Line) => boolean): LineReader {
  let expected = 1
  return {
    opensPhrase,
    stands: (line) =>
      STANDS_LIKE.test(line.text) &&
      (isClosing(line.text) || readAnnexHeading(line.text.replace(/^[#*\s]+|(?<![*\s])[*\s]+$/g, '')) !== undefined),
    label: (line) => {
      const label = findLabel(line.text)
      if (!label) return 'none'
      if (label.kind !== 'number') return label.kind === 'preambular' ? 'expected' : 'possible'
      const value = Number.parseInt(label.piece, 10)
      const next = value === expected
      if (next || value === expected + 1 || value === 1) expected = value + 1
      return next ? 'expected' : 'possible'
    },
  }
}
