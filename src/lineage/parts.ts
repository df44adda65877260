/** Splits and merges: wording that left one paragraph and stands in another, beyond what their own pairs explain. */
import { addTo } from '../group-by.ts'
import { alignRows } from './align.ts'
import type { Pair } from './pairs.ts'
import { live } from './pairs.ts'
import type { Operation } from './redline.ts'
import type { Version, VersionParagraph } from './version.ts'
import { createNumbering, rowsOfThree } from './runs.ts'
import type { Numbering } from './runs.ts'
import { wordsIn, wordsOf } from './words.ts'

/** A part of one paragraph that became part of another. `share` is how much of the smaller rest went over, 0 to 1. */
export interface Part {
  readonly older: VersionParagraph
  readonly newer: VersionParagraph
  readonly share: number
}

/** What a paragraph holds that its partner does not: all of it where it has none. */
interface Rest {
  readonly paragraph: VersionParagraph
  readonly words: readonly string[]
  readonly paired: boolean
}

/** Rests that differ more are not looked into. */
const MOST_EDITS = 2000
/** Fewer words in a row may be the same by chance. */
const RUN = 3
const LEAST_WORDS = 6
/** Share of the smaller rest that must be found. */
const LEAST_SHARE = 0.3
/** One run of so many words tells more than its share; between two that both have partners there must be one. */
const LONG_RUN = 7
/** The share that is enough for an unpaired paragraph with a long run. */
const LONG_RUN_SHARE = 0.12
/**
 * Two paragraphs without partners were not alike enough to be a pair, and those of another kind are rarely the same;
 * so much of one must stand in the other.
 */
const BOTH_SHARE = 0.5
/** So many words in a row that a pair has in common are explained by it. */
const EXPLAINED = 4

/** Every part that went over, in the order of the older paragraphs. */
export function findParts(older: Version, newer: Version, pairs: readonly Pair[]): readonly Part[] {
  const gone = restsOf(older, new Map(pairs.map((pair) => [pair.older.id, pair])), 'older')
  const come = restsOf(newer, new Map(pairs.map((pair) => [pair.newer.id, pair])), 'newer')
  const together = new Set(pairs.map((pair) => `${pair.older.id} ${pair.newer.id}`))
  const numbering = createNumbering([...gone, ...come].reduce((sum, { words }) => sum + words.length, 0))
  const holders = indexRuns(come, numbering)
  const isSet = findSetPhrases([older, newer], numbering)
  return gone.flatMap((rest) =>
    candidatesOf(rest, holders, numbering)
      .filter((other) => !together.has(`${rest.paragraph.id} ${other.paragraph.id}`))
      .flatMap((other) => partOf(rest, other, { isSet, numbering })),
  )
}

function restsOf(version: Version, pairs: ReadonlyMap<string, Pair>, side: 'older' | 'newer'): Rest[] {
  return live(version).flatMap((paragraph): Rest[] => {
    const pair = pairs.get(paragraph.id)
    if (!pair) return [{ paragraph, words: wordsIn(paragraph), paired: false }]
    const words = pair.operations.flatMap((each) => {
      const wording = wordsOf(paragraph.text.slice(each[side].start, each[side].end))
      return stayed(each) && wording.length >= EXPLAINED ? [BREAK + each[side].start] : wording
    })
    return words.length <= LEAST_WORDS ? [] : [{ paragraph, words, paired: true }]
  })
}

const stayed = ({ kind }: Operation) => kind === 'equal' || kind === 'form'

/** Keeps runs from reaching over what did not change. */
const BREAK = '\n'

function indexRuns(rests: readonly Rest[], numbering: Numbering): ReadonlyMap<number, readonly Rest[]> {
  const holders = new Map<number, Rest[]>()
  for (const rest of rests) {
    for (const run of new Set(rowsOfThree(rest.words, numbering))) {
      addTo(holders, run, rest)
    }
  }
  return holders
}

/** A run that stands in so many paragraphs of one version is a set phrase: a treaty's name, the subject itself. */
const SET_PHRASE = 4

/** Counts only when first asked: most pairs of versions have nothing that went over. */
function findSetPhrases(versions: readonly Version[], numbering: Numbering): (run: number) => boolean {
  let spreads: readonly ReadonlyMap<number, number>[] | undefined
  return (run) => {
    spreads ??= versions.map((version) => countRuns(version, numbering))
    return spreads.some((spread) => (spread.get(run) ?? 0) >= SET_PHRASE)
  }
}

/** Only of runs that have a number: nobody asks for others. */
function countRuns({ paragraphs }: Version, { findRow }: Numbering): ReadonlyMap<number, number> {
  const spread = new Map<number, number>()
  for (const paragraph of paragraphs) {
    const words = wordsIn(paragraph)
    const runs = new Set(words.map((_, at) => findRow(words, at)))
    for (const run of runs) if (run !== undefined) spread.set(run, (spread.get(run) ?? 0) + 1)
  }
  return spread
}

/** A run shared with more paragraphs than this finds none of them. */
const COMMON = 6

function candidatesOf(
  rest: Rest,
  holders: ReadonlyMap<number, readonly Rest[]>,
  numbering: Numbering,
): readonly Rest[] {
  const runs = rowsOfThree(rest.words, numbering).map((run) => holders.get(run) ?? [])
  return [...new Set(runs.filter(({ length }) => length <= COMMON).flat())]
}

interface Phrases {
  readonly isSet: (run: number) => boolean
  readonly numbering: Numbering
}

function partOf(gone: Rest, come: Rest, phrases: Phrases): readonly Part[] {
  const runs = sharedRuns(gone.words, come.words)
  const alone = [gone, come].filter(({ paired }) => !paired).map(({ words }) => words.length)
  const told = runs.map((run) => telling(run, phrases))
  const longest = Math.max(0, ...told)
  const shared = told.reduce((sum, each) => sum + each, 0)
  const share = shared / Math.min(...(alone.length > 0 ? alone : [gone.words.length, come.words.length]))
  const strange = alone.length === 2 || gone.paragraph.kind !== come.paragraph.kind
  const least = strange ? BOTH_SHARE : alone.length > 0 && longest >= LONG_RUN ? LONG_RUN_SHARE : LEAST_SHARE
  const enough = share >= least && (alone.length > 0 ? shared >= LEAST_WORDS : longest >= LONG_RUN)
  return enough ? [{ older: gone.paragraph, newer: come.paragraph, share: Math.min(1, share) }] : []
}

/** What both hold, in rows. */
function sharedRuns(gone: readonly string[], come: readonly string[]): readonly (readonly string[])[] {
  let at = 0
  return (alignRows(gone, come, MOST_EDITS) ?? []).flatMap(({ kind, length }) => {
    if (kind !== 'added') at += length
    return kind === 'same' ? [gone.slice(at - length, at)] : []
  })
}

/** How many words of a shared run tell something: all, unless most of it is set phrases. */
function telling(run: readonly string[], { isSet, numbering }: Phrases): number {
  const runs = rowsOfThree(run, numbering)
  const rare = runs.flatMap((each, at) => (isSet(each) ? [] : [at]))
  if (rare.length * 2 >= runs.length) return runs.length === 0 ? 0 : run.length
  return new Set(rare.flatMap((at) => Array.from({ length: RUN }, (_, word) => at + word))).size
}
