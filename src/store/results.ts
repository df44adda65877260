/** SPARQL results of any service, brought into one form and written in the four formats of the recommendation. */

import { plainValue } from './booleans.ts'

/** One term as in the JSON results format. */
interface Term {
  readonly type: 'uri' | 'literal' | 'bnode'
  readonly value: string
  readonly datatype?: string
  readonly 'xml:lang'?: string
}

/** Rows, or yes and no. */
export type Results =
  | { readonly variables: readonly string[]; readonly rows: readonly Readonly<Record<string, Term>>[] }
  | { readonly boolean: boolean }

interface JsonResults {
  readonly head?: { readonly vars?: readonly string[] }
  readonly boolean?: boolean
  readonly results?: { readonly bindings?: readonly Readonly<Record<string, JsonTerm>>[] }
}

type JsonTerm = Omit<Term, 'type'> & { readonly type: Term['type'] | 'typed-literal' | 'iri' }

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string'

/**
 * Reads the JSON results format as services really write it: `typed-literal`, and `xsd:string` said or not, are one.
 * Throws SyntaxError where the text is none. Source: SPARQL 1.1 Query Results JSON Format.
 */
export function parseResults(json: string): Results {
  const { head, boolean, results } = JSON.parse(json) as JsonResults
  if (boolean !== undefined) return { boolean }
  if (!results?.bindings) throw new SyntaxError('The results have no bindings.')
  const rows = results.bindings.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, term]) => [name, plainTerm(term)])),
  )
  return { variables: head?.vars ?? [], rows }
}

function plainTerm({ type, value, datatype, 'xml:lang': language }: JsonTerm): Term {
  if (type === 'uri' || type === 'iri') return { type: 'uri', value }
  if (type === 'bnode') return { type, value }
  if (language !== undefined && language !== '') return { type: 'literal', value, 'xml:lang': language }
  return datatype === undefined || datatype === XSD_STRING
    ? { type: 'literal', value }
    : { type: 'literal', value: plainValue(value, datatype), datatype }
}

/** The results in a media type of `RESULTS_TYPES`; JSON for any other. Total. */
export function formatResults(results: Results, mediaType: string): string {
  const write = WRITERS[mediaType] ?? formatJson
  return write(results)
}

function formatJson(results: Results): string {
  if ('boolean' in results) return JSON.stringify({ head: {}, boolean: results.boolean })
  const { variables, rows } = results
  return JSON.stringify({ head: { vars: variables }, results: { bindings: rows } })
}

function formatXml(results: Results): string {
  const open = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
  if ('boolean' in results) return `${open}<head></head><boolean>${results.boolean}</boolean></sparql>`
  const { variables, rows } = results
  const head = variables.map((name) => `<variable name="${name}"/>`).join('')
  const body = rows.map((row) => `<result>${variables.map((name) => xmlBinding(name, row[name])).join('')}</result>`)
  return `${open}<head>${head}</head><results>${body.join('')}</results></sparql>`
}

function xmlBinding(name: string, term: Term | undefined): string {
  if (term === undefined) return ''
  const text = escapeXml(term.value)
  const language = term['xml:lang'] === undefined ? '' : ` xml:lang="${escapeXml(term['xml:lang'])}"`
  const datatype = term.datatype === undefined ? '' : ` datatype="${escapeXml(term.datatype)}"`
  const inner = {
    uri: `<uri>${text}</uri>`,
    bnode: `<bnode>${text}</bnode>`,
    literal: `<literal${language}${datatype}>${text}</literal>`,
  }[term.type]
  return `<binding name="${name}">${inner}</binding>`
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}

function formatCsv(results: Results): string {
  if ('boolean' in results) return String(results.boolean)
  const { variables, rows } = results
  const lines = rows.map((row) => variables.map((name) => csvField(row[name])).join(','))
  return [variables.join(','), ...lines].map((line) => `${line}\r\n`).join('')
}

function csvField(term: Term | undefined): string {
  if (term === undefined) return ''
  const text = term.type === 'bnode' ? `_:${term.value}` : term.value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function formatTsv(results: Results): string {
  if ('boolean' in results) return String(results.boolean)
  const { variables, rows } = results
  const head = variables.map((name) => `?${name}`).join('\t')
  return [head, ...rows.map((row) => variables.map((name) => tsvField(row[name])).join('\t'))]
    .map((line) => `${line}\n`)
    .join('')
}

/** Turtle's abbreviations for numbers. Source: SPARQL 1.1 Query Results CSV and TSV Formats, section 4. */
const SHORT: readonly (readonly [string, RegExp])[] = [
  ['http://www.w3.org/2001/XMLSchema#integer', /^[+-]?\d+$/],
  ['http://www.w3.org/2001/XMLSchema#decimal', /^[+-]?\d*\.\d+$/],
  ['http://www.w3.org/2001/XMLSchema#double', /^[+-]?(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+$/],
]

function tsvField(term: Term | undefined): string {
  if (term === undefined) return ''
  const { type, value, datatype } = term
  if (type === 'uri') return `<${value}>`
  if (type === 'bnode') return `_:${value}`
  if (SHORT.some(([name, pattern]) => name === datatype && pattern.test(value))) return value
  const quoted = `"${value.replaceAll(/["\\\n\r\t]/g, (mark) => ESCAPES[mark] ?? mark)}"`
  if (term['xml:lang'] !== undefined) return `${quoted}@${term['xml:lang']}`
  return datatype === undefined ? quoted : `${quoted}^^<${datatype}>`
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const WRITERS: Readonly<Record<string, (results: Results) => string>> = {
  'application/sparql-results+json': formatJson,
  'application/sparql-results+xml': formatXml,
  'text/csv': formatCsv,
  'text/tab-separated-values': formatTsv,
}
