/** What holds of every alignment, whatever the texts. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareVersions } from '../../src/lineage/compare.ts'
import { matchBest } from '../../src/lineage/matching.ts'
import { longestIncreasing } from '../../src/lineage/order.ts'
import type { Version } from '../../src/lineage/version.ts'
import { shippedDocument } from '../support/shipped.ts'

const versionOf = (texts: readonly string[]): Version => ({
  paragraphs: texts.map((text, at) => ({ id: `op/${at + 1}`, kind: 'operative', text })),
  notes: [],
  acts: [],
  citations: [],
  asks: [],
})
const sentence = fc
  .array(fc.constantFrom('Requests', 'the', 'Council', 'to', 'report', 'on', '61/180', 'States', 'women'), {
    maxLength: 12,
  })
  .map((words) => words.join(' '))
const texts = fc.array(fc.oneof(sentence, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 8 })

test('every paragraph of both versions is in a revision', () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const [older, newer] = [versionOf(one), versionOf(other)]
      const { revisions } = compareVersions(older, newer)
      const ids = (side: 'older' | 'newer') => new Set(revisions.flatMap((revision) => revision[side]?.id ?? []))
      expect(ids('older')).toEqual(new Set(older.paragraphs.map(({ id }) => id)))
      expect(ids('newer')).toEqual(new Set(newer.paragraphs.map(({ id }) => id)))
      for (const { similarity } of revisions) expect(similarity >= 0 && similarity <= 1).toBe(true)
    }),
  )
})

test.each(['DRAFT_2010-07-19.txt', 'A_RES_64_293.txt', 'CCPCJ_RES_20_3.txt'])(
  '%s is its own identical self',
  (name) => {
    const document = shippedDocument(name)
    const { revisions, findings } = compareVersions(document, document)
    const text = revisions.filter(({ newer }) => newer?.status === undefined)
    expect(text.map(({ changes }) => changes.join())).toEqual(text.map(() => 'identical'))
    expect(findings).toEqual([])
  },
)

test('paragraphs in another order have moved, and only as many as must', () => {
  const [a, b, c] = [
    'Requests the Secretary-General to report to the Assembly',
    'Urges States to ratify the Convention',
    'Decides to remain seized of the matter',
  ]
  const { revisions } = compareVersions(versionOf([a!, b!, c!]), versionOf([c!, a!, b!]))
  expect(revisions.map(({ older, newer, changes }) => [older?.id, newer?.id, changes.join()])).toEqual([
    ['op/3', 'op/1', 'identical,moved,renumbered'],
    ['op/1', 'op/2', 'identical,renumbered'],
    ['op/2', 'op/3', 'identical,renumbered'],
  ])
})

test('a matching is the best there is, as trying all shows', () => {
  const weight = fc.integer({ min: 1, max: 30 })
  const edge = fc.record({ older: fc.nat(4), newer: fc.nat(4), weight })
  const edges = fc.uniqueArray(edge, { selector: ({ older, newer }) => older * 5 + newer, maxLength: 14 })
  fc.assert(
    fc.property(edges, (all) => {
      const found = [...matchBest(all)]
      const sum = found.reduce((total, [older, newer]) => {
        const taken = all.find((each) => each.older === older && each.newer === newer)
        expect(taken).toBeDefined()
        return total + (taken?.weight ?? 0)
      }, 0)
      expect(new Set(found.map(([, newer]) => newer)).size).toBe(found.length)
      expect(sum).toBe(bestOf(all))
    }),
    { numRuns: 400 },
  )
})

type Edges = readonly { readonly older: number; readonly newer: number; readonly weight: number }[]

/** The first edge taken or left, and the best of the rest. */
function bestOf([first, ...rest]: Edges): number {
  if (!first) return 0
  const free = rest.filter(({ older, newer }) => older !== first.older && newer !== first.newer)
  return Math.max(bestOf(rest), first.weight + bestOf(free))
}

test('a longest increasing run', () => {
  expect(longestIncreasing([3, 1, 2, 5, 4, 6])).toHaveLength(4)
  expect(longestIncreasing([])).toEqual([])
})
