/** Who an act addresses: the noun phrases between the verb and what is asked. */

import { isOwnAnd } from '../authority/own-and.ts'
import type { Entity } from '../cite/entity.ts'
import { allMatches } from '../matches.ts'
import type { Thing } from '../model.ts'
import { isAgent } from './agents.ts'
import { shareOffice } from './offices.ts'
import { isBeforeVerb, subjectEnd } from './subjects.ts'

/** Words after `to` that show it is no infinitive: `Parties to the Convention`. */
const NO_INFINITIVE =
  /^(?:(?:the|a|an|its|their|his|her|all|any|each|this|that|these|those|which|whom|such|other)\b|\p{Lu}|\d)/u
const RELATIVE =
  /,? (?:that|which|who|whose|where|when|concerned$|in a position to do so|acting|participating|having|seeking|involved|providing|working|affected by|engaged in|responsible for|represented|with a view|within (?:its|their)|in accordance|as well as to|in cooperation|in coordination|in consultation|in close|in collaboration|in the|in this|in that|at all|at its|on a|through|by|upon|as appropriate|as a matter|with the|with relevant|under|during|from|pursuant|taking|while|bearing|especially|in particular|notably|without|subject|once|before|after|if|until|when|not to)\b/g
const LOOSE =
  /^(?:all of the |and |as well as |the |all |other |relevant |concerned |those |its |any |each |also |both |including |further |once again |again )+/i

/** `requests that the Secretary-General submit`: the subject of what is asked is who is asked. */
const THAT = /^ that(?:,? (?:after|upon|in|at|with|as|on|within|following|by|for|under|subject)\b[^,;]{3,120},)? /

/**
 * The addressees in the clean text after a verb phrase, as named, without `all`, `other`, `relevant`. Empty where the
 * act names nobody (`calls for …`, `requests that the report be issued`).
 */
export function findAddressees(text: string, from: number, until: number, entities: readonly Entity[]): Thing[] {
  const recipient = recipientOf(text, from, until, entities)
  if (recipient) return [recipient]
  const that = THAT.exec(text.slice(from, from + 140))
  const start = from + (that?.[0].length ?? 0)
  const end = that ? subjectEnd(text, start, until, entities) : beforeBareVerb(text, from, until, entities)
  return end <= start ? [] : namesIn(text, start, end, entities)
}

/** `recommends to the Economic and Social Council the adoption of …`, `the following draft resolution to the …`. */
const TO_WHOM = /^ (?:the following draft (?:resolution|decision)s? )?to (?:the )?(?=\p{Lu})/u

function recipientOf(text: string, from: number, until: number, entities: readonly Entity[]): Thing | undefined {
  const to = TO_WHOM.exec(text.slice(from, Math.min(until, from + 60)))
  const entity = to && entities.find(({ start, end }) => start <= from + to[0].length && end > from + to[0].length)
  return entity?.kind === 'organ' || entity?.kind === 'agent' ? { name: entity.name, key: entity.key } : undefined
}

/** `requests UNMISS prioritize …`, without `to`: the name that comes first, where three words and more follow it. */
function beforeBareVerb(text: string, from: number, until: number, entities: readonly Entity[]): number {
  const end = phraseEnd(text, from, until)
  const first = /^ (?:the )?/.exec(text.slice(from, from + 5))?.[0].length ?? 0
  const initials = /^\p{Lu}\p{Ll}*(?:\p{Lu}[\p{Lu}\p{Ll}-]*)/u.exec(text.slice(from + first, from + first + 20))?.[0]
  const named = entities.find(({ start }) => start === from + first || start === from + 1)?.end
  const at = named ?? (initials === undefined ? end : from + first + initials.length)
  const words = at < end ? text.slice(at, end).trim().split(' ') : []
  return words.length > 2 && !/[,()]/.test(words.join(' ')) && isBeforeVerb(text, at, entities) ? at : end
}

function namesIn(text: string, from: number, end: number, entities: readonly Entity[]): Thing[] {
  const parts = splitList(text, from, end, entities)
  const [first] = parts
  if (!first || toThing(text, first, entities).length === 0) return []
  const aside = parts.findIndex(({ start, end: stop }) => ASIDE.test(text.slice(start, stop).trimStart()))
  const asked = aside < 0 ? parts : parts.slice(0, aside)
  const offices = shareOffice(asked.map(({ start, end: stop }) => text.slice(start, stop).trim()))
  return asked.flatMap((span, i) => {
    const name = offices[i]
    return name === undefined ? toThing(text, span, entities) : [{ name }]
  })
}

/** What names others than those who are asked, to the end of the list. */
const ASIDE =
  /^(?:with|in (?:close )?(?:consultation|cooperation|coordination|collaboration)|subject to|taking|following|pursuant|jointly)\b/

const [OPEN, CLOSE, SPACE] = [40, 41, 32]
/** How what ends the noun phrases begins: `to`, `that`, `which`, `who`, `for`, `on`. */
const ENDINGS: ReadonlySet<number> = new Set(['to', 'th', 'wh', 'fo', 'on'].map((word) => pair(word, 0)))

/** Two signs as one number. */
function pair(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
}

/** Where the noun phrases end: at the infinitive, at `that`, or where the stretch ends. */
function phraseEnd(text: string, from: number, until: number): number {
  const piece = text.slice(from, until)
  if (/^,? ?(?:that|to \p{Ll}|in |for |on |with )/u.test(piece.trimStart()) && !/^ ?to (?:the|all)\b/.test(piece))
    return from
  let depth = 0
  for (let i = 0; i < piece.length; i++) {
    const code = piece.charCodeAt(i)
    if (code === OPEN) depth++
    if (code === CLOSE) depth--
    if (depth > 0 || code !== SPACE || !ENDINGS.has(pair(piece, i + 1))) continue
    if (piece.startsWith(' to ', i) && isInfinitive(piece, i + 4)) return from + i
    if (/^ (?:that|which|who) /.test(piece.slice(i, i + 8)) && !/(?:Parties|Members| in| to)$/.test(piece.slice(0, i)))
      return from + i
    if (/^ (?:for|on) (?:its|their|the)\b/.test(piece.slice(i, i + 10)) && i > 3) return from + i
  }
  return until
}

function isInfinitive(piece: string, at: number): boolean {
  if (piece.slice(0, at).endsWith(' in a position to ')) return false
  if (
    /(?:[Pp]art(?:y|ies)|contributions?|related|relating|according|[Aa]dvis[eo]rs?|access|annex|support|assistance|Envoy|Representatives?|relevant|Ambassadors?) to $/.test(
      piece.slice(0, at),
    ) &&
    NO_INFINITIVE.test(piece.slice(at))
  )
    return false
  return !NO_INFINITIVE.test(piece.slice(at))
}

interface Part {
  readonly start: number
  readonly end: number
}

/** What stands between two parts of a list. */
const DIVIDER = /,? (?:and|as well as|or) (?:invites |urges )?|, (?:including |inter alia, |in particular |notably )?/g

/** The parts of a list: commas, `and`, `as well as` outside names divide it, unless a head noun is shared. */
function splitList(text: string, from: number, end: number, entities: readonly Entity[]): Part[] {
  const covered = (at: number) => entities.some((e) => e.kind !== 'agent' && at > e.start && at < e.end)
  const piece = text.slice(from, end)
  const cuts: { at: number; length: number }[] = []
  for (const found of allMatches(DIVIDER, piece)) {
    if (!covered(from + found.index) && !isOwnAnd(piece, found.index) && !isInsideName(piece, found))
      cuts.push({ at: from + found.index, length: found[0].length })
  }
  const parts: Part[] = []
  let start = from
  for (const cut of [...cuts, { at: end, length: 0 }]) {
    parts.push({ start, end: cut.at })
    start = cut.at + cut.length
  }
  return joinShared(text, parts)
}

const UNIT =
  /(?:Office|Department|Division|Coalition|Ministry|Groups?|Representative of the Secretary-General) (?:of|on|for)(?: \p{Lu}\p{Ll}{2,20}){1,3}$/u

/** `Department of Economic and Social Affairs`: an `and` without article between the parts of one office's name. */
function isInsideName(piece: string, { index, 0: joint }: RegExpExecArray): boolean {
  if (joint !== ' and ') return false
  return (
    UNIT.test(piece.slice(Math.max(0, index - 80), index)) && /^\p{Lu}\p{Ll}/u.test(piece.slice(index + 5, index + 7))
  )
}

/** `international, regional and subregional organizations` is one addressee: bare adjectives join what follows. */
function joinShared(text: string, parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  let pending: Part | undefined
  for (const part of parts) {
    const whole: Part = pending ? { start: pending.start, end: part.end } : part
    const words = text.slice(part.start, part.end).trim()
    const next = parts[parts.indexOf(part) + 1]
    const shared = isAdjective(words) || (!pending && isHeadless(words, next && text.slice(next.start, next.end)))
    if (shared && next) pending = whole
    else {
      joined.push(whole)
      pending = undefined
    }
  }
  return joined
}

const BARE =
  /^(?:international|regional|subregional|national|local|bilateral|multilateral|global|intergovernmental|non-governmental|governmental|public|interregional|humanitarian|economic|financial|competent|development|developed|specialized|technical|donor|academic|scientific|political)$/i
const BODIES =
  /^(?:[\p{L} ]*\b)?(?:agencies|funds|bodies|organs|entities|offices|departments|organizations|institutions|programmes)$/iu

/** An adjective that stands alone shares the noun of a later part. */
function isAdjective(words: string): boolean {
  return words.endsWith('-') || BARE.test(words.replace(LOOSE, ''))
}

/** `United Nations bodies and agencies`: a plural without a complement of its own joins the bare plural after it. */
function isHeadless(words: string, next: string | undefined): boolean {
  return (
    next !== undefined &&
    BODIES.test(words) &&
    /^(?:agencies|funds|bodies|organs|entities|offices|programmes|mechanisms)\b/i.test(next.trim())
  )
}

/** Parts that are no noun phrase: asides between commas. */
const NO_NAME =
  /^(?:of|subject|following|jointly|after|within|in|as|with|through|by|at|on|under|where|when|if|upon|for|from|to|inter alia|who|which|that|especially|particularly|consistent|pursuant|especially|notably|taking|while|without)\b/i

/** What belongs to what is asked, and not to the name. */
const TRAILING = /(?: continue| to| (?!family|supply|assembly)\p{Ll}{3,16}ly|(?<![,;.:])[,;.:]+)$/u

function toThing(text: string, { start, end }: Part, entities: readonly Entity[]): Thing[] {
  const raw = text.slice(start, end)
  const named = raw.slice(0, relativeAt(raw)).trim().replace(TRAILING, '')
  const name = named.replace(LOOSE, '').trim()
  if (name === '' || !/\p{L}/u.test(name) || NO_NAME.test(name)) return []
  const entity = entities.find(
    (e) => e.start >= start && e.start < start + named.length + 1 && e.start - start <= named.length - name.length + 1,
  )
  if (!entity && !isAgent(name)) return []
  const key = entity && entity.end >= start + raw.indexOf(name) + name.length ? entity : undefined
  return [key ? { name: key.name, key: key.key } : { name }]
}

/** Where a clause or another complement begins that is no part of the name; undefined where there is none. */
function relativeAt(raw: string): number | undefined {
  const first = raw.length - raw.trimStart().length
  RELATIVE.lastIndex = 0
  for (let found = RELATIVE.exec(raw); found; found = RELATIVE.exec(raw)) if (found.index > first) return found.index
  return undefined
}
