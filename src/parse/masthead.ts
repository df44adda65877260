/** What stands above the text: organ, symbol, session, agenda item, dates, title. */

import type { Authorities } from '../authority/authorities.ts'
import type { OrganRecord } from '../authority/records.ts'
import { allMatches } from '../matches.ts'
import type { DocumentType } from '../model.ts'
import { parseSymbol } from '../symbol/parse.ts'
import { formatSymbol, symbolFacts, type DocumentSymbol } from '../symbol/symbol.ts'
import { symbolFor } from '../symbol/cited.ts'
import { findSymbols } from '../symbol/find.ts'
import { romanValue } from '../symbol/spelling.ts'
import { findDates, ordinalValue } from './dates.ts'
import type { Line } from './lines.ts'
import { plain, stated, type Stated } from './stated.ts'
import { findNumbered, readDated, readTitle, type Numbered } from './title.ts'

/** All that a masthead can state. */
export interface Masthead {
  readonly symbol?: Stated<string>
  readonly type?: Stated<DocumentType>
  readonly organ?: Stated<OrganRecord>
  readonly title?: Stated<string>
  readonly date?: Stated<string>
  readonly session?: Stated<string>
  readonly agendaItems: readonly Stated<string>[]
  readonly meeting?: Stated<string>
  readonly distributed?: Stated<string>
  readonly committeeReport?: Stated<string>
}

const AGENDA_ITEM = /\d+(?: \([a-z]{1,2}\))*(?: \([ivx]+\))?/g

/** What is known before the masthead is read. */
export interface MastheadContext {
  /** From the enacting formula, or the opening of a reported decision. */
  readonly organ: Stated<OrganRecord> | undefined
  readonly decided: boolean
  readonly authorities: Authorities
}

/** A masthead read from the lines before `end`. `formula` names the adopting organ, where the text has one. */
export function readMasthead(
  source: string,
  lines: readonly Line[],
  end: number,
  { organ: named, decided, authorities }: MastheadContext,
): Masthead {
  const head = lines.slice(0, end).filter((line) => line.role !== 'editorial')
  const type = readType(head) ?? (decided && named ? stated<DocumentType>('decision', named.at) : undefined)
  const numbered = findNumbered(head, authorities)
  const organ = named ?? organOfHead(head, authorities)
  const symbol = readSymbol(head, authorities) ?? symbolOfNumber(numbered, organ, type?.value, authorities)
  const distributed = readDistributed(head)
  return dropUndefined({
    symbol: symbol && { value: formatSymbol(symbol.value), at: symbol.at },
    type: typeOfSymbol(symbol) ?? type ?? typeOfNumbered(numbered),
    organ,
    title: readTitle(source, head, numbered, authorities),
    date: readDate(head, type?.value, distributed) ?? readDated(head, numbered),
    session: readSession(head) ?? sessionOfSymbol(symbol),
    agendaItems: readAgenda(head),
    meeting: readMeeting(head),
    distributed,
    committeeReport: readCommitteeReport(head, authorities),
  })
}

function dropUndefined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
}

/** The first line that is nothing but a symbol; failing that, the symbol of `draft resolution A/64/L.64` in a note. */
function readSymbol(head: readonly Line[], { symbols }: Authorities): Stated<DocumentSymbol> | undefined {
  for (const line of head.slice(0, 60)) {
    const text = plain(line.text)
      .replace(/^United Nations\s+/, '')
      .replace(/\*$/, '')
    if (!/^[A-Z][A-Za-z.]*\/.*\d/.test(text) || text.length > 40) continue
    const symbol = parseSymbol(text, symbols)
    if (symbol) return stated(symbol, line)
  }
  for (const line of head) {
    const named = /draft (?:resolution|decision) ([A-Z][A-Z0-9a-z./-]+\d)/.exec(line.text)
    const symbol = named && parseSymbol(named[1] ?? '', symbols)
    if (named && symbol) {
      const start = line.start + named.index + named[0].length - (named[1] ?? '').length
      return stated(symbol, { start, end: start + (named[1] ?? '').length })
    }
  }
  return undefined
}

function symbolOfNumber(
  numbered: Numbered | undefined,
  organ: Stated<OrganRecord> | undefined,
  type: DocumentType | undefined,
  { symbols }: Authorities,
): Stated<DocumentSymbol> | undefined {
  if (!numbered || !organ || type === 'draft') return undefined
  const act = numbered.kind ?? (type === 'decision' ? 'decision' : 'resolution')
  const symbol = symbolFor({ organ: organ.value.key, type: act, number: numbered.number }, symbols)
  return symbol && stated(symbol, numbered.at)
}

function typeOfSymbol(symbol: Stated<DocumentSymbol> | undefined): Stated<DocumentType> | undefined {
  const type = symbol && symbolFacts(symbol.value).type
  if (!symbol || !type) return undefined
  return type === 'resolution' || type === 'decision' || type === 'draft' ? stated(type, symbol.at) : undefined
}

function typeOfNumbered(numbered: Numbered | undefined): Stated<DocumentType> | undefined {
  return numbered?.kind && stated(numbered.kind, numbered.at)
}

function readType(head: readonly Line[]): Stated<DocumentType> | undefined {
  const drafted = head.find((l) => /\bdraft (?:resolution|decision)\b|^\**DRAFT\b/i.test(l.text))
  if (drafted) return stated('draft', drafted)
  const decided = head.find((l) => /^(?:\*\*)?(?:decision|decision adopted)\b/i.test(l.text))
  if (decided) return stated('decision', decided)
  const resolved = head.find((l) => /^(?:\*\*)?resolution\b/i.test(l.text))
  return resolved && stated('resolution', resolved)
}

/** The organ that the masthead names: a line of its own, or after `adopted by the`. */
function organOfHead(head: readonly Line[], { formulas }: Authorities): Stated<OrganRecord> | undefined {
  for (const line of head) {
    const text = plain(line.text).toLowerCase()
    const name = /adopted by (the .{1,200}?)(?: at its | on \d|$)/.exec(text)?.[1] ?? `the ${text}`
    const organ = formulas.get(name)
    if (organ) return stated(organ, line)
  }
  return undefined
}

/** The date after `adopted … on`; a draft's own date. */
function readDate(
  head: readonly Line[],
  type: DocumentType | undefined,
  distributed: Stated<string> | undefined,
): Stated<string> | undefined {
  const adopted = dateAfter(head, /\badopted\b/i, /\bon$|\bon\s+\d/)
  if (adopted || type !== 'draft') return adopted
  return dateAfter(head, /^\**(?:DRAFT\b|New York,|Geneva,|Vienna,|Nairobi,)/, /./) ?? distributed
}

/** The first date on a line that matches, or on one of the two text lines after it. */
function dateAfter(head: readonly Line[], opener: RegExp, joiner: RegExp): Stated<string> | undefined {
  for (let i = 0; i < head.length; i++) {
    if (!opener.test(head[i]?.text ?? '')) continue
    for (const line of head.slice(i, i + 4)) {
      const date = findDates(line.text)[0]
      if (date && (line === head[i] || joiner.test(head[i]?.text ?? '') || /^on\b|\bon\b/.test(line.text))) {
        return stated(date.iso, { start: line.start + date.start, end: line.start + date.end })
      }
    }
  }
  return undefined
}

function readDistributed(head: readonly Line[]): Stated<string> | undefined {
  const at = head.findIndex((l) => /^Distr\b/i.test(plain(l.text)))
  if (at < 0) return undefined
  for (const line of head.slice(at, at + 5)) {
    const date = findDates(line.text)[0]
    if (date) return stated(date.iso, { start: line.start + date.start, end: line.start + date.end })
  }
  return undefined
}

const SESSION = /^(?:resumed )?(.+?) (emergency special |special )?session(?:\b|$)/i

function readSession(head: readonly Line[]): Stated<string> | undefined {
  for (const line of head) {
    const found = SESSION.exec(plain(line.text))
    const number = found && ordinalValue(found[1] ?? '')
    if (!number) continue
    const kind = (found[2] ?? '').toLowerCase()
    return stated(`${kind.startsWith('emergency') ? 'ES-' : kind ? 'S-' : ''}${number}`, line)
  }
  return undefined
}

/** Sessions before the thirty-first stand in roman numerals in the symbol: `XV` is the fifteenth. */
function inDigits(session: string): string {
  return session.replace(/(?<![IVXLC])[IVXLC]{1,9}$/, (roman) => String(romanValue(roman) ?? roman))
}

function sessionOfSymbol(symbol: Stated<DocumentSymbol> | undefined): Stated<string> | undefined {
  const session = symbol && symbolFacts(symbol.value).session
  return symbol && session !== undefined ? stated(inDigits(session), symbol.at) : undefined
}

function readAgenda(head: readonly Line[]): Stated<string>[] {
  const items: Stated<string>[] = []
  head.forEach((line, i) => {
    const found = /^agenda items?:? (\S.*)$/i.exec(plain(line.text))
    if (!found) return
    let list = found[1] ?? ''
    if (/(?:,|\band)$/.test(list)) list += ` ${head[i + 1]?.text ?? ''}`
    for (const item of allMatches(AGENDA_ITEM, list)) items.push(stated(item[0], line))
  })
  return items
}

function readMeeting(head: readonly Line[]): Stated<string> | undefined {
  for (const line of head) {
    const found = /\bat its (\d{1,5}(?:st|nd|rd|th) (?:plenary )?meeting)/.exec(line.text)
    if (found) return stated(found[1] ?? '', line)
  }
  return undefined
}

/** The first symbol of the bracketed source: `[on the report of the Second Committee (A/79/437/Add.4, para. 19)]`. */
function readCommitteeReport(head: readonly Line[], { symbols }: Authorities): Stated<string> | undefined {
  const at = head.findIndex((l) => /^\[?(?:on the (?:report|recommendation)|without reference)/i.test(plain(l.text)))
  if (at < 0) return undefined
  for (const line of head.slice(at, at + 4)) {
    const found = findSymbols(line.text, symbols)[0]
    if (found) return stated(found.canonical, { start: line.start + found.start, end: line.start + found.end })
  }
  return undefined
}
