/** The three kinds of mistake that are the caller's, told apart from bugs (anything else that is thrown). */

interface Details {
  /** A short stable name for programs: `not-found`, `binary-input`. */
  readonly code: string
  readonly cause?: unknown
}

/** Input that cannot be read: a missing, empty, binary or oversized file. CLI exit status 2. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly code: string
  constructor(message: string, { code, cause }: Details) {
    super(message, { cause })
    this.code = code
  }
}

/** A query that is refused before or by the engine. `line` and `column` count from 1. HTTP 400. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
  readonly code: string
  readonly line: number | undefined
  readonly column: number | undefined
  constructor(message: string, { code, cause, line, column }: Details & { line?: number; column?: number }) {
    super(message, { cause })
    this.code = code
    this.line = line
    this.column = column
  }
}

/** A wrong flag, environment value or manifest. CLI exit status 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code: string
  constructor(message: string, { code, cause }: Details) {
    super(message, { cause })
    this.code = code
  }
}

/** Work that was stopped because its time was over; nothing is wrong with the engine. HTTP 503. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
  readonly code = 'deadline'
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number
  constructor(message: string, retryAfter: number) {
    super(message)
    this.retryAfter = retryAfter
  }
}

/** A service that this program leans on cannot be reached or does not work; the question itself is fine. HTTP 503. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError'
  readonly code = 'unavailable'
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number
  constructor(message: string, retryAfter: number, cause?: unknown) {
    super(message, { cause })
    this.retryAfter = retryAfter
  }
}
