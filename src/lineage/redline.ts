/** The wording of one paragraph against that of another, in whole words and phrases. */
import type { Span } from '../model.ts'
import { alignRows } from './align.ts'
import { formless, piecesOf, wordsOf } from './words.ts'

/** What happened to a stretch: `form` changes only the case of a word or the form of a mark; `moved-out` stands elsewhere as `moved-in`. */
export type OperationKind = 'equal' | 'form' | 'deleted' | 'inserted' | 'replaced' | 'moved-out' | 'moved-in'

/** A stretch of both texts, in UTF-16 units; an empty span shows where in the other text it would stand. */
export interface Operation {
  readonly kind: OperationKind
  readonly older: Span
  readonly newer: Span
}

interface Stretch {
  readonly same: boolean
  readonly older: string
  readonly newer: string
}

/** A phrase shorter than this may be anywhere by chance. */
const MOVED_WORDS = 4

/** Texts with more differing pieces have nothing to show but that one replaced the other; time grows with the square. */
const MOST_EDITS = 2000

/**
 * What changed from `older` to `newer`, in order. The spans of each side follow each other without gap, so that
 * either text can be rebuilt. Total.
 */
export function redline(older: string, newer: string): readonly Operation[] {
  if (older === newer) return older === '' ? [] : place([{ same: true, older, newer }])
  return markMoves(older, newer, place(joinIslands(stretchesOf(older, newer))))
}

function stretchesOf(older: string, newer: string): Stretch[] {
  const [one, other] = [piecesOf(older), piecesOf(newer)]
  const runs = alignRows(one.map(formless), other.map(formless), MOST_EDITS)
  if (runs === undefined) return [{ same: false, older, newer }]
  const stretches: Stretch[] = []
  let [inOlder, inNewer] = [0, 0]
  for (const { kind, length } of runs) {
    const takes = kind === 'added' ? 0 : length
    const gives = kind === 'removed' ? 0 : length
    const stretch = {
      same: kind === 'same',
      older: one.slice(inOlder, inOlder + takes).join(''),
      newer: other.slice(inNewer, inNewer + gives).join(''),
    }
    inOlder += takes
    inNewer += gives
    append(stretches, stretch)
  }
  return stretches
}

/** Adds a stretch, one with the last if both changed. */
function append(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1)
  if (last === undefined || last.same !== next.same) stretches.push(next)
  else stretches[stretches.length - 1] = merge(next.same, last, next)
}

function merge(same: boolean, ...parts: readonly Stretch[]): Stretch {
  const all = (side: 'older' | 'newer') => parts.map((part) => part[side]).join('')
  return { same, older: all('older'), newer: all('newer') }
}

/** Small words that stay between two changes make a phrase unreadable: `the` in ‹by which› the ‹Commission›. */
function joinIslands(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  stretches.forEach((stretch, at) => {
    const [before, after] = [stretches[at - 1], stretches[at + 1]]
    const island = stretch.same && before && after && isIsland(stretch.older, before, after)
    append(joined, island ? { ...stretch, same: false } : stretch)
  })
  return joined
}

function isIsland(text: string, before: Stretch, after: Stretch): boolean {
  const words = wordsOf(text)
  if (words.length === 0) return /^\s*$/.test(text) && isWordy(before) && isWordy(after)
  const changed = Math.min(...[before, after].map((each) => wordsOf(each.older + each.newer).length))
  return words.length === 1 && text.trim().length <= 4 && changed >= 2
}

function isWordy({ older, newer }: Stretch): boolean {
  return wordsOf(older + newer).length > 0
}

/** What differs in form alone, apart from what does not differ at all. */
function splitForms(stretch: Stretch): readonly Stretch[] {
  const [one, other] = [piecesOf(stretch.older), piecesOf(stretch.newer)]
  if (!stretch.same || stretch.older === stretch.newer || one.length !== other.length) return [stretch]
  const split: Stretch[] = []
  one.forEach((older, at) => {
    const piece = { same: true, older, newer: other[at] ?? '' }
    const last = split.at(-1)
    if (last === undefined || (last.older === last.newer) !== (older === piece.newer)) split.push(piece)
    else split[split.length - 1] = merge(true, last, piece)
  })
  return split
}

function place(stretches: readonly Stretch[]): Operation[] {
  let [inOlder, inNewer] = [0, 0]
  return stretches.flatMap(splitForms).map(({ same, older, newer }) => {
    const spans = {
      older: { start: inOlder, end: inOlder + older.length },
      newer: { start: inNewer, end: inNewer + newer.length },
    }
    inOlder = spans.older.end
    inNewer = spans.newer.end
    return { kind: kindOf(same, older, newer), ...spans }
  })
}

function kindOf(same: boolean, older: string, newer: string): OperationKind {
  if (same) return older === newer ? 'equal' : 'form'
  if (newer === '') return 'deleted'
  return older === '' ? 'inserted' : 'replaced'
}

/** A phrase that is deleted here and inserted there, in the same words, has moved. */
function markMoves(older: string, newer: string, operations: readonly Operation[]): readonly Operation[] {
  const wording = ({ kind, older: from, newer: to }: Operation) =>
    wordsOf(kind === 'deleted' ? older.slice(from.start, from.end) : newer.slice(to.start, to.end)).join(' ')
  const phrasesOf = (kind: OperationKind) =>
    operations.filter((each) => each.kind === kind).map((each) => [wording(each), each] as const)
  const gone = new Map(phrasesOf('deleted').filter(([phrase]) => phrase.split(' ').length >= MOVED_WORDS))
  const moved = new Map<Operation, OperationKind>()
  for (const [phrase, here] of phrasesOf('inserted')) {
    const from = gone.get(phrase)
    if (!from || !gone.delete(phrase)) continue
    moved.set(from, 'moved-out').set(here, 'moved-in')
  }
  return operations.map((each) => ({ ...each, kind: moved.get(each) ?? each.kind }))
}
