/** Reading a description for a page: one question at a time over quads in memory. */
import { groupBy } from '../group-by.ts'
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
  const triples = unique(quads, tripleKey)
  const bySubject = groupBy(triples, ({ subject }) => subject.value)
  const byObject = groupBy(triples, ({ object }) => object.value)
  const about = (subject: string) => bySubject.get(subject) ?? []
  const pointing = (object: string) =>
    (byObject.get(object) ?? []).filter(({ object: { termType } }) => termType !== 'Literal')
  const objects = (subject: string, predicate: string): readonly Term[] =>
    unique(
      about(subject).flatMap((quad) => (quad.predicate.value === predicate ? [quad.object] : [])),
      (term) => `${term.termType} ${term.value}`,
    )
  const value = (subject: string, predicate: string) =>
    about(subject).find((quad) => quad.predicate.value === predicate)?.object.value
  return {
    objects,
    value,
    subjects: (predicate, object) => [
      ...new Set(pointing(object).flatMap((quad) => (quad.predicate.value === predicate ? [quad.subject.value] : []))),
    ],
    about,
    pointing,
    isA: (subject, type) =>
      about(subject).some(({ predicate, object }) => object.value === type && predicate.value === `${RDF}type`),
    label: (iri) => value(iri, `${RDFS}label`) ?? names.get(iri) ?? shorten(iri),
  }
}

function tripleKey({ subject, predicate, object }: Quad): string {
  return `${subject.value} ${predicate.value} ${object.termType} ${object.value}`
}

function unique<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const byKey = new Map<string, T>()
  for (const item of items) if (!byKey.has(key(item))) byKey.set(key(item), item)
  return byKey.size === items.length ? items : [...byKey.values()]
}

function shorten(iri: string): string {
  const name =
    iri
      .replace(/(?<![/#])[/#]+$/, '')
      .split(/[#/]/)
      .at(-1) ?? iri
  return name === '' ? iri : name
}
