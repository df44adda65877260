/** An earlier paragraph as people read it: its wording as one text, and what is known to have been struck. */
import type { EarlierParagraph } from './earlier.ts'
import { wordingOfPieces } from './reconstruct.ts'

/** Plain data; it can be read from a graph as well. */
export interface EarlierView {
  /** Its path in the earlier text. */
  readonly id: string
  /** The draft's paragraph that it became; absent for one that was struck whole. */
  readonly newer?: string
  /** With `[…]` for words that are not known; absent where nothing is. */
  readonly text?: string
  readonly certainty: string
  readonly open: readonly string[]
  readonly struck: readonly { readonly wording: string; readonly certainty: string }[]
}

/** The paragraph as people read it. */
export function viewEarlier({ id, newer, pieces, certainty, open, struck }: EarlierParagraph): EarlierView {
  return {
    id,
    ...(newer !== undefined && { newer }),
    ...(pieces && { text: wordingOfPieces(pieces) }),
    certainty,
    open,
    struck: struck.map((each) => ({ wording: each.wording, certainty: each.certainty })),
  }
}

/** A stretch of an earlier wording: struck since, not known, or as it is still. */
export interface EarlierStretch {
  readonly kind: 'kept' | 'struck' | 'gap'
  readonly text: string
}

/** The wording in stretches, so that what was struck can be shown as such; none where nothing is known. */
export function stretchesOf({ text = '', struck }: EarlierView): readonly EarlierStretch[] {
  const placed = struck.filter(({ certainty }) => certainty !== 'open').map(({ wording }) => wording)
  const stretches: EarlierStretch[] = []
  let at = 0
  while (at < text.length) {
    const found = [...placed, '[…]'].map((wording) => ({ wording, start: indexOfWhole(text, wording, at) }))
    const [next] = found.filter(({ start }) => start >= 0).toSorted((one, other) => one.start - other.start)
    const start = next?.start ?? text.length
    if (start > at) stretches.push({ kind: 'kept', text: text.slice(at, start) })
    if (next) stretches.push({ kind: next.wording === '[…]' ? 'gap' : 'struck', text: next.wording })
    at = start + (next?.wording.length ?? 0)
  }
  return stretches
}

/** Where the wording stands with no letter before or behind it; -1 where it does not. */
function indexOfWhole(text: string, wording: string, from: number): number {
  const isLetter = (at: number) => /\p{L}/u.test(text.charAt(at))
  let at = text.indexOf(wording, from)
  while (at >= 0 && (isLetter(at - 1) || isLetter(at + wording.length))) at = text.indexOf(wording, at + 1)
  return at
}

/** How much is known, in the order of interest, with a heading for each. */
const EXTENTS: readonly (readonly [heading: string, holds: (view: EarlierView) => boolean])[] = [
  ['The wording is known', ({ certainty }) => certainty !== 'open'],
  ['The wording is known in part', ({ text }) => text !== undefined],
  ['Words are known, and not where they stood', ({ struck }) => struck.length > 0],
  ['Only that there was a paragraph is known', () => true],
]

/** The paragraphs by how much is known of them; no group is empty. */
export function groupEarlier(
  views: readonly EarlierView[],
): readonly { readonly heading: string; readonly views: readonly EarlierView[] }[] {
  const extentOf = (view: EarlierView) => EXTENTS.findIndex(([, holds]) => holds(view))
  return EXTENTS.flatMap(([heading], at) => {
    const group = views.filter((view) => extentOf(view) === at)
    return group.length === 0 ? [] : [{ heading, views: group }]
  })
}
