/** The things that a document names: their keys, and a name for each that no record describes. */
import { namedRecords } from '../authority/authorities.ts'
import type { AuthorityRecords } from '../authority/records.ts'
import type { Fact, ResolutionDocument, Thing } from '../model.ts'
import { slugOf } from '../slug.ts'
import { compactKey } from './iri.ts'

/** Predicates whose object is a text, so that an object without a key is an instrument. */
const ADOPTING = new Set(['adopts', 'supplements'])

/** Predicates whose object is a day or a person's name, and no thing. */
const LITERAL = new Set(['enters-into-force', 'holder'])

/** The names of the records' things, both ways. */
export interface NameIndex {
  /** Name or alias → key; where two records share one, the earlier wins. */
  readonly keys: ReadonlyMap<string, string>
  /** Key → full official name. */
  readonly names: ReadonlyMap<string, string>
}

/** The index of all records that have a key. */
export function indexNames(records: AuthorityRecords): NameIndex {
  const keys = new Map<string, string>()
  const named = namedRecords(records)
  for (const { key, name, aliases = [] } of named) {
    for (const each of [name, ...aliases]) if (!keys.has(each)) keys.set(each, key)
  }
  return { keys, names: new Map(named.map(({ key, name }) => [key, name])) }
}

/** The index of no records. */
export const NO_NAMES: NameIndex = { keys: new Map(), names: new Map() }

/** The key of a thing: its own, that of a record of its name, or `agent/` and its name as a slug. */
export function keyOfThing(thing: Thing, index: NameIndex, family = 'agent'): string {
  return thing.key === undefined
    ? (index.keys.get(thing.name) ?? `${family}/${slugOf(thing.name)}`)
    : compactKey(thing.key)
}

/** The keys of a fact's subject and object. The object of what gives a date or a name is no thing: then undefined. */
export function keysOfFact({ subject, predicate, object }: Fact, index: NameIndex) {
  const family = ADOPTING.has(predicate) ? 'instrument' : 'agent'
  return {
    subject: keyOfThing(subject, index, predicate === 'supplements' ? 'instrument' : 'agent'),
    object: LITERAL.has(predicate) ? undefined : keyOfThing(object, index, family),
  }
}

/** The key of an organ that is given by its key or its name, or undefined where there is none. */
export function keyOfOrgan(organ: string | undefined, index: NameIndex): string | undefined {
  if (organ === undefined) return undefined
  return organ.startsWith('organ/') ? organ : (index.keys.get(organ) ?? `organ/${slugOf(organ)}`)
}

/** Key → name of everything that the document's statements are about; where names differ, the first. */
export function thingsOf(document: ResolutionDocument, index: NameIndex): ReadonlyMap<string, string> {
  const things = new Map<string, string>()
  const put = (key: string | undefined, name: string) => {
    if (key !== undefined && !things.has(key)) things.set(key, name)
  }
  const { organ } = document.metadata
  put(keyOfOrgan(organ, index), organ ?? '')
  for (const { target } of document.citations) put(compactKey(target.key), target.label)
  for (const ask of document.asks) for (const each of ask.addressees) put(keyOfThing(each, index), each.name)
  for (const fact of [...document.facts, ...document.steps]) {
    const keys = keysOfFact(fact, index)
    put(keys.subject, fact.subject.name)
    put(keys.object, fact.object.name)
  }
  for (const mention of document.mentions) put(compactKey(mention.key), mention.name)
  return things
}
