/** How much wording two paragraphs share, weighed so that what resembles everything counts little. */
import { wordsOf } from './words.ts'

/** A paragraph's words and pairs of words, each with how often it occurs. */
interface Profile {
  readonly grams: ReadonlyMap<string, number>
  /** Sum of the weights of all grams. */
  readonly weight: number
}

/** Likeness of the paragraphs of two versions, by their indexes. */
export interface Likeness {
  /** From 0, nothing in common, to 1, the same words in the same pairs. */
  readonly between: (older: number, newer: number) => number
  /** The newer paragraphs that share something rare with an older one, each once. */
  readonly candidates: (older: number) => readonly number[]
}

/** A gram in more paragraphs than this finds no candidates: it would make every paragraph one. */
const COMMON = 12
const PAIR_WEIGHT = 0.7
const NUMBER_WEIGHT = 2

/** Total; a text without words is like nothing. */
export function measureLikeness(older: readonly string[], newer: readonly string[]): Likeness {
  const texts = [...older, ...newer].map(gramsOf)
  const weightOf = weigh(texts)
  const profiles = texts.map((grams) => ({ grams, weight: total(grams, weightOf) }))
  const holders = indexGrams(texts.slice(older.length))
  return {
    between: (one, other) => dice(profiles[one], profiles[older.length + other], weightOf),
    candidates: (one) => findCandidates(texts[one], holders),
  }
}

function gramsOf(text: string): ReadonlyMap<string, number> {
  const words = wordsOf(text)
  const grams = new Map<string, number>()
  const add = (gram: string) => grams.set(gram, (grams.get(gram) ?? 0) + 1)
  words.forEach((word, at) => {
    add(word)
    if (at > 0) add(`${words[at - 1]} ${word}`)
  })
  return grams
}

/** Rarer grams weigh more, as the logarithm of their rarity; pairs a little less than words, as they overlap. */
function weigh(texts: readonly ReadonlyMap<string, number>[]): (gram: string) => number {
  const spread = new Map<string, number>()
  for (const grams of texts) for (const gram of grams.keys()) spread.set(gram, (spread.get(gram) ?? 0) + 1)
  return (gram) => Math.log(1 + texts.length / (spread.get(gram) ?? 1)) * kindWeight(gram)
}

/** Numbers of resolutions, years and sessions tell more than words. */
function kindWeight(gram: string): number {
  if (gram.includes(' ')) return PAIR_WEIGHT
  return /\d/.test(gram) ? NUMBER_WEIGHT : 1
}

function total(grams: ReadonlyMap<string, number>, weightOf: (gram: string) => number): number {
  let sum = 0
  for (const [gram, times] of grams) sum += times * weightOf(gram)
  return sum
}

function dice(one: Profile | undefined, other: Profile | undefined, weightOf: (gram: string) => number): number {
  if (!one || !other || one.weight + other.weight === 0) return 0
  const [few, many] = one.grams.size < other.grams.size ? [one, other] : [other, one]
  let shared = 0
  for (const [gram, times] of few.grams) shared += Math.min(times, many.grams.get(gram) ?? 0) * weightOf(gram)
  return (2 * shared) / (one.weight + other.weight)
}

function indexGrams(texts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>()
  texts.forEach((grams, index) => {
    for (const gram of grams.keys()) {
      const known = holders.get(gram)
      if (known) known.push(index)
      else holders.set(gram, [index])
    }
  })
  return holders
}

function findCandidates(
  grams: ReadonlyMap<string, number> | undefined,
  holders: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const found = new Set<number>()
  for (const gram of grams?.keys() ?? []) {
    const where = holders.get(gram) ?? []
    if (where.length <= COMMON) for (const each of where) found.add(each)
  }
  return [...found]
}
