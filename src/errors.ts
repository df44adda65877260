/** What goes wrong without a bug: mistakes of the caller, and work that cannot be done now. Anything else that is thrown is a bug. */

interface Details {
  /** A short stable name for programs: `not-found`, `binary-input`. */
  readonly code: string
  readonly cause?: unknown
}

/** A mistake of the caller, with a name for programs. */
class CodedError extends Error {
  readonly code: string
  constructor(message: string, { code, cause }: Details) {
    super(message, { cause })
    this.code = code
  }
}

/** Input that cannot be read: a missing, empty, binary or oversized file. CLI exit status 2. */
export class InputError extends CodedError {
  override readonly name = 'InputError'
}

/** A query that is refused before or by the engine. `line` and `column` count from 1. HTTP 400. */
export class QueryError extends CodedError {
  override readonly name = 'QueryError'
  readonly line: number | undefined
  readonly column: number | undefined
  constructor(message: string, { line, column, ...details }: Details & { line?: number; column?: number }) {
    super(message, details)
    this.line = line
    this.column = column
  }
}

/** A wrong flag, environment value or manifest. CLI exit status 2. */
export class ConfigError extends CodedError {
  override readonly name = 'ConfigError'
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
