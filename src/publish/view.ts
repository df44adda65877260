/** Reading a description for a page: one question at a time over quads in memory. */
import { Store } from 'n3'
import type { Quad, Term } from '@rdfjs/types'

/** Namespaces of the terms that pages look for. */
export const RG = 'https://w3id.org/resograph/ontology#'
/** RDF. */
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
/** RDF Schema. */
export const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
/** Dublin Core terms. */
export const DCTERMS = 'http://purl.org/dc/terms/'

/** Answers from a fixed set of quads, whatever graph they stand in. */
export interface View {
  objects(subject: string, predicate: string): readonly Term[]
  /** The value of the first object, undefined where there is none. */
  value(subject: string, predicate: string): string | undefined
  subjects(predicate: string, object: string): readonly string[]
  /** All triples of a subject, in order, each once. */
  about(subject: string): readonly Quad[]
  /** All triples that point to a thing. */
  pointing(object: string): readonly Quad[]
  isA(subject: string, type: string): boolean
  /** A name for people: label, or the last part of the IRI. */
  label(iri: string): string
}

/** `names` are labels of terms that the data do not describe, such as those of the ontology. */
export function openView(quads: readonly Quad[], names: ReadonlyMap<string, string>): View {
  const store = new Store(quads as never)
  const objects = (subject: string, predicate: string): readonly Term[] =>
    unique(store.getObjects(subject, predicate, null) as readonly Term[], (term) => `${term.termType} ${term.value}`)
  const value = (subject: string, predicate: string) => objects(subject, predicate)[0]?.value
  return {
    objects,
    value,
    subjects: (predicate, object) =>
      unique(
        (store.getSubjects(predicate, object, null) as readonly Term[]).map((term) => term.value),
        (iri) => iri,
      ),
    about: (subject) => triples(store.getQuads(subject, null, null, null) as unknown as readonly Quad[]),
    pointing: (object) => triples(store.getQuads(null, null, object, null) as unknown as readonly Quad[]),
    isA: (subject, type) => store.countQuads(subject, `${RDF}type`, type, null) > 0,
    label: (iri) => value(iri, `${RDFS}label`) ?? names.get(iri) ?? shorten(iri),
  }
}

function triples(found: readonly Quad[]): readonly Quad[] {
  return unique(found, (quad) => `${quad.subject.value} ${quad.predicate.value} ${quad.object.value}`)
}

function unique<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()]
}

function shorten(iri: string): string {
  const name =
    iri
      .replace(/(?<![/#])[/#]+$/, '')
      .split(/[#/]/)
      .at(-1) ?? iri
  return name === '' ? iri : name
}

/** Items by key, in the order in which each key is first met. */
export function groupBy<T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
