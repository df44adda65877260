/** What the cover page prints → the masthead that text has too. */

import type { Authorities } from '../../authority/authorities.ts'
import type { OrganRecord } from '../../authority/records.ts'
import { allMatches } from '../../matches.ts'
import type { Span } from '../../model.ts'
import type { AknStatement, HeadField, Printed } from '../../source/akn/statement.ts'
import { findSymbols } from '../../symbol/find.ts'
import { parseSymbol } from '../../symbol/parse.ts'
import { formatSymbol, symbolFacts } from '../../symbol/symbol.ts'
import { findDates } from '../dates.ts'
import type { Masthead } from '../masthead.ts'
import type { Stated } from '../stated.ts'

const AGENDA_ITEM = /\d+(?: \([a-z]{1,2}\))*(?: \([ivx]+\))?/g

/** The masthead of a laid-out statement: only what is printed, each value with its place. */
export function readHead(statement: AknStatement, authorities: Authorities): Masthead {
  const { head } = statement
  const organ = organOf(statement, authorities)
  const symbol = readSymbol(statement, authorities)
  const field = <T>(name: HeadField, read: (printed: Printed) => T | undefined): Record<string, Stated<T>> => {
    const printed = head[name]
    const value = printed && read(printed)
    return printed && value !== undefined ? { [name]: { value, at: printed.at } } : {}
  }
  const { title } = field('title', ({ value }) => value)
  const { distributed } = field('distributed', ({ value }) => value)
  const { session } = field('session', ({ value }) => value)
  const { meeting } = field('meeting', meetingName)
  const { source } = field('source', ({ value }) => findSymbols(value, authorities.symbols)[0]?.canonical)
  const date = adoptedOn(statement)
  const special = specialSession(symbol, authorities)
  return {
    ...(symbol ? { symbol } : {}),
    ...(organ ? { organ } : {}),
    ...(title ? { title } : {}),
    ...(date ? { date } : {}),
    ...(special ? { session: special } : session ? { session } : {}),
    ...(meeting ? { meeting } : {}),
    ...(distributed ? { distributed } : {}),
    ...(source ? { committeeReport: source } : {}),
    agendaItems: agendaOf(head.agenda),
  }
}

function readSymbol({ head }: AknStatement, { symbols }: Authorities): Stated<string> | undefined {
  const parsed = head.symbol && parseSymbol(head.symbol.value, symbols)
  return head.symbol && parsed && { value: formatSymbol(parsed), at: head.symbol.at }
}

/** Special sessions are told by the symbol: the cover page prints an ordinal that is ambiguous. */
function specialSession(symbol: Stated<string> | undefined, { symbols }: Authorities): Stated<string> | undefined {
  const parsed = symbol && parseSymbol(symbol.value, symbols)
  const session = parsed && symbolFacts(parsed).session
  return symbol && session !== undefined && /^E?S-/.test(session) ? { value: session, at: symbol.at } : undefined
}

/** The organ that the formula names, or else the one on the cover. */
export function organOf({ formula, head }: AknStatement, { formulas }: Authorities): Stated<OrganRecord> | undefined {
  const named: readonly (readonly [string, Span | undefined])[] = [
    [formula?.text ?? '', formula],
    [`the ${head.organ?.value ?? ''}`, head.organ?.at],
  ]
  for (const [words, at] of named) {
    const organ = formulas.get(words.replace(/(?<![^\p{L} -])[^\p{L} -]+$/u, '').toLowerCase())
    if (organ && at) return { value: organ, at: { start: at.start, end: at.end } }
  }
  return undefined
}

/** The day in `docDate`, or else the only day that the line of adoption prints. */
function adoptedOn({ head: { adopted, adoption } }: AknStatement): Stated<string> | undefined {
  if (adopted) return adopted
  const [date, ...more] = adoption ? findDates(adoption.value) : []
  return adoption && date && more.length === 0 ? { value: date.iso, at: adoption.at } : undefined
}

function meetingName({ value }: Printed): string | undefined {
  return /\d{1,5}(?:st|nd|rd|th) (?:\([^)]*\) )?(?:plenary )?meeting/.exec(value)?.[0]
}

function agendaOf(printed: Printed | undefined): Stated<string>[] {
  return allMatches(AGENDA_ITEM, printed?.value ?? '').map(([item]) => ({
    value: item,
    at: printed?.at ?? NOWHERE,
  }))
}

const NOWHERE: Span = { start: 0, end: 0 }
