/** The terms borrowed from other vocabularies, and the prefixes that outputs declare. */
import { DataFactory } from 'n3'
import { RG } from './terms.generated.ts'

/** Prefix → namespace, in the order in which Turtle, TriG and RDF/XML declare them. */
export const PREFIXES = {
  rg: RG,
  dcterms: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

const term = (prefix: keyof typeof PREFIXES, name: string) => DataFactory.namedNode(`${PREFIXES[prefix]}${name}`)

/** RDF and RDF Schema: types, labels, and the three parts of a reified statement. */
export const rdf = {
  type: term('rdf', 'type'),
  subject: term('rdf', 'subject'),
  predicate: term('rdf', 'predicate'),
  object: term('rdf', 'object'),
  label: term('rdfs', 'label'),
} as const

/** Dublin Core terms in use. */
export const dcterms = {
  title: term('dcterms', 'title'),
  date: term('dcterms', 'date'),
  language: term('dcterms', 'language'),
  source: term('dcterms', 'source'),
  subject: term('dcterms', 'subject'),
} as const

/** Other names of a thing, from its authority record. */
export const altLabel = term('skos', 'altLabel')

/** From a named graph to the plain text it was read from. */
export const wasDerivedFrom = term('prov', 'wasDerivedFrom')

/** From a newer version, or a paragraph of it, to what it was made from. */
export const wasRevisionOf = term('prov', 'wasRevisionOf')

/** Datatypes of the values that are no plain strings. */
export const xsd = {
  boolean: term('xsd', 'boolean'),
  date: term('xsd', 'date'),
  decimal: term('xsd', 'decimal'),
  integer: term('xsd', 'integer'),
  language: term('xsd', 'language'),
  string: term('xsd', 'string'),
} as const
