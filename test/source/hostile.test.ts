/** Files that no writer made: each reader gives text or an InputError, soon, whatever the bytes. */
import { expect, test } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { readIsolated } from '../../src/files/isolate.ts'
import { kindOf } from '../../src/source/kinds.ts'
import { makeDocx, p, part, r } from '../support/docx.ts'
import { makeDoc } from '../support/ole.ts'
import { makePdf } from '../support/pdf.ts'

/** Numbers from 0 to 1, the same on each run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Mutation = (bytes: Uint8Array, random: () => number) => Uint8Array

const place = (bytes: Uint8Array, random: () => number): number => Math.floor(random() * bytes.length)

const mutations: readonly Mutation[] = [
  (bytes, random) => bytes.map((byte) => (random() < 0.01 ? Math.floor(random() * 256) : byte)),
  (bytes, random) => bytes.with(place(bytes, random), Math.floor(random() * 256)),
  (bytes, random) => bytes.slice(0, place(bytes, random)),
  (bytes, random) => Buffer.concat([bytes.slice(place(bytes, random)), bytes]),
  (bytes, random) => {
    const at = place(bytes, random)
    return Buffer.concat([bytes.slice(0, at), new Uint8Array(64).fill(random() < 0.5 ? 0 : 0xff), bytes.slice(at)])
  },
  (bytes, random) => {
    const [from, to] = [place(bytes, random), place(bytes, random)]
    return Buffer.concat([bytes.slice(0, from), bytes.slice(to, to + 200), bytes.slice(from)])
  },
]

const html = '<!DOCTYPE html><body><ol><li>Urges<sup>1</sup><table><tr><td>x</table></ol><p><sup>1</sup>Note.</body>'
const mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
const samples: readonly (readonly [name: string, bytes: Uint8Array, runs: number])[] = [
  ['pdf', makePdf([[{ text: 'The General Assembly,', x: 100, y: 700 }], [{ text: 'Decides', x: 100, y: 700 }]]), 200],
  [
    'docx',
    makeDocx(p(r('Decides') + mark), {
      'footnotes.xml': part('footnotes', `<w:footnote w:id="1">${p(r('N'))}</w:footnote>`),
    }),
    400,
  ],
  ['html', Buffer.from(html), 400],
  ['doc', makeDoc('The General Assembly,\rDecides\r'), 40],
]

/** What became of the bytes: `text`, or the code of the refusal. Anything else that is thrown goes through. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    const kind = kindOf(bytes)
    const { text } = await (kind.untrusted ? readIsolated(kind.name, bytes) : kind.read(bytes))
    return typeof text === 'string' ? 'text' : 'nothing'
  } catch (error) {
    if (error instanceof InputError) return error.code
    throw error
  }
}

test.each(samples)('mutated %s files are read or refused', { timeout: 120_000 }, async (name, bytes, runs) => {
  expect(await outcome(bytes)).toBe('text')
  for (let seed = 1; seed <= runs; seed++) {
    const random = chance(seed)
    const mutated = (mutations[seed % mutations.length] ?? mutations[0])?.(bytes, random) ?? bytes
    const began = Date.now()
    const code = await outcome(mutated).catch((error: unknown) => `${name}, seed ${seed}: ${String(error)}`)
    expect(code).toMatch(/^[a-z-]+$/)
    expect(Date.now() - began, `${name}, seed ${seed}`).toBeLessThan(5000)
  }
})

test('an old Word file whose sectors go round in a circle is stopped', { timeout: 120_000 }, async () => {
  const bytes = Buffer.from(makeDoc('The General Assembly,\rDecides\r'))
  expect(await outcome(bytes)).toBe('text')
  // The allocation table stands in the second sector: sector 2 goes on with 3, and 3 with 2.
  bytes.writeInt32LE(2, 512 + 3 * 4)
  expect(await outcome(bytes)).toBe('broken-input')
})
