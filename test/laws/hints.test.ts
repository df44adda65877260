/** The quick looks that spare slower readings: they never say no where the slow reading would say yes. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextJoint } from '../../src/act/joints.ts'
import { HashSet, hashOf } from '../../src/authority/hash.ts'
import { addName, compileNames, findNames } from '../../src/authority/names.ts'
import { lookAt, TOKENS } from '../../src/authority/tokens.ts'
import { ROOT, WordTrie } from '../../src/authority/trie.ts'
import { WordReader } from '../../src/authority/words.ts'
import { HINTS, HintTable } from '../../src/hints.ts'
import { allMatches } from '../../src/matches.ts'
import { BLANK, DIGIT, NOISE, RAISED, signsIn, SLASH } from '../../src/parse/signs.ts'

/** Those of `strings` that a look at the text tells. */
function told(strings: readonly string[], text: string): readonly string[] {
  const table = new HintTable()
  const hints = strings.map((string) => ({ string, hint: table.add(string) }))
  const seen = table.look(text)
  return hints.filter(({ hint }) => hint.in(seen)).map(({ string }) => string)
}

describe('hints', () => {
  test('each that stands in the text is told, inside another and overlapping too', () => {
    const strings = ['ed by', 'adopted by', 'adopted ', 'by the', 'launch']
    expect(told(strings, 'was adopted by the Assembly')).toEqual(['ed by', 'adopted by', 'adopted ', 'by the'])
    expect(told(strings, 'adopte by the')).toEqual(['by the'])
    expect(told(strings, '')).toEqual([])
  })

  test('case does not matter, and 0 is any digit', () => {
    expect(told(['resolution', '/', '0000'], 'RESOLUTION 61/180 and Resolutions')).toEqual(['resolution', '/'])
    expect(told(['resolution', '/', '0000'], 'in 2010')).toEqual(['0000'])
  })

  test('a hint of several strings is told by any of them', () => {
    const table = new HintTable()
    const [one, other] = [table.add('session', 'year'), table.add('month')]
    expect([one, other].map((hint) => hint.in(table.look('in a year')))).toEqual([true, false])
    expect(table.add('session', 'year')).toBe(one)
  })

  test('more than fit into one number, and those that are added after a look', () => {
    const table = new HintTable()
    const words = Array.from(
      { length: 70 },
      (_, i) => `word${String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26))}`,
    )
    const hints = words.map((word) => table.add(word))
    for (const at of [0, 30, 31, 61, 62, 69]) {
      const seen = table.look(`a ${words[at]} b`)
      expect(hints.flatMap((hint, i) => (hint.in(seen) ? [i] : []))).toEqual([at])
    }
    const late = table.add('late')
    expect(late.in(table.look('too late'))).toBe(true)
  })

  test('they are those that the text includes, and no others', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 4 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '’'), maxLength: 30 })
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 8 }), text, (strings, where) => {
        expect(told(strings, where)).toEqual(strings.filter((string) => where.includes(string)))
      }),
    )
  })
})

test('a set of hashes knows all that were put in, and few others', () => {
  const set = new HashSet(100)
  const numbers = Array.from({ length: 100 }, (_, i) => i)
  for (const number of numbers) set.add(hashOf(`word${number}`))
  expect(numbers.every((number) => set.has(hashOf(`word${number}`)))).toBe(true)
  expect(numbers.filter((number) => set.has(hashOf(`other${number}`))).length).toBeLessThan(20)
})

const wordOf = (text: string, hash: number) => ({ hash, is: (other: string) => other === text, normal: () => text })

describe('tries of words', () => {
  test('two words of one hash lead to two nodes, beside a word of another', () => {
    const trie = new WordTrie()
    const words = [wordOf('one', 7), wordOf('two', 7), wordOf('three', 8), wordOf('four', 7)]
    const nodes = words.map((each) => trie.grow(ROOT, each))
    expect(new Set(nodes).size).toBe(4)
    expect(nodes.map((node) => trie.wordOf(node))).toEqual(['one', 'two', 'three', 'four'])
    expect(words.map((each) => trie.after(ROOT, each))).toEqual(nodes)
    expect(words.map((each) => trie.afterHash(ROOT, each))).toEqual(nodes)
    expect(trie.after(ROOT, wordOf('five', 7))).toBe(ROOT)
    expect(trie.after(ROOT, wordOf('one', 9))).toBe(ROOT)
    expect(trie.grow(ROOT, wordOf('two', 7))).toBe(nodes[1])
  })

  test('paths stay apart, however many there are', () => {
    const trie = new WordTrie()
    const paths = Array.from({ length: 500 }, (_, i) => [wordOf(`a${i % 25}`, i % 25), wordOf(`b${i}`, i)] as const)
    const ends = paths.map(([first, second]) => trie.grow(trie.grow(ROOT, first), second))
    expect(new Set(ends).size).toBe(500)
    expect(paths.map(([first, second]) => trie.after(trie.after(ROOT, first), second))).toEqual(ends)
    expect(paths.map(([first, second]) => trie.afterHash(trie.afterHash(ROOT, first), second))).toEqual(ends)
    expect(ends.every((end) => trie.isLeaf(end))).toBe(true)
    expect(trie.isLeaf(trie.after(ROOT, wordOf('a3', 3)))).toBe(false)
  })
})

function namesIn(text: string, ...names: string[]): string[] {
  const index = compileNames(names.map((name) => ({ name, key: `organ/${name}`, short: false })))
  return findNames(index, text).map(({ start, end }) => text.slice(start, end))
}

describe('names', () => {
  test('a word that only has the hash of a name is none', () => {
    const twins = twinsOfHash()
    const [one = '', other = ''] = twins
    expect(hashOf(one)).toBe(hashOf(other))
    expect(namesIn(`Group of ${one} States`, `Group of ${one} States`)).toEqual([`Group of ${one} States`])
    expect(namesIn(`Group of ${other} States`, `Group of ${one} States`)).toEqual([])
    expect(namesIn(`Group of ${other} States`, ...twins.map((each) => `Group of ${each} States`))).toEqual([
      `Group of ${other} States`,
    ])
  })

  test('two spellings of one name are told apart, and both count where case does not', () => {
    const index = compileNames([])
    for (const [name, key] of [
      ['Global Plan of Action', 'instrument/one'],
      ['Global plan of action', 'instrument/two'],
      ['the Plan', 'instrument/one'],
      ['The plan', 'instrument/two'],
    ] as const)
      addName(index, { name, key, short: false })
    const keys = (text: string) => findNames(index, text).map(({ entries }) => entries.map(({ key }) => key))
    expect(keys('the Global Plan of Action')).toEqual([['instrument/one', 'instrument/two']])
    expect(keys('under the Plan')).toEqual([['instrument/one']])
    expect(keys('under the plan')).toEqual([])
  })
})

/** Two words of three letters with one hash. */
function twinsOfHash(): readonly string[] {
  const known = new Map<number, string>()
  for (let i = 0; i < 36 ** 3; i++) {
    const word = i.toString(36).padStart(3, '0')
    const before = known.get(hashOf(word))
    if (before !== undefined) return [before, word]
    known.set(hashOf(word), word)
  }
  return []
}

describe('the one look at a text', () => {
  const text = fc.string({ unit: fc.constantFrom(..."aB9é’“-'. \u00a0–/ſ"), maxLength: 30 })

  test('gives the words that reading one by one gives', () => {
    fc.assert(
      fc.property(text, (where) => {
        lookAt(where)
        const reader = new WordReader('names')
        reader.text = where
        const words = []
        while (reader.seek(reader.end)) words.push([reader.start, reader.end, reader.hash])
        const [starts, ends, hashes] = [TOKENS.starts, TOKENS.ends, TOKENS.hashes]
        expect(Array.from({ length: TOKENS.count }, (_, i) => [starts[i], ends[i], hashes[i]])).toEqual(words)
      }),
    )
  })

  test('gives the hints that a look for hints gives', () => {
    const where = 'Recalling its resolution 61/180 of 20 December 2006, by which it established the Special Rapporteurs'
    expect(lookAt(where)).toEqual(HINTS.look(where))
    expect(lookAt(`${where} on torture`)).toEqual(HINTS.look(`${where} on torture`))
  })
})

test('joints are found as one expression would find them', () => {
  const joint =
    /(?:[,;] (?:and|as well as|while|but|and, [^,]{2,60},) |[,;] | and (?:(?:in this regard|in that regard|to this end|to that end|in this context),? )?| while )(?=\p{Ll})/gu
  const piece = fc.constantFrom(
    ', ',
    '; ',
    ' and ',
    ' while ',
    'and ',
    'in this regard, ',
    'to that end ',
    'but ',
    'as well as ',
    'urges',
    'The',
    'é',
    ' a',
    ',',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      const found = []
      for (let next = nextJoint(text, 0); next; next = nextJoint(text, next.end)) found.push(next)
      const expected = [...text.matchAll(joint)].map(({ index, 0: whole }) => ({
        start: index,
        end: index + whole.length,
      }))
      expect(found).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

function kinds(text: string): number {
  return signsIn(text, 0, text.length)
}

test('signs are told by kind', () => {
  expect(kinds('Recalling its resolutions, “all” – é')).toBe(0)
  expect(kinds('61/180')).toBe(DIGIT | SLASH)
  expect(kinds('States¹ and m²')).toBe(RAISED)
  expect(kinds('**bold** [formerly PP8]')).toBe(NOISE | DIGIT)
  for (const odd of ['two  spaces', 'a\tb', 'end ', ' begin', 'a\u00a0b', 'a\u2009b', '\u3000'])
    expect(kinds(odd)).toBe(BLANK)
  expect(kinds('soft\u00adhyphen')).toBe(NOISE)
  expect(kinds('\ufeff')).toBe(NOISE | BLANK)
})

test('all matches are those of matchAll', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 }), (text) => {
      for (const form of [/ab?/g, /(a)(b)?/g, /b*/g]) {
        expect(allMatches(form, text).map((match) => [match.index, ...match])).toEqual(
          [...text.matchAll(form)].map((match) => [match.index, ...match]),
        )
      }
    }),
  )
})
