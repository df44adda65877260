/** The socket: a dataset in, a running server out, and an orderly end. */
import { closeSync, openSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import pino from 'pino'
import { ConfigError } from '../errors.ts'
import { openApp } from './app.ts'
import type { Access } from './app.ts'
import type { Change } from './changes.ts'
import type { ProxyTrust } from './client.ts'
import { openGenerations } from './generations.ts'
import type { GenerationEvent, Generations } from './generations.ts'
import { readJournal, writeJournal } from './journal.ts'
import { openSite } from './open.ts'
import type { SiteOptions } from './open.ts'
import type { Site } from './site.ts'
import { watchState } from './watch.ts'
import type { Fingerprint } from './watch.ts'

/** Where to listen, and how to follow the data. */
export interface SocketOptions {
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default 3000; 0 takes any free port. */
  readonly port?: number
  /** Looked at now and then; a new state is a reload. Default: only SIGHUP is. */
  readonly watch?: { readonly fingerprint: Fingerprint; readonly every: number }
  /** File that keeps the changes of the data for `/ldes`. Default: they are kept while the process runs. */
  readonly journal?: string
  /** The least that is written to standard error, as lines of JSON; `info` tells every request, and reloads are
   * told always. Default `warn`.
   */
  readonly logLevel?: LogLevel
  /** Proxies that are believed when they say for whom they ask. Default: none. */
  readonly trust?: ProxyTrust
}

/** What to serve and where. */
export interface ServerOptions extends SocketOptions, SiteOptions {}

/** How much is logged, from all to nothing but failures. */
export type LogLevel = 'info' | 'warn' | 'error'

/** A server that listens. */
export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:3000/`. */
  readonly url: string
  /** Ends it: no new connection, open answers are finished for up to 5 seconds. */
  close(): Promise<void>
}

export { openSite }

const GRACE = 5000
/** Longer than clients and proxies keep an idle connection, so that none is closed under a request that is on its way. */
const KEEP_ALIVE = 65_000

/** After the first of these a second one ends the process at once, as it does where nobody listens. */
const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/**
 * Loads the dataset, opens the socket, and closes both on SIGTERM and SIGINT.
 * Throws ConfigError `bad-dataset`, and `cannot-listen` when the address is taken or not ours.
 */
export function startServer(options: ServerOptions): Promise<RunningServer> {
  return serveSite(() => openSite(options), options)
}

/**
 * Serves what `open` gives, and opens it anew aside on SIGHUP and when the watched state changes; what cannot be
 * opened leaves the old data in place. Throws as `startServer` and `open` do.
 */
export async function serveSite(open: () => Promise<Site>, options: SocketOptions): Promise<RunningServer> {
  const log = pino({ base: null, level: options.logLevel ?? 'warn' }, pino.destination({ dest: 2, sync: true }))
  const { journal } = options
  const generations = await openGenerations({
    open,
    handle: (site, metrics) => {
      const { app, ...beside } = openApp(site, {
        log: (error, { method, url }, id) => log.error({ id, err: error, method, url }, 'failed'),
        ...(log.isLevelEnabled('info') && { access: (access: Access) => log.info(access, 'answered') }),
        metrics,
        ...(options.trust && { trust: options.trust }),
      })
      return Object.assign((request: Request, environment?: object) => app.fetch(request, environment), beside)
    },
    ...(journal === undefined
      ? {}
      : { changes: await readJournal(journal), keep: (changes: readonly Change[]) => writeJournal(journal, changes) }),
    // Rare, and what its operator waits for, so told at every level.
    tell: (event) => tellReload(log.child({}, { level: 'info' }), event),
  })
  const server = await listen(generations, options).catch(async (cause: unknown) => {
    await generations.close()
    throw new ConfigError(`cannot listen: ${cause instanceof Error ? cause.message : String(cause)}`, {
      code: 'cannot-listen',
      cause,
    })
  })
  const reload = () => void generations.reload()
  const terminal = process.stderr.isTTY
  const onHangUp = () => {
    if (!terminal || hasTerminal()) {
      // Before the reload, so that what changes meanwhile is still noticed.
      return void (watch?.accept() ?? Promise.resolve()).then(reload)
    }
    // By then our own listener is gone, so that the signal does what it does to others. Node cannot end by itself
    // without its terminal: it aborts.
    void close().then(() => process.kill(process.pid, 'SIGHUP'))
  }
  const watch = options.watch && watchState(options.watch.fingerprint, options.watch.every, reload)
  process.on('SIGHUP', onHangUp)
  const close = once(() => {
    watch?.end()
    process.off('SIGHUP', onHangUp)
    for (const signal of SIGNALS) process.off(signal, onSignal)
    return closeServer(server, generations)
  })
  const onSignal = () => void close()
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return { url: urlOf(server), close }
}

/** A closed terminal sends SIGHUP too; then there is nobody left to serve for. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return false
  }
}

function tellReload(log: pino.Logger, event: GenerationEvent): void {
  if (event.kind === 'swapped') log.info(event, 'new data are served')
  else log.error({ generation: event.generation, err: event.error }, 'new data are refused; the old ones are served')
}

function listen(
  { fetch, send }: Pick<Generations, 'fetch' | 'send'>,
  { host = '127.0.0.1', port = 3000 }: SocketOptions,
): Promise<Server> {
  const answer = getRequestListener(fetch, { hostname: host })
  const server = createServer((incoming, outgoing) => {
    if (send(incoming, outgoing)) return
    // RFC 9110 section 9.3.7: asked of the server as a whole, for which there is no address to route.
    if (incoming.url === '*') outgoing.writeHead(204, { Allow: 'GET, HEAD, OPTIONS, POST' }).end()
    else void answer(incoming, outgoing)
  })
  server.keepAliveTimeout = KEEP_ALIVE
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

function urlOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`
}

async function closeServer(server: Server, engine: { close(): Promise<void> }): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  const timer = setTimeout(() => server.closeAllConnections(), GRACE)
  server.closeIdleConnections()
  await closed
  clearTimeout(timer)
  await engine.close()
}

function once<T>(run: () => T): () => T {
  let result: { readonly value: T } | undefined
  return () => (result ??= { value: run() }).value
}
