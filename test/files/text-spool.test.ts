/** Texts kept in a file come back as they were, and long rows come in pieces. */
import { expect, test } from 'vitest'
import { inBatches } from '../../src/files/batches.ts'
import { openTextSpool } from '../../src/files/text-spool.ts'
import { compareVersions } from '../../src/lineage/compare.ts'
import { versionOf } from '../../src/rdf/lineage.ts'
import { shippedDocument } from '../support/shipped.ts'

test('a text comes back from the file as it was put in, and compares alike', () => {
  const spool = openTextSpool()
  const [older, newer] = ['A_64_L.64.txt', 'A_RES_64_293.txt'].map((name) => versionOf(shippedDocument(name)))
  spool.set('older', older!)
  // More than are kept at hand, so that the first must be read again.
  for (let number = 0; number < 70; number++) spool.set(`other/${number}`, newer!)
  for (let number = 0; number < 70; number++) expect(spool.get(`other/${number}`)?.paragraphs).toHaveLength(94)
  expect(spool.get('older')).toEqual(JSON.parse(JSON.stringify(older)))
  expect(spool.get('none')).toBeUndefined()
  const kept = compareVersions(spool.get('older')!, spool.get('other/1')!)
  expect(kept.revisions).toEqual(compareVersions(older!, newer!).revisions)
  spool.close()
})

test('pieces of a row', () => {
  expect([...inBatches([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]])
  expect([...inBatches([], 2)]).toEqual([])
})
