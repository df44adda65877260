/** Names of organs, treaties, instruments, mandates and agents, compiled so that all are found in one pass. */

import type { Span } from '../model.ts'

/** A name to look for, and what it denotes. */
export interface NameEntry {
  readonly name: string
  readonly key: string
  /** True for a name that counts only after the thing was named in full in the same text. */
  readonly short: boolean
}

interface Node {
  readonly next: Map<string, Node>
  /** Entries that end here; several short names may denote different things. */
  readonly entries: NameEntry[]
}

/** A trie of names by token. Opaque: made by `compileNames`, read by `findNames`. */
export type NameIndex = Node

/** A name found in a text; `keys` has one key, or several where a short name could denote several things. */
export interface NameMatch extends Span {
  readonly entries: readonly NameEntry[]
}

/** A token: a run of letters and digits, or one sign. `norm` is folded for comparison. */
export interface Token extends Span {
  readonly norm: string
}

const TOKEN = /[\p{L}\p{N}]+|[^\s]/gu
const FOLDED: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
}

/** The tokens of a text, in order. Linear. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const word = found[0]
    const norm = FOLDED[word] ?? word.toLowerCase()
    tokens.push({ norm, start: found.index, end: found.index + word.length })
  }
  return tokens
}

const newNode = (): Node => ({ next: new Map(), entries: [] })

/** Builds the index from names. */
export function compileNames(entries: Iterable<NameEntry>): NameIndex {
  const root = newNode()
  for (const entry of entries) {
    let node = root
    for (const { norm } of tokenize(entry.name)) {
      let next = node.next.get(norm)
      if (!next) node.next.set(norm, (next = newNode()))
      node = next
    }
    if (!node.entries.some((e) => e.key === entry.key && e.name === entry.name)) node.entries.push(entry)
  }
  return root
}

/** Every name in the text, longest first at each place, never overlapping. */
export function findNames(index: NameIndex, text: string, tokens: readonly Token[]): NameMatch[] {
  const found: NameMatch[] = []
  for (let i = 0; i < tokens.length; i++) {
    const here = longestAt(index, text, tokens, i)
    const inner = here && tokens[i]?.norm === 'the' ? longestAt(index, text, tokens, i + 1) : undefined
    const match = inner && here && inner.last > here.last ? inner : here
    if (!match) continue
    found.push(match.match)
    i = match.last
  }
  return found
}

function longestAt(index: NameIndex, text: string, tokens: readonly Token[], at: number) {
  let node: Node | undefined = index
  let best: { match: NameMatch; last: number } | undefined
  for (let i = at; i < tokens.length; i++) {
    const token: Token | undefined = tokens[i]
    node = token && node.next.get(token.norm)
    if (!node || !token) break
    if (node.entries.length === 0) continue
    const start = tokens[at]?.start ?? 0
    const entries = node.entries.filter((entry) => isWritten(entry.name, text.slice(start, token.end)))
    if (entries.length > 0) best = { match: { entries, start, end: token.end }, last: i }
  }
  return best
}

/** Long names match in any case, but for their first letter; a word or two, and abbreviations, only as they are written. */
function isWritten(name: string, found: string): boolean {
  if (wordCount(name) >= 3) return !/^\p{Lu}/u.test(name) || /^[\p{Lu}\d]/u.test(found)
  return fold(name) === fold(found) || fold(name).replace(/^the /, 'The ') === fold(found)
}

function wordCount(name: string): number {
  return name.split(/[\s-]+/).length
}

function fold(text: string): string {
  return text.replace(/[’‘“”‐‑–]/g, (sign) => FOLDED[sign] ?? sign).replace(/\s+/g, ' ')
}
