/** Changes to a query's text that keep its meaning: the columns of `SELECT *` in order, and a cap on solutions. */
import { applyEdits } from './edits.ts'
import type { Edit } from './edits.ts'
import { keyword } from './guard.ts'
import type { GuardedQuery } from './guard.ts'
import { findProjection } from './scope.ts'
import type { Token } from './tokens.ts'

/** The slice of solutions that the query itself asks for. */
export interface Slice {
  readonly limit: number | undefined
  readonly offset: number
}

/** The top-level LIMIT and OFFSET; those of sub-queries stand in braces and do not count. */
export function findSlice({ tokens }: GuardedQuery): Slice {
  const value = (name: string): number | undefined => {
    const at = tokens.findIndex((token) => token.depth === 0 && keyword(token) === name)
    return at === -1 ? undefined : Number(tokens[at + 1]?.text ?? Number.NaN)
  }
  return { limit: value('LIMIT'), offset: value('OFFSET') ?? 0 }
}

/** The query's text with its top-level LIMIT and OFFSET replaced; ASK has neither and comes back unchanged. */
export function withSlice(query: GuardedQuery, { limit, offset }: Slice): string {
  if (query.form === 'ask') return query.text
  const { text, tokens } = query
  const cut = tokens.flatMap((token, at): Edit[] =>
    token.depth === 0 && ['LIMIT', 'OFFSET'].includes(keyword(token) ?? '')
      ? [{ start: token.start, end: tokens[at + 1]?.end ?? token.end, by: ' ' }]
      : [],
  )
  // A trailing VALUES block stands after the solution modifiers (SPARQL 1.1 grammar, rule 2).
  const values = findTrailingValues(tokens)
  const at = values?.start ?? text.length
  const slice = `\n${limit === undefined ? '' : `LIMIT ${limit} `}${offset > 0 ? `OFFSET ${offset} ` : ''}\n`
  return applyEdits(text, [...cut, { start: at, end: at, by: slice }])
}

/**
 * `SELECT *` with its columns written out in the order of the query, since the store gives them alphabetically;
 * any other query comes back unchanged.
 */
export function withProjection(query: GuardedQuery): string {
  if (query.form !== 'select') return query.text
  const next = query.formAt + 1
  const at = ['DISTINCT', 'REDUCED'].includes(keyword(query.tokens[next]) ?? '') ? next + 1 : next
  const star = query.tokens[at]
  if (star?.text !== '*') return query.text
  const names = findProjection(query.text)
  if (!names || names.length === 0) return query.text
  return applyEdits(query.text, [
    { start: star.start, end: star.end, by: ` ${names.map((name) => `?${name}`).join(' ')} ` },
  ])
}

function findTrailingValues(tokens: readonly Token[]): Token | undefined {
  const lastGroup = tokens.findIndex((token) => token.depth === 0 && token.text === '}')
  return tokens.find((token, at) => at > lastGroup && token.depth === 0 && keyword(token) === 'VALUES')
}
