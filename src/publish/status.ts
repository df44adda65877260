/** The one place where what went wrong becomes an HTTP status. */
import { ConfigError, DeadlineError, InputError, QueryError } from '../errors.ts'
import { StoppedError } from '../store/thread.ts'

/** An answer that is no success, thrown by a handler. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

/** RFC 9457 problem details, with the place in the query where one is known. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code?: string
  readonly line?: number
  readonly column?: number
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  412: 'Precondition failed',
  413: 'Content too large',
  415: 'Unsupported media type',
  416: 'Range not satisfiable',
  410: 'Gone',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
}

const QUERY_STATUS: Readonly<Record<string, number>> = {
  'not-acceptable': 406,
  'too-large': 413,
  busy: 503,
  'too-many': 429,
}

/** Status, body and extra headers for anything thrown. What is no known mistake is a bug: 500, without its details. */
export function describeProblem(error: unknown): { problem: Problem; headers: Readonly<Record<string, string>> } {
  if (error instanceof HttpError) return { problem: problem(error.status, error.message), headers: error.headers }
  if (error instanceof DeadlineError)
    return { problem: problem(503, error.message, error.code), headers: { 'Retry-After': String(error.retryAfter) } }
  // Nobody reads this answer: 499 only tells it apart in logs and counters.
  if (error instanceof StoppedError) return { problem: problem(499, error.message), headers: {} }
  if (error instanceof QueryError) return describeQueryError(error)
  if (error instanceof InputError || error instanceof ConfigError)
    return { problem: problem(400, error.message, error.code), headers: {} }
  return { problem: problem(500, 'Something went wrong on this server.'), headers: {} }
}

function describeQueryError(error: QueryError): { problem: Problem; headers: Readonly<Record<string, string>> } {
  const status = QUERY_STATUS[error.code] ?? 400
  const { line, column } = error
  const place = line === undefined || column === undefined ? {} : { line, column }
  const headers: Record<string, string> = status === 429 || status === 503 ? { 'Retry-After': '5' } : {}
  return { problem: { ...problem(status, error.message, error.code), ...place }, headers }
}

function problem(status: number, detail: string, code?: string): Problem {
  const title = TITLES[status] ?? 'Error'
  return { type: 'about:blank', title, status, detail, ...(code === undefined ? {} : { code }) }
}
