/** Text → document symbol: one symbol, in whatever spelling. */
import { allMatches } from '../matches.ts'
import { elementKey } from './grammar.ts'
import { isYear, parseNumber, trimZeros } from './number.ts'
import { squeezeSymbol } from './spelling.ts'
import type { SymbolGrammar } from './grammar.ts'
import type { SeriesRecord, SymbolType } from './records.ts'
import type { DocumentSymbol } from './symbol.ts'

/** Longest text that is looked at; no symbol is half as long. */
const longest = 120
/** The last alternative is for `ICCD/COP(15)/23`. */
const element = /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*(?:(?<=[A-Za-z])\(\d{1,3}\))?$/
const session = /^(?:E?S-)?\d{1,3}$/i

/**
 * The symbol that `text` is, or undefined. Spaces, other hyphens and case do not matter: `s/res/1325 (2000)`,
 * `A/RES/57/270 B`. Total.
 */
export function parseSymbol(text: string, grammar: SymbolGrammar): DocumentSymbol | undefined {
  if (text.length > longest) return undefined
  const { known } = grammar
  const found = known.get(text)
  if (found !== undefined || known.has(text)) return found
  // A copy: what is cut out of a document would keep the whole document in memory.
  const copy = [...text].join('')
  const symbol = readSymbol(copy, grammar)
  if (known.size >= mostKnown) known.clear()
  known.set(copy, symbol)
  return symbol
}

/** Enough for the symbols of some hundred documents. */
const mostKnown = 5000

function readSymbol(text: string, grammar: SymbolGrammar): DocumentSymbol | undefined {
  const { stem, suffixes } = splitSuffixes(squeezeSymbol(text), grammar)
  const found = parseAct(stem, grammar)
  if (found === 'not-an-act') return parsePaper(stem, suffixes, grammar)
  return found && { ...found, suffixes }
}

/** Takes addenda, corrigenda, revisions and brackets such as `(PartI)` off the end. */
function splitSuffixes(squeezed: string, grammar: SymbolGrammar): { stem: string; suffixes: string[] } {
  const suffixes: string[] = []
  let stem = squeezed
  for (;;) {
    const tail = /(?:\/[A-Za-z]+\.?\d+|\([^()]*\))$/.exec(stem)?.[0]
    const suffix = tail && (tail.startsWith('(') ? parseQualifier(tail, grammar) : parseSuffix(tail.slice(1), grammar))
    if (tail === undefined || suffix === undefined) return { stem, suffixes }
    suffixes.unshift(suffix)
    stem = stem.slice(0, -tail.length)
  }
}

function parseSuffix(text: string, grammar: SymbolGrammar): string | undefined {
  const [, letters = '', digits = ''] = /^([A-Za-z]+)\.?(\d+)$/.exec(text) ?? []
  const record = grammar.elements.get(elementKey(letters))
  return record?.suffix === true ? record.element + trimZeros(digits) : undefined
}

function parseQualifier(bracketed: string, grammar: SymbolGrammar): string | undefined {
  const inner = bracketed.slice(1, -1)
  const [word, value = ''] = splitQualifier(inner, grammar)
  if (word === undefined || !/^[A-Za-z0-9-]{0,12}$/.test(value)) return undefined
  return `(${word}${value.toUpperCase().replace('AND', 'and')})`
}

function splitQualifier(inner: string, grammar: SymbolGrammar): [string?, string?] {
  const lower = inner.toLowerCase()
  const known = [...grammar.qualifiers].filter(([word]) => lower.startsWith(word))
  const [best] = known.toSorted(([one], [other]) => other.length - one.length)
  return best === undefined ? [] : [best[1], inner.slice(best[0].length)]
}

function parseAct(stem: string, grammar: SymbolGrammar): Omit<DocumentSymbol, 'suffixes'> | 'not-an-act' | undefined {
  const slashes = allMatches(/\//g, stem)
    .map(({ index }) => index)
    .toReversed()
  const at = slashes.find((index) => grammar.actByPrefix.has(stem.slice(0, index).toLowerCase()))
  if (at === undefined) return 'not-an-act'
  const record = grammar.actByPrefix.get(stem.slice(0, at).toLowerCase())?.record
  const number = record && parseNumber(stem.slice(at + 1), record)
  return (
    record && number && { form: record.form, type: record.type, organ: record.organ, prefix: record.prefix, ...number }
  )
}

function parsePaper(stem: string, suffixes: readonly string[], grammar: SymbolGrammar): DocumentSymbol | undefined {
  const elements = stem.split('/')
  if (elements.length < 2 || !elements.every((text) => element.test(text))) return undefined
  const match = findSeries(elements, grammar)
  if (match === undefined) return undefined
  const rest = elements.slice(match.length).map((text) => respell(text, grammar))
  if (rest.length === 0 || !/\d/.test(rest.join(''))) return undefined
  const parts =
    match.series.dotted === true && match.session !== undefined
      ? { layout: 'dotted' as const, prefix: match.series.prefix, session: match.session, number: rest.join('/') }
      : splitPaper([match.series.prefix, ...rest])
  const { form, organ } = match.series
  return (
    parts && {
      form,
      type: typeOf(rest, match.series, grammar),
      ...(organ !== undefined && { organ }),
      ...parts,
      suffixes,
    }
  )
}

/** The series of the longest known prefix, and how many elements it takes. */
function findSeries(
  elements: readonly string[],
  grammar: SymbolGrammar,
): { series: SeriesRecord; length: number; session?: string } | undefined {
  for (let length = elements.length - 1; length > 0; length--) {
    const prefix = elements.slice(0, length).join('/').toLowerCase()
    const series = grammar.seriesByPrefix.get(prefix)
    if (series !== undefined) return { series, length }
    const [, stem = '', digits = ''] = /^(.*[a-z])\.(\d{1,3})$/.exec(prefix) ?? []
    const dotted = grammar.seriesByPrefix.get(stem)
    if (dotted?.dotted === true) return { series: dotted, length, session: trimZeros(digits) }
  }
  return undefined
}

/** The letters of an element as the UN spells them, digits without leading zeros. */
function respell(text: string, grammar: SymbolGrammar): string {
  const [, letters = '', dot = '', digits = ''] = /^([A-Za-z-]*)(\.?)(\d*)$/.exec(text) ?? []
  if (letters + digits === '') return /[A-Z]/.test(text) ? text : text.toUpperCase()
  const known = grammar.elements.get(elementKey(letters))
  if (known !== undefined && known.also !== letters + dot && (digits !== '' || !known.element.endsWith('.'))) {
    return known.element + trimZeros(digits)
  }
  return (/[A-Z]/.test(letters) ? letters : letters.toUpperCase()) + dot + trimZeros(digits)
}

/** Finds session or year: the first numeric element, if something follows it. */
function splitPaper(
  elements: readonly string[],
): Pick<DocumentSymbol, 'layout' | 'prefix' | 'number' | 'session' | 'year'> | undefined {
  const at = elements.findIndex((text) => session.test(text) || isYear(text))
  const last = elements.length - 1
  const key = elements[at] ?? ''
  if (at > 0 && at < last) {
    const head = { prefix: elements.slice(0, at).join('/'), number: elements.slice(at + 1).join('/') }
    return isYear(key)
      ? { layout: 'year', year: key, ...head }
      : { layout: 'session', session: key.toUpperCase(), ...head }
  }
  // `S/2013` is a link cut short: what would follow the year is missing.
  if (isYear(key) && elements.length === 2 && elements[0]?.length === 1) return undefined
  return { layout: 'plain', prefix: elements.slice(0, last).join('/'), number: elements.slice(last).join('/') }
}

function typeOf(rest: readonly string[], series: SeriesRecord, grammar: SymbolGrammar): SymbolType {
  const types = rest.map((text) => grammar.elements.get(elementKey(text.replace(/(?<![\d-])[\d-]+$/, '')))?.type)
  return types.find((type) => type !== undefined) ?? series.type
}
