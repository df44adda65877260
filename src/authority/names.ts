/** Names of organs, treaties, instruments, mandates and agents, compiled so that all are found in one pass. */

import type { Span } from '../model.ts'

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

interface Node {
  readonly next: Map<string, Node>
  /** Entries that end here; several short names may denote different things. */
  readonly entries: Compiled[]
}

/** A trie of names by token. Opaque: made by `compileNames`, read by `findNames`. */
export interface NameIndex {
  readonly root: Node
  /** One bit a fingerprint of the first tokens: most words of a text are passed over by a look at it. */
  readonly starts: Uint8Array
  /** The same of what follows an initial `the`. */
  readonly afterThe: Uint8Array
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
const FINGERPRINTS = 1 << 16
const OTHER_WORD = /[\p{L}\p{N}]/u

/** Whether the character at `at` belongs to a word. */
function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  return OTHER_WORD.test(text.charAt(at))
}

/** Where the next token starts: a run of letters and digits, or one sign. */
function tokenStart(text: string, from: number): number {
  let at = from
  while (at < text.length && (text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 160)) at++
  return at
}

function tokenEnd(text: string, start: number): number {
  if (!isWordAt(text, start)) return start + 1
  let end = start + 1
  while (end < text.length && isWordAt(text, end)) end++
  return end
}

function normal(text: string, start: number, end: number): string {
  const token = text.slice(start, end)
  return end - start === 1 ? (FOLDED[token] ?? token.toLowerCase()) : token.toLowerCase()
}

/** A small number made of a token's length and first letters, the same in either case. */
function fingerprint(text: string, start: number, end: number): number {
  const one = text.charCodeAt(start) | 32
  const two = end - start > 1 ? text.charCodeAt(start + 1) | 32 : 0
  const three = end - start > 2 ? text.charCodeAt(start + 2) | 32 : 0
  return (one * 961 + two * 31 + three + (end - start) * 7919) & (FINGERPRINTS - 1)
}

const newNode = (): Node => ({ next: new Map(), entries: [] })

/** Builds the index from names. */
export function compileNames(entries: Iterable<NameEntry>): NameIndex {
  const index = {
    root: newNode(),
    starts: new Uint8Array(FINGERPRINTS),
    afterThe: new Uint8Array(FINGERPRINTS),
  }
  for (const entry of entries) insert(index, entry)
  return index
}

function insert({ root, starts, afterThe }: NameIndex, entry: NameEntry): void {
  const { name, key } = entry
  const first = tokenStart(name, 0)
  const firstEnd = tokenEnd(name, first)
  starts[fingerprint(name, first, firstEnd)] = 1
  const second = tokenStart(name, firstEnd)
  if (normal(name, first, firstEnd) === 'the') afterThe[fingerprint(name, second, tokenEnd(name, second))] = 1
  let node = root
  for (let start = first; start < name.length;) {
    const end = tokenEnd(name, start)
    const norm = normal(name, start, end)
    let next = node.next.get(norm)
    if (!next) node.next.set(norm, (next = newNode()))
    node = next
    start = tokenStart(name, end)
  }
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
export function findNames(index: NameIndex, text: string): NameMatch[] {
  const found: NameMatch[] = []
  for (let start = tokenStart(text, 0); start < text.length;) {
    const end = tokenEnd(text, start)
    const match = index.starts[fingerprint(text, start, end)] ? bestAt(index, text, start, end) : undefined
    if (match) found.push(match)
    start = tokenStart(text, match ? match.end : end)
  }
  return found
}

/** The longest name here; of `the Charter` and `Charter of the United Nations` the one that reaches further. */
function bestAt({ root, afterThe }: NameIndex, text: string, start: number, end: number): NameMatch | undefined {
  if (end - start !== 3 || normal(text, start, end) !== 'the') {
    const here = longestAt(root, text, start)
    return here && { ...here, start }
  }
  const second = tokenStart(text, end)
  if (!afterThe[fingerprint(text, second, tokenEnd(text, second))]) return undefined
  const here = longestAt(root, text, start)
  const inner = here && longestAt(root, text, second)
  if (inner && inner.end > here.end) return { ...inner, start: second }
  return here && { ...here, start }
}

/** A letter that has a small form, or a digit. */
function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase() || (letter >= '0' && letter <= '9')
}

function longestAt(root: Node, text: string, from: number): Found | undefined {
  let node = root
  let best: Found | undefined
  for (let start = from; start < text.length;) {
    const end = tokenEnd(text, start)
    const next = node.next.get(normal(text, start, end))
    if (!next) break
    node = next
    if (node.entries.length > 0) {
      const entries = written(node.entries, text, from, end)
      if (entries.length > 0) best = { entries, end }
    }
    start = tokenStart(text, end)
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
  return text.replace(/[’‘“”‐‑–]/g, (sign) => FOLDED[sign] ?? sign).replace(/\s+/g, ' ')
}
