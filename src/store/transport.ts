/** HTTP to a remote service: a deadline, retries of what may be repeated, a cap on the answer, a circuit breaker. */
import { setTimeout as pause } from 'node:timers/promises'
import { DeadlineError, QueryError, UnavailableError } from '../errors.ts'
import { openBreaker } from './breaker.ts'
import type { Breaker } from './breaker.ts'
import { StoppedError } from './thread.ts'

/** One request that may be sent twice: a query, or an update whose repetition changes nothing. */
interface Call {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Milliseconds for all tries together. */
  readonly deadline: number
  /** Ends the call when its asker is gone. */
  readonly signal?: AbortSignal | undefined
  /** Longest answer, in bytes. */
  readonly bytes: number
}

/** An answer of any status that the service meant: retried and unreachable ones are thrown. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/** A way to one service. */
export interface Transport {
  /** Throws DeadlineError, UnavailableError, StoppedError, and QueryError `result-too-large`. */
  send(call: Call): Promise<Reply>
  /** True while the circuit is open. */
  readonly broken: boolean
  /** Requests that were sent again. */
  readonly retried: number
}

/** How patient a transport is. */
export interface TransportOptions {
  /** The value of the Authorization header. Default: none is sent. */
  readonly authorization?: string | undefined
  /** Further tries after the first. Default 2. */
  readonly retries?: number
  /** Milliseconds before the second try; doubled for each further one. Default 100. */
  readonly backoff?: number
  /** Failures in a row that open the circuit. Default 5. */
  readonly failures?: number
  /** Milliseconds that an open circuit lets nobody through. Default 5,000. */
  readonly rest?: number
}

/** What passes of its own accord: too many requests, a gateway, a service that is starting. */
const PASSING = new Set([429, 502, 503, 504])

/** A transport with a circuit of its own. */
export function openTransport(options: TransportOptions = {}): Transport {
  const { authorization, retries = 2, backoff = 100, failures = 5, rest = 5000 } = options
  const breaker = openBreaker({ failures, rest, now: () => performance.now() })
  const own = authorization === undefined ? {} : { Authorization: authorization }
  let retried = 0
  return {
    async send(call) {
      const wait = breaker.wait()
      if (wait > 0) throw unavailable('The SPARQL service did not work just now and is left in peace.', wait)
      const timeout = AbortSignal.timeout(call.deadline)
      const signal = call.signal ? AbortSignal.any([timeout, call.signal]) : timeout
      for (let attempt = 0; ; attempt++) {
        const outcome = await attemptOnce({ ...call, headers: { ...call.headers, ...own } }, signal, breaker)
        if (!(outcome instanceof PassingFailure)) return outcome
        if (attempt >= retries || breaker.open) throw unavailable(outcome.message, rest, outcome.cause)
        retried++
        await pause(outcome.after ?? jitter(backoff * 2 ** attempt), undefined, { signal }).catch(() => {
          throw late(call)
        })
      }
    },
    get broken() {
      return breaker.open
    },
    get retried() {
      return retried
    },
  }
}

class PassingFailure {
  readonly message: string
  /** Milliseconds that the service asked to wait. */
  readonly after: number | undefined
  readonly cause: unknown
  constructor(message: string, after?: number, cause?: unknown) {
    this.message = message
    this.after = after
    this.cause = cause
  }
}

async function attemptOnce(call: Call, signal: AbortSignal, breaker: Breaker): Promise<Reply | PassingFailure> {
  try {
    const { url, method, headers, body } = call
    const response = await fetch(url, {
      method,
      headers: headers ?? {},
      body: body ?? null,
      signal,
      redirect: 'follow',
    })
    const reply = { status: response.status, headers: response.headers, body: await readBody(response, call.bytes) }
    if (!PASSING.has(reply.status)) {
      breaker.succeeded()
      return reply
    }
    breaker.failed()
    return new PassingFailure(`The SPARQL service answers ${reply.status}.`, retryAfter(reply.headers))
  } catch (error) {
    if (error instanceof QueryError) {
      breaker.succeeded()
      throw error
    }
    if (signal.aborted) {
      // A query that takes long is the query's doing, and says nothing about the service.
      breaker.ended()
      throw late(call)
    }
    breaker.failed()
    return new PassingFailure('The SPARQL service cannot be reached.', undefined, error)
  }
}

async function readBody(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > most) {
      throw new QueryError(`The result is longer than ${most} bytes; ask for less with LIMIT.`, {
        code: 'result-too-large',
      })
    }
    text += decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}

/** Only whole seconds and short waits are heeded: nobody waits a minute inside a request. */
function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN)
  return seconds >= 0 && seconds <= 5 ? seconds * 1000 : undefined
}

const jitter = (milliseconds: number): number => milliseconds * (0.5 + Math.random())

const late = ({ deadline, signal }: Call): DeadlineError | StoppedError =>
  signal?.aborted ? new StoppedError() : new DeadlineError(`The SPARQL service took longer than ${deadline} ms.`, 5)

function unavailable(message: string, wait: number, cause?: unknown): UnavailableError {
  return new UnavailableError(message, Math.max(1, Math.ceil(wait / 1000)), cause)
}
