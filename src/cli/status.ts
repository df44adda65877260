/** Errors → exit status and message: the only place that decides. */
import { CommanderError } from 'commander'
import { ConfigError, DeadlineError, InputError, QueryError, UnavailableError } from '../errors.ts'

/** 0 done; 1 done, but some input was bad or a check failed; 2 wrong usage or unreadable input; 70 a bug. */
export type ExitStatus = 0 | 1 | 2 | 70

/** The status that an error thrown by a command ends the process with. Total. */
export function exitStatus(error: unknown): ExitStatus {
  // Help and version are answered by throwing; everything else that the argument parser throws is wrong usage.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  return isCallersMistake(error) ? 2 : 70
}

/** The message for people, or undefined when the argument parser has already given one. */
export function errorMessage(error: unknown): string | undefined {
  if (error instanceof CommanderError) return undefined
  if (error instanceof QueryError) return `${place(error)}${error.message}`
  if (isCallersMistake(error)) return error.message
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `this is a bug in resograph; please report it with what follows\n${trace}`
}

function place({ line, column }: QueryError): string {
  return line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}: `
}

type Mistake = InputError | QueryError | ConfigError | DeadlineError | UnavailableError

function isCallersMistake(error: unknown): error is Mistake {
  return [InputError, QueryError, ConfigError, DeadlineError, UnavailableError].some((kind) => error instanceof kind)
}
