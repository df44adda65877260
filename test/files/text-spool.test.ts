/** Texts kept in a file come back as they were. */
import { expect, test } from 'vitest'
import { openTextReader, openTextSpool, versionBytes } from '../../src/files/text-spool.ts'
import { compareVersions } from '../../src/lineage/compare.ts'
import { versionOf } from '../../src/rdf/lineage.ts'
import { shippedDocument } from '../support/shipped.ts'

test('a text comes back from the file as it was put in, and compares alike', () => {
  const spool = openTextSpool()
  const [older, newer] = ['A_64_L.64.txt', 'A_RES_64_293.txt'].map((name) => versionOf(shippedDocument(name)))
  spool.set('older', versionBytes(older!))
  const keys = Array.from({ length: 70 }, (_, number) => `other/${number}`)
  for (const key of keys) spool.set(key, versionBytes(newer!))
  expect(spool.placeOf('none')).toBeUndefined()
  const places = new Map(['older', ...keys].map((key) => [key, spool.placeOf(key)!]))
  const texts = openTextReader()(spool.file, places)
  // More are asked for than are kept at hand, so that the first must be read again.
  expect(texts.get('older')?.paragraphs).toEqual(older!.paragraphs)
  for (const key of keys) expect(texts.get(key)?.paragraphs).toHaveLength(94)
  expect(texts.get('older')).toEqual(JSON.parse(JSON.stringify(older)))
  expect(texts.get('none')).toBeUndefined()
  const kept = compareVersions(texts.get('older')!, texts.get('other/1')!)
  expect(kept.revisions).toEqual(compareVersions(older!, newer!).revisions)
  spool.close()
})
