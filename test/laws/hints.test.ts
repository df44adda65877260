/** The quick looks that spare slower readings: they never say no where the slow reading would say yes. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HashSet, hashOf } from '../../src/authority/hash.ts'
import { growNode, newNode, nodeAfter, type TrieNode } from '../../src/authority/trie.ts'
import { hintFinder } from '../../src/hints.ts'

describe('hints', () => {
  test('each that stands in the text is told, inside another and overlapping too', () => {
    const find = hintFinder(['ed by', 'adopted by', 'adopted ', 'by the', 'launch'])
    expect([...find('was adopted by the Assembly')].toSorted()).toEqual(['adopted ', 'adopted by', 'by the', 'ed by'])
    expect([...find('adopte by the')]).toEqual(['by the'])
    expect(find('ADOPTED BY').size).toBe(0)
    expect(find('').size).toBe(0)
  })

  test('in any case, where that is asked for', () => {
    const find = hintFinder(['resolution', '/'], { ignoreCase: true })
    expect([...find('RESOLUTION 61/180 and Resolutions')].toSorted()).toEqual(['/', 'resolution'])
  })

  test('they are those that the text includes, and no others', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 4 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '’'), maxLength: 30 })
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 8 }), text, (hints, where) => {
        const expected = hints.filter((hint) => where.includes(hint)).toSorted()
        expect([...hintFinder(hints)(where)].toSorted()).toEqual(expected)
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

const reader = (word: string, hash: number) => ({ word, hash, is: (other: string) => other === word })

describe('tries of words', () => {
  interface Node extends TrieNode<Node> {
    readonly value: string
  }
  const node = (word: string, hash: number, other?: Node): Node => ({ ...newNode(word, hash, other), value: word })
  const grow = (root: Node, word: string, hash: number) => {
    const read = reader(word, hash)
    return growNode(root, read, (other) => node(word, hash, other))
  }

  test('two words of one hash lead to two nodes, beside a word of another', () => {
    const root = node('', 0)
    const known = [grow(root, 'one', 7), grow(root, 'two', 7), grow(root, 'three', 8), grow(root, 'four', 7)]
    expect(known.map(({ value }) => value)).toEqual(['one', 'two', 'three', 'four'])
    expect(nodeAfter(root, reader('one', 7))).toBe(known[0])
    expect(nodeAfter(root, reader('two', 7))).toBe(known[1])
    expect(nodeAfter(root, reader('three', 8))).toBe(known[2])
    expect(nodeAfter(root, reader('five', 7))).toBeUndefined()
    expect(nodeAfter(root, reader('one', 9))).toBeUndefined()
    expect(grow(root, 'two', 7)).toBe(known[1])
  })
})
