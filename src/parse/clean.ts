/** Source spans → clean text: lines joined, marks removed, white space single, every character traceable. */

import { allMatches } from '../matches.ts'
import type { Span, TextMap } from '../model.ts'
import { BLANK, NOISE, signsIn } from './signs.ts'

/** Clean text with the way back to the source. */
export interface CleanText {
  readonly text: string
  readonly map: TextMap
}

/** Marks that are never text: emphasis, mark-up of links, escapes, invisible characters. */
const NOISE_FORM =
  /^#{1,6}\s+|[\u00ad\u200b-\u200d\u2060\ufeff]+|\*+|_(?<![\w/.-]_)_{0,2}(?=\S)|_(?<=[^\s_]_)_{0,2}(?![\w/.-])|\]\((?:#|https?:[^)\s]*)\)|\\(?=[[\]()_*#-])/g
const LINK_OPEN = /(?<!\\)\[(?=[^\]\n]*(?:\\\][^\]\n]*)*\]\(#\))/g
const LINK_END = '](#)'

/** White space that is no single space between two words. */
const IRREGULAR = /^\s|\s\s|\s$|[^\S ]/

/** A stretch of the source, with the kinds of signs in it where they are known. */
interface Piece extends Span {
  readonly signs?: number
}

/** Copies stretches of the source into clean text and remembers where each came from. */
class Builder {
  text = ''
  map: number[] = []
  private pendingSpace = false

  /** `regular` says that all white space in it is single spaces between words. */
  copy(source: string, { start, end }: Span, regular: boolean): void {
    if (regular || !IRREGULAR.test(source.slice(start, end))) return this.run(source, start, end)
    let from = start
    for (let i = start; i < end; i++) {
      const code = source.charCodeAt(i)
      if (code > 32 && code !== 0xa0 && !(code >= 0x2000 && code <= 0x200a) && code !== 0x202f && code !== 0x3000)
        continue
      this.run(source, from, i)
      this.pendingSpace = true
      from = i + 1
    }
    this.run(source, from, end)
  }

  space(): void {
    this.pendingSpace = true
  }

  /** Something was left out here: a space before it does not stand before a punctuation mark. */
  cut(): void {
    this.afterCut = true
  }

  private run(source: string, start: number, end: number): void {
    if (start >= end) return
    const glued = this.afterCut && /[,;.:)]/.test(source.charAt(start))
    if (this.pendingSpace && this.text !== '' && !glued) this.text += ' '
    this.pendingSpace = false
    this.afterCut = false
    // Most maps are of one stretch, and a list that grows holds room for more as long as the document is kept.
    if (this.map.length === 0) this.map = [this.text.length, start]
    else if (this.sourceEnd !== start) this.map.push(this.text.length, start)
    this.text += source.slice(start, end)
    this.sourceEnd = end
  }

  private sourceEnd = -1
  private afterCut = false
}

/**
 * The clean text of `pieces` (lines, in order) without `drops` (sorted, not overlapping: footnote marks, labels).
 * Between two pieces stands one space, unless the first ends in a hyphen. `softHyphen` says of a line's last word and
 * the next line's first whether the hyphen between them was put there by the line break alone.
 */
export function cleanText(
  source: string,
  pieces: readonly Piece[],
  drops: readonly Span[],
  softHyphen: (before: string, after: string) => boolean,
): CleanText {
  const builder = new Builder()
  pieces.forEach((piece, index) => {
    const next = pieces[index + 1]
    const signs = piece.signs ?? signsIn(source, piece.start, piece.end)
    const kept = next ? hyphenEnd(source, piece, next, softHyphen) : { end: piece.end, joined: false }
    without(source, { start: piece.start, end: kept.end, signs }, drops).forEach((part, i) => {
      if (i > 0 || part.start > piece.start) builder.cut()
      builder.copy(source, part, part.signs !== undefined && (part.signs & BLANK) === 0)
    })
    if (!kept.joined) builder.space()
  })
  return { text: builder.text, map: builder.map }
}

/** Where the piece ends once a line-break hyphen is dealt with, and whether the next piece follows without a space. */
function hyphenEnd(source: string, piece: Span, next: Span, soft: (a: string, b: string) => boolean) {
  const last = source.charAt(piece.end - 1)
  if (!/[-\u2010\u2011]/.test(last) || !/\p{L}/u.test(source.charAt(piece.end - 2)))
    return { end: piece.end, joined: false }
  if (!/\p{L}|\d/u.test(source.charAt(next.start))) return { end: piece.end, joined: false }
  const before =
    /(?<![\p{L}-])[\p{L}-]{1,40}$/u.exec(source.slice(Math.max(piece.start, piece.end - 40), piece.end - 1))?.[0] ?? ''
  const after = /^\p{L}+/u.exec(source.slice(next.start, next.start + 40))?.[0] ?? ''
  return { end: soft(before, after) ? piece.end - 1 : piece.end, joined: true }
}

/** The parts of a piece that are neither dropped nor noise; their signs are known where it is whole. */
function without(source: string, span: Piece, drops: readonly Span[]): Piece[] {
  const cuts = drops.length === 0 ? [] : drops.filter((d) => d.start < span.end && d.end > span.start)
  const noisy = ((span.signs ?? NOISE) & NOISE) !== 0
  if (cuts.length === 0 && !noisy) return [span]
  const piece = noisy ? source.slice(span.start, span.end) : ''
  for (const noise of piece.includes(LINK_END) ? [NOISE_FORM, LINK_OPEN] : [NOISE_FORM]) {
    for (const found of allMatches(noise, piece)) {
      cuts.push({ start: span.start + found.index, end: span.start + found.index + found[0].length })
    }
  }
  cuts.sort((a, b) => a.start - b.start)
  const parts: Span[] = []
  let from = span.start
  for (const cut of cuts) {
    if (cut.start > from) parts.push({ start: from, end: cut.start })
    from = Math.max(from, cut.end)
  }
  if (from < span.end) parts.push({ start: from, end: span.end })
  return parts
}

/** Index in `map` of the segment that holds clean offset `offset`. */
function segmentAt(map: TextMap, offset: number): number {
  let low = 0
  let high = map.length / 2 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((map[middle * 2] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low * 2
}

/** The source offset of the clean character at `offset`. */
export function sourceOffset(map: TextMap, offset: number): number {
  const segment = segmentAt(map, offset)
  return (map[segment + 1] ?? 0) + offset - (map[segment] ?? 0)
}

/** Where the clean stretch `[start, end)` stands in the source; what was removed inside it is spanned too. */
export function sourceSpan(map: TextMap, start: number, end: number): Span {
  if (end <= start) return { start: sourceOffset(map, start), end: sourceOffset(map, start) }
  return { start: sourceOffset(map, start), end: sourceOffset(map, end - 1) + 1 }
}

/** The part of a clean text from `start` to `end`, with its own map. */
export function slice({ text, map }: CleanText, start: number, end = text.length): CleanText {
  if (start >= end) return { text: '', map: [] }
  const kept = [0, sourceOffset(map, start)]
  for (let i = segmentAt(map, start) + 2; i < map.length && (map[i] ?? 0) < end; i += 2) {
    kept.push((map[i] ?? 0) - start, map[i + 1] ?? 0)
  }
  return { text: text.slice(start, end), map: kept }
}
