/** Damaged files of every kind that is read in this process: read or refused, within bounds. The long run is `npm run fuzz`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chance, mutate } from '../../bench/mutate.mjs'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { InputError } from '../../src/errors.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { mapDocument } from '../../src/rdf/map.ts'
import { readAkn } from '../../src/read-akn.ts'
import { readDocument } from '../../src/read-document.ts'
import { kindOf } from '../../src/source/kinds.ts'
import { sampleXml } from '../akn/sample.ts'
import { root } from '../support/cli.ts'
import { makeDocx, p, r } from '../support/docx.ts'

const authorities = compileAuthorities(loadAuthorities())
const shipped = (name: string) => readFileSync(join(root, 'data/sources', name))
const text = shipped('CCPCJ_RES_20_3.txt')
const paragraphs = text.toString('utf8').split(/\n\s*\n/)

const kinds: Readonly<Record<string, Uint8Array>> = {
  text,
  akn: Buffer.from(sampleXml()),
  html: Buffer.from(`<!DOCTYPE html><html><body>${paragraphs.map((each) => `<p>${each}</p>`).join('')}</body></html>`),
  docx: makeDocx(paragraphs.map((each) => p(r(each.replaceAll(/[<>&]/g, ' ')))).join('')),
}

/** What becomes of the bytes; throws what only a bug throws. */
async function outcome(bytes: Uint8Array): Promise<'read' | 'refused'> {
  const kind = kindOf(bytes)
  // These may run without end, and are read in a process of their own.
  if (kind.untrusted) return 'refused'
  try {
    const { text: plain } = await kind.read(bytes)
    const document = kind.name === 'akn' ? readAkn(plain, { authorities }) : readDocument(plain, { authorities })
    mapDocument(document, { base: 'http://localhost:3000/', sha256: '0'.repeat(64) })
    return 'read'
  } catch (error) {
    if (error instanceof InputError) return 'refused'
    throw error
  }
}

test.each(Object.entries(kinds))('damaged %s is read or refused, and never takes five seconds', async (name, bytes) => {
  const counts = { read: 0, refused: 0 }
  for (let seed = 1; seed <= 60; seed++) {
    const damaged = mutate(bytes, text, chance(seed))
    const from = process.cpuUsage()
    counts[await outcome(damaged)]++
    const { user, system } = process.cpuUsage(from)
    expect(user + system, `${name}, seed ${seed}`).toBeLessThan(5_000_000)
  }
  expect(counts.read).toBeGreaterThan(2)
})

test('the same seed damages alike, and leaves what it was given', () => {
  const before = Buffer.from(text)
  for (let seed = 1; seed <= 20; seed++)
    expect(mutate(text, text, chance(seed))).toEqual(mutate(text, text, chance(seed)))
  expect(Buffer.from(text)).toEqual(before)
})
