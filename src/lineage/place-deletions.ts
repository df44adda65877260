/** Where a listed deletion stood: only what the text leaves no doubt of, and what speaks strongly for one place. */
import type { Span } from '../model.ts'
import { wordsOf } from './words.ts'

/** How sure a place or a wording is: `exact` where the source tracks it, `sure` by reading, `likely`, `open`. */
export type Certainty = 'exact' | 'sure' | 'likely' | 'open'

/** A paragraph in which deletions are to be placed; `added` are the stretches that are marked as added, in order. */
export interface Ground {
  readonly text: string
  readonly openingPhrase?: string
  readonly added: readonly Span[]
}

/** A place that was found: the stretch of the paragraph's text in whose stead the words stood. */
export interface Place extends Span {
  readonly certainty: Exclude<Certainty, 'exact' | 'open'>
  readonly rule: 'only-place' | 'opening' | 'same-words' | 'pattern'
}

/** Words that cannot stand before a mark or the end, nor before one another. */
const LEANING =
  /^(?:a|an|the|of|in|on|at|by|for|from|with|to|against|as|its|their|this|that|these|those|which|and|or|into)$/
/** Words that cannot follow a leaning one: prepositions, conjunctions, relatives. */
const JOINING = /^(?:of|in|on|at|by|for|from|with|to|against|and|or|that|which|as)$/
const MARK = /^[,;:.)]/

/** Whether words that leave `before` and `after` as neighbours read at all; says no only where it is sure. */
export function fits(before: string, after: string): boolean {
  const last = wordsOf(before.slice(-40)).at(-1) ?? ''
  const next = wordsOf(after.slice(0, 40))[0] ?? ''
  if (!LEANING.test(last) || /[,;:]\s*$/.test(before)) return true
  return !(after.trim() === '' || MARK.test(after.trimStart()) || JOINING.test(next))
}

/** Whether `wording` reads between the two. */
function fitsBetween(before: string, wording: string, after: string): boolean {
  return fits(before, wording) && fits(wording, after)
}

/** One deletion and one addition in a paragraph, and the one reads in place of the other. */
export function placeOnly(wording: string, { text, added: [only, ...more] }: Ground): Place | undefined {
  if (!only || more.length > 0 || !fitsBetween(text.slice(0, only.start), wording, text.slice(only.end)))
    return undefined
  return { start: only.start, end: only.end, certainty: 'sure', rule: 'only-place' }
}

/** One word with a capital: `Noting`. */
const OPENING = /^\p{Lu}\p{Ll}{2,}$/u

/** Another action phrase than the one that opens the paragraph now; a capital stands nowhere else. */
export function placeOpening(wording: string, { openingPhrase, text }: Ground): Place | undefined {
  if (openingPhrase === undefined || !text.startsWith(openingPhrase) || !OPENING.test(wording)) return undefined
  if (/ing\b/.test(openingPhrase) !== wording.endsWith('ing')) return undefined
  return { start: 0, end: openingPhrase.length, certainty: 'likely', rule: 'opening' }
}

/** A word that tells something; of short ones there are too many. */
const TELLING = 5

/** The only addition of the paragraph says the same with a word in common. */
export function placeBySameWords(wording: string, ground: Ground): Place | undefined {
  const [only, ...more] = ground.added
  if (!only || more.length > 0) return undefined
  const now = new Set(wordsOf(ground.text.slice(only.start, only.end)))
  const shared = wordsOf(wording).some((word) => word.length >= TELLING && now.has(word))
  const reads = fitsBetween(ground.text.slice(0, only.start), wording, ground.text.slice(only.end))
  return shared && reads ? { start: only.start, end: only.end, certainty: 'likely', rule: 'same-words' } : undefined
}

/** So often must a word follow the deletion's last word elsewhere in the paragraph. */
const OFTEN = 3

/**
 * A word that everywhere else in the paragraph follows the deletion's last word: `to appoint`, `to appoint`, and once
 * `appoint` alone. There it stood.
 */
export function placeByPattern(wording: string, { text }: Ground): Place | undefined {
  const words = wordsOf(wording)
  const last = words.at(-1)
  if (last === undefined || words.length < 2) return undefined
  const all = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => ({ word: found[0].toLowerCase(), at: found.index }))
  const followers = new Set(all.flatMap(({ word }, at) => (all[at - 1]?.word === last ? [word] : [])))
  const gaps = [...followers].flatMap((follower) => {
    const places = all.flatMap(({ word, at }, index) =>
      word === follower ? [{ at, led: all[index - 1]?.word === last }] : [],
    )
    const bare = places.filter(({ led }) => !led)
    return bare.length === 1 && places.length > OFTEN ? bare : []
  })
  const [gap, ...more] = gaps
  return gap && more.length === 0 ? { start: gap.at, end: gap.at, certainty: 'likely', rule: 'pattern' } : undefined
}
