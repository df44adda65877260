/** What is refused on the raw text of a query, before any parser sees it, and what the text says about its form. */
import { QueryError } from '../errors.ts'
import type { QueryForm } from './engine.ts'
import { parseTokens, positionOf } from './tokens.ts'
import type { Token } from './tokens.ts'

/**
 * Caps on the raw text. The store's parser dies for good at about 700 nested groups, 3,000 `!` or 2,250 `||`
 * (measured on oxigraph 0.5.11), so each cap stays well below.
 */
const QUERY_CAPS = { bytes: 128 * 1024, nesting: 100, operators: 1000, negations: 200, groups: 500 } as const

/** A query that passed the guard. `form` is absent where the text does not open like a query: a syntax error. */
export interface GuardedQuery {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly form: QueryForm | undefined
  /** Index of the token that names the form. */
  readonly formAt: number
  /** True where the query names its own dataset with FROM. */
  readonly hasFrom: boolean
}

const FORMS: Readonly<Record<string, QueryForm>> = {
  SELECT: 'select',
  ASK: 'ask',
  CONSTRUCT: 'construct',
  DESCRIBE: 'describe',
}
const UPDATES = new Set('INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH'.split(' '))
const OPERATORS = new Set(['||', '&&', '+', '-', '*', '/', '|', '^', '=', '!=', '<', '>', '<=', '>='])
const GROUPS = new Set('UNION OPTIONAL MINUS FILTER BIND EXISTS'.split(' '))

/**
 * Throws QueryError `too-large`, `too-complex`, `service-refused` or `update-refused`, the last three with the
 * position of the first offending token.
 */
export function guardQuery(text: string): GuardedQuery {
  const bytes = Buffer.byteLength(text)
  if (bytes > QUERY_CAPS.bytes)
    throw new QueryError(`The query has ${bytes} bytes; at most ${QUERY_CAPS.bytes} are read.`, { code: 'too-large' })
  const tokens = parseTokens(text)
  checkComplexity(text, tokens)
  const service = tokens.find((token) => keyword(token) === 'SERVICE')
  if (service)
    throw refuse(text, service, 'service-refused', 'SERVICE is not allowed here: no other endpoint is asked.')
  const formAt = skipPrologue(tokens)
  const opening = keyword(tokens[formAt])
  const first = tokens[formAt]
  if (first && opening !== undefined && UPDATES.has(opening))
    throw refuse(text, first, 'update-refused', `${opening} changes data; this service only answers queries.`)
  return { text, tokens, form: opening === undefined ? undefined : FORMS[opening], formAt, hasFrom: findFrom(tokens) }
}

/** The upper-case word of a token that can be a keyword: no string, IRI, variable or prefixed name. */
export function keyword(token: Token | undefined): string | undefined {
  return token?.kind === 'word' && /^[a-z]+$/i.test(token.text) ? token.text.toUpperCase() : undefined
}

function checkComplexity(text: string, tokens: readonly Token[]): void {
  const counts = { nesting: 0, operators: 0, negations: 0, groups: 0 }
  for (const token of tokens) {
    if (token.kind === 'mark') {
      counts.nesting = Math.max(counts.nesting, token.depth)
      if (OPERATORS.has(token.text)) counts.operators++
      if (token.text === '!') counts.negations++
    } else if (GROUPS.has(keyword(token) ?? '')) counts.groups++
    for (const name of ['nesting', 'operators', 'negations', 'groups'] as const)
      if (counts[name] > QUERY_CAPS[name])
        throw refuse(text, token, 'too-complex', `The query has more than ${QUERY_CAPS[name]} ${WORDS[name]}.`)
  }
}

const WORDS = {
  nesting: 'levels of nesting',
  operators: 'operators',
  negations: 'negations',
  groups: 'UNION, OPTIONAL, MINUS, FILTER, BIND and EXISTS',
} as const

/** SPARQL 1.1 grammar, rule 4: `Prologue ::= ( BaseDecl | PrefixDecl )*`; 1.2 adds `VERSION "…"`. */
function skipPrologue(tokens: readonly Token[]): number {
  for (let at = 0; ;) {
    const word = keyword(tokens[at])
    if (word === 'PREFIX') at += 3
    else if (word === 'BASE' || word === 'VERSION') at += 2
    else return at
  }
}

const findFrom = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => token.depth === 0 && keyword(token) === 'FROM')

function refuse(text: string, token: Token, code: string, message: string): QueryError {
  return new QueryError(message, { code, ...positionOf(text, token.start) })
}
