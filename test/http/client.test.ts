/** Whose request it is, with proxies before the server and with clients that lie. */
import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/publish/app.ts'
import { openClients } from '../../src/publish/client.ts'
import type { ProxyTrust } from '../../src/publish/client.ts'
import { openSample } from '../support/site.ts'

const find = (trust: ProxyTrust | undefined, peer: string | undefined, headers: Record<string, string> = {}) =>
  openClients(trust)(new Headers(headers), peer)

const CHAIN = { 'X-Forwarded-For': '203.0.113.9, 198.51.100.7, 10.0.0.2' }

describe('by X-Forwarded-For', () => {
  test.each<readonly [string, ProxyTrust | undefined, string | undefined, Record<string, string>, string | undefined]>([
    ['nobody is trusted by default', undefined, '10.0.0.1', CHAIN, '10.0.0.1'],
    ['a stranger is not believed', { proxies: ['10.0.0.0/8'] }, '192.0.2.1', CHAIN, '192.0.2.1'],
    ['a trusted proxy is', { proxies: ['10.0.0.1'] }, '10.0.0.1', CHAIN, '10.0.0.2'],
    ['all trusted ones are passed', { proxies: ['10.0.0.0/8'] }, '10.0.0.1', CHAIN, '198.51.100.7'],
    ['what the client wrote itself is not', { proxies: 1 }, '10.0.0.1', CHAIN, '10.0.0.2'],
    ['two proxies by their number', { proxies: 2 }, '10.0.0.1', CHAIN, '198.51.100.7'],
    ['none by their number', { proxies: 0 }, '10.0.0.1', CHAIN, '10.0.0.1'],
    ['a name of networks', { proxies: ['loopback'] }, '127.0.0.1', { 'X-Forwarded-For': '192.0.2.4' }, '192.0.2.4'],
    ['an IPv4 peer of an IPv6 socket', { proxies: ['10.0.0.0/8'] }, '::ffff:10.0.0.1', CHAIN, '198.51.100.7'],
    ['a port is no part of it', { proxies: 1 }, '10.0.0.1', { 'X-Forwarded-For': '192.0.2.4:5678' }, '192.0.2.4'],
    ['no header', { proxies: 1 }, '10.0.0.1', {}, '10.0.0.1'],
    ['another header', { proxies: 1 }, '10.0.0.1', { Forwarded: 'for=192.0.2.4' }, '10.0.0.1'],
    ['no socket', { proxies: 1 }, undefined, CHAIN, undefined],
  ])('%s', (_, trust, peer, headers, expected) => expect(find(trust, peer, headers)).toBe(expected))
})

describe('by Forwarded', () => {
  const trust: ProxyTrust = { proxies: ['10.0.0.0/8'], header: 'forwarded' }
  test.each([
    ['for=192.0.2.43', '192.0.2.43'],
    ['For="[2001:db8:cafe::17]:4711";proto=https', '2001:db8:cafe::17'],
    ['for=192.0.2.43, for=10.1.1.1;by=203.0.113.43', '192.0.2.43'],
    ['for=198.51.100.1, for=192.0.2.43, for=10.1.1.1', '192.0.2.43'],
    ['for=_hidden, for=10.1.1.1', '_hidden'],
    ['proto=https', 'unknown'],
    ['for="unclosed', '10.0.0.1'],
  ])('%s -> %s', (header, expected) => expect(find(trust, '10.0.0.1', { Forwarded: header })).toBe(expected))

  test('X-Forwarded-For is not read beside it', () => {
    expect(find(trust, '10.0.0.1', { 'X-Forwarded-For': '192.0.2.4' })).toBe('10.0.0.1')
  })
})

test('what is no address is refused when the server starts', () => {
  expect(() => openClients({ proxies: ['example.org'] })).toThrow(expect.objectContaining({ code: 'bad-proxies' }))
})

test('the store and the log are told the client behind the proxy', async () => {
  const { site } = await openSample()
  const asked: (string | undefined)[] = []
  const engine = {
    ...site.engine,
    query: (request: Parameters<typeof site.engine.query>[0]) => {
      asked.push(request.client)
      return site.engine.query(request)
    },
  }
  const logged: (string | undefined)[] = []
  const app = createApp(
    { ...site, engine },
    { trust: { proxies: ['10.0.0.0/8'] }, access: ({ client }) => logged.push(client) },
  )
  const socket = { incoming: { socket: { remoteAddress: '10.0.0.1' } } }
  const headers = { 'X-Forwarded-For': '192.0.2.4', Accept: 'application/sparql-results+json' }
  expect((await app.request('/sparql?query=ASK%7B%7D', { headers }, socket)).status).toBe(200)
  expect([asked, logged]).toEqual([['192.0.2.4'], ['192.0.2.4']])
  await site.engine.close()
})
