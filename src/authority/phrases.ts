/** The action phrases of resolutions, compiled so that one can be read off any place of a text. */

import type { Span } from '../model.ts'
import { addToHash, foldedLetter, HASH_SEED, HashSet } from './hash.ts'
import { growNode, newNode, nodeAfter, type TrieNode, type WordReader } from './trie.ts'
import type { Modifiers, VerbRecord } from './records.ts'

interface Node extends TrieNode<Node> {
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

/** Builds the index. A form that two records share goes to the first. */
export function compilePhrases(records: readonly VerbRecord[], modifiers: Modifiers): PhraseIndex {
  const verbs = newNode<Node>()
  for (const record of records) {
    for (const form of record.forms) addForm(verbs, record, form, moodOf(form))
    for (const form of record.past ?? []) addForm(verbs, record, form, 'past')
  }
  const adverbs = newNode<Node>()
  for (const adverb of modifiers.adverbs) insert(adverbs, adverb).form = adverb
  const relations = new Map(records.flatMap(({ key, relation }) => (relation ? [[key, relation] as const] : [])))
  const byKey = new Map(records.map((record) => [record.key, record]))
  const phrases = [...records.flatMap(({ forms, past = [] }) => [...forms, ...past]), ...modifiers.adverbs]
  const openings = new HashSet(phrases.length)
  for (const phrase of phrases) openings.add(firstHash(phrase))
  return { verbs, adverbs, intensifiers: new Set(modifiers.intensifiers), openings, byKey, relations }
}

function firstHash(phrase: string): number {
  const words = new Words(phrase)
  words.seek(0)
  return words.hash
}

function addForm(verbs: Node, record: VerbRecord, form: string, mood: Mood): void {
  const node = insert(verbs, form)
  node.record ??= record
  node.form ??= form
  node.mood ??= mood
}

function insert(root: Node, phrase: string): Node {
  let node = root
  const words = new Words(phrase)
  while (words.seek(words.end)) node = growNode(node, words, (other) => newNode(words.word(), words.hash, other))
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

/** Walks a text word by word: letters, apostrophes and hyphens, with spaces between and no other sign. */
class Words implements WordReader {
  start = 0
  end = 0
  hash = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** Goes to the word at `from` or after the spaces there; false where there is none. */
  seek(from: number): boolean {
    const { text } = this
    let at = from
    while (text.charCodeAt(at) === 32) at++
    this.start = at
    let hash = HASH_SEED
    for (; at < text.length; at++) {
      const code = letterAt(text, at)
      if (code === 0) break
      hash = addToHash(hash, code)
    }
    this.end = at
    this.hash = hash
    return at > this.start
  }

  is(word: string): boolean {
    const { text, start, end } = this
    if (word.length !== end - start) return this.word() === word
    for (let at = start; at < end; at++) {
      if (letterAt(text, at) !== word.charCodeAt(at - start)) return this.word() === word
    }
    return true
  }

  /** In lower case. */
  word(): string {
    return this.text.slice(this.start, this.end).toLowerCase()
  }
}

/** The code of a letter, apostrophe or hyphen, in lower case; 0 for any other sign. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) return code === 39 || code === 45 ? code : foldedLetter(code) >= 97 ? foldedLetter(code) : 0
  return OTHER_LETTER.test(text.charAt(at)) ? text.charAt(at).toLowerCase().charCodeAt(0) : 0
}

/** Whether a word that can open a phrase may stand at `at`: a cheap look, which a few other words pass. */
export function opensPhrase({ openings }: PhraseIndex, text: string, at: number): boolean {
  const words = new Words(text)
  return words.seek(at) && openings.has(words.hash)
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
  const words = new Words(text)
  let node: Node | undefined = index.adverbs
  let best: { form: string; end: number } | undefined
  for (let more = words.seek(at); more; more = words.seek(words.end)) {
    node = nodeAfter(node, words)
    if (!node) break
    if (node.form !== undefined) best = { form: node.form, end: words.end }
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
  const { index, text } = walk
  const reader = new Words(text)
  if (!reader.seek(at)) return
  const next = nodeAfter(node, reader)
  if (next) {
    const read = [...words, next.word]
    if (next.record && next.form !== undefined && reader.end > (walk.best?.end ?? 0)) {
      walk.best = {
        record: next.record,
        form: next.form,
        mood: next.mood ?? 'base',
        wording: read.join(' '),
        end: reader.end,
        skipped,
      }
    }
    if (next.only ?? next.next) follow(walk, next, reader.end, read, skipped)
  }
  if (node === index.verbs) return
  const adverb = adverbAt(index, text, reader.start)
  if (adverb) follow(walk, node, adverb.end, words, [...skipped, adverb.form])
  const word = reader.word()
  if (index.intensifiers.has(word)) follow(walk, node, reader.end, [...words, word], [...skipped, word])
}
