/** Explicit symbols in running English text. */
import { parseSymbol } from './parse.ts'
import { formatSymbol } from './symbol.ts'
import type { SymbolGrammar } from './grammar.ts'
import type { DocumentSymbol } from './symbol.ts'

/** A symbol and where it stands, half-open in UTF-16 units. `canonical` is `formatSymbol(symbol)`. */
export interface FoundSymbol {
  readonly start: number
  readonly end: number
  readonly symbol: DocumentSymbol
  readonly canonical: string
}

const letter = /[A-Za-z]/
/** What may not stand before a symbol: it would be a longer word, a web address or a path. */
const joined = /[\p{L}_./=&?%#@\\+~-]/u
/** A web address that has not ended yet; looked for in a short stretch only. */
const address = /(?:https?:\/\/|www\.)[^\s<>"]{0,400}$/i
const dash = /[-\u2010-\u2015]/
/** An element after its slash; a line may break after the slash, before a number or a dotted element. */
const nextElement =
  /\/(?:\s{1,4}(?=\d|[A-Z][A-Za-z]{0,4}\.\d))?([A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)(?:(?<=\/E?S)[-\u2010\u2011]\d{1,3}|(?<=\/COP)[-\u2010\u2011]MOP|(?<=[A-Z])\(\d{1,3}\)(?=\/)|(?<=\d[A-Z])[-\u2010-\u2013][A-Z](?![A-Za-z0-9]|\/\d)|[-\u2010-\u2013](\d{1,3})(?![A-Za-z0-9]|\/\d))?/y
/** Addenda and records are numbered one by one: in `SR.12-15` the second number is not part of the symbol. */
const counted = /^(?:Add|Corr|Rev|SR|PV|L|WP|CRP)\.\d+$/
const bracket = /\s{0,4}\([^()]{1,24}\)/y
const suffixElement = /\/\s?(?:Add|Corr|Rev|Amend)\.\s?\d+/y
const partLetter =
  /[ \u00a0]?([A-Z](?:(?:[-\u2010-\u2013]|, | and |, and | to )[A-Z]\b){0,6})(?![A-Za-z0-9'’-])(?!\s{1,4}[a-z](?!(?:f|nd|r)\b))/y
const anotherSuffix = /(?:,?\s{1,4}(?:and|or)|,|;)\s{1,4}((?:Add|Corr|Rev|Amend)\.\s?\d+(?:\/(?:Add|Corr|Rev)\.\d+)*)/y
const anotherNumber =
  /(?:,?\s{1,4}(?:and|or|to)\s{1,4}|,\s{1,4}|[-\u2010-\u2014])(\d{1,3})(?=\s{0,2}(?:[),;\]]|\.(?:\s|$)|and\s{1,4}\d|$))/y

/**
 * The document symbols of `text`, ordered by start and not overlapping. In `E/1990/22 and Corr.1` the second symbol
 * is E/1990/22/Corr.1 and stands at `Corr.1`. Nothing inside a web address is a symbol. Total, in linear time.
 */
export function findSymbols(text: string, grammar: SymbolGrammar): readonly FoundSymbol[] {
  const found: FoundSymbol[] = []
  let from = 0
  for (let slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', from)) {
    from = slash + 1
    const start = rootStart(text, slash, grammar)
    const last = found.at(-1)
    if (start === undefined || (last !== undefined && start < last.end) || !opens(text, start, last?.end)) continue
    const first = readSymbol(text, start, slash, grammar)
    if (first === undefined) continue
    found.push(first)
    readFollowers(text, first, found, grammar)
    from = Math.max(from, found.at(-1)?.end ?? 0)
  }
  return found
}

/** Where the letters begin that stand before `slash`, if they are a known root (`A`, `UNEP`, `GC.18`). */
function rootStart(text: string, slash: number, grammar: SymbolGrammar): number | undefined {
  let end = slash
  while (end > slash - 4 && isDigit(text, end - 1)) end--
  end = end < slash && text[end - 1] === '.' ? end - 1 : slash
  let start = end
  while (end - start <= grammar.longestRoot && letter.test(text.charAt(start - 1))) start--
  return grammar.roots.has(text.slice(start, end)) ? start : undefined
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** Whether a symbol may begin at `start`: no longer word, or the second half of `A/56/1026-S/2002/932`. */
function opens(text: string, start: number, lastEnd: number | undefined): boolean {
  const before = text.charAt(start - 1)
  if (before.trim() === '') return true
  if (dash.test(before) && lastEnd === start - 1) return true
  return !joined.test(before) && !isDigit(text, start - 1) && !address.test(text.slice(Math.max(0, start - 300), start))
}

function readSymbol(text: string, start: number, slash: number, grammar: SymbolGrammar): FoundSymbol | undefined {
  for (const end of readEnds(text, slash).toReversed()) {
    const longer = tailEnds(text, end).map((at) => accept(text, start, at, grammar))
    const found = longer.find((hit) => hit !== undefined) ?? accept(text, start, end, grammar)
    if (found !== undefined) return found
  }
  return undefined
}

/** The places where a symbol whose first slash is at `slash` may end: after each of at most nine elements. */
function readEnds(text: string, slash: number): number[] {
  const ends: number[] = []
  let at = slash
  for (let match = stepElement(text, at); match !== undefined && ends.length < 9; match = stepElement(text, at)) {
    at = match
    ends.push(at)
  }
  return ends
}

function stepElement(text: string, at: number): number | undefined {
  nextElement.lastIndex = at
  const match = nextElement.exec(text)
  if (match === null) return undefined
  const tail = match[2] === undefined ? 0 : match[2].length + 1
  return nextElement.lastIndex - (counted.test(match[1] ?? '') ? tail : 0)
}

/** The ends that up to four brackets, part letters or suffixes behind `end` would give, the longest first. */
function tailEnds(text: string, end: number): number[] {
  const ends: number[] = []
  let at: number | undefined = end
  while (ends.length < 4) {
    at = stepOver(partLetter, text, at) ?? stepOver(bracket, text, at) ?? stepOver(suffixElement, text, at)
    if (at === undefined) break
    ends.unshift(at)
  }
  return ends
}

/** Where `pattern` (sticky) ends when it starts at `at`. */
function stepOver(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

function accept(text: string, start: number, end: number, grammar: SymbolGrammar): FoundSymbol | undefined {
  const symbol = parseSymbol(text.slice(start, end), grammar)
  return symbol === undefined || isTooShort(symbol)
    ? undefined
    : { start, end, symbol, canonical: formatSymbol(symbol) }
}

/** `A/5` and `S/12` in running text are grades and sizes; the old serial numbers that are cited are longer. */
function isTooShort({ layout, prefix, number, suffixes }: DocumentSymbol): boolean {
  return layout === 'plain' && suffixes.length === 0 && prefix.length < 3 && /^\d{1,2}$/.test(number)
}

/** Adds what is listed behind `first` by its suffix alone: `and Corr.1`, `, Add.2 and 3`. */
function readFollowers(text: string, first: FoundSymbol, found: FoundSymbol[], grammar: SymbolGrammar): void {
  for (let last: FoundSymbol | undefined = first; last !== undefined;) {
    last = readSuffix(text, first, last.end, grammar) ?? readCounted(text, last, grammar)
    if (last !== undefined) found.push(last)
  }
}

/** `and Corr.1`: a suffix of the first symbol, in place of one of the same kind. */
function readSuffix(text: string, first: FoundSymbol, at: number, grammar: SymbolGrammar): FoundSymbol | undefined {
  anotherSuffix.lastIndex = at
  const suffix = anotherSuffix.exec(text)?.[1]
  if (suffix === undefined) return undefined
  const kind = suffix.slice(0, suffix.indexOf('.') + 1)
  const same = first.symbol.suffixes.findIndex((other) => other.startsWith(kind))
  const kept = same < 0 ? first.symbol.suffixes : first.symbol.suffixes.slice(0, same)
  const base = formatSymbol({ ...first.symbol, suffixes: kept })
  return derive(`${base}/${suffix}`, anotherSuffix.lastIndex - suffix.length, anotherSuffix.lastIndex, grammar)
}

/** `Add.1 and 2`, `SR.12-15`: another number in place of the last. The numbers inside a range stay unsaid. */
function readCounted(text: string, last: FoundSymbol, grammar: SymbolGrammar): FoundSymbol | undefined {
  const [, head, kind] = /^(.*\/([A-Za-z]+)\.)\d+$/.exec(last.canonical) ?? []
  if (head === undefined || !counted.test(`${kind}.1`)) return undefined
  anotherNumber.lastIndex = last.end
  const digits = anotherNumber.exec(text)?.[1]
  if (digits === undefined) return undefined
  return derive(head + digits, anotherNumber.lastIndex - digits.length, anotherNumber.lastIndex, grammar)
}

function derive(canonical: string, start: number, end: number, grammar: SymbolGrammar): FoundSymbol | undefined {
  const symbol = parseSymbol(canonical, grammar)
  return symbol && { start, end, symbol, canonical: formatSymbol(symbol) }
}
