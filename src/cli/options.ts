/** Option values, checked and turned into what they mean. Each throws InvalidArgumentError: wrong usage, status 2. */
import { InvalidArgumentError, type Command } from 'commander'
import { openClients, type ProxyTrust } from '../publish/client.ts'
import { openTerminal, type Terminal } from './terminal.ts'

/** The base of all data IRIs unless `--base` names another. */
export const defaultBase = 'http://localhost:3000/'

/** An absolute http(s) IRI without query and fragment; it is given back with a slash at its end. */
export function readBase(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError('It must be an absolute IRI, for example https://example.org/un/.')
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new InvalidArgumentError('It must have no query, fragment or user name.')
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

/** An absolute http(s) address, as it was given. */
export function readUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '') return value
  throw new InvalidArgumentError('It must be an http(s) address without user name.')
}

/** A whole number from `least` to `most`. */
export function readNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}

/** A day of the calendar, year-month-day. */
export function readDay(value: string): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  if (day !== undefined && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(value)) return value
  throw new InvalidArgumentError('It must be a day, year-month-day, for example 2020-01-31.')
}

/** How many proxies stand before the server, or their addresses and networks, parted by commas. */
export function readProxies(value: string): ProxyTrust['proxies'] {
  const given = value.split(',').map((each) => each.trim())
  const proxies = /^\d{1,2}$/.test(value) ? Number(value) : given
  try {
    openClients({ proxies })
    return proxies
  } catch {
    throw new InvalidArgumentError(
      'It must be how many proxies there are, or addresses and networks: 10.0.0.0/8, loopback, uniquelocal.',
    )
  }
}

/** The terminal of a command, `--quiet` heeded wherever it stood on the command line. */
export function terminalOf(command: Command): Terminal {
  return openTerminal({ quiet: command.optsWithGlobals<{ quiet?: boolean }>().quiet === true })
}
