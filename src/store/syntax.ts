/** Where a query is wrong: the store's parser names the furthest place it reached, often past the fault. */
import sparqljs from 'sparqljs'
import { QueryError } from '../errors.ts'
import { parseTokens, positionOf } from './tokens.ts'

interface JisonError {
  readonly message: string
  readonly hash?: {
    readonly loc?: { readonly last_line: number; readonly last_column: number }
    readonly token?: unknown
  }
}

/**
 * A QueryError for a query that the store refused with `cause`: the position is that of the first token that
 * sparqljs cannot accept, or else the one in the store's message. Total.
 */
export function describeSyntaxError(query: string, cause: Error): QueryError {
  const found = findFault(query)
  if (found) return new QueryError(found.message, { code: 'syntax', cause, ...positionOf(query, found.offset) })
  // What sparqljs accepts is wrong in meaning, not in form: the store reports it at the end of what it was given.
  const place = /\bat (\d+):(\d+)/.exec(cause.message)
  const told = cause.message.replace(/^error at \d+:\d+: (?:expected (?:one of )?)?/, '').replace(/, \[_\]$/, '')
  const message = `The query is not valid: ${told.slice(0, 200)}`
  if (!place) return new QueryError(message, { code: 'syntax', cause })
  const end = positionOf(query, query.length)
  const line = Number(place[1])
  const position = line > end.line ? end : { line, column: Number(place[2]) }
  return new QueryError(message, { code: 'syntax', cause, ...position })
}

function findFault(query: string): { readonly message: string; readonly offset: number } | undefined {
  try {
    new sparqljs.Parser({ baseIRI: 'http://localhost/' }).parse(query)
    return undefined
  } catch (error) {
    return locateFault(query, error as JisonError)
  }
}

function locateFault(query: string, error: JisonError): { message: string; offset: number } | undefined {
  const tokens = parseTokens(query)
  const prefix = /^Unknown prefix: (.*)$/.exec(error.message)?.[1]
  if (prefix !== undefined) {
    const token = tokens.find(({ kind, text }) => kind === 'word' && text.startsWith(`${prefix}:`))
    return token && { message: `The prefix "${prefix}:" is not declared.`, offset: token.start }
  }
  const loc = error.hash?.loc
  if (!loc) return undefined
  // Jison reports where the last good token ended; the fault is the token after it.
  const after = offsetOf(query, loc.last_line, loc.last_column)
  const token = tokens.find(({ start }) => start >= after)
  if (!token) return { message: 'Syntax error: the query ends too early.', offset: query.length }
  const shown = token.kind === 'bad' ? 'an unclosed string' : `"${token.text.slice(0, 40)}"`
  return { message: `Syntax error: unexpected ${shown}.`, offset: token.start }
}

function offsetOf(text: string, line: number, column: number): number {
  let offset = 0
  for (const match of text.matchAll(/\r\n|\r|\n/g)) {
    if (--line === 0) break
    if (line >= 1) offset = match.index + match[0].length
  }
  return offset + column
}
