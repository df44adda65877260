/** Rows aligned as the diff package aligns them: fewest edits, and of several such alignments the same. */
import { diffArrays } from 'diff'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignRows } from '../../src/lineage/align.ts'

test('what is in both rows, and what is in one', () => {
  expect(alignRows([...'abcd'], [...'axcde'], 10)).toEqual([
    { kind: 'same', length: 1 },
    { kind: 'removed', length: 1 },
    { kind: 'added', length: 1 },
    { kind: 'same', length: 2 },
    { kind: 'added', length: 1 },
  ])
  expect(alignRows([], [], 10)).toEqual([])
  expect(alignRows(['a'], [], 10)).toEqual([{ kind: 'removed', length: 1 }])
  expect(alignRows([...'abc'], [...'xyz'], 5)).toBeUndefined()
  expect(alignRows([...'abc'], [...'xyz'], 6)).toHaveLength(2)
})

test('the same runs as the diff package, however often items repeat', () => {
  const row = fc.array(fc.constantFrom('a', 'b', 'c', ' ', 'd'), { maxLength: 40 })
  fc.assert(
    fc.property(row, row, fc.integer({ min: 0, max: 80 }), (older, newer, mostEdits) => {
      const theirs = diffArrays(older, newer, { maxEditLength: mostEdits })?.map(({ added, removed, value }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        length: value.length,
      }))
      expect(alignRows(older, newer, mostEdits)).toEqual(theirs)
    }),
    { numRuns: 3000 },
  )
})
