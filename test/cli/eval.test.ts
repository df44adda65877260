/** `resograph eval` over small gold, made so that the right figures can be counted by hand. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resograph, scratchFolder } from '../support/cli.ts'

const text = `Resolution adopted by the General Assembly on 1 March 2020

74/999. Trade

The General Assembly,

Recalling its resolution 55/2,

1. Requests the Secretary-General to report.
`

/** Read by eye, but for one citation that the text does not make. */
const gold = {
  document: { symbol: null, type: 'resolution', title: 'Trade' },
  paragraphs: [
    {
      id: 'pp/1',
      verbs: ['recalling'],
      first: 'Recalling its resolution 55/2,',
      last: 'Recalling its resolution 55/2,',
    },
    { id: 'op/1', verbs: ['requests'], first: 'Requests the Secretary-General to report.', last: 'to report.' },
  ],
  citations: [
    { in: 'pp/1', mention: 'resolution 55/2', target: 'A/RES/55/2', relation: 'recalls' },
    { in: 'op/1', mention: 'resolution 1/1', target: 'A/RES/1/1', relation: 'requests' },
  ],
  asks: [{ in: 'op/1', verb: 'requests', addressees: ['Secretary-General'] }],
  facts: [],
  footnotes: [],
}

/** A folder with the gold above and its text in `texts/`. */
function goldFolder(change: (content: typeof gold) => unknown = (content) => content): string {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'texts'))
  writeFileSync(join(folder, 'texts/trade.txt'), text)
  writeFileSync(join(folder, 'trade.json'), JSON.stringify(change(gold)))
  return folder
}

test('precision, recall and F1 by category, and the errors with their text', async () => {
  const folder = goldFolder()
  const { status, stdout } = await resograph(['eval', folder, '--texts', join(folder, 'texts')])
  expect(status).toBe(0)
  // One citation of two was found, and nothing else: precision 1, recall 1/2, F1 2/3.
  expect(stdout).toMatch(/citations\s+│ 1\.000\s+│ 0\.500\s+│ 0\.667\s+│ 2\s+│ 1 /)
  expect(stdout).toMatch(/paragraphs\s+│ 1\.000\s+│ 1\.000\s+│ 1\.000\s+│ 2\s+│ 2 /)
  expect(stdout).toMatch(/citations: missed trade: in op\/1, .*target A\/RES\/1\/1.* – Requests the Secretary-General/)
})

test('what was won and lost since another run', async () => {
  const before = goldFolder()
  const after = goldFolder((content) => ({ ...content, citations: content.citations.slice(0, 1), asks: [] }))
  const saved = await resograph(['eval', before, '--texts', join(before, 'texts'), '--json'])
  const report = join(before, 'texts/report.saved')
  writeFileSync(report, saved.stdout)
  const { stdout } = await resograph(['eval', after, '--texts', join(after, 'texts'), '--against', report])
  expect(stdout).toMatch(/^won 2, lost 1 since the report$/m)
  expect(stdout).toMatch(/^\+ no longer: trade, citations: missed in op\/1/m)
  expect(stdout).toMatch(/^- new: trade, asks: spurious in op\/1/m)
})

test('the gold of the shipped documents is found with their texts', async () => {
  const { status, stdout } = await resograph(['eval', 'test/gold/documents', '--json'])
  expect(status).toBe(0)
  const { documents, total } = JSON.parse(stdout) as {
    readonly documents: object
    readonly total: { readonly citations: { readonly gold: number; readonly f1: number } }
  }
  expect(Object.keys(documents)).toHaveLength(5)
  expect(total.citations.gold).toBeGreaterThan(300)
  expect(total.citations.f1).toBeGreaterThan(0.98)
})

test('a file that is no gold is reported, and a folder without any is unreadable input', async () => {
  const folder = goldFolder()
  writeFileSync(join(folder, 'other.json'), '{"document":{}}')
  const { status, stderr } = await resograph(['eval', folder, '--texts', join(folder, 'texts')])
  expect([status, stderr]).toEqual([1, expect.stringContaining('other.json: not a gold file')])
  expect((await resograph(['eval', scratchFolder()])).status).toBe(2)
})
