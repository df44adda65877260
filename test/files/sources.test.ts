/** The shipped documents are what their manifest says. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shippedSources } from '../../src/files/collect.ts'
import { loadManifest } from '../../src/files/manifest.ts'

const folder = shippedSources()
const texts = readdirSync(folder).filter((file) => file.endsWith('.txt'))

test('the manifest has one entry for each shipped document and no other', async () => {
  const manifest = await loadManifest(folder)
  expect([...manifest.keys()].toSorted()).toEqual(texts.toSorted())
  expect(texts).toHaveLength(5)
})

test.each(texts)('%s is unchanged, byte for byte', async (file) => {
  const entry = (await loadManifest(folder)).get(file)
  expect(
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex'),
  ).toBe(entry?.sha256)
})

test('the manifest says nothing that the text states itself', async () => {
  const manifest = await loadManifest(folder)
  expect(manifest.get('A_RES_64_293.txt')).not.toHaveProperty('symbol')
  expect(manifest.get('A_64_L.64.txt')).not.toHaveProperty('symbol')
  expect(manifest.get('DRAFT_2010-07-19.txt')).not.toHaveProperty('date')
  // No shipped document gives the date of 20/3.
  expect(manifest.get('CCPCJ_RES_20_3.txt')).not.toHaveProperty('date')
})
