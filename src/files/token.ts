/** A secret for a remote service, from a file: on the command line everybody on the machine could read it. */
import { readFileSync } from 'node:fs'
import { ConfigError } from '../errors.ts'

/**
 * The value of an Authorization header: a bare token becomes `Bearer …`; `Basic …` or another scheme stays as it is.
 * Throws ConfigError `bad-token`, which never says what the file holds.
 */
export function readAuthorization(path: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (cause) {
    throw new ConfigError(`${path}: the token cannot be read`, { code: 'bad-token', cause })
  }
  if (!/^[\x21-\x7e]+(?: [\x21-\x7e]+)?$/.test(text))
    throw new ConfigError(`${path}: a token is one line of printable characters`, { code: 'bad-token' })
  return text.includes(' ') ? text : `Bearer ${text}`
}
