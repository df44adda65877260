/** The socket: a dataset in, a running server out, and an orderly end. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import pino from 'pino'
import { ConfigError } from '../errors.ts'
import { packagePath } from '../files/locate.ts'
import { queryNames, readShippedQuery } from '../files/queries.ts'
import { chunkNQuads } from '../store/chunks.ts'
import { openEmbedded } from '../store/embedded.ts'
import type { Engine } from '../store/engine.ts'
import { createApp } from './app.ts'
import type { Site, StoredQuery } from './site.ts'

/** What to serve and where. */
export interface ServerOptions {
  /** The dataset as N-Quads, whole or in pieces. */
  readonly nquads: string | Iterable<string> | AsyncIterable<string>
  /** What all data IRIs begin with. */
  readonly base: string
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default 3000; 0 takes any free port. */
  readonly port?: number
  /** Plain text of each document by its key. Default none. */
  readonly texts?: ReadonlyMap<string, string>
  /** When the newest source was changed. Default: now. */
  readonly modified?: Date
  /** Milliseconds that a query may take. Default 30,000. */
  readonly deadline?: number
  /** Clients' queries evaluated at once. Default: by processors and memory. */
  readonly workers?: number
  /** The least that is written to standard error, as lines of JSON; `info` tells every request. Default `warn`. */
  readonly logLevel?: LogLevel
}

/** How much is logged, from all to nothing but failures. */
export type LogLevel = 'info' | 'warn' | 'error'

/** A server that listens. */
export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:3000/`. */
  readonly url: string
  /** Ends it: no new connection, open answers are finished for up to 5 seconds. */
  close(): Promise<void>
}

const GRACE = 5000

/** After the first of these a second one ends the process at once, as it does where nobody listens. */
const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/**
 * Loads the dataset, opens the socket, and closes both on SIGTERM and SIGINT.
 * Throws ConfigError `bad-dataset`, and `cannot-listen` when the address is taken or not ours.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const site = await openSite(options)
  const log = pino({ base: null, level: options.logLevel ?? 'warn' }, pino.destination({ dest: 2, sync: true }))
  const app = createApp(site, {
    log: (error, { method, url }, id) => log.error({ id, err: error, method, url }, 'failed'),
    access: (access) => log.info(access, 'answered'),
  })
  const server = await listen(app.fetch, options).catch(async (cause: unknown) => {
    await site.engine.close()
    throw new ConfigError(`cannot listen: ${cause instanceof Error ? cause.message : String(cause)}`, {
      code: 'cannot-listen',
      cause,
    })
  })
  const close = once(() => {
    for (const signal of SIGNALS) process.off(signal, onSignal)
    return closeServer(server, site.engine)
  })
  const onSignal = () => void close()
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return { url: urlOf(server), close }
}

/** A site from a dataset and the package's own vocabulary and queries. Throws as `openEmbedded` does. */
export async function openSite(options: ServerOptions): Promise<Site> {
  const { base, nquads, texts = new Map<string, string>(), modified = new Date(), deadline, workers } = options
  const chunks = await chunkNQuads(nquads)
  const engine = await openEmbedded(chunks, {
    base,
    ...(deadline === undefined ? {} : { deadline }),
    ...(workers === undefined ? {} : { workers }),
  })
  const hash = createHash('sha256')
  let quads = 0
  for (const chunk of chunks) {
    hash.update(chunk)
    for (const byte of chunk) if (byte === NEWLINE) quads++
  }
  return {
    engine,
    base,
    dataset: { sha256: hash.digest('hex'), modified, quads },
    nquads: function* () {
      for (const chunk of chunks) yield Buffer.from(chunk).toString('utf8')
    },
    vocabulary: {
      ontology: readVocabulary('resograph.ttl'),
      shapes: readVocabulary('shapes.ttl'),
      context: readVocabulary('context.jsonld'),
    },
    queries: queryNames().map((name) => readQuery(name, readShippedQuery(name))),
    texts,
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
  }
}

const readVocabulary = (name: string): string => readFileSync(packagePath(`ontology/${name}`), 'utf8')

const NEWLINE = 10

/** The header comment is the run of `#` lines at the top: the question, then what else is to be said. */
function readQuery(name: string, text: string): StoredQuery {
  const header = /^(?:#.*\r?\n)+/.exec(text)?.[0] ?? ''
  const [title = '', ...rest] = header.split(/\r?\n/).map((line) => line.replace(/^#+\s*/, '').trim())
  return { name, title: title === '' ? name : title, description: rest.filter((line) => line !== '').join(' '), text }
}

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { host = '127.0.0.1', port = 3000 }: ServerOptions,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server))
    server.once('error', reject)
  })
}

function urlOf(server: ServerType): string {
  const { address, port, family } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`
}

async function closeServer(server: ServerType, engine: Engine): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE)
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  await closed
  clearTimeout(timer)
  await engine.close()
}

function once<T>(run: () => T): () => T {
  let result: { readonly value: T } | undefined
  return () => (result ??= { value: run() }).value
}
