/** Links that a source carries: which document each names, and where our own reading differs. */

import { addTo } from '../group-by.ts'
import type { Diagnostic, Footnote, Paragraph, Span } from '../model.ts'
import { cleanOffset } from '../parse/notes.ts'
import type { SymbolGrammar } from '../symbol/grammar.ts'
import { symbolKey } from '../symbol/key.ts'
import { parseSymbol } from '../symbol/parse.ts'
import { formatSymbol } from '../symbol/symbol.ts'
import type { Entity } from './entity.ts'
import type { Reference } from './footnotes.ts'

/** A link as the source has it: its words' place in the plain text, and its address. */
export interface SourceLink extends Span {
  readonly href: string
  /** It adds what the words do not name, and confirms nothing. */
  readonly weak?: true
}

/** A link to a document, placed in clean text. */
export interface PlacedLink extends Span {
  readonly symbol: string
  readonly weak?: true
}

/** The links of each part (paragraphs by id, footnotes by marker and place) that name a document. */
export function placeLinks<Part extends Paragraph | Footnote>(
  links: readonly SourceLink[],
  parts: readonly Part[],
  grammar: SymbolGrammar,
): ReadonlyMap<Part, readonly PlacedLink[]> {
  const placed = new Map<Part, PlacedLink[]>()
  for (const link of links) {
    const part = parts.find((each) => link.start >= each.start && link.end <= each.end)
    if (!part) continue
    const start = cleanOffset(part, link.start)
    const end = cleanOffset(part, link.end - 1) + 1
    const symbol = linkedSymbol(link.href, part.text.slice(start, end), part.text.slice(end, end + 16), grammar)
    if (symbol === undefined) continue
    const found = { start, end, symbol, ...(link.weak ? { weak: link.weak } : {}) }
    addTo(placed, part, found)
  }
  return placed
}

const ADDRESS = /^https?:\/\/(?:www\.)?(?:undocs|docs\.un)\.org\/{1,3}(?:(?:en|fr|es|ar|ru|zh)\/{1,3})?(.*)$/i
const QUERY = /(?:FinalSymbol|symbol)=([^&]+)/i
const COUNCIL = /^S\/RES\/(\d{1,4})$/i
const YEAR = /\(((?:19|20)\d\d)\)/
const DOUBLE = /-(?=[A-Z]{1,3}\/)/

/**
 * The symbol that a link names: as its words print it where they are a whole symbol or number (official files carry
 * wrong addresses), else that of its address. The year of a Security Council resolution may stand in or after the
 * words. Undefined where neither is a symbol.
 */
export function linkedSymbol(href: string, words: string, after: string, grammar: SymbolGrammar): string | undefined {
  const address = addressed(href)
  const read = (text: string): string | undefined => {
    const symbol = parseSymbol(text, grammar)
    return symbol && formatSymbol(symbol)
  }
  const bare = words.replace(/(?<![ .,;])[ .,;]+$/, '')
  const council = address === undefined ? null : COUNCIL.exec(address)
  const year = YEAR.exec(bare)?.[1] ?? /^\s?\(((?:19|20)\d\d)\)/.exec(after)?.[1]
  const named = council ? read(`S/RES/${council[1]}${year ? `(${year})` : ''}`) : address && read(address)
  const fallback = council && named === undefined ? `S/RES/${council[1]}` : named
  const printed = address !== undefined && address.includes(bare) ? undefined : printedSymbol(bare, address, read)
  return printed ?? fallback
}

/** The words as a symbol: whole, or a number in the series of the address. A double symbol that holds the address is none. */
function printedSymbol(
  words: string,
  address: string | undefined,
  read: (text: string) => string | undefined,
): string | undefined {
  const [first = '', ...more] = words.split(DOUBLE)
  if (more.length > 0 && words.split(DOUBLE).some((half) => half === address)) return undefined
  if (/^[A-Z]{1,8}\//.test(first) && /\d/.test(first)) return read(first)
  if (/^\d{1,4}\s?\((?:19|20)\d\d\)$/.test(words)) return read(`S/RES/${words}`)
  const series = /^(A\/HRC\/RES|A\/RES|E\/RES)\//i.exec(address ?? '')?.[1]
  return series && /^(?:E?S-)?\d{1,4}\/\d{1,4}(?: ?[A-Z](?:-[A-Z])?)?$/.test(words)
    ? read(`${series}/${words}`)
    : undefined
}

function addressed(href: string): string | undefined {
  let plain = href.trim()
  try {
    plain = decodeURIComponent(plain)
  } catch {
    // a stray percent sign: the address is taken as it stands
  }
  const query = /un\.org|undocs/i.test(plain) ? QUERY.exec(plain)?.[1] : undefined
  const found = query ?? ADDRESS.exec(plain)?.[1]
  if (found === undefined) return undefined
  return /^(?:\d+ ?\((?:S-)?[IVXLC]+\)|(?:E?S-)?\d{1,4}\/\d{1,4})$/.test(found)
    ? `A/RES/${found}`
    : found.replace(/(?<!\/)\/+$/, '')
}

/**
 * What a paragraph names, its links added: a link where nothing was read is a citation, one over an instrument gives
 * its symbol. Where the reading names another document, the reading stays and `differ` hears of it.
 */
export function addLinks(
  entities: readonly Entity[],
  links: readonly PlacedLink[],
  differ: (link: PlacedLink, entity: Entity) => void,
): readonly Entity[] {
  if (links.length === 0) return entities
  let all = entities
  for (const link of links) {
    const over = all.filter((entity) => entity.start < link.end && entity.end > link.start)
    const documents = over.filter(({ kind }) => kind === 'document')
    if (documents.some(({ key }) => symbolKey(key) === symbolKey(link.symbol))) continue
    const read = documents.find(({ by }) => by === 'number' || by === 'symbol')
    if (read && namesSeries(link.symbol, read)) {
      all = all.map((each) => (each === read ? { ...read, key: link.symbol, name: link.symbol } : each))
    } else if (read) differ(link, read)
    else {
      const { start, end, symbol } = link
      const entity: Entity = { start, end, key: symbol, name: symbol, kind: 'document', by: 'link' }
      all = [...all.filter((each) => !over.includes(each) || each.kind === 'treaty'), entity]
    }
  }
  return all.toSorted((a, b) => a.start - b.start)
}

/**
 * Whether a link says only whose number a bare number is: `42/22` was read as the Assembly's, the link names the
 * Council's. Not the other way round: official files link many numbers of the Council to the Assembly.
 */
function namesSeries(symbol: string, { key, by }: Entity): boolean {
  const number = bareNumber(symbol)
  return by === 'number' && !symbol.startsWith('A/RES/') && number !== undefined && number === bareNumber(key)
}

function bareNumber(symbol: string): string | undefined {
  return /\/(\d+\/\d+)$/.exec(symbol)?.[1]
}

/** The diagnostic of a link that names another document than its words. */
export function linkDiffers(paragraph: Paragraph, link: PlacedLink, entity: Entity, at: Span): Diagnostic {
  return {
    code: 'link-differs',
    message: `${paragraph.id}: the link names ${link.symbol}, the text reads ${entity.key}; the text is followed`,
    ...at,
  }
}

/** A footnote's references with those that only its links name. */
export function linkReferences(references: readonly Reference[], links: readonly PlacedLink[]): readonly Reference[] {
  const keys = new Set(links.flatMap(({ symbol, weak }) => (weak ? [] : [symbolKey(symbol)])))
  const known = references.map((each) => (keys.has(symbolKey(each.value)) ? { ...each, linked: true } : each))
  const values = new Set(references.map(({ value }) => symbolKey(value)))
  const added = links
    .filter(({ symbol, weak }) => !values.has(symbolKey(symbol)) && !(weak && keys.has(symbolKey(symbol))))
    .map(({ symbol, start }) => ({ kind: 'document' as const, value: symbol, at: start, ibid: false, linked: true }))
  return [...known, ...added].toSorted((a, b) => a.at - b.at)
}
