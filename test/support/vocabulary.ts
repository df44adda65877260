/** What is generated from the ontology: its verb properties, the terms for TypeScript, and the JSON-LD context. */
import { Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import type { VerbRecord } from '../../src/authority/records.ts'

const RG = 'https://w3id.org/resograph/ontology#'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const OWL = 'http://www.w3.org/2002/07/owl#'

/** Everything after this line of the ontology is generated. */
const MARK = /^# Verbs, one a record .* generated\.\n/m

/** A term of the ontology; `range` is an IRI where the ontology names one. */
interface Term {
  readonly name: string
  readonly kind: 'class' | 'property' | 'individual'
  readonly literal: boolean
  readonly range?: string
}

/** The ontology with its generated end replaced by one property for each verb record that it does not declare. */
export function withVerbs(turtle: string, verbs: readonly VerbRecord[]): string {
  const mark = MARK.exec(turtle)
  if (mark === null) throw new Error('the ontology has lost the line that says where its generated end begins')
  const written = turtle.slice(0, mark.index + mark[0].length)
  const declared = new Set([...written.matchAll(/^rg:(\w+) a /gm)].map((match) => match[1]))
  return `${written}\n${verbs.map((verb) => verbTurtle(verb, declared)).join('\n')}`
}

function verbTurtle(verb: VerbRecord, declared: ReadonlySet<string | undefined>): string {
  const name = camelCase(verb.key)
  const strength = verb.strength === undefined ? '' : ` ; rg:strength ${verb.strength}`
  if (declared.has(name)) return `rg:${name} rg:force "${verb.force}"${strength} .\n`
  const parent = camelCase(verb.relation === undefined || verb.relation === verb.key ? 'cites' : verb.relation)
  const words = verb.key.replaceAll('-', ' ')
  const asks = verb.asks === true ? ' Asks somebody for something, and asserts no obligation.' : ''
  return `rg:${name} a owl:ObjectProperty ; rdfs:label "${words}" ; rdfs:subPropertyOf rg:${parent} ;
  rdfs:comment "Cites, or acts, with “${words}” in one of its forms.${asks}" ;
  rdfs:range rg:Work ; rg:force "${verb.force}"${strength} .
`
}

function camelCase(key: string): string {
  return key.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The terms that the ontology declares in its own namespace, by name; classes first where two differ by case. */
export function readTerms(turtle: string): Term[] {
  const quads = new Parser().parse(turtle)
  const subjects = [...new Set(quads.map((quad) => quad.subject.value))].filter((iri) => iri.startsWith(RG))
  return subjects.map((iri) => readTerm(iri, quads)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function readTerm(iri: string, quads: readonly Quad[]): Term {
  const about = quads.filter((quad) => quad.subject.value === iri)
  const types = new Set(
    about.filter(({ predicate }) => predicate.value === `${RDF}type`).map(({ object }) => object.value),
  )
  const range = about.find((quad) => quad.predicate.value === `${RDFS}range` && quad.object.termType === 'NamedNode')
  return {
    name: iri.slice(RG.length),
    kind: types.has(`${OWL}Class`) ? 'class' : types.has(`${OWL}NamedIndividual`) ? 'individual' : 'property',
    literal: types.has(`${OWL}DatatypeProperty`),
    ...(range && { range: range.object.value }),
  }
}

/** The TypeScript module of the terms. */
export function renderTerms(terms: readonly Term[]): string {
  const lines = terms.map(({ name }) => `  ${name}: DataFactory.namedNode('${RG}${name}'),`)
  return `/** The terms of ontology/resograph.ttl, generated from it. */
import { DataFactory } from 'n3'

/** The ontology's namespace. */
export const RG = '${RG}'

/** Every class, property and individual of the ontology, by its local name. */
export const rg = {
${lines.join('\n')}
} as const
`
}

/** The JSON-LD context: prefixes, the ontology's terms by their local names, and the borrowed terms in use. */
export function renderContext(terms: readonly Term[]): Record<string, unknown> {
  return {
    '@version': 1.1,
    rg: RG,
    rdf: RDF,
    rdfs: RDFS,
    xsd: XSD,
    dcterms: 'http://purl.org/dc/terms/',
    prov: 'http://www.w3.org/ns/prov#',
    skos: 'http://www.w3.org/2004/02/skos/core#',
    id: '@id',
    type: '@type',
    label: 'rdfs:label',
    title: 'dcterms:title',
    date: { '@id': 'dcterms:date', '@type': 'xsd:date' },
    language: { '@id': 'dcterms:language', '@type': 'xsd:language' },
    source: 'dcterms:source',
    altLabel: 'skos:altLabel',
    subject: { '@id': 'rdf:subject', '@type': '@id' },
    predicate: { '@id': 'rdf:predicate', '@type': '@vocab' },
    object: 'rdf:object',
    wasDerivedFrom: { '@id': 'prov:wasDerivedFrom', '@type': '@id' },
    wasRevisionOf: { '@id': 'prov:wasRevisionOf', '@type': '@id' },
    ...Object.fromEntries(terms.map((term) => [term.name, contextEntry(term)])),
  }
}

function contextEntry({ name, kind, literal, range }: Term): unknown {
  if (kind !== 'property') return `rg:${name}`
  if (!literal)
    return { '@id': `rg:${name}`, '@type': range === `${RDF}Property` || name === 'grade' ? '@vocab' : '@id' }
  return range === `${XSD}string` || range === undefined
    ? `rg:${name}`
    : { '@id': `rg:${name}`, '@type': range.replace(XSD, 'xsd:') }
}

/** The context file, one term a line. */
export function renderContextFile(context: Record<string, unknown>): string {
  return `{\n  "@context": ${renderObject(context, '  ')}\n}\n`
}

/** The TypeScript module of the context. */
export function renderContextModule(context: Record<string, unknown>): string {
  return `/** The JSON-LD context of ontology/context.jsonld, generated with it from the ontology. */
import type { ContextDefinition } from 'jsonld'

/** Prefixes and terms; property values are typed as the ontology's ranges say. */
export const CONTEXT = ${renderObject(context, '')} as unknown as ContextDefinition
`
}

function renderObject(context: Record<string, unknown>, indent: string): string {
  const lines = Object.entries(context).map(
    ([name, entry]) => `${indent}  ${JSON.stringify(name)}: ${renderEntry(entry)}`,
  )
  return `{\n${lines.join(',\n')}\n${indent}}`
}

function renderEntry(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return JSON.stringify(entry)
  const pairs = Object.entries(entry).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
  return `{ ${pairs.join(', ')} }`
}
