/** A description as plain nested JSON for readers who know JSON and not RDF; with its context it is JSON-LD 1.1 still. */
import { groupBy } from '../group-by.ts'
import type { Literal, Quad, Term } from '@rdfjs/types'
import { BY_IRI, expandName, WORDS } from './framed-context.ts'
import type { Definition } from './framed-context.ts'
import { RG } from './terms.generated.ts'
import { rdf, xsd } from './vocabulary.ts'

type Node = Readonly<Record<string, unknown>>

const TYPE = rdf.type.value
const [PART_OF, IN_PARAGRAPH, ORDER, START] = ['partOf', 'inParagraph', 'order', 'start'].map((name) => RG + name)

/** Where a framed description stands: the start of all IRIs, and the address of its context. */
export interface Framing {
  readonly base: string
  readonly context: string
}

/**
 * The thing at the top, its parts in reading order, the statements made in them below, and under `included` everything
 * else that is said. Things under the base have short names (`treaty/untoc`), relative to `base` + `id/`. One JSON text
 * with a line end; reading it as JSON-LD gives back the triples, once each.
 */
export function writeFramed(quads: readonly Quad[], iri: string, { base, context }: Framing): string {
  const tree = openTree(quads, `${base}id/`)
  const root = tree.write(iri)
  const rest = tree.rest()
  const framed = {
    '@context': [context, { '@base': `${base}id/` }],
    ...root,
    ...(rest.length > 0 && { included: rest }),
  }
  return `${JSON.stringify(framed, undefined, 1)}\n`
}

function openTree(quads: readonly Quad[], start: string) {
  const about = groupBy(quads, ({ subject }) => subject.value)
  const below = groupBy(
    quads.filter(({ predicate }) => predicate.value === PART_OF || predicate.value === IN_PARAGRAPH),
    ({ predicate, object }) => `${predicate.value} ${object.value}`,
  )
  const written = new Set<string>()
  const shorten = (iri: string): string => shortName(iri, start)
  const write = (iri: string, implied?: Quad): Node => {
    written.add(iri)
    const own = (about.get(iri) ?? []).filter((quad) => quad !== implied)
    const id = about.get(iri)?.[0]?.subject.termType === 'BlankNode' ? `_:${iri}` : shorten(iri)
    return { id, ...writeMembers(own, shorten), ...children(iri) }
  }
  const children = (iri: string): Node => {
    const nested = [
      ['parts', PART_OF, ORDER],
      ['statements', IN_PARAGRAPH, START],
    ] as const
    return Object.fromEntries(
      nested.flatMap(([name, link, order]) => {
        const links = (below.get(`${link} ${iri}`) ?? []).filter(({ subject }) => !written.has(subject.value))
        for (const { subject } of links) written.add(subject.value)
        const nodes = inOrder(links, (quad) => numberOf(about.get(quad.subject.value), order))
        return nodes.length === 0 ? [] : [[name, nodes.map((quad) => write(quad.subject.value, quad))]]
      }),
    )
  }
  const rest = (): readonly Node[] => [...about.keys()].flatMap((iri) => (written.has(iri) ? [] : [write(iri)]))
  return { write, rest }
}

function writeMembers(quads: readonly Quad[], shorten: (iri: string) => string): Node {
  const types = quads.filter(({ predicate }) => predicate.value === TYPE).map(({ object }) => wordOf(object.value))
  const groups = groupBy(
    quads.filter(({ predicate }) => predicate.value !== TYPE),
    ({ predicate }) => predicate.value,
  )
  const members = [...groups].map(([predicate, group]) => {
    const definition = BY_IRI.get(predicate)
    const values = group.map(({ object }) => writeValue(object, definition, shorten))
    const isList = definition?.['@container'] === '@set' || values.length > 1
    return [definition?.name ?? predicate, isList ? values : values[0]] as const
  })
  const sorted = members.toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
  return { ...(types.length > 0 && { type: types }), ...Object.fromEntries(sorted) }
}

/** Members that a reader looks for first. */
const FIRST = ['label', 'symbol', 'title', 'path', 'order', 'text']

const rank = (name: string): number => (FIRST.indexOf(name) + FIRST.length + 1) % (FIRST.length + 1)

const wordOf = (iri: string): string => WORDS.get(iri) ?? iri

function writeValue(object: Term, definition: Definition | undefined, shorten: (iri: string) => string): unknown {
  const type = definition?.['@type']
  if (object.termType === 'Literal') return writeLiteral(object, type)
  if (object.termType === 'BlankNode') return type === '@id' ? `_:${object.value}` : { id: `_:${object.value}` }
  if (type === '@vocab') return wordOf(object.value)
  return type === '@id' ? shorten(object.value) : { id: shorten(object.value) }
}

function writeLiteral({ value, language, datatype }: Literal, type: string | undefined): unknown {
  if (language !== '') return { '@value': value, '@language': language }
  if (type === undefined && datatype.value === xsd.string.value) return value
  if (type !== undefined && expandName(type) === datatype.value) return value
  if (type === undefined && datatype.value === xsd.integer.value && /^(?:0|-?[1-9]\d{0,14})$/.test(value))
    return Number(value)
  return { '@value': value, '@type': datatype.value }
}

/** The IRI as it stands below `start`, where a reader that resolves it gets the same IRI back, else in full. */
function shortName(iri: string, start: string): string {
  const rest = iri.startsWith(start) ? iri.slice(start.length) : ''
  const plain = /^[^:/?#][^:?#]*$/.test(rest) && !rest.split('/').some((part) => /^\.{0,2}$/.test(part))
  return plain ? rest : iri
}

function numberOf(quads: readonly Quad[] | undefined, predicate: string | undefined): number {
  return Number(quads?.find((quad) => quad.predicate.value === predicate)?.object.value ?? Infinity)
}

function inOrder<T>(items: readonly T[], key: (item: T) => number): readonly T[] {
  // Infinity minus itself is no number: what has no place keeps its own order at the end.
  return items.toSorted((a, b) => key(a) - key(b) || 0)
}
