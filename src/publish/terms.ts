/** RDF terms as SPARQL text, and rows of a query as quads: queries are built from terms, never spliced from input. */
import { DataFactory } from 'n3'
import type { Quad, Term } from '@rdfjs/types'
import type { Engine } from '../store/engine.ts'

/** `<iri>`, undefined where the text cannot be an IRI: it holds a character that no IRI may hold. */
export function printIri(iri: string): string | undefined {
  return /[\u0000-\u0020<>"{}|^`\\]/.test(iri) ? undefined : `<${iri}>` // eslint-disable-line no-control-regex
}

/** A string literal with everything escaped that could end it; half a surrogate pair, which no text has, is U+FFFD. */
export function printString(text: string): string {
  return JSON.stringify(text.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll('\u007f', '\\u007F')
}

interface JsonTerm {
  readonly type: 'uri' | 'literal' | 'typed-literal' | 'bnode'
  readonly value: string
  readonly datatype?: string
  readonly 'xml:lang'?: string
}

/** One row: variable name to term. */
export type Row = Readonly<Record<string, JsonTerm>>

/** The rows of a SELECT. Throws as `Engine.query` does. */
export async function selectRows(engine: Engine, query: string): Promise<readonly Row[]> {
  const { body } = await engine.query({ query, results: 'application/sparql-results+json', own: true })
  return (JSON.parse(body) as { results: { bindings: readonly Row[] } }).results.bindings
}

/** The quads of a SELECT with the columns `s p o g`. */
export async function selectQuads(engine: Engine, query: string): Promise<readonly Quad[]> {
  return toQuads(await selectRows(engine, query))
}

/** Rows with the columns `s p o g` as quads; a row without one of the first three is none. */
function toQuads(rows: readonly Row[]): readonly Quad[] {
  return rows.flatMap(({ s, p, o, g }) =>
    s && p && o
      ? [DataFactory.quad(toTerm(s), toTerm(p), toTerm(o), g ? toTerm(g) : DataFactory.defaultGraph()) as Quad]
      : [],
  )
}

/** The quads of lines as `Described` has them. */
export function parseLines(lines: string): readonly Quad[] {
  // Predicates, graphs and subjects come again and again.
  const known = new Map<string, Term>()
  const term = (text: string): never => {
    const found = known.get(text) ?? parseTerm(text)
    known.set(text, found)
    return found as never
  }
  return (lines === '' ? [] : lines.split('\n')).map((line) => {
    const [s = '', p = '', o = '', g = ''] = line.split('\t')
    return DataFactory.quad(term(s), term(p), term(o), g === '' ? DataFactory.defaultGraph() : term(g)) as Quad
  })
}

const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f' }

function parseTerm(text: string): Term {
  if (text.startsWith('<')) return DataFactory.namedNode(text.slice(1, -1))
  if (text.startsWith('_:')) return DataFactory.blankNode(text.slice(2))
  const end = text.lastIndexOf('"')
  const inner = text.slice(1, end)
  const value = inner.includes('\\') ? inner.replaceAll(/\\(.)/g, (_, mark: string) => ESCAPED[mark] ?? mark) : inner
  const suffix = text.slice(end + 1)
  if (suffix.startsWith('@')) return DataFactory.literal(value, suffix.slice(1))
  return DataFactory.literal(value, suffix === '' ? undefined : DataFactory.namedNode(suffix.slice(3, -1)))
}

function toTerm(term: JsonTerm): never {
  return makeTerm(term) as never
}

function makeTerm({ type, value, datatype, 'xml:lang': language }: JsonTerm): Term {
  if (type === 'uri') return DataFactory.namedNode(value)
  if (type === 'bnode') return DataFactory.blankNode(value)
  if (language !== undefined) return DataFactory.literal(value, language)
  return DataFactory.literal(value, datatype === undefined ? undefined : DataFactory.namedNode(datatype))
}
