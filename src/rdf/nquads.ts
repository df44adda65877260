/** Quads → N-Quads, as N3.js writes them and five times as fast: most of what a bulk build writes is this. */
import type { Quad, Term } from '@rdfjs/types'
import { termKey } from './term-key.ts'

/** Quads as N-Quads in one string, in their order: for one document, whose size is bounded. */
export function nquads(quads: Iterable<Quad>): string {
  const lines: string[] = []
  const predicates = new Map<Term, string>()
  let subject: Term | undefined
  let graph: Term | undefined
  let [head, tail] = ['', '']
  for (const quad of quads) {
    if (quad.subject !== subject) head = writeTerm((subject = quad.subject))
    if (quad.graph !== graph) tail = (graph = quad.graph).value === '' ? ' .\n' : ` ${writeTerm(graph)} .\n`
    let predicate = predicates.get(quad.predicate)
    if (predicate === undefined) predicates.set(quad.predicate, (predicate = writeTerm(quad.predicate)))
    lines.push(`${head} ${predicate} ${writeTerm(quad.object)}${tail}`)
  }
  return lines.join('')
}

/** In the keys of N3.js a plain literal stands between quotation marks already, and an IRI bare. */
function writeTerm(term: Term): string {
  const key = termKey(term)
  if (term.termType === 'NamedNode') return `<${escaped(key)}>`
  if (term.termType !== 'Literal') return key
  const end = key.lastIndexOf('"')
  const value = escaped(key.slice(1, end))
  if (end === key.length - 1) return `"${value}"`
  return key.startsWith('^^', end + 1) ? `"${value}"^^<${key.slice(end + 3)}>` : `"${value}"${key.slice(end + 1)}`
}

// oxlint-disable no-control-regex -- control characters are what is looked for
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
