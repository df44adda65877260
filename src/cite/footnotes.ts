/** What footnotes refer to, `Ibid.` resolved. */

import type { Authorities } from '../authority/authorities.ts'
import { findNames } from '../authority/names.ts'
import { allMatches } from '../matches.ts'
import type { Footnote } from '../model.ts'
import { organsOfNumber, symbolFor } from '../symbol/cited.ts'
import { findSymbols } from '../symbol/find.ts'
import { formatSymbol } from '../symbol/symbol.ts'
import { isLater } from './entities.ts'
import type { Reading } from './entity.ts'
import { findNumbers } from './numbers.ts'

/** One reference of a footnote. */
export interface Reference {
  readonly kind: 'document' | 'treaty-series' | 'web'
  /** A symbol, `United Nations Treaty Series vol. 2225, No. 39574`, or an address. */
  readonly value: string
  readonly volume?: number
  readonly number?: number
  /** `annex I`, `chap. II, sect. A`. */
  readonly part?: string
  /** Offset in the footnote's clean text. */
  readonly at: number
  /** True where the reference was taken over by `Ibid.`. */
  readonly ibid: boolean
  /** The source links it: it is cited, whatever else the text says. */
  readonly linked?: boolean
}

const SERIES = /\bvol\. ?(\d{1,4}),? ?Nos?\. ?(\d{1,6})/g
const WEB = /\b(?:https?:\/\/|www\.)[^\s,;)]+/g
const IBID = /^(?:See )?ibid\b/i
const PART =
  /^\)?,? ?((?:annex(?:es)?(?: [IVX]+)?|chap\.? [IVX]+|sect\.? [A-Z\d]+|para\.? \d+|appendix)(?:, ?(?:annex(?: [IVX]+)?|chap\.? [IVX]+|sect\.? [A-Z\d]+|paras?\.? [\d–-]+|resolution \d+|decision \d+))*)/i

/** The references of each footnote, in order; the adopting organ owns bare numbers that it can have given. */
export function resolveFootnotes(
  footnotes: readonly Footnote[],
  { organ, session, authorities: { symbols, names } }: Pick<Reading, 'organ' | 'session' | 'authorities'>,
): Map<Footnote, readonly Reference[]> {
  const resolved = new Map<Footnote, readonly Reference[]>()
  let before: readonly Reference[] = []
  for (const note of footnotes) {
    const own = readReferences(note.text)
    const references = own.length === 0 && IBID.test(note.text) ? fromBefore(note.text, before) : own
    resolved.set(note, references)
    if (references.length > 0) before = references
  }
  return resolved

  function readReferences(text: string): Reference[] {
    const found: Reference[] = []
    const ibid = IBID.test(text)
    if (text.includes('vol.'))
      for (const match of allMatches(SERIES, text)) found.push({ ...seriesReference(match), ibid })
    for (const match of /http|www/.test(text) ? allMatches(WEB, text) : []) {
      const value = match[0].replace(/(?<![.,;])[.,;]+$/, '')
      found.push({ kind: 'web', value, at: match.index, ibid: false })
    }
    for (const symbol of findSymbols(text, symbols)) {
      found.push({
        kind: 'document',
        value: symbol.canonical,
        at: symbol.start,
        ibid: false,
        ...partAfter(text, symbol.end),
      })
    }
    for (const mention of findNumbers(text)) {
      const value = numbered(text, mention.keyword, mention.type, mention.number)
      if (value)
        found.push({ kind: 'document', value, at: mention.start, ibid: false, ...partAfter(text, mention.end) })
    }
    return found.toSorted((a, b) => a.at - b.at)
  }

  function numbered(
    text: string,
    keyword: number,
    type: 'resolution' | 'decision' | 'presidential-statement',
    number: string,
  ) {
    const named = organNamedBefore(text.slice(0, keyword), names)
    const owners = named ? [named] : [...(organ ? [organ] : []), ...organsOfNumber(type, number, symbols)]
    for (const owner of owners) {
      const symbol = symbolFor({ organ: owner, type, number }, symbols)
      if (symbol && !isLater(symbol, { organ, session })) return formatSymbol(symbol)
    }
    return undefined
  }
}

/** The organ whose name stands right before `resolution`. */
function organNamedBefore(text: string, names: Authorities['names']): string | undefined {
  const last = findNames(names, text.slice(-120)).at(-1)
  const named = last?.entries.find(({ key, short }) => !short && key.startsWith('organ/'))
  return named && last && text.slice(-120).slice(last.end).trim() === '' ? named.key : undefined
}

function seriesReference(match: RegExpMatchArray): Omit<Reference, 'ibid'> {
  const volume = Number(match[1])
  const number = Number(match[2])
  const value = `United Nations Treaty Series vol. ${volume}, No. ${number}`
  return { kind: 'treaty-series', value, volume, number, at: match.index ?? 0 }
}

function partAfter(text: string, at: number): { part: string } | object {
  const found = PART.exec(text.slice(at, at + 80))
  return found ? { part: found[1] ?? '' } : {}
}

/** `Ibid., annex II.`: the document before, with a part of its own. */
function fromBefore(text: string, before: readonly Reference[]): Reference[] {
  const last = before.at(-1)
  if (!last) return []
  const { part: _, ...same } = last
  return [{ ...same, at: 0, ibid: true, ...partAfter(text, text.search(/ibid\.?/i) + 5) }]
}
