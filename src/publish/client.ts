/** Who asks: the peer of the socket, or, behind proxies that are trusted, the client that they tell of. */
import parseForwarded from 'forwarded-parse'
import proxyAddress from 'proxy-addr'
import { ConfigError } from '../errors.ts'

/** Headers in which proxies tell of clients. Only one is read: a proxy that writes one may pass on a forged other. */
export const PROXY_HEADERS = ['x-forwarded-for', 'forwarded'] as const

/** Which peers are believed, and in what header they say whom they speak for. */
export interface ProxyTrust {
  /** Addresses, networks (`10.0.0.0/8`), `loopback`, `linklocal`, `uniquelocal`, or the number of proxies in a row. */
  readonly proxies: readonly string[] | number
  /** Default `x-forwarded-for`. */
  readonly header?: (typeof PROXY_HEADERS)[number]
}

/** The address that asks; undefined where no socket is behind the request. */
export type FindClient = (headers: Pick<Headers, 'get'>, peer: string | undefined) => string | undefined

/**
 * Reads the client from the header only where the peer is a trusted proxy, and from its end: the last address that no
 * trusted proxy has. Without `trust` the peer is the client. Throws ConfigError `bad-proxies` for what is no address.
 */
export function openClients(trust?: ProxyTrust): FindClient {
  if (trust === undefined) return (_, peer) => peer
  const { proxies, header = 'x-forwarded-for' } = trust
  const trusted = compile(proxies)
  const read = header === 'forwarded' ? readForwarded : (text: string) => text
  return (headers, peer) => {
    const text = headers.get(header)
    if (peer === undefined || text === null || !trusted(peer, 0)) return peer
    const list = read(text)
    return list === undefined ? peer : proxyAddress(asked(peer, list), trusted)
  }
}

type Trusted = (address: string, distance: number) => boolean

function compile(proxies: ProxyTrust['proxies']): Trusted {
  if (typeof proxies === 'number') return (_, distance) => distance < proxies
  try {
    return proxyAddress.compile([...proxies])
  } catch (cause) {
    throw new ConfigError(`no address of a proxy: ${proxies.join(', ')}`, { code: 'bad-proxies', cause })
  }
}

/** What proxy-addr looks at of a request of Node. */
function asked(peer: string, list: string): Parameters<typeof proxyAddress>[0] {
  const addresses = list.split(',').map((each) => withoutPort(each.trim()))
  const request = { socket: { remoteAddress: peer }, headers: { 'x-forwarded-for': addresses.join(',') } }
  return request as unknown as Parameters<typeof proxyAddress>[0]
}

/** The members `for` in order; undefined where the header is no Forwarded header. Source: RFC 7239 section 4. */
function readForwarded(text: string): string | undefined {
  try {
    return parseForwarded(text)
      .map((element) => element['for'] ?? 'unknown')
      .join(',')
  } catch {
    return undefined
  }
}

/** `[2001:db8::1]:80` and `192.0.2.1:80` without brackets and port, which some proxies write. */
function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]+)\]/.exec(address)?.[1]
  return bracketed ?? (/^[\d.]+:\d+$/.test(address) ? address.replace(/:\d+$/, '') : address)
}
