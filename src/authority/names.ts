/** Names of organs, treaties, instruments, mandates and agents, compiled so that all are found in one pass. */

import type { Span } from '../model.ts'
import { addToHash, foldedLetter, HASH_SEED, hashOf, HashSet } from './hash.ts'
import { growNode, newNode, nodeAfter, type TrieNode, type WordReader } from './trie.ts'

/** A name to look for, and what it denotes. */
export interface NameEntry {
  readonly name: string
  readonly key: string
  /** True for a name that counts only after the thing was named in full in the same text. */
  readonly short: boolean
}

/** An entry with what is compared at its end: the spellings that count, or none where any case does. */
interface Compiled {
  readonly entry: NameEntry
  readonly exact: readonly string[] | undefined
  readonly capital: boolean
}

interface Node extends TrieNode<Node> {
  /** Entries that end here; several short names may denote different things. */
  readonly entries: Compiled[]
}

/** A trie of names by token. Opaque: made by `compileNames`, read by `findNames`. */
export interface NameIndex {
  readonly root: Node
  /** A look that most words of a text fail: names of one token, and the first two tokens of the others. */
  readonly openings: HashSet
}

/** A name found in a text; several entries where a short name could denote several things. */
export interface NameMatch extends Span {
  readonly entries: readonly NameEntry[]
}

const FOLDED: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
}
const OTHER_WORD = /[\p{L}\p{N}]/u

/** Walks a text token by token: a run of letters and digits, or one sign. Nothing is cut out of the text. */
class Tokens implements WordReader {
  start = 0
  end = 0
  /** The same for all spellings with one normal form. */
  hash = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** Goes to the first token at or after `from`; false where there is none. */
  seek(from: number): boolean {
    const { text } = this
    let at = from
    while (at < text.length && (text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 160)) at++
    this.start = at
    this.end = at
    this.hash = 0
    if (at >= text.length) return false
    let hash = HASH_SEED
    for (; at < text.length; at++) {
      const code = foldedLetter(text.charCodeAt(at))
      if (code === 0) break
      hash = addToHash(hash, code)
    }
    if (at < text.length && isOtherWord(text, at)) this.setOdd(wordEnd(text, at))
    else if (at === this.start) this.setOdd(at + 1)
    else {
      this.end = at
      this.hash = hash
    }
    return true
  }

  private setOdd(end: number): void {
    this.end = end
    const code = this.text.charCodeAt(this.start)
    this.hash = code < 128 && end - this.start === 1 ? addToHash(HASH_SEED, code) : hashOf(this.normal())
  }

  /** Whether the token's normal form is `token`, whose hash is the same. */
  is(token: string): boolean {
    const { text, start, end } = this
    if (token.length !== end - start) return this.normal() === token
    for (let at = start; at < end; at++) {
      if (foldedLetter(text.charCodeAt(at)) !== token.charCodeAt(at - start)) return this.normal() === token
    }
    return true
  }

  /** The token in lower case, signs in their plain form. */
  normal(): string {
    const { text, start, end } = this
    const token = text.slice(start, end)
    return end - start === 1 ? (FOLDED[token] ?? token.toLowerCase()) : token.toLowerCase()
  }
}

/** Where a word ends that has letters beyond ASCII. */
function wordEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && (foldedLetter(text.charCodeAt(end)) > 0 || isOtherWord(text, end))) end++
  return end
}

/** Letters and digits beyond ASCII; quotation marks and dashes are the most common of what is none. */
function isOtherWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 128 && (code < 0x2010 || code > 0x201f) && OTHER_WORD.test(text.charAt(at))
}

const emptyNode = (word?: string, hash?: number, other?: Node): Node => ({ ...newNode(word, hash, other), entries: [] })

/** Builds the index from names. */
export function compileNames(entries: readonly NameEntry[]): NameIndex {
  const index = { root: emptyNode(), openings: new HashSet(entries.length) }
  for (const entry of entries) addName(index, entry)
  return index
}

/** Adds a name to an index. */
export function addName({ root, openings }: NameIndex, entry: NameEntry): void {
  const { name, key } = entry
  const tokens = new Tokens(name)
  const hashes: number[] = []
  let node = root
  while (tokens.seek(tokens.end)) {
    hashes.push(tokens.hash)
    node = growNode(node, tokens, (other) => emptyNode(tokens.normal(), tokens.hash, other))
  }
  const [first = 0, second] = hashes
  openings.add(second === undefined ? first : addToHash(first, second))
  if (!node.entries.some((c) => c.entry.key === key && c.entry.name === name)) node.entries.push(compile(entry))
}

/** Long names match in any case, but for their first letter; a word or two, and abbreviations, only as written. */
function compile(entry: NameEntry): Compiled {
  const { name } = entry
  const long = name.split(/[\s-]+/).length >= 3
  const folded = fold(name)
  const exact = long ? undefined : [folded, folded.replace(/^(?:the|this) /, (word) => `T${word.slice(1)}`)]
  return { entry, exact, capital: /^\p{Lu}/u.test(name) }
}

interface Found {
  readonly entries: readonly NameEntry[]
  readonly end: number
}

/** Every name in the text, longest first at each place, never overlapping. Linear but for the names themselves. */
export function findNames({ root, openings }: NameIndex, text: string): NameMatch[] {
  const found: NameMatch[] = []
  const ahead = new Tokens(text)
  for (let more = ahead.seek(0); more;) {
    const { start, end, hash } = ahead
    more = ahead.seek(ahead.end)
    if (!openings.has(hash) && !openings.has(addToHash(hash, ahead.hash))) continue
    const inner = hash === THE && end - start === 3 ? ahead.start : undefined
    const match = bestAt(root, text, start, inner)
    if (!match) continue
    found.push(match)
    more = ahead.seek(match.end)
  }
  return found
}

const THE = hashOf('the')

/** The longest name here; of `the Charter` and `Charter of the United Nations` (from `inner`) the one that reaches further. */
function bestAt(root: Node, text: string, start: number, inner: number | undefined): NameMatch | undefined {
  const here = longestAt(root, text, start)
  if (!here) return undefined
  const other = inner === undefined ? undefined : longestAt(root, text, inner)
  return inner !== undefined && other && other.end > here.end ? { ...other, start: inner } : { ...here, start }
}

/** A letter that has a small form, or a digit. */
function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase() || (letter >= '0' && letter <= '9')
}

function longestAt(root: Node, text: string, from: number): Found | undefined {
  const tokens = new Tokens(text)
  let node: Node | undefined = root
  let best: Found | undefined
  for (let more = tokens.seek(from); more; more = tokens.seek(tokens.end)) {
    node = nodeAfter(node, tokens)
    if (!node) break
    if (node.entries.length === 0) continue
    const entries = written(node.entries, text, from, tokens.end)
    if (entries.length > 0) best = { entries, end: tokens.end }
  }
  return best
}

function written(candidates: readonly Compiled[], text: string, start: number, end: number): NameEntry[] {
  const capital = isCapital(text.charAt(start))
  const spelling = candidates.some(({ exact }) => exact) ? fold(text.slice(start, end)) : ''
  return candidates
    .filter((c) => (c.exact ? c.exact.includes(spelling) : capital || !c.capital))
    .map(({ entry }) => entry)
}

function fold(text: string): string {
  if (!UNFOLDED.test(text)) return text
  return text.replace(/[’‘“”‐‑–]/g, (sign) => FOLDED[sign] ?? sign).replace(/\s+/g, ' ')
}

/** What folding changes. */
const UNFOLDED = /[’‘“”‐‑–]|[^\S ]|\s\s/
