/** A document as it was read, held against gold, category by category. */

import { namedRecords } from '../authority/authorities.ts'
import type { AuthorityRecords, NamedRecord } from '../authority/records.ts'
import type { Citation, ResolutionDocument } from '../model.ts'
import { symbolKey } from '../symbol/key.ts'
import { compareLists, type Figures } from './figures.ts'
import type { Gold, GoldAsk, GoldCitation } from './gold.ts'
import { foldName, plain, sameName, type Synonyms } from './names.ts'

/** The categories in the order in which they are reported. */
const CATEGORIES = [
  'paragraphs',
  'openings',
  'verbs',
  'citations',
  'relations',
  'asks',
  'facts',
  'footnotes',
  'metadata',
] as const

/** A category of the evaluation. */
export type Category = (typeof CATEGORIES)[number]

/** Figures of one document, or of many. A category for which the gold has nothing to say is left out. */
export type Scores = Readonly<Partial<Record<Category, Figures>>>

/** Names that mean one thing, from the records: aliases, and the symbol of the document that holds an instrument. */
export function synonymsOf(records: AuthorityRecords): Synonyms {
  const synonyms = new Map<string, string>()
  for (const record of namedRecords(records)) {
    const shared = sharedName(record)
    for (const name of [record.name, ...(record.aliases ?? [])]) synonyms.set(foldName(name), foldName(shared))
  }
  for (const { name, adoptedIn, part } of records.treaties) {
    if (adoptedIn !== undefined && part !== undefined) synonyms.set(foldName(`${adoptedIn} ${part}`), foldName(name))
  }
  return synonyms
}

/** A document that holds nothing but an instrument may be cited for it. */
function sharedName(record: NamedRecord): string {
  const whole = 'document' in record && (record.part === undefined || record.part === 'annex')
  return whole && record.document !== undefined ? record.document : record.name
}

/** All figures of one document. */
export function scoreDocument(gold: Gold, document: ResolutionDocument, synonyms: Synonyms): Scores {
  const same = (a: string, b: string) => sameName(a, b, synonyms)
  return {
    paragraphs: scoreParagraphs(gold, document),
    ...(gold.paragraphs.some((p) => p.opening) ? { openings: scoreOpenings(gold, document) } : {}),
    ...(gold.paragraphs.some((p) => p.verbs) ? { verbs: scoreVerbs(gold, document) } : {}),
    ...scoreCited(gold, document, same),
    ...(gold.asks ? { asks: scoreAsks(gold.asks, document, same) } : {}),
    ...(gold.facts ? { facts: scoreFacts(gold.facts, document, same) } : {}),
    footnotes: scoreFootnotes(gold, document),
    metadata: scoreMetadata(gold, document),
  }
}

type Same = (a: string, b: string) => boolean

function scoreParagraphs({ paragraphs }: Gold, document: ResolutionDocument): Figures {
  const gold = paragraphs.filter((p) => p.status === undefined)
  const found = document.paragraphs.filter((p) => p.status === undefined)
  return compareLists(gold, found, (g, f) => {
    const text = plain(f.text)
    return (
      g.id === f.id && text.startsWith(plain(g.firstClean ?? g.first)) && text.endsWith(plain(g.lastClean ?? g.last))
    )
  })
}

/** The words set off at the head of paragraphs, where the gold has them; other paragraphs are not held against it. */
function scoreOpenings({ paragraphs }: Gold, document: ResolutionDocument): Figures {
  const gold = paragraphs.flatMap(({ id, opening }) => (opening === undefined ? [] : [{ id, opening }]))
  const ids = new Set(gold.map(({ id }) => id))
  const found = document.paragraphs.filter(({ id }) => ids.has(id))
  return compareLists(gold, found, (g, f) => g.id === f.id && plain(g.opening) === plain(f.openingPhrase ?? ''))
}

interface Verbal {
  readonly id: string
  readonly verbs?: readonly string[]
}

/** Each verb with its paragraph, without the preposition that it governs. */
function bodyVerbs(all: readonly Verbal[]): string[] {
  const body = all.filter(({ id }) => !id.startsWith('annex'))
  return body.flatMap(({ id, verbs = [] }) => verbs.map((verb) => `${id} ${verb.replace(/ (?:of|by|upon|to)$/, '')}`))
}

/** Verbs of the body; annexes are drafted in many forms and are left out. */
function scoreVerbs({ paragraphs }: Gold, document: ResolutionDocument): Figures {
  return compareLists(bodyVerbs(paragraphs), bodyVerbs(document.paragraphs), (g, f) => g === f)
}

interface Cited {
  readonly in: string
  readonly target: string
  readonly relation?: string
}

function labelOf({ target }: Citation): string {
  return target.kind === 'document' ? target.key : target.label
}

/** Citations, and relations where the gold has them. Markup links documents, and nothing else. */
function scoreCited({ citations }: Gold, document: ResolutionDocument, same: Same): Scores {
  if (!citations) return {}
  const related = citations.every(({ relation }) => relation !== undefined)
  const own = document.metadata.symbol
  const found = related
    ? document.citations
    : document.citations.filter(({ target }) => target.kind === 'document' && target.key !== own)
  const alike: Same = (a, b) => symbolKey(a) === symbolKey(b) || same(a, b)
  return {
    citations: scoreCitations(citations, found, related ? same : alike, false),
    ...(related ? { relations: scoreCitations(citations, found, same, true) } : {}),
  }
}

function scoreCitations(
  gold: readonly GoldCitation[],
  citations: readonly Citation[],
  same: Same,
  withRelation: boolean,
): Figures {
  const spared = gold.filter((c) => c.optional)
  const isSpared = (c: Cited) => spared.some((s) => s.in === c.in && same(s.target, c.target))
  const equal = (a: Cited, b: Cited) =>
    a.in === b.in && same(a.target, b.target) && (!withRelation || a.relation === b.relation)
  const found = citations.map((c) => ({ in: c.in, target: labelOf(c), relation: c.relation }))
  const kept = (all: readonly Cited[]) =>
    distinct(
      all.filter((c) => !isSpared(c)),
      equal,
    )
  return compareLists(kept(gold), kept(found), equal)
}

function distinct<T>(items: readonly T[], same: (a: T, b: T) => boolean): T[] {
  const kept: T[] = []
  for (const item of items) if (!kept.some((other) => same(other, item))) kept.push(item)
  return kept
}

/** Words that gold leaves out of addressees. */
const LOOSE = /\b(?:all|other|relevant|concerned|those|its|any)\b/g

function person(name: string): string {
  return foldName(name).replace(LOOSE, '').replace(/\s+/g, ' ').trim()
}

function inBody(id: string): boolean {
  return id.startsWith('op/')
}

function scoreAsks(gold: readonly GoldAsk[], { asks }: ResolutionDocument, same: Same): Figures {
  const wanted = gold.filter((ask) => inBody(ask.in))
  const found = asks
    .filter((ask) => inBody(ask.in))
    .map((ask) => ({ in: ask.in, verb: ask.verb, addressees: ask.addressees.map((a) => a.name) }))
  return compareLists(wanted, found, (g, f) => {
    const [a, b] = [g.addressees.map(person), f.addressees.map(person)]
    const alike = a.length === b.length && a.every((one) => b.some((other) => same(one, other)))
    return g.in === f.in && g.verb === f.verb && alike
  })
}

function scoreFacts(gold: NonNullable<Gold['facts']>, { facts }: ResolutionDocument, same: Same): Figures {
  type Triple = readonly [string, string, string]
  const equal = (a: Triple, b: Triple) => same(a[0], b[0]) && a[1] === b[1] && same(a[2], b[2])
  const kept = (all: readonly Triple[]) =>
    distinct(
      all.filter(([s, , o]) => !same(s, o)),
      equal,
    )
  const wanted = gold.map(([s, p, o]): Triple => [s, p, o])
  const found = facts.map((f): Triple => [f.subject.name, f.predicate, f.object.name])
  return compareLists(kept(wanted), kept(found), equal)
}

function places(all: readonly string[]): string {
  return all.toSorted().join(' ')
}

function scoreFootnotes({ footnotes = [] }: Gold, document: ResolutionDocument): Figures {
  return compareLists(footnotes, document.footnotes, (g, f) => {
    return g.marker === f.marker && places(g.anchoredIn) === places(f.anchoredIn) && plain(g.text) === plain(f.text)
  })
}

function values(from: Readonly<Record<string, unknown>>, keys: readonly string[]): string[] {
  return keys.map((key) => `${key}: ${Array.isArray(from[key]) ? from[key].join(', ') : plain(String(from[key]))}`)
}

/** Each value that gold states, right or wrong. */
function scoreMetadata(gold: Gold, { metadata }: ResolutionDocument): Figures {
  const keys = Object.keys(gold.document).filter((key) => {
    const value = gold.document[key]
    return value !== null && value !== undefined && value.length > 0
  })
  return compareLists(
    values(gold.document, keys),
    values({ ...metadata }, keys),
    (a, b) => a.toLowerCase() === b.toLowerCase(),
  )
}
