/** How much wording two paragraphs share, weighed so that what resembles everything counts little. */
import { createNumbering } from './runs.ts'
import type { Numbering } from './runs.ts'
import type { VersionParagraph } from './version.ts'
import { wordsIn } from './words.ts'

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
export function measureLikeness(older: readonly VersionParagraph[], newer: readonly VersionParagraph[]): Likeness {
  const words = [...older, ...newer].map(wordsIn)
  const numbering = createNumbering(words.reduce((sum, { length }) => sum + length, 0))
  const kinds: number[] = []
  const profiles = words.map((each) => profileOf(each, numbering, kinds))
  const weights = weigh(profiles, kinds)
  const totals = profiles.map((profile) => totalOf(profile, weights))
  const holders = indexGrams(profiles.slice(older.length), numbering.size())
  const scores = new Float64Array(newer.length)
  return {
    between(one, other) {
      const [before, after] = [profiles[one], profiles[older.length + other]]
      const sum = (totals[one] ?? 0) + (totals[older.length + other] ?? 0)
      return before && after && sum > 0 ? (2 * sharedWeight(before, after, weights)) / sum : 0
    },
    candidates(one) {
      const profile = profiles[one]
      return profile ? findCandidates(profile, holders, weights, scores) : []
    },
  }
}

/** `kinds` gets the weight of each gram's kind, by its number. */
function profileOf(words: readonly string[], { word: numberOf, pair }: Numbering, kinds: number[]): Profile {
  const all = new Int32Array(Math.max(0, 2 * words.length - 1))
  for (const [at, word] of words.entries()) {
    const number = numberOf(word)
    kinds[number] ??= wordWeight(word)
    all[at] = number
    if (at === 0) continue
    const both = pair(all[at - 1] ?? 0, number)
    kinds[both] = PAIR_WEIGHT
    all[words.length + at - 1] = both
  }
  return countSorted(all.toSorted())
}

function countSorted(sorted: Int32Array): Profile {
  const grams = new Int32Array(sorted.length)
  const times = new Int32Array(sorted.length)
  let size = 0
  for (let at = 0; at < sorted.length; at++) {
    const gram = sorted[at] ?? 0
    if (size === 0 || grams[size - 1] !== gram) grams[size++] = gram
    times[size - 1] = (times[size - 1] ?? 0) + 1
  }
  return { grams: grams.subarray(0, size), times: times.subarray(0, size) }
}

/** Rarer grams weigh more, as the logarithm of their rarity; pairs a little less than words, as they overlap. */
function weigh(profiles: readonly Profile[], kinds: readonly number[]): Float64Array {
  const spread = new Int32Array(kinds.length)
  for (const { grams } of profiles) {
    for (let at = 0; at < grams.length; at++) {
      const gram = grams[at] ?? 0
      spread[gram] = (spread[gram] ?? 0) + 1
    }
  }
  return Float64Array.from(kinds, (kind, number) => Math.log(1 + profiles.length / (spread[number] ?? 1)) * kind)
}

/** Numbers of resolutions, years and sessions tell more than words. */
const wordWeight = (word: string): number => (/\d/.test(word) ? NUMBER_WEIGHT : 1)

function totalOf({ grams, times }: Profile, weights: Float64Array): number {
  let sum = 0
  for (let at = 0; at < grams.length; at++) sum += (times[at] ?? 0) * (weights[grams[at] ?? 0] ?? 0)
  return sum
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

/** Gram → the newer paragraphs that hold it, one after the other from `starts[gram]` on in `flat`. */
interface Holders {
  readonly starts: Int32Array
  readonly flat: Int32Array
}

/** Flat arrays, for there are tens of thousands of grams, most of which one paragraph holds. */
function indexGrams(profiles: readonly Profile[], size: number): Holders {
  const starts = new Int32Array(size + 1)
  for (const { grams } of profiles) for (const gram of grams) starts[gram + 1] = (starts[gram + 1] ?? 0) + 1
  for (let gram = 0; gram < size; gram++) starts[gram + 1] = (starts[gram + 1] ?? 0) + (starts[gram] ?? 0)
  const next = starts.slice()
  const flat = new Int32Array(starts[size] ?? 0)
  profiles.forEach(({ grams }, index) => {
    for (const gram of grams) {
      flat[next[gram] ?? 0] = index
      next[gram] = (next[gram] ?? 0) + 1
    }
  })
  return { starts, flat }
}

/** `scores` has a place for each newer paragraph; it is zero before and after. */
function findCandidates(
  { grams }: Profile,
  { starts, flat }: Holders,
  weights: Float64Array,
  scores: Float64Array,
): readonly number[] {
  const touched: number[] = []
  for (let index = 0; index < grams.length; index++) {
    const gram = grams[index] ?? 0
    const from = starts[gram] ?? 0
    const to = starts[gram + 1] ?? 0
    if (to - from > COMMON) continue
    const weight = weights[gram] ?? 0
    for (let at = from; at < to; at++) {
      const each = flat[at] ?? 0
      if (scores[each] === 0) touched.push(each)
      scores[each] = (scores[each] ?? 0) + weight
    }
  }
  const best = touched.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
  for (const each of touched) scores[each] = 0
  return best.slice(0, MOST_CANDIDATES)
}
