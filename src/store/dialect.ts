/** A query made plain for any SPARQL 1.1 service: IRIs against our base, the dataset said outright, DESCRIBE spelt out. */
import sparqljs from 'sparqljs'
import type { QueryDataset } from './engine.ts'
import { keyword } from './guard.ts'
import type { GuardedQuery } from './guard.ts'

/**
 * The query with `BASE` in front, on its first line, so that lines still count. Where the query has a BASE of its own
 * that one is made absolute instead: services such as Virtuoso refuse a second.
 */
export function withBase({ text, tokens }: GuardedQuery, base: string): string {
  const at = tokens.findIndex((token, index) => token.kind === 'iri' && keyword(tokens[index - 1]) === 'BASE')
  const own = tokens[at]
  if (own === undefined) return `BASE <${base}> ${text}`
  const iri = own.text.slice(1, -1)
  const absolute = URL.canParse(iri, base) ? new URL(iri, base).href : iri
  return `${text.slice(0, own.start)}<${absolute}>${text.slice(own.end)}`
}

/** The graphs of the query's own FROM and FROM NAMED; undefined where it has none or sparqljs cannot read it. */
export function findDataset(query: GuardedQuery, base: string): QueryDataset | undefined {
  if (!query.hasFrom) return undefined
  try {
    const parsed = new sparqljs.Parser({ baseIRI: base }).parse(query.text)
    if (parsed.type !== 'query' || parsed.from === undefined) return undefined
    const { default: defaults, named } = parsed.from
    return { defaultGraphs: defaults.map(({ value }) => value), namedGraphs: named.map(({ value }) => value) }
  } catch {
    return undefined
  }
}

/** What a DESCRIBE is about: things it names, and a SELECT that finds the others, where it has variables or `*`. */
export interface Described {
  /** As in the text: `<id/A/1>`, `un:a`. */
  readonly names: readonly string[]
  /** A query for everything that the pattern binds to be described. */
  readonly select: string | undefined
  /** The prologue, needed to read `names`. */
  readonly prologue: string
}

/** Services differ in what DESCRIBE gives, so that it is asked for in two steps that all understand alike. */
export function readDescribe({ text, tokens, formAt }: GuardedQuery): Described {
  const rest = tokens.slice(formAt + 1)
  const end = rest.findIndex((token) => token.text === '{' || ['FROM', 'WHERE'].includes(keyword(token) ?? ''))
  const about = end === -1 ? rest : rest.slice(0, end)
  const form = tokens[formAt]
  const open = about.filter(({ kind, text: name }) => kind === 'variable' || name === '*').map(({ text: name }) => name)
  const prologue = text.slice(0, form?.start ?? 0)
  const pattern = end === -1 ? '' : text.slice(rest[end]?.start ?? text.length)
  return {
    names: about.filter(({ kind }) => kind === 'iri' || kind === 'word').map(({ text: name }) => name),
    select: open.length === 0 || pattern === '' ? undefined : `${prologue}SELECT DISTINCT ${open.join(' ')} ${pattern}`,
    prologue,
  }
}
