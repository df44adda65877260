/** Things that a text names only by what stands beside them. */

import { allMatches } from '../matches.ts'
import type { Authorities } from '../authority/authorities.ts'
import { findNames } from '../authority/names.ts'
import { HINTS, type Hints } from '../hints.ts'
import { slugOf } from '../slug.ts'
import type { Entity, Reading } from './entity.ts'

const NUMBERED = HINTS.add(' resolution', ' decision')
const PROTOCOLS = HINTS.add('protocols')
const ONE_PROTOCOL = HINTS.add('protocol thereto')
const POST_NOUNS = HINTS.add('special rapporteurs', 'special representatives', 'special envoys', 'independent experts')

/** Entities that follow from those already `named` in the text, whose `hints` are given; they may overlap them. */
export function derivedEntities(text: string, named: readonly Entity[], hints: Hints, reading: Reading): Entity[] {
  return [
    ...(NUMBERED.in(hints) ? bareOrgans(text, reading) : []),
    ...(PROTOCOLS.in(hints) ? theretoEntities(text, named, reading) : []),
    ...(ONE_PROTOCOL.in(hints) ? protocolThereto(text, named, reading) : []),
    ...furtherNumbers(text, named, reading),
    ...ownedInstruments(text, named),
    ...(POST_NOUNS.in(hints) ? listedPosts(text, named, reading) : []),
  ]
}

/** `ILO Convention 29 and 182`: a second number after the name of a numbered convention names another. */
function furtherNumbers(text: string, named: readonly Entity[], { authorities }: Reading): Entity[] {
  const numbered = named.filter(({ kind, end }) => kind === 'treaty' && isDigit(text.charCodeAt(end - 1)))
  return numbered.flatMap((entity): Entity[] => {
    const stem = /^(.{0,200}?)(\d{1,6})$/.exec(text.slice(entity.start, entity.end))?.[1]
    const next =
      stem === undefined ? null : /^(?:,| and| or) (?:No\. )?(\d{1,3})\b/.exec(text.slice(entity.end, entity.end + 16))
    if (!next) return []
    const name = `${stem}${next[1] ?? ''}`
    const [match] = findNames(authorities.names, name)
    const record = match?.end === name.length ? authorities.byKey.get(match.entries[0]?.key ?? '') : undefined
    const end = entity.end + next[0].length
    const start = end - (next[1]?.length ?? 0)
    return record ? [{ key: record.key, name: record.name, kind: 'treaty', by: 'name', start, end }] : []
  })
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

const OWNED =
  /^ and its ((?:Action Plan|Plan of Action|Programme of Action|Work Programme|Road ?[Mm]ap|Annex(?:es)?))\b/

/** `the Stockholm Programme … and its Action Plan`: an instrument that is named only by what it belongs to. */
function ownedInstruments(text: string, named: readonly Entity[]): Entity[] {
  const owners = named.filter(({ kind, end }) => kind === 'instrument' && text.startsWith(' and its ', end))
  return owners.flatMap((entity): Entity[] => {
    const found = OWNED.exec(text.slice(entity.end, entity.end + 40))
    if (!found) return []
    const name = `${found[1] ?? ''} of the ${entity.name}`
    const end = entity.end + found[0].length
    const start = end - (found[1]?.length ?? 0)
    return [{ key: `instrument/${slugOf(name)}`, name, kind: 'instrument', by: 'name', start, end }]
  })
}

const BARE_ORGAN = /(?:resolution|decision)s?\b(?<=\b(Assembly|Council|Commission|Conference|Committee) \w{8,11})/g

/** `other Assembly resolutions`: the organ's short name without its article; its own where the adopting organ has it. */
function bareOrgans(text: string, { context, organ, authorities }: Reading): Entity[] {
  const own = organ === undefined ? undefined : authorities.byKey.get(organ)
  return allMatches(BARE_ORGAN, text).flatMap((match): Entity[] => {
    const word = match[1] ?? ''
    const thing = own?.name.includes(word) ? own : context.resolve(word)
    if (!thing?.key?.startsWith('organ/')) return []
    const end = match.index - 1
    return [{ key: thing.key, name: thing.name, kind: 'organ', by: 'short', start: end - word.length, end }]
  })
}

/** The treaty that was last named before a place, and all on record that supplement it. */
function supplemented(at: number, named: readonly Entity[], { records }: Authorities) {
  const parent = named.findLast((entity) => entity.kind === 'treaty' && entity.end <= at)
  const own = parent ? records.treaties.filter(({ supplements }) => supplements === parent.key) : []
  return { parent, own }
}

const THERETO = /\b(?:[Oo]ptional )?Protocols thereto(?! on)\b|\bits [Oo]ptional Protocols(?! (?:thereto|on))\b/g

/** `the Optional Protocols thereto`: those protocols to the treaty named before that the text has already named. */
function theretoEntities(text: string, named: readonly Entity[], { authorities, context }: Reading): Entity[] {
  return allMatches(THERETO, text).flatMap((match) => {
    const { own } = supplemented(match.index, named, authorities)
    const place = { start: match.index, end: match.index + match[0].length }
    return own
      .filter(({ key }) => context.wasNamed(key))
      .map(({ key, name }): Entity => ({ key, name, kind: 'treaty', by: 'short', ...place }))
  })
}

const ONE_THERETO = /\b(?:[Oo]ptional )?Protocol thereto\b/g

/** `the Optional Protocol thereto on the sale of children …`: the one of that subject, or the only one there is. */
function protocolThereto(text: string, named: readonly Entity[], { authorities }: Reading): Entity[] {
  return allMatches(ONE_THERETO, text).flatMap((match): Entity[] => {
    const { parent, own } = supplemented(match.index, named, authorities)
    if (!parent) return []
    const end = match.index + match[0].length
    const subjects = own.map(({ name }) => name.slice(name.indexOf(parent.name) + parent.name.length))
    const at = subjects.findIndex((subject) => subject.startsWith(' on ') && text.startsWith(subject, end))
    const only = own.length === 1 && !text.startsWith(' on ', end) ? own[0] : undefined
    const record = own[at] ?? only
    if (!record) return []
    const reach = end + (subjects[at]?.length ?? 0)
    return [{ key: record.key, name: record.name, kind: 'treaty', by: 'short', start: match.index, end: reach }]
  })
}

const POSTS =
  /\b(Special Rapporteur|Special Representative|Special Envoy|Independent Expert)s( of the Secretary-General)? on /g

/** `the Special Rapporteurs on A, on B and on C`: each post of the list, told by the end of its name. */
function listedPosts(text: string, named: readonly Entity[], { authorities }: Reading): Entity[] {
  return allMatches(POSTS, text).flatMap((match) => {
    const head = `${match[1] ?? ''}${match[2] ?? ''} `
    const from = match.index + match[0].length - 3
    const until = text.slice(from).search(/[;.]| the Special | and other /)
    const list = text.slice(from, until < 0 ? undefined : from + until)
    const lower = list.toLowerCase()
    const posts = authorities.records.mandates.filter(({ name }) => name.startsWith(head))
    return posts.flatMap(({ key, name }): Entity[] => {
      const tail = name.slice(head.length)
      const at = lower.indexOf(tail.toLowerCase())
      if (at < 0 || named.some((e) => e.key === key)) return []
      return [{ key, name, kind: 'mandate', by: 'name', start: from + at, end: from + at + tail.length }]
    })
  })
}
