/** Names of organs, treaties, instruments, mandates and agents, compiled so that all are found in one pass. */

import type { Span } from '../model.ts'
import { addToHash, foldedLetter, hashOf, HashSet } from './hash.ts'
import { lookAt, TOKENS } from './tokens.ts'
import { ROOT, WordTrie } from './trie.ts'
import { plainSign, WordReader } from './words.ts'

/** A name to look for, and what it denotes. */
export interface NameEntry {
  readonly name: string
  readonly key: string
  /** True for a name that counts only after the thing was named in full in the same text. */
  readonly short: boolean
}

/** Entries of one spelling with what is compared at their end: the spellings that count, or none where any case does. */
interface Spelling {
  readonly name: string
  /** Several short names may denote different things. */
  readonly entries: NameEntry[]
  readonly exact: readonly string[] | undefined
  readonly capital: boolean
  /** The name in lower case. */
  readonly lower: string
  /** Its tokens. */
  readonly tokens: readonly string[]
}

/** What ends at a node. */
interface Ending {
  readonly spellings: Spelling[]
  /** All entries, in the order in which they were added. */
  readonly entries: NameEntry[]
}

/** A trie of names by token. Opaque: made by `compileNames`, read by `findNames`. */
export interface NameIndex {
  readonly trie: WordTrie
  /** By node: the names that end there. */
  readonly endings: (Ending | undefined)[]
  /** First tokens: a look that most words of a text fail. */
  readonly first: HashSet
  /** Names of one token, and the first two tokens of the others: a look that most of the rest fail. */
  readonly openings: HashSet
}

/** A name found in a text; several entries where a short name could denote several things. */
export interface NameMatch extends Span {
  readonly entries: readonly NameEntry[]
}

/** Builds the index from names. */
export function compileNames(entries: readonly NameEntry[]): NameIndex {
  const count = entries.length
  const index = { trie: new WordTrie(), endings: [], first: new HashSet(count / 4), openings: new HashSet(count) }
  for (const entry of entries) addName(index, entry)
  return index
}

/** Adds a name to an index. */
export function addName({ trie, endings, first, openings }: NameIndex, entry: NameEntry): void {
  const { name, key } = entry
  const words = new WordReader('names')
  words.text = name
  const hashes: number[] = []
  const spelt: string[] = []
  let node = ROOT
  while (words.seek(words.end)) {
    hashes.push(words.hash)
    spelt.push(words.normal())
    node = trie.grow(node, words)
    while (endings.length <= node) endings.push(undefined)
  }
  const [opening = 0, second] = hashes
  first.add(opening)
  openings.add(second === undefined ? opening : addToHash(opening, second))
  const ending = (endings[node] ??= { spellings: [], entries: [] })
  if (ending.entries.some((each) => each.key === key && each.name === name)) return
  const known = ending.spellings.find((spelling) => spelling.name === name)
  if (known) known.entries.push(entry)
  else ending.spellings.push({ ...spellingOf(name, spelt), entries: [entry] })
  ending.entries.push(entry)
}

/** Long names match in any case, but for their first letter; a word or two, and abbreviations, only as written. */
function spellingOf(name: string, tokens: readonly string[]): Omit<Spelling, 'entries'> {
  const long = name.split(/[\s-]+/).length >= 3
  const folded = fold(name)
  const article = /^(?:the|this) /.test(folded) ? [`T${folded.slice(1)}`] : []
  const exact = long ? undefined : [folded, ...article]
  return { name, exact, capital: /^\p{Lu}/u.test(name), lower: name.toLowerCase(), tokens }
}

/** Every name in the text, longest first at each place, never overlapping. Linear but for the names themselves. */
export function findNames(index: NameIndex, text: string): NameMatch[] {
  lookAt(text)
  return namesAmong(index)
}

/** As `findNames`, for each of several indexes. */
export function findNamesOfAll(indexes: readonly NameIndex[], text: string): NameMatch[][] {
  lookAt(text)
  return indexes.map(namesAmong)
}

/** What a walk through the trie found: the entries of the longest name, and its last token. Used again and again. */
const longest: { entries: readonly NameEntry[]; last: number } = { entries: [], last: -1 }

function namesAmong(index: NameIndex): NameMatch[] {
  const { count, hashes, starts, ends } = TOKENS
  const found: NameMatch[] = []
  for (let at = 0; at < count; at++) {
    const hash = hashes[at] ?? 0
    if (!index.first.has(hash)) continue
    if (!index.openings.has(hash) && !index.openings.has(addToHash(hash, at + 1 < count ? (hashes[at + 1] ?? 0) : 0)))
      continue
    const from = findLongest(index, at, hash === THE && (ends[at] ?? 0) - (starts[at] ?? 0) === 3)
    if (from < 0) continue
    found.push({ entries: longest.entries, start: starts[from] ?? 0, end: ends[longest.last] ?? 0 })
    at = longest.last
  }
  return found
}

const THE = hashOf('the')

/**
 * The longest name here, put into `longest`; the token at which it starts, or -1. Of `the Charter` and `Charter of the
 * United Nations` it is the one that reaches further.
 */
function findLongest(index: NameIndex, at: number, article: boolean): number {
  if (!follow(index, at)) return -1
  if (!article) return at
  const { entries, last } = longest
  if (follow(index, at + 1) && longest.last > last) return at + 1
  longest.entries = entries
  longest.last = last
  return at
}

/** Walks the trie from a token on; true where a name was found, which then stands in `longest`. */
function follow({ trie, endings }: NameIndex, from: number): boolean {
  let found = false
  let node = ROOT
  for (let at = from; at < TOKENS.count; at++) {
    node = trie.afterHash(node, TOKENS.load(at))
    if (node === ROOT) break
    const ending = endings[node]
    const entries = ending && written(ending, from, at)
    if (entries === undefined) continue
    found = true
    longest.entries = entries
    longest.last = at
  }
  return found
}

/** The entries that are spelt as the text has it, from one token to another; undefined where none is. */
function written({ spellings, entries }: Ending, from: number, last: number): readonly NameEntry[] | undefined {
  let found: readonly NameEntry[] | undefined
  for (const spelling of spellings) {
    if (!fits(spelling, from, last)) continue
    const before: readonly NameEntry[] | undefined = found
    found = before ? entries.filter((each) => before.includes(each) || each.name === spelling.name) : spelling.entries
  }
  return found
}

function fits({ exact, capital, lower, tokens }: Spelling, from: number, last: number): boolean {
  const { text } = TOKENS
  const start = TOKENS.starts[from] ?? 0
  const end = TOKENS.ends[last] ?? 0
  if (exact === undefined) {
    return (!capital || isCapital(text.charCodeAt(start))) && (reads(text, start, end, lower) || spells(from, tokens))
  }
  for (const each of exact) if (each.length === end - start && text.startsWith(each, start)) return true
  const spelling = text.slice(start, end)
  return UNFOLDED.test(spelling) && exact.includes(fold(spelling))
}

/** Whether the text reads `lower` there, in any case. A no may be a yes in other signs. */
function reads(text: string, start: number, end: number, lower: string): boolean {
  if (end - start !== lower.length) return false
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const wanted = lower.charCodeAt(at - start)
    if (code !== wanted && foldedLetter(code) !== wanted) return false
  }
  return true
}

/** Whether the tokens from one on are these in their normal form. */
function spells(from: number, wanted: readonly string[]): boolean {
  return wanted.every((token, i) => TOKENS.load(from + i).is(token))
}

/** A letter that has a small form, or a digit. */
function isCapital(code: number): boolean {
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  const letter = String.fromCharCode(code)
  return letter !== letter.toLowerCase()
}

function fold(text: string): string {
  if (!UNFOLDED.test(text)) return text
  return text.replace(/[’‘“”‐‑–]/g, plainSign).replace(/\s+/g, ' ')
}

/** What folding changes. */
const UNFOLDED = /[’‘“”‐‑–]|[^\S ]|\s\s/
