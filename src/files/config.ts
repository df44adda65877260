/** A configuration file: the long names of options with their values, checked before anything is done. */
import { readFileSync } from 'node:fs'
import { ConfigError } from '../errors.ts'

/** A value as it would stand on the command line. */
export type ConfigValues = Readonly<Record<string, string>>

/**
 * The values of a JSON object: `{ "port": 8080, "base": "https://example.org/un/" }`. Only strings and numbers are
 * taken. Throws ConfigError `bad-config`, with the name at fault and the names there are.
 */
export function readConfig(path: string, known: readonly string[]): ConfigValues {
  const values = parseObject(path)
  const unknown = Object.keys(values).find((name) => !known.includes(name))
  if (unknown !== undefined) throw fault(path, `there is no setting "${unknown}"; there is ${known.join(', ')}`)
  const wrong = Object.keys(values).find((name) => !['string', 'number'].includes(typeof values[name]))
  if (wrong !== undefined) throw fault(path, `"${wrong}" must be a string or a number`)
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}

function parseObject(path: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw fault(path, cause instanceof Error ? cause.message : String(cause), cause)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(path, 'it must be a JSON object')
  return value as Readonly<Record<string, unknown>>
}

function fault(path: string, reason: string, cause?: unknown): ConfigError {
  return new ConfigError(`${path}: ${reason}`, { code: 'bad-config', cause })
}
