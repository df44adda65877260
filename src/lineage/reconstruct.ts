/** The wording of an earlier paragraph put together from what stayed, what was struck and what is not known. */
import type { Span } from '../model.ts'
import { fits } from './place-deletions.ts'
import type { Certainty } from './place-deletions.ts'

/** A stretch of the earlier wording: as it stands now, struck since, or unknown words where others were added. */
export interface Piece {
  readonly kind: 'kept' | 'struck' | 'gap'
  /** With the space before it, if any; `[…]` for a gap. */
  readonly text: string
  /** How sure the place of a struck wording is. */
  readonly certainty?: Certainty
}

interface Addition extends Span {
  /** It holds alternatives: something was in dispute there before. */
  readonly disputed: boolean
}

interface Struck {
  readonly wording: string
  readonly certainty: Certainty
  readonly place?: Span
}

/** How a gap is written. */
const GAP = '[…]'

/**
 * The earlier wording of `text`: additions give way to what stood in their place, or to nothing; to a gap where a
 * wording without a place may have stood there, or the rest would not read. Both lists are in order.
 */
export function assemble(text: string, added: readonly Addition[], struck: readonly Struck[]): readonly Piece[] {
  const open = struck.some(({ place }) => place === undefined)
  const placed = struck.flatMap(({ place, ...each }) => (place ? [{ ...place, ...each }] : []))
  const stretches: readonly (Span & Partial<Struck> & Partial<Addition>)[] = [
    ...placed,
    ...added.filter((one) => !placed.some(({ start, end }) => start < one.end && end > one.start)),
  ].toSorted((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end, wording, certainty, disputed } of stretches) {
    pieces.push({ kind: 'kept', text: text.slice(at, start) })
    if (wording !== undefined) pieces.push({ kind: 'struck', text: wording, ...(certainty && { certainty }) })
    else if (open || disputed || !fits(text.slice(0, start), text.slice(end))) pieces.push({ kind: 'gap', text: GAP })
    at = Math.max(at, end)
  }
  return joinPieces([...pieces, { kind: 'kept', text: text.slice(at) }])
}

/** The wording as one text, gaps as `[…]`, white space single. */
export function wordingOfPieces(pieces: readonly Piece[]): string {
  const text = pieces.map((piece) => piece.text).join('')
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** One space between words, and none before a mark. */
function joinPieces(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  let before = ''
  for (const { text, ...piece } of pieces) {
    const bare = text.trimStart()
    if (bare === '') continue
    const last = joined.at(-1)
    const glued = piece.kind === 'kept' && last?.kind === 'kept' && text === bare && !/\s$/.test(before)
    const lead = last && !glued && !/^[,;:.)]/.test(bare) ? ' ' : ''
    if (last) joined[joined.length - 1] = { ...last, text: last.text.trimEnd() }
    joined.push({ ...piece, text: lead + bare })
    before = text
  }
  return joined
}
