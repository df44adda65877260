/** The action phrases of resolutions, compiled so that one can be read off any place of a text. */

import type { Span } from '../model.ts'
import { addToHash, foldedLetter, HASH_SEED, hashOf, HashSet } from './hash.ts'
import type { Modifiers, VerbRecord } from './records.ts'

interface Node {
  readonly next: Map<string, Node>
  record?: VerbRecord
  form?: string
  mood?: Mood
}

/** Verb records and modifiers, ready to match. Made once. */
export interface PhraseIndex {
  readonly verbs: Node
  readonly adverbs: Node
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

const OTHER_LETTER = /[\p{L}’‐‑]/u
const emptyNode = (): Node => ({ next: new Map() })

/** Builds the index. A form that two records share goes to the first. */
export function compilePhrases(records: readonly VerbRecord[], modifiers: Modifiers): PhraseIndex {
  const verbs = emptyNode()
  for (const record of records) {
    for (const form of record.forms) addForm(verbs, record, form, moodOf(form))
    for (const form of record.past ?? []) addForm(verbs, record, form, 'past')
  }
  const adverbs = emptyNode()
  for (const adverb of modifiers.adverbs) insert(adverbs, adverb).form = adverb
  const relations = new Map(records.flatMap(({ key, relation }) => (relation ? [[key, relation] as const] : [])))
  const byKey = new Map(records.map((record) => [record.key, record]))
  const first = [...verbs.next.keys(), ...adverbs.next.keys()]
  const openings = new HashSet(first.length)
  for (const word of first) openings.add(hashOf(word))
  return { verbs, adverbs, intensifiers: new Set(modifiers.intensifiers), openings, byKey, relations }
}

function addForm(verbs: Node, record: VerbRecord, form: string, mood: Mood): void {
  const node = insert(verbs, form)
  node.record ??= record
  node.form ??= form
  node.mood ??= mood
}

function insert(root: Node, phrase: string): Node {
  let node = root
  for (const word of phrase.split(' ')) {
    let next = node.next.get(word)
    if (!next) node.next.set(word, (next = emptyNode()))
    node = next
  }
  return node
}

/** How a form is inflected: `recalling`, `deeply concerned`; `recalls`; `recall`; `recalled`. */
export type Mood = 'participle' | 'finite' | 'base' | 'past'

/** The mood of a form, by the ending of its first word. */
function moodOf(form: string): Mood {
  const first = form.split(' ')[0] ?? ''
  if (/[^u]s$/.test(first)) return 'finite'
  return /(?:ing|ed|us|ul|ware|en|nt)$/.test(first) ? 'participle' : 'base'
}

interface Word extends Span {
  readonly word: string
}

function wordAt(text: string, at: number): Word | undefined {
  let start = at
  while (text.charCodeAt(start) === 32) start++
  let end = start
  while (end < text.length && isLetter(text, end)) end++
  return end > start ? { word: text.slice(start, end).toLowerCase(), start, end } : undefined
}

/** Letters, apostrophes and hyphens make words. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 39 || code === 45
  return OTHER_LETTER.test(text.charAt(at))
}

/** Whether a word that can open a phrase may stand at `at`: a cheap look, which a few other words pass. */
export function opensPhrase({ openings }: PhraseIndex, text: string, at: number): boolean {
  let end = at
  while (text.charCodeAt(end) === 32) end++
  let hash = HASH_SEED
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code >= 128) return OTHER_LETTER.test(text.charAt(end)) || openings.has(hash)
    const letter = foldedLetter(code)
    if (letter >= 97 || code === 39 || code === 45) hash = addToHash(hash, letter || code)
    else break
  }
  return openings.has(hash)
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
  return {
    record: body.record,
    form: body.form,
    mood: body.mood,
    wording: body.wording,
    modifiers,
    start: at,
    verbEnd: body.end,
    end,
  }
}

/** All adverbs that stand at `at`, and where they end. */
function adverbsAt(index: PhraseIndex, text: string, at: number): { found: string[]; end: number } {
  const found: string[] = []
  let end = at
  for (;;) {
    const next = adverbAt(index, text, end)
    if (!next) return { found, end }
    found.push(next.form)
    end = next.end
  }
}

function adverbAt(index: PhraseIndex, text: string, at: number): { form: string; end: number } | undefined {
  let node = index.adverbs
  let best: { form: string; end: number } | undefined
  for (let word = wordAt(text, at); word; word = wordAt(text, word.end)) {
    const next = node.next.get(word.word)
    if (!next) break
    node = next
    if (node.form !== undefined) best = { form: node.form, end: word.end }
  }
  return best
}

/** Adverbs after a phrase; `further efforts` are more efforts, not a further act. */
function tailAt(index: PhraseIndex, text: string, at: number): { found: string[]; end: number } {
  const tail = adverbsAt(index, text, at)
  const last = tail.found.at(-1)
  if (
    last !== 'further' ||
    !/^ (?!(?:the|that|its|all|an?|his|this|these|those|upon|of|by|at|about|to|with|in|and)\b)\p{Ll}/u.test(
      text.slice(tail.end, tail.end + 24),
    )
  )
    return tail
  const found = tail.found.slice(0, -1)
  return { found, end: found.length > 0 ? text.lastIndexOf(' further', tail.end) : at }
}

interface Body {
  readonly record: VerbRecord
  readonly form: string
  readonly mood: Mood
  readonly end: number
  readonly wording: string
  readonly skipped: readonly string[]
}

/** Where a walk through the forms stands. */
interface Walk {
  readonly index: PhraseIndex
  readonly text: string
  best: Body | undefined
}

/** The form that reaches furthest; between two of its words, adverbs and intensifiers may stand. */
function longestForm(index: PhraseIndex, text: string, at: number): Body | undefined {
  const walk: Walk = { index, text, best: undefined }
  follow(walk, index.verbs, at, [], [])
  return walk.best
}

function follow(walk: Walk, node: Node, at: number, words: readonly string[], skipped: readonly string[]): void {
  const word = wordAt(walk.text, at)
  if (!word) return
  const next = node.next.get(word.word)
  if (next) {
    const read = [...words, word.word]
    if (next.record && next.form !== undefined && word.end > (walk.best?.end ?? 0)) {
      walk.best = {
        record: next.record,
        form: next.form,
        mood: next.mood ?? 'base',
        wording: read.join(' '),
        end: word.end,
        skipped,
      }
    }
    follow(walk, next, word.end, read, skipped)
  }
  if (node === walk.index.verbs) return
  const adverb = adverbAt(walk.index, walk.text, word.start)
  if (adverb) follow(walk, node, adverb.end, words, [...skipped, adverb.form])
  if (walk.index.intensifiers.has(word.word)) {
    follow(walk, node, word.end, [...words, word.word], [...skipped, word.word])
  }
}
