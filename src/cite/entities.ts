/** Everything a paragraph names, in order: numbered documents, symbols, treaties, instruments, organs, mandates. */

import type { Authorities } from '../authority/authorities.ts'
import { findNamesOfAll, type NameMatch } from '../authority/names.ts'
import { HINTS, type Hints } from '../hints.ts'
import type { Span } from '../model.ts'
import { organsOfNumber, symbolFor } from '../symbol/cited.ts'
import { findSymbols } from '../symbol/find.ts'
import { formatSymbol, type DocumentSymbol } from '../symbol/symbol.ts'
import type { NameContext } from './context.ts'
import { derivedEntities } from './derived.ts'
import type { Entity, Reading } from './entity.ts'
import { findNumbers, type NumberMention } from './numbers.ts'

/** What a text must hold to cite by number, or by symbol. */
const NUMBERED = HINTS.add('resolution', 'decision', 'statement')
const SLASHED = HINTS.add('/')

/** All entities of a clean text with these hints, in order of place, not overlapping. Updates the context as it goes. */
export function findEntities(text: string, hints: Hints, reading: Reading): readonly Entity[] {
  const { authorities } = reading
  const { names: own } = reading.context
  const [known = [], defined = []] = findNamesOfAll(own ? [authorities.names, own] : [authorities.names], text)
  const named = nameEntities(text, longest(known, defined), reading)
  const names = merge(named, derivedEntities(text, named, hints, reading))
  const symbols = SLASHED.in(hints) ? symbolEntities(text, authorities) : NOTHING
  const numbers = NUMBERED.in(hints) ? numberEntities(text, names, reading) : NOTHING
  return merge(symbols.length === 0 ? numbers : [...numbers, ...symbols], names)
}

const beats = (a: Span, b: Span): boolean => a.end - a.start > b.end - b.start
const overlap = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

/** Names of the records and of the text together; of two that overlap the longer stays, the text's own if equal. */
function longest(known: readonly NameMatch[], defined: readonly NameMatch[]): readonly NameMatch[] {
  if (defined.length === 0) return known
  const own = defined.filter((d) => !known.some((k) => overlap(k, d) && beats(k, d)))
  return [...known.filter((k) => !own.some((d) => overlap(k, d))), ...own].toSorted((a, b) => a.start - b.start)
}

/** `first` wins over `second` where both claim a place. */
function merge(first: readonly Entity[], second: readonly Entity[]): readonly Entity[] {
  if (second.length === 0) return inOrder(first)
  if (first.length === 0) return inOrder(second)
  const free = second.filter((entity) => !first.some((other) => overlap(entity, other)))
  return inOrder([...first, ...free])
}

function inOrder(entities: readonly Entity[]): readonly Entity[] {
  for (let i = 1; i < entities.length; i++) {
    if ((entities[i - 1]?.start ?? 0) > (entities[i]?.start ?? 0)) return entities.toSorted((a, b) => a.start - b.start)
  }
  return entities
}

const NOTHING: readonly Entity[] = []

function kindOf(key: string): Entity['kind'] {
  const folder = key.slice(0, key.indexOf('/'))
  return folder === 'treaty' ||
    folder === 'instrument' ||
    folder === 'organ' ||
    folder === 'mandate' ||
    folder === 'agent'
    ? folder
    : 'document'
}

/** What shows that `the Convention` is only the head of a name that no record has. */
const LONGER_NAME = /^ (?:on|against|for|of|concerning|relating to|between|regarding) (?:the |All )?\p{Lu}/u

function nameEntities(text: string, matches: readonly NameMatch[], { authorities, context }: Reading): Entity[] {
  const entities: Entity[] = []
  for (const match of matches) {
    const [only] = match.entries
    const full = match.entries.length > 1 || only?.short ? match.entries.find((entry) => !entry.short) : only
    const record = full && authorities.byKey.get(full.key)
    const { start, end } = match
    if (record) {
      context.name(record)
      nameTreatyInside(record.name, authorities, context)
      entities.push({ key: record.key, name: record.name, kind: kindOf(record.key), by: 'name', start, end })
      continue
    }
    const { thing, defined } = context.lookUp(text.slice(start, end))
    if (
      text.startsWith(' ', end) &&
      LONGER_NAME.test(text.slice(end, end + 40)) &&
      !/^(?:organ|mandate)/.test(thing?.key ?? '')
    )
      continue
    const known = defined && authorities.byKey.get(thing?.key ?? '')
    if (known) context.name(known)
    if (thing?.key)
      entities.push({ key: thing.key, name: thing.name, kind: kindOf(thing.key), by: 'short', start, end })
  }
  return entities
}

/** `Conference of the Parties to the … Convention` names the Convention too, for what `the Convention` means next. */
function nameTreatyInside(name: string, authorities: Authorities, context: NameContext): void {
  if (!name.includes(' Parties to the ')) return
  const inside = / Parties to the (.{1,300})$/.exec(name)?.[1]
  if (!inside) return
  const treaty = authorities.records.treaties.find((record) => record.name === inside)
  if (treaty) context.name(treaty)
}

function symbolEntities(text: string, { symbols }: Authorities): Entity[] {
  return findSymbols(text, symbols).map(({ start, end, canonical }) => ({
    key: canonical,
    name: canonical,
    kind: 'document' as const,
    by: 'symbol' as const,
    start,
    end,
  }))
}

function numberEntities(text: string, names: readonly Entity[], reading: Reading): Entity[] {
  const mentions = findNumbers(text)
  if (mentions.length === 0) return []
  const entities: Entity[] = []
  const organs = names.filter(({ kind }) => kind === 'organ')
  for (const mention of mentions) {
    const list = { keyword: mention.keyword, index: mention.list, end: mention.listEnd, start: mention.start }
    for (const key of numberedSymbols(text, mention, organs, reading)) {
      entities.push({
        key,
        name: key,
        kind: 'document',
        by: 'number',
        start: mention.mentionStart,
        end: mention.end,
        list,
      })
    }
  }
  return entities
}

/** `57/270 A and B` are two documents. */
function splitLetters(number: string): string[] {
  if (!number.includes(' and ')) return [number]
  const found = /^(.{1,10}?\d(?: ?\([^)]{1,12}\))?) ?([A-Z])((?:, [A-Z]){0,12}),? and ([A-Z])( \([^)]{1,12}\))?$/.exec(
    number,
  )
  if (!found) return [number]
  const letters = [found[2], ...(found[3] ?? '').split(', ').filter(Boolean), found[4]]
  return letters.map((letter) => `${found[1]} ${letter}${found[5] ?? ''}`)
}

function numberedSymbols(text: string, mention: NumberMention, organs: readonly Entity[], reading: Reading): string[] {
  const { symbols } = reading.authorities
  return splitLetters(mention.number).flatMap((number) => {
    for (const organ of candidateOrgans(text, mention, organs, reading)) {
      const symbol = symbolFor({ organ, type: mention.type, number }, symbols)
      if (symbol && !isLater(symbol, reading)) return [formatSymbol(symbol)]
    }
    return []
  })
}

/** A text cannot cite what its own organ adopts in a later session. */
export function isLater(symbol: DocumentSymbol, { organ, session }: Pick<Reading, 'organ' | 'session'>): boolean {
  if (symbol.organ !== organ || session === undefined || symbol.session === undefined) return false
  return Number(symbol.session) > Number(session)
}

/** A body that is none of those known stands before the keyword: the number is its own. */
const OTHER_BODY = /\b(?:Conference|Meeting) of the (?:Contracting |States )?Parties $/

/** Whose document it may be, best first: named before the keyword, `its`, last named, named after, the adopting organ. */
function* candidateOrgans(
  text: string,
  mention: NumberMention,
  organs: readonly Entity[],
  reading: Reading,
): Iterable<string> {
  const before = text.slice(Math.max(0, mention.keyword - 100), mention.keyword)
  const adjacent = organs.findLast(
    (o) => o.end <= mention.keyword && /^(?:[’']s?)? $/.test(text.slice(o.end, mention.keyword)),
  )
  if (adjacent) yield adjacent.key
  if (adjacent && adjacent.by !== 'short') return
  if (!adjacent && OTHER_BODY.test(before)) {
    const named = organs.findLast((o) => o.end <= mention.keyword && o.name.includes(' of the Parties'))
    return named && (yield named.key)
  }
  const after = organAfter(text, mention, organs)
  if (after?.sure) return yield after.organ.key
  const last = organs.findLast((o) => o !== adjacent && o.end <= mention.keyword && mention.keyword - o.end < 250)
  const near = last && mention.keyword - last.end < 60
  if (/\bits (?:\p{L}+ )?$/u.test(before)) {
    if (last && mention.keyword - last.end < 12) yield last.key
    if (reading.organ) yield reading.organ
  } else if (after) yield after.organ.key
  if (last && !text.slice(last.end, mention.keyword).includes(';')) yield last.key
  // A body whose numbers are not known was named right before: the number is most likely its own.
  if (near && !numbersKnown(last.key, reading)) return yield* soleOwner(mention, reading)
  if (reading.organ) yield reading.organ
  yield* loneOwners(mention, reading)
}

function numbersKnown(organ: string, { authorities }: Reading): boolean {
  const record = authorities.records.organs.find(({ key }) => key === organ)
  return record?.resolutions !== undefined || !/^(?:regional|conference|subsidiary|agency)$/.test(record?.kind ?? '')
}

/** The one body that numbers so (`1325 (2000)`), if there is but one. */
function soleOwner({ type, number }: NumberMention, { authorities }: Reading): readonly string[] {
  const owners = organsOfNumber(type, number, authorities.symbols)
  return owners.length === 1 ? owners : []
}

/** Bodies that number so, where the form tells: one body alone, or the General Assembly before others. */
function loneOwners({ type, number }: NumberMention, { authorities, organ }: Reading): readonly string[] {
  const owners = organsOfNumber(type, number, authorities.symbols)
  return owners.length === 1 ? owners : owners.filter((key) => key === 'organ/general-assembly' && key !== organ)
}

/** Words after which something else than the resolution may be what was adopted. */
const OTHERS =
  /\b(?:which|where|resolutions?|decisions?|declarations?|conventions?|protocols?|programmes?|agenda|plans?|outcomes?)\b|^.{150}/i

/** `resolution 6/14 of the Human Rights Council` is sure; `…, adopted by the Conference` further on is likely. */
function organAfter(
  text: string,
  mention: NumberMention,
  organs: readonly Entity[],
): { organ: Entity; sure: boolean } | undefined {
  const organ = organs.find((o) => o.start >= mention.listEnd)
  if (!organ) return undefined
  const between = text.slice(mention.listEnd, organ.start)
  if (/^ of (?:the )?$/.test(between)) return { organ, sure: true }
  const adopted = /^[^.;]{0,240}\badopted (?:by|at) (?:the )?$/.test(between)
  const told = mention.type !== 'decision' && OTHERS.test(between)
  return adopted && !told ? { organ, sure: false } : undefined
}
