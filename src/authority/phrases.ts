/** The action phrases of resolutions, compiled so that one can be read off any place of a text. */

import type { Span } from '../model.ts'
import { HashSet } from './hash.ts'
import type { Modifiers, VerbRecord } from './records.ts'
import { ROOT, WordTrie } from './trie.ts'
import { WordReader } from './words.ts'

/** A form of a record. */
interface Form {
  readonly record: VerbRecord
  readonly form: string
  readonly mood: Mood
}

/** A trie of phrases, and by node what ends there. */
interface Phrases<End> {
  readonly trie: WordTrie
  readonly ends: (End | undefined)[]
}

/** Verb records and modifiers, ready to match. Made once. */
export interface PhraseIndex {
  readonly verbs: Phrases<Form>
  readonly adverbs: Phrases<string>
  readonly intensifiers: ReadonlySet<string>
  /** Of the words that can open a phrase: a look that most words of a text fail. */
  readonly openings: HashSet
  readonly byKey: ReadonlyMap<string, VerbRecord>
  /** Verb key → relation under which citations are published. */
  readonly relations: ReadonlyMap<string, string>
}

/** An action phrase found in a text: `Also notes with deep concern` is `notes with concern`, modified. */
export interface PhraseMatch extends Span {
  readonly record: VerbRecord
  /** The record's form, lower case: `notes with concern`. */
  readonly form: string
  readonly mood: Mood
  /** The form as the text colours it, adverbs left out: `notes with deep concern`. */
  readonly wording: string
  /** What was skipped, lower case, in order: `also`, `deep`. */
  readonly modifiers: readonly string[]
  /** Where the form's last word ends; `end` also spans modifiers that follow it. */
  readonly verbEnd: number
}

/** Builds the index. A form that two records share goes to the first. */
export function compilePhrases(records: readonly VerbRecord[], modifiers: Modifiers): PhraseIndex {
  const verbs: Phrases<Form> = { trie: new WordTrie(), ends: [] }
  for (const record of records) {
    for (const form of record.forms) insert(verbs, form, { record, form, mood: moodOf(form) })
    for (const form of record.past ?? []) insert(verbs, form, { record, form, mood: 'past' })
  }
  const adverbs: Phrases<string> = { trie: new WordTrie(), ends: [] }
  for (const adverb of modifiers.adverbs) insert(adverbs, adverb, adverb)
  const relations = new Map(records.flatMap(({ key, relation }) => (relation ? [[key, relation] as const] : [])))
  const byKey = new Map(records.map((record) => [record.key, record]))
  const phrases = [...records.flatMap(({ forms, past = [] }) => [...forms, ...past]), ...modifiers.adverbs]
  const openings = new HashSet(phrases.length)
  for (const phrase of phrases) if (wordAt(phrase, 0)) openings.add(words.hash)
  return { verbs, adverbs, intensifiers: new Set(modifiers.intensifiers), openings, byKey, relations }
}

function insert<End>({ trie, ends }: Phrases<End>, phrase: string, end: End): void {
  let node = ROOT
  for (let more = wordAt(phrase, 0); more; more = words.seek(words.end)) node = trie.grow(node, words)
  while (ends.length <= node) ends.push(undefined)
  ends[node] ??= end
}

/** How a form is inflected: `recalling`, `deeply concerned`; `recalls`; `recall`; `recalled`. */
export type Mood = 'participle' | 'finite' | 'base' | 'past'

/** The mood of a form, by the ending of its first word. */
function moodOf(form: string): Mood {
  const first = form.split(' ')[0] ?? ''
  if (/[^u]s$/.test(first)) return 'finite'
  return /(?:ing|ed|us|ul|ware|en|nt)$/.test(first) ? 'participle' : 'base'
}

/** The place that is being read; there is but one, so that no look at a word makes an object. */
const words = new WordReader('phrases')

/** Goes to the word of `text` at `at` or after the spaces there; false where there is none. */
function wordAt(text: string, at: number): boolean {
  words.text = text
  return words.seek(at)
}

/** Whether a word that can open a phrase may stand at `at`: a cheap look, which a few other words pass. */
export function opensPhrase({ openings }: PhraseIndex, text: string, at: number): boolean {
  return wordAt(text, at) && openings.has(words.hash)
}

/** The longest action phrase that begins exactly at `at`, modifiers before, inside and after it included. */
export function matchPhrase(index: PhraseIndex, text: string, at: number): PhraseMatch | undefined {
  if (!opensPhrase(index, text, at)) return undefined
  const lead = adverbsAt(index, text, at)
  const body = longestForm(index, text, lead.end) ?? (lead.end > at ? longestForm(index, text, at) : undefined)
  if (!body) return undefined
  const tail = tailAt(index, text, body.end)
  const end = tail.found.length > 0 ? tail.end : body.end
  const modifiers = [...lead.found, ...body.skipped, ...tail.found]
  const { record, form, mood } = body.form
  return { record, form, mood, wording: body.wording, modifiers, start: at, verbEnd: body.end, end }
}

interface Adverbs {
  readonly found: readonly string[]
  readonly end: number
}

/** All adverbs that stand at `at`, and where they end. */
function adverbsAt(index: PhraseIndex, text: string, at: number): Adverbs {
  const found: string[] = []
  let end = at
  for (let next = adverbAt(index, text, end); next; next = adverbAt(index, text, end)) {
    found.push(next.form)
    end = next.end
  }
  return { found, end }
}

function adverbAt({ adverbs }: PhraseIndex, text: string, at: number): { form: string; end: number } | undefined {
  const { trie, ends } = adverbs
  let node = ROOT
  let best: { form: string; end: number } | undefined
  for (let more = wordAt(text, at); more; more = words.seek(words.end)) {
    node = trie.after(node, words)
    if (node === ROOT) break
    const form = ends[node]
    if (form !== undefined) best = { form, end: words.end }
  }
  return best
}

/** `further` before what it belongs to. */
const FURTHER_NOUN = /^ (?!(?:the|that|its|all|an?|his|this|these|those|upon|of|by|at|about|to|with|in|and)\b)\p{Ll}/u

/** Adverbs after a phrase; `further efforts` are more efforts, not a further act. */
function tailAt(index: PhraseIndex, text: string, at: number): Adverbs {
  const tail = adverbsAt(index, text, at)
  if (tail.found.at(-1) !== 'further' || !FURTHER_NOUN.test(text.slice(tail.end, tail.end + 24))) return tail
  const found = tail.found.slice(0, -1)
  return { found, end: found.length > 0 ? text.lastIndexOf(' further', tail.end) : at }
}

interface Body {
  readonly form: Form
  readonly end: number
  readonly wording: string
  readonly skipped: readonly string[]
}

/** Where a walk through the forms stands: what was read and skipped on the way to the node, and the best so far. */
interface Walk {
  readonly index: PhraseIndex
  readonly text: string
  readonly read: string[]
  readonly skipped: string[]
  best: Body | undefined
}

/** The form that reaches furthest; between two of its words, adverbs and intensifiers may stand. */
function longestForm(index: PhraseIndex, text: string, at: number): Body | undefined {
  const walk: Walk = { index, text, read: [], skipped: [], best: undefined }
  follow(walk, ROOT, at)
  return walk.best
}

function follow(walk: Walk, node: number, at: number): void {
  const { index, text, read, skipped } = walk
  if (!wordAt(text, at)) return
  const { start, end } = words
  const next = index.verbs.trie.after(node, words)
  if (next !== ROOT) {
    read.push(index.verbs.trie.wordOf(next))
    takeForm(walk, next, end)
    if (!index.verbs.trie.isLeaf(next)) follow(walk, next, end)
    read.pop()
  }
  if (node === ROOT) return
  const adverb = adverbAt(index, text, start)
  if (adverb) {
    skipped.push(adverb.form)
    follow(walk, node, adverb.end)
    skipped.pop()
  }
  const word = text.slice(start, end).toLowerCase()
  if (!index.intensifiers.has(word)) return
  read.push(word)
  skipped.push(word)
  follow(walk, node, end)
  read.pop()
  skipped.pop()
}

function takeForm(walk: Walk, node: number, end: number): void {
  const form = walk.index.verbs.ends[node]
  if (form === undefined || end <= (walk.best?.end ?? 0)) return
  walk.best = { form, end, wording: walk.read.join(' '), skipped: [...walk.skipped] }
}
