/** Which paragraph became which, one to one: wording first, then the place between sure neighbours. */
import { groupBy } from '../group-by.ts'
import { formerId } from './former.ts'
import { measureLikeness } from './likeness.ts'
import type { Likeness } from './likeness.ts'
import { matchBest } from './matching.ts'
import type { Edge } from './matching.ts'
import { gapOf, longestIncreasing } from './order.ts'
import { redline } from './redline.ts'
import type { Operation } from './redline.ts'
import type { Version, VersionParagraph } from './version.ts'

/** Two paragraphs that are one. `likeness` is weighed; `byPlace` tells that wording alone would not have been enough. */
export interface Match {
  readonly older: VersionParagraph
  readonly newer: VersionParagraph
  readonly likeness: number
  readonly byPlace: boolean
}

/** Two paragraphs that are one, with what happened to the wording. */
export interface Pair extends Match {
  readonly operations: readonly Operation[]
}

/** Where a pair is taken for granted, so that others can be placed by it. */
const SURE = 0.7
/** The least that likeness and the bonuses must come to. */
const LEAST = 0.33
/** Under this, not even the right place makes two paragraphs one. */
const UNLIKE = 0.13
const SAME_GAP = 0.17
const SAME_KIND = 0.03
const SAME_ID = 0.01
const FORMERLY = 0.2
/** For two paragraphs that cite exactly the same, as far as few paragraphs do. */
const SAME_CITATIONS = 0.12
const FEW = 3
/** A pair made by its place alone gives way where the older is so much more like another paragraph of its kind. */
const MUCH_MORE = 1.25
/** Place tells something in a gap of so few paragraphs on either side; in a larger one only wording does. */
const GAP = 14

/**
 * The pairs with the largest sum of likeness and place, in the order of `older`. Placeholders (`[Paragraph deleted]`)
 * are in none.
 */
export function findPairs(older: Version, newer: Version): readonly Pair[] {
  return findMatches(older, newer).map((match) => ({
    ...match,
    operations: redline(match.older.text, match.newer.text),
  }))
}

/** The same without looking at what happened to the wording, which takes longer than to find who became whom. */
export function findMatches(older: Version, newer: Version): readonly Match[] {
  const [from, to] = [live(older), live(newer)]
  const likeness = measureLikeness(from, to)
  const scored = scoreCandidates(from, likeness)
  const anchors = findAnchors(scored)
  const edges = [...scored, ...scoreGaps(from, to, likeness, anchors)]
  const former = formerIds(newer)
  const cited = [citedBy(older), citedBy(newer)] as const
  const weighed = edges.flatMap((edge) => weigh(edge, { from, to, anchors, former, cited }))
  const partners = matchBest(weighed)
  return from.flatMap((paragraph, index) => {
    const partner = partners.get(index)
    const found = partner === undefined ? undefined : to[partner]
    if (partner === undefined || !found) return []
    const score = likeness.between(index, partner)
    const isLike = (each: VersionParagraph, at: number) =>
      each.kind === paragraph.kind && likeness.between(index, at) > score * MUCH_MORE
    if (score + SAME_KIND < LEAST && to.some(isLike)) return []
    return [{ older: paragraph, newer: found, likeness: score, byPlace: score + SAME_KIND < LEAST }]
  })
}

/** The paragraphs of a version that hold text. */
export function live({ paragraphs }: Version): readonly VersionParagraph[] {
  return paragraphs.filter(({ status }) => status === undefined)
}

function scoreCandidates(from: readonly VersionParagraph[], likeness: Likeness): Edge[] {
  return from.flatMap((_, older) =>
    likeness.candidates(older).map((newer) => ({ older, newer, weight: likeness.between(older, newer) })),
  )
}

/** Sure pairs, best on both sides, that keep their order: `older` and `newer` both ascend. */
interface Anchors {
  readonly older: readonly number[]
  readonly newer: readonly number[]
}

function findAnchors(scored: readonly Edge[]): Anchors {
  const sure = scored.filter(({ weight }) => weight >= SURE)
  const bestOf = (side: 'older' | 'newer') => {
    const best = new Map<number, Edge>()
    for (const edge of sure) if (edge.weight > (best.get(edge[side])?.weight ?? 0)) best.set(edge[side], edge)
    return best
  }
  const [forOlder, forNewer] = [bestOf('older'), bestOf('newer')]
  const mutual = [...forOlder.values()].filter((edge) => forNewer.get(edge.newer) === edge)
  const kept = longestIncreasing(mutual.map(({ newer }) => newer)).flatMap((at) => mutual[at] ?? [])
  return { older: kept.map(({ older }) => older), newer: kept.map(({ newer }) => newer) }
}

/** The pairs that stand between the same two anchors: however reworded, they may be one. */
function scoreGaps(
  from: readonly VersionParagraph[],
  to: readonly VersionParagraph[],
  likeness: Likeness,
  anchors: Anchors,
): Edge[] {
  const free = [...to.keys()].filter((newer) => !anchors.newer.includes(newer))
  const newerByGap = groupBy(free, (newer) => gapOf(anchors.newer, newer))
  const isAnchor = new Set(anchors.older)
  return from.flatMap((_, older) => {
    const beside = isAnchor.has(older) ? [] : (newerByGap.get(gapOf(anchors.older, older)) ?? [])
    const within = beside.length > GAP ? [] : beside
    return within.map((newer) => ({ older, newer, weight: likeness.between(older, newer) }))
  })
}

interface Setting {
  readonly from: readonly VersionParagraph[]
  readonly to: readonly VersionParagraph[]
  readonly anchors: Anchors
  /** Newer id → the id that a note says it had. */
  readonly former: ReadonlyMap<string, string>
  readonly cited: readonly [Cited, Cited]
}

/** Paragraph id → what it cites that few other paragraphs do. */
type Cited = ReadonlyMap<string, ReadonlySet<string>>

function citedBy({ citations }: Version): Cited {
  const citing = new Map<string, Set<string>>()
  for (const { in: paragraph, target } of citations)
    citing.set(target.key, (citing.get(target.key) ?? new Set()).add(paragraph))
  const cited = new Map<string, Set<string>>()
  for (const [key, paragraphs] of citing)
    for (const each of paragraphs.size <= FEW ? paragraphs : [])
      cited.set(each, (cited.get(each) ?? new Set()).add(key))
  return cited
}

function sameCitations([before, after]: readonly [Cited, Cited], older: string, newer: string): number {
  const [one, other] = [before.get(older), after.get(newer)]
  if (!one || !other) return 0
  return (2 * [...one].filter((key) => other.has(key)).length) / (one.size + other.size)
}

/** The edge with what place, kind and notes add, less what a pair must come to; nothing for a pair that is none. */
function weigh({ older, newer, weight }: Edge, { from, to, anchors, former, cited }: Setting): Edge[] {
  const [one, other] = [from[older], to[newer]]
  if (!one || !other || weight < UNLIKE) return []
  const sum =
    weight +
    (one.kind === other.kind && sameGap(anchors, older, newer, [from.length, to.length]) ? SAME_GAP : 0) +
    (one.kind === other.kind ? SAME_KIND : 0) +
    (one.id === other.id ? SAME_ID : 0) +
    SAME_CITATIONS * sameCitations(cited, one.id, other.id) +
    (former.get(other.id) === one.id ? FORMERLY : 0)
  return sum < LEAST ? [] : [{ older, newer, weight: sum - LEAST + 0.001 }]
}

/** Both are the two sides of one anchor, or stand in one small gap between the same anchors. */
function sameGap(
  { older: from, newer: to }: Anchors,
  older: number,
  newer: number,
  ends: readonly [number, number],
): boolean {
  const gap = gapOf(from, older)
  if (gap !== gapOf(to, newer) || (from[gap] === older) !== (to[gap] === newer)) return false
  if (from[gap] === older) return true
  const sizeOf = (marks: readonly number[], end: number) => (marks[gap] ?? end) - (marks[gap - 1] ?? -1) - 1
  return sizeOf(from, ends[0]) <= GAP && sizeOf(to, ends[1]) <= GAP
}

/** `[formerly PP12]` after a paragraph: it was `pp/12`. */
function formerIds({ notes }: Version): ReadonlyMap<string, string> {
  return new Map(
    notes.flatMap(({ kind, text, paragraph }) => {
      const former = kind === 'formerly' && paragraph !== undefined ? formerId(text, paragraph) : undefined
      return former === undefined || paragraph === undefined ? [] : [[paragraph, former] as const]
    }),
  )
}
