/** The groups of a query as a tree over its tokens: enough of the grammar to know what stands in which group. */
import { keyword } from '../guard.ts'
import type { GuardedQuery } from '../guard.ts'
import type { Token } from '../tokens.ts'

/** What a group consists of, in order; numbers are indexes of tokens, `end` excluded. */
export type Element = Range &
  (
    | { readonly kind: 'triples' | 'filter' | 'bind' | 'values' }
    | { readonly kind: 'union' | 'optional' | 'minus'; readonly groups: readonly Group[] }
    | { readonly kind: 'graph'; readonly name: Token; readonly groups: readonly Group[] }
    | Select
  )

/** A sub-query, the only element of its group. */
export interface Select extends Range {
  readonly kind: 'select'
  /** The tokens between SELECT and WHERE. */
  readonly head: Range
  readonly groups: readonly [Group]
}

interface Range {
  readonly start: number
  readonly end: number
}

/** `start` is the opening brace, and `end` stands after the closing one. */
export interface Group extends Range {
  readonly elements: readonly Element[]
}

class Unknown extends Error {}

/** The WHERE group of a query; undefined where the query has none, or one that is not understood. Total. */
export function parseWhere({ tokens, form, formAt }: GuardedQuery): Group | undefined {
  const braces = tokens.flatMap(({ text, depth }, at) => (at > formAt && depth === 0 && text === '{' ? [at] : []))
  // CONSTRUCT { template } … { pattern }; the short form has no template.
  const template = form === 'construct' && tokens[formAt + 1]?.text === '{'
  const open = braces[template ? 1 : 0]
  if (open === undefined) return undefined
  try {
    return new Reader(tokens).group(open)
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }
}

const GROUPED: Readonly<Record<string, 'optional' | 'minus'>> = { OPTIONAL: 'optional', MINUS: 'minus' }
const STARTS = new Set('OPTIONAL MINUS GRAPH FILTER BIND VALUES SERVICE SELECT'.split(' '))

class Reader {
  readonly #tokens: readonly Token[]
  readonly #mates: ReadonlyMap<number, number>

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
    this.#mates = matchBrackets(tokens)
  }

  group(open: number): Group {
    if (this.#text(open) !== '{' || this.#text(open + 1) === '|') throw new Unknown()
    const close = this.#close(open)
    const elements: Element[] = []
    for (let at = open + 1; at < close;) {
      if (this.#text(at) === '.') at++
      else {
        const element = this.#element(at, close)
        elements.push(element)
        at = element.end
      }
    }
    return { start: open, end: close + 1, elements }
  }

  #element(at: number, close: number): Element {
    const word = keyword(this.#tokens[at]) ?? ''
    const grouped = GROUPED[word]
    if (grouped) return this.#grouped(grouped, at, at + 1)
    if (word === 'SELECT') return this.#select(at, close)
    if (word === 'GRAPH') return this.#graph(at)
    if (word === 'FILTER') return { kind: 'filter', start: at, end: this.#constraint(at + 1) }
    if (word === 'BIND') return { kind: 'bind', start: at, end: this.#close(at + 1) + 1 }
    if (word === 'VALUES') return { kind: 'values', start: at, end: this.#close(this.#find(at, '{')) + 1 }
    if (word === 'SERVICE') throw new Unknown()
    if (this.#text(at) === '{') return this.#union(at)
    return this.#triples(at, close)
  }

  #grouped(kind: 'optional' | 'minus', start: number, open: number): Element {
    const group = this.group(open)
    return { kind, start, end: group.end, groups: [group] }
  }

  #graph(start: number): Element {
    const group = this.group(start + 2)
    return { kind: 'graph', name: this.#tokens[start + 1] as Token, start, end: group.end, groups: [group] }
  }

  #union(start: number): Element {
    const groups = [this.group(start)]
    for (let end = groups[0]?.end ?? 0; keyword(this.#tokens[end]) === 'UNION';) {
      const group = this.group(end + 1)
      groups.push(group)
      end = group.end
    }
    return { kind: 'union', start, end: groups.at(-1)?.end ?? start, groups }
  }

  #select(start: number, close: number): Select {
    const open = this.#find(start, '{')
    const group = this.group(open)
    const before = keyword(this.#tokens[open - 1]) === 'WHERE' ? open - 1 : open
    return { kind: 'select', start, end: close, head: { start: start + 1, end: before }, groups: [group] }
  }

  /** A bracketed expression, a call, or EXISTS with its group. */
  #constraint(start: number): number {
    let at = start
    if (keyword(this.#tokens[at]) === 'NOT') at++
    if (keyword(this.#tokens[at]) === 'EXISTS' || this.#text(at) !== '(') at++
    return this.#close(at) + 1
  }

  #triples(start: number, close: number): Element {
    const depth = this.#tokens[start]?.depth
    let end = start + 1
    for (; end < close; end++) {
      const token = this.#tokens[end]
      if (token?.depth !== depth) continue
      if (token?.text === '{' || STARTS.has(keyword(token) ?? '')) break
    }
    return { kind: 'triples', start, end }
  }

  /** The next token with this text on the level of the token at `start`. */
  #find(start: number, text: string): number {
    const depth = this.#tokens[start]?.depth
    for (let at = start + 1; at < this.#tokens.length; at++) {
      const token = this.#tokens[at]
      if (token?.depth === depth && token?.text === text) return at
    }
    throw new Unknown()
  }

  /** The bracket that closes the one at `open`. */
  #close(open: number): number {
    const close = this.#mates.get(open)
    if (close === undefined) throw new Unknown()
    return close
  }

  #text(at: number): string | undefined {
    return this.#tokens[at]?.text
  }
}

const MATES: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }

/** Index of each opening bracket → index of the one that closes it; what is not closed is left out. */
export function matchBrackets(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const mates = new Map<number, number>()
  const open: number[] = []
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'mark') continue
    if (text in MATES) open.push(at)
    else if (')}]'.includes(text)) {
      const start = open.pop()
      if (start !== undefined && MATES[tokens[start]?.text ?? ''] === text) mates.set(start, at)
    }
  }
  return mates
}
