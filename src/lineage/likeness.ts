/** How much wording two paragraphs share, weighed so that what resembles everything counts little. */
import { wordsOf } from './words.ts'

/** A paragraph's words and pairs of words, as ascending numbers, each with how often it occurs. */
interface Profile {
  readonly grams: Int32Array
  readonly times: Int32Array
}

/** Likeness of the paragraphs of two versions, by their indexes. */
export interface Likeness {
  /** From 0, nothing in common, to 1, the same words in the same pairs. */
  readonly between: (older: number, newer: number) => number
  /** The newer paragraphs that share most of what is rare with an older one, at most a dozen. */
  readonly candidates: (older: number) => readonly number[]
}

/** A gram in more paragraphs than this finds no candidates: it would make every paragraph one. */
const COMMON = 12
const MOST_CANDIDATES = 12
const PAIR_WEIGHT = 0.7
const NUMBER_WEIGHT = 2

/** Total; a text without words is like nothing. */
export function measureLikeness(older: readonly string[], newer: readonly string[]): Likeness {
  const numbers = new Map<string, number>()
  const profiles = [...older, ...newer].map((text) => profileOf(text, numbers))
  const weights = weigh(profiles, [...numbers.keys()])
  const totals = profiles.map((profile) => totalOf(profile, weights))
  const holders = indexGrams(profiles.slice(older.length), numbers.size)
  return {
    between(one, other) {
      const [before, after] = [profiles[one], profiles[older.length + other]]
      const sum = (totals[one] ?? 0) + (totals[older.length + other] ?? 0)
      return before && after && sum > 0 ? (2 * sharedWeight(before, after, weights)) / sum : 0
    },
    candidates: (one) => findCandidates(profiles[one], holders, weights),
  }
}

/** Numbers each gram of the text, new ones after all known. */
function profileOf(text: string, numbers: Map<string, number>): Profile {
  const words = wordsOf(text)
  const counts = new Map<number, number>()
  const add = (gram: string) => {
    const number = numbers.get(gram) ?? numbers.size
    numbers.set(gram, number)
    counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  words.forEach((word, at) => {
    add(word)
    if (at > 0) add(`${words[at - 1]} ${word}`)
  })
  const grams = Int32Array.from(counts.keys()).toSorted()
  return { grams, times: grams.map((gram) => counts.get(gram) ?? 0) }
}

/** Rarer grams weigh more, as the logarithm of their rarity; pairs a little less than words, as they overlap. */
function weigh(profiles: readonly Profile[], grams: readonly string[]): Float64Array {
  const spread = new Int32Array(grams.length)
  for (const profile of profiles) for (const gram of profile.grams) spread[gram] = (spread[gram] ?? 0) + 1
  return Float64Array.from(
    grams,
    (gram, number) => Math.log(1 + profiles.length / (spread[number] ?? 1)) * kindWeight(gram),
  )
}

/** Numbers of resolutions, years and sessions tell more than words. */
function kindWeight(gram: string): number {
  if (gram.includes(' ')) return PAIR_WEIGHT
  return /\d/.test(gram) ? NUMBER_WEIGHT : 1
}

function totalOf({ grams, times }: Profile, weights: Float64Array): number {
  return grams.reduce((sum, gram, at) => sum + (times[at] ?? 0) * (weights[gram] ?? 0), 0)
}

/** Both lists ascend, so one pass over both finds what they share. */
function sharedWeight(one: Profile, other: Profile, weights: Float64Array): number {
  let [sum, left, right] = [0, 0, 0]
  while (left < one.grams.length && right < other.grams.length) {
    const [before, after] = [one.grams[left] ?? 0, other.grams[right] ?? 0]
    if (before === after) sum += Math.min(one.times[left] ?? 0, other.times[right] ?? 0) * (weights[before] ?? 0)
    if (before <= after) left += 1
    if (after <= before) right += 1
  }
  return sum
}

function indexGrams(profiles: readonly Profile[], size: number): readonly (readonly number[])[] {
  const holders: number[][] = Array.from({ length: size }, () => [])
  profiles.forEach(({ grams }, index) => grams.forEach((gram) => holders[gram]?.push(index)))
  return holders
}

function findCandidates(
  profile: Profile | undefined,
  holders: readonly (readonly number[])[],
  weights: Float64Array,
): readonly number[] {
  const found = new Map<number, number>()
  profile?.grams.forEach((gram) => {
    const where = holders[gram] ?? []
    if (where.length > COMMON) return
    for (const each of where) found.set(each, (found.get(each) ?? 0) + (weights[gram] ?? 0))
  })
  const best = [...found].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  return best.slice(0, MOST_CANDIDATES).map(([index]) => index)
}
