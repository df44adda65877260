/** SPARQL results as a table for people. */
import Table from 'cli-table3'
import { printable } from './terminal.ts'

interface Term {
  readonly type: string
  readonly value: string
}

interface Results {
  readonly head: { readonly vars?: readonly string[] }
  readonly boolean?: boolean
  readonly results?: { readonly bindings: readonly Readonly<Record<string, Term>>[] }
}

/**
 * `json` is a SPARQL 1.1 results document; ASK gives `true` or `false`. `columns` is the width of the terminal:
 * wide tables are folded to it, and not folded where it is undefined. The last line counts the solutions.
 */
export function formatTable(json: string, columns: number | undefined): string {
  const { head, boolean, results } = JSON.parse(json) as Results
  if (boolean !== undefined) return `${boolean}\n`
  const vars = head.vars ?? []
  const rows = (results?.bindings ?? []).map((row) => vars.map((name) => termText(row[name])))
  const total = rows.length === 1 ? '1 solution' : `${rows.length} solutions`
  if (vars.length === 0) return `${total}\n`
  const table = new Table({ head: [...vars], style: { head: [], border: [] }, ...folding(vars.length, columns) })
  table.push(...rows)
  return `${table.toString()}\n${total}\n`
}

function folding(vars: number, columns: number | undefined): Table.TableConstructorOptions {
  if (columns === undefined) return {}
  const width = Math.max(12, Math.floor((columns - vars - 1) / vars))
  return { colWidths: Array.from({ length: vars }, () => width), wordWrap: true, wrapOnWordBoundary: false }
}

function termText(term: Term | undefined): string {
  if (term === undefined) return ''
  const value = printable(term.value)
  return term.type === 'uri' ? shorten(value) : value
}

const prefixes: readonly (readonly [prefix: string, namespace: string])[] = [
  ['rg:', 'https://w3id.org/resograph/ontology#'],
  ['dcterms:', 'http://purl.org/dc/terms/'],
  ['rdf:', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['rdfs:', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['xsd:', 'http://www.w3.org/2001/XMLSchema#'],
  ['prov:', 'http://www.w3.org/ns/prov#'],
  ['skos:', 'http://www.w3.org/2004/02/skos/core#'],
]

function shorten(iri: string): string {
  const found = prefixes.find(([, namespace]) => iri.startsWith(namespace))
  return found === undefined ? `<${iri}>` : found[0] + iri.slice(found[1].length)
}
