import { describe, expect, test } from 'vitest'
import { compileAuthorities, namedRecords } from '../../src/authority/authorities.ts'
import { findNames } from '../../src/authority/names.ts'
import { matchPhrase } from '../../src/authority/phrases.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'

const records = loadAuthorities()
const { names, phrases } = compileAuthorities(records)

/** The full names found in a text, as `wording → key`. */
function found(text: string): Map<string, string> {
  return new Map(
    findNames(names, text).flatMap(({ entries, start, end }) => {
      const full = entries.find((entry) => !entry.short)
      return full ? [[text.slice(start, end), full.key] as const] : []
    }),
  )
}

describe('every name of a record is found and denotes that record', () => {
  for (const record of namedRecords(records)) {
    test(record.key, () => {
      for (const name of [record.name, ...(record.aliases ?? [])]) {
        expect(found(name).get(name), name).toBe(record.key)
      }
    })
  }
})

describe('every example of a record holds the names that it says, and no others', () => {
  for (const record of namedRecords(records)) {
    test(record.key, () => {
      for (const { text, finds = [] } of record.examples) {
        expect([...found(text).keys()], text).toEqual([...new Set(finds)])
      }
      const own = record.examples.flatMap(({ text }) => [...found(text).values()])
      expect(own).toContain(record.key)
    })
  }
})

describe('every form of a verb is read as that verb', () => {
  for (const verb of records.verbs) {
    test(verb.key, () => {
      for (const form of verb.forms) expect(matchPhrase(phrases, `${form} the`, 0)?.record.key, form).toBe(verb.key)
      for (const { text, finds = [] } of verb.examples) {
        const match = matchPhrase(phrases, text, 0)
        expect(match?.record.key, text).toBe(verb.key)
        expect(text.slice(match?.start, match?.verbEnd), text).toBe(finds[0])
      }
    })
  }
})
