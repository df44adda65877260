/** The alignment of two versions: every paragraph of both, with what became of it. */
import { longestIncreasing } from './order.ts'
import { findPairs } from './pairs.ts'
import type { Pair } from './pairs.ts'
import { findParts } from './parts.ts'
import { redline } from './redline.ts'
import type { Operation } from './redline.ts'
import type { Version, VersionParagraph } from './version.ts'
import { readsSame, wordsIn, wordsOf } from './words.ts'

/** What a revision did; several may hold of one: reworded, renumbered and moved. `reused` is between two texts. */
export type ChangeKind =
  'identical' | 'reworded' | 'split' | 'merged' | 'moved' | 'renumbered' | 'added' | 'deleted' | 'reused'

/** Why two paragraphs are linked: their words, their neighbours, a part that went over, or the text says so. */
type Reason = 'words' | 'place' | 'part' | 'stated' | 'none'

/** One link, or a paragraph without one: then `older` or `newer` is absent. */
export interface Revision {
  readonly older?: VersionParagraph
  readonly newer?: VersionParagraph
  /** The first of `changes`: what matters most. */
  readonly change: ChangeKind
  readonly changes: readonly ChangeKind[]
  /** Share of words in common, 0 to 1; 0 for what has no other side. */
  readonly similarity: number
  readonly reason: Reason
  /** The words of the text that say so, where `reason` is `stated`. */
  readonly evidence?: string
  /** Empty where one side is absent or a placeholder. */
  readonly operations: readonly Operation[]
}

/** How many revisions did what, in words: `30 identical, 2 reworded`, in the order in which they are first met. */
export function changeTotals(revisions: readonly Revision[]): string {
  const counts = new Map<string, number>()
  for (const { change } of revisions) counts.set(change, (counts.get(change) ?? 0) + 1)
  return [...counts].map(([change, count]) => `${count} ${change}`).join(', ')
}

interface Link {
  readonly older: VersionParagraph
  readonly newer: VersionParagraph
  readonly reason: Reason
  readonly evidence?: string
  readonly operations?: readonly Operation[]
}

/**
 * All revisions from `older` to `newer`, in the order of the newer text; what was deleted follows what stood before
 * it. Each paragraph of both is in at least one. Total.
 */
export function findRevisions(older: Version, newer: Version): readonly Revision[] {
  const pairs = findPairs(older, newer)
  const worded: readonly Link[] = [
    ...keptPlaceholders(older, newer),
    ...pairs.map(({ byPlace, ...pair }): Link => ({ ...pair, reason: byPlace ? 'place' : 'words' })),
    ...findParts(older, newer, pairs).map((part): Link => ({ ...part, reason: 'part' })),
  ]
  const stated = statedLinks(older, worded)
  const moved = movedIds(pairs, newer)
  const counts = { older: countLinks(worded, 'older'), newer: countLinks(worded, 'newer') }
  const revisions = [...worded, ...stated].map((link) => toRevision(link, counts, moved))
  return inOrder([...revisions, ...unlinked(older, newer, [...worded, ...stated])], older, newer)
}

/** A number that is still vacant, for the same reason. */
function keptPlaceholders(older: Version, newer: Version): readonly Link[] {
  const vacant = new Map(newer.paragraphs.flatMap((each) => (each.status ? [[each.id, each] as const] : [])))
  return older.paragraphs.flatMap((paragraph) => {
    const same = paragraph.status ? vacant.get(paragraph.id) : undefined
    return same?.text === paragraph.text ? [{ older: paragraph, newer: same, reason: 'words' } as const] : []
  })
}

/** `[Merged with paragraph 42]` goes where paragraph 42 went. */
function statedLinks(older: Version, worded: readonly Link[]): readonly Link[] {
  return older.paragraphs.flatMap((paragraph) => {
    const [, number] =
      /paragraph\s+(\d+\s?(?:bis|ter)?)/i.exec(paragraph.status === 'merged' ? paragraph.text : '') ?? []
    const into = `${paragraph.id.slice(0, paragraph.id.lastIndexOf('/'))}/${number}`
    const kept = worded.some((link) => link.older === paragraph)
    const next = worded.find((link) => link.older.id === into && link.reason !== 'part')
    return next && !kept
      ? [{ older: paragraph, newer: next.newer, reason: 'stated', evidence: paragraph.text } as const]
      : []
  })
}

/** The older paragraphs that stand elsewhere among those which have a partner. */
function movedIds(pairs: readonly Pair[], { paragraphs }: Version): ReadonlySet<string> {
  const places = new Map(paragraphs.map(({ id }, index) => [id, index]))
  const stayed = new Set(longestIncreasing(pairs.map((pair) => places.get(pair.newer.id) ?? 0)))
  return new Set(pairs.filter((_, at) => !stayed.has(at)).map((pair) => pair.older.id))
}

/** Paragraph id → in how many links it is. */
type Counts = Readonly<Record<'older' | 'newer', ReadonlyMap<string, number>>>

function countLinks(links: readonly Link[], side: 'older' | 'newer'): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const link of links) counts.set(link[side].id, (counts.get(link[side].id) ?? 0) + 1)
  return counts
}

function toRevision(link: Link, counts: Counts, moved: ReadonlySet<string>): Revision {
  const { older, newer, reason, evidence } = link
  const stated = reason === 'stated'
  const count = (side: 'older' | 'newer') => counts[side].get(link[side].id) ?? 0
  const same = readsSame(older.text, newer.text)
  const changes: ChangeKind[] = []
  if (!stated && count('older') > 1) changes.push('split')
  if (stated || count('newer') > 1) changes.push('merged')
  if (!stated) changes.push(same ? 'identical' : 'reworded')
  if (reason !== 'part' && moved.has(older.id)) changes.push('moved')
  if (older.id !== newer.id && !stated) changes.push('renumbered')
  const operations = stated ? [] : (link.operations ?? redline(older.text, newer.text))
  return {
    older,
    newer,
    change: changes[0] ?? 'reworded',
    changes,
    similarity: stated ? 0 : shareOf(older, newer, operations),
    reason,
    ...(evidence !== undefined && { evidence }),
    operations,
  }
}

/** Two paragraphs linked by their words alone. */
export function reviseWording(
  older: VersionParagraph,
  newer: VersionParagraph,
  changes: readonly [ChangeKind, ...ChangeKind[]],
): Revision {
  const operations = redline(older.text, newer.text)
  const similarity = shareOf(older, newer, operations)
  return { older, newer, change: changes[0], changes, similarity, reason: 'words', operations }
}

/** Words that stayed, twice, against the words of both: 0 to 1. */
export function shareOf(older: VersionParagraph, newer: VersionParagraph, operations: readonly Operation[]): number {
  const all = wordsIn(older).length + wordsIn(newer).length
  if (all === 0) return 1
  const stayed = operations.filter(({ kind }) => kind === 'equal' || kind === 'form')
  const kept = stayed.reduce((sum, each) => sum + wordsOf(older.text.slice(each.older.start, each.older.end)).length, 0)
  return Math.min(1, Math.round((2000 * kept) / all) / 1000)
}

function unlinked(older: Version, newer: Version, links: readonly Link[]): readonly Revision[] {
  const [from, to] = [new Set(links.map((link) => link.older.id)), new Set(links.map((link) => link.newer.id))]
  const gone = older.paragraphs.filter(({ id }) => !from.has(id))
  const come = newer.paragraphs.filter(({ id }) => !to.has(id))
  return [
    ...gone.map((paragraph): Revision => ({ older: paragraph, ...alone('deleted', paragraph) })),
    ...come.map((paragraph): Revision => ({ newer: paragraph, ...alone('added', paragraph) })),
  ]
}

function alone(change: 'deleted' | 'added', { status, text }: VersionParagraph) {
  const stated = status === 'deleted' && change === 'deleted'
  return {
    change,
    changes: [change],
    similarity: 0,
    reason: stated ? 'stated' : 'none',
    ...(stated && { evidence: text }),
    operations: [],
  } as const
}

function inOrder(revisions: readonly Revision[], older: Version, newer: Version): readonly Revision[] {
  const [from, to] = [older, newer].map(
    ({ paragraphs }) => new Map(paragraphs.map(({ id }, index) => [id, index] as const)),
  )
  const placeOf = ({ newer: paragraph }: Revision) => paragraph && to?.get(paragraph.id)
  const olderOf = ({ older: paragraph }: Revision) => (paragraph && from?.get(paragraph.id)) ?? -1
  const follows = new Map<number, number>()
  for (const each of revisions) {
    const place = placeOf(each)
    if (place !== undefined && each.reason !== 'part') follows.set(olderOf(each), place)
  }
  const keyOf = (each: Revision): number => {
    const place = placeOf(each)
    if (place !== undefined) return place
    for (let before = olderOf(each); before >= 0; before -= 1) {
      const found = follows.get(before)
      if (found !== undefined) return found + 0.5
    }
    return -0.5
  }
  const keyed = revisions.map((each) => [keyOf(each), olderOf(each), each] as const)
  return keyed.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , each]) => each)
}
