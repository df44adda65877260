/** Quads → N-Quads, as N3.js writes them and five times as fast: most of what a bulk build writes is this. */
import type { Quad, Term } from '@rdfjs/types'
import { printable } from './sink.ts'
import { termKey } from './term-key.ts'

/** Quads as N-Quads in one string, in their order: for one document, whose size is bounded. */
export function nquads(quads: Iterable<Quad>): string {
  const pieces: string[] = []
  const written = new Map<Term, string>()
  const write = (term: Term): string => {
    if (term.termType !== 'NamedNode') return writeTerm(term)
    let text = written.get(term)
    if (text === undefined) written.set(term, (text = writeTerm(term)))
    return text
  }
  let subject: Term | undefined
  let graph: Term | undefined
  let [head, tail] = ['', '']
  for (const quad of quads) {
    if (quad.subject !== subject) head = write((subject = quad.subject))
    if (quad.graph !== graph) tail = (graph = quad.graph).value === '' ? ' .\n' : ` ${writeTerm(graph)} .\n`
    pieces.push(head, ' ', write(quad.predicate), ' ', write(quad.object), tail)
  }
  return pieces.join('')
}

/** A plain literal, as it is published (`printable`). */
export function writeText(text: string): string {
  return UNUSUAL.test(text) ? `"${escaped(printable(text))}"` : `"${text}"`
}

/** An IRI between its brackets. */
export function writeIri(iri: string): string {
  return `<${escaped(iri)}>`
}

/** In the keys of N3.js a plain literal stands between quotation marks already. */
export function writeTerm(term: Term): string {
  if (term.termType === 'NamedNode') return writeIri(term.value)
  const key = termKey(term)
  if (term.termType !== 'Literal') return key
  const end = key.lastIndexOf('"')
  const bare = key.slice(1, end)
  const value = escaped(bare)
  if (end === key.length - 1) return value === bare ? key : `"${value}"`
  return key.startsWith('^^', end + 1) ? `"${value}"^^<${key.slice(end + 3)}>` : `"${value}"${key.slice(end + 1)}`
}

// oxlint-disable no-control-regex -- control characters are what is looked for
/** What is escaped or not printable, surrogates taken one by one. */
const UNUSUAL = /["\\\u0000-\u001f\ud800-\udfff\ufffe\uffff]/
const SPECIAL = /["\\\u0000-\u0019\ud800-\udbff]/
const ALL_SPECIAL = /["\\\u0000-\u0019]|[\ud800-\udbff][\udc00-\udfff]/g
// oxlint-enable no-control-regex
const SHORT: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['"', '\\"'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\b', '\\b'],
  ['\f', '\\f'],
])

function escaped(value: string): string {
  return SPECIAL.test(value) ? value.replaceAll(ALL_SPECIAL, escapedCharacter) : value
}

/** Characters without a short form by their number: in four digits, those outside the first plane in eight. */
function escapedCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return (
    SHORT.get(character) ?? (character.length === 1 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`)
  )
}
