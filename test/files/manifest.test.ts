/** What a manifest may say, and how it is told that it may not. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { loadManifest, parseManifest } from '../../src/files/manifest.ts'
import { scratchFolder } from '../support/cli.ts'

test('a folder without a manifest has an empty one', async () => {
  expect((await loadManifest(scratchFolder())).size).toBe(0)
})

test('an entry is read, nulls are absent values, numbers are digits', () => {
  const text = '{ "a.txt": { "symbol": "A/RES/63/194", "session": 63, "date": null, "agendaItems": [104, "97 (b)"] } }'
  expect(parseManifest(text, 'm.json').get('a.txt')).toEqual({
    symbol: 'A/RES/63/194',
    session: '63',
    agendaItems: ['104', '97 (b)'],
  })
})

test('a byte order mark before the JSON is no fault', () => {
  expect(parseManifest('\uFEFF{}', 'm.json').size).toBe(0)
})

test('a file named like a property of every object is only a file', () => {
  expect(parseManifest('{ "constructor": { "language": "en" } }', 'm.json').get('toString')).toBeUndefined()
})

test.each([
  ['{', /^m\.json: not JSON/],
  ['[]', /^m\.json: must be an object/],
  ['{ "a.txt": 1 }', /^m\.json: a\.txt: must be an object/],
  ['{ "a.txt": { "symbool": "A/1" } }', /^m\.json: a\.txt: unknown key "symbool"; known are symbol, type/],
  ['{ "a.txt": { "date": "2010-02-30" } }', /^m\.json: a\.txt: "date" must be a date/],
  ['{ "a.txt": { "date": "July 2010" } }', /"date" must be a date/],
  ['{ "a.txt": { "session": "sixty-four" } }', /"session" must be digits/],
  ['{ "a.txt": { "type": "treaty" } }', /"type" must be one of resolution, decision, draft, report/],
  ['{ "a.txt": { "agendaItems": "104" } }', /"agendaItems" must be a list/],
  ['{ "a.txt": { "slug": "../up" } }', /"slug" must be letters/],
  ['{ "a.txt": { "sha256": "abc" } }', /"sha256" must be 64/],
  ['{ "a.txt": { "title": "  " } }', /"title" must be a text/],
])('refused with file, entry and key: %s', (text, message) => {
  expect(() => parseManifest(text, 'm.json')).toThrow(message)
  expect(() => parseManifest(text, 'm.json')).toThrow(ConfigError)
})

test('the message names the manifest by its path', async () => {
  const folder = join(scratchFolder(), 'set')
  mkdirSync(folder)
  writeFileSync(join(folder, 'manifest.json'), '{ "a.txt": { "no": 1 } }')
  await expect(loadManifest(folder)).rejects.toThrow(`${join(folder, 'manifest.json')}: a.txt: unknown key "no"`)
})
