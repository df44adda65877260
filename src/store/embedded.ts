/** The embedded store: threads with a copy of the data each, some for clients and some for the service itself. */
import { availableParallelism, totalmem } from 'node:os'
import { ConfigError } from '../errors.ts'
import type { Described, DescribeRequest } from './description.ts'
import type { Engine, EngineStats, QueryRequest, QueryResult } from './engine.ts'
import { guardQuery } from './guard.ts'
import { Pool } from './pool.ts'
import { planSizes } from './sizes.ts'
import { openStarter } from './starter.ts'
import type { Dataset, Starter } from './starter.ts'
import { ThreadDeath } from './thread.ts'

/** How the embedded store runs; every field has a default. */
export interface EmbeddedOptions {
  /** What relative IRIs in a query are resolved against. Default `http://localhost:3000/`. */
  readonly base?: string
  /** Clients' queries evaluated at once, each on its own copy of the data; one more copy waits as a spare.
   * Default: by processors and memory. */
  readonly workers?: number
  /** Threads for the service's own queries, which no client's query can use; 0 sends them where all others go.
   * Default: by processors and memory. */
  readonly own?: number
  /** Milliseconds a client's query may run. Default 30,000. */
  readonly deadline?: number
  /** Most solutions of one query. Default 100,000. */
  readonly limit?: number
  /** Longest result, in UTF-16 units. Default 64 million. */
  readonly bytes?: number
  /** Queries that may wait; more are refused as `busy`, and one client's beyond half of them as `too-many`.
   * Default 100. */
  readonly queue?: number
  /** Most bytes of WebAssembly memory of one thread. Default: by the size of the data. */
  readonly memory?: number
}

const DEFAULTS = { base: 'http://localhost:3000/', deadline: 30_000, limit: 100_000, bytes: 64e6, queue: 100 }
/** The service's own queries may wait in large numbers: each of them is short, and a page needs several. */
const OWN = { spares: 0, queue: 10_000, deadline: 30_000 } as const

/** Milliseconds in which the first thread and the first answers have the processors to themselves. */
const HEAD_START = 250

/** Where all processors are taken, pages and the socket go before clients' queries, about three to one. */
const NICENESS = 5

/**
 * Loads N-Quads, in chunks or as a dataset, and answers when the first threads are ready. Throws ConfigError
 * `bad-dataset`, and what reading the dataset throws.
 */
export async function openEmbedded(
  data: readonly Uint8Array[] | Dataset,
  options: EmbeddedOptions = {},
): Promise<Engine> {
  const dataset = 'chunks' in data ? data : datasetOf(data)
  const sizes = planSizes({ cores: availableParallelism(), memory: totalmem(), dataset: dataset.bytes })
  const { base, own, workers, memory, ...manner } = { ...DEFAULTS, ...sizes, ...options }
  const starter = openStarter(dataset, { base, memory })
  const niceness = own === 0 ? 0 : NICENESS
  const clients = new Pool(() => starter.start(niceness), { ...manner, workers, spares: own === 0 ? 0 : 1 })
  const service = own === 0 ? clients : new Pool(() => starter.start(0), { ...manner, ...OWN, workers: own })
  const engine = new EmbeddedEngine({ clients, service, starter })
  try {
    await engine.start()
  } catch (cause) {
    await engine.close()
    if (!(cause instanceof ThreadDeath)) throw cause
    throw new ConfigError('The dataset cannot be loaded; is it N-Quads?', { code: 'bad-dataset', cause })
  }
  return engine
}

function datasetOf(chunks: readonly Uint8Array[]): Dataset {
  return { bytes: chunks.reduce((sum, { length }) => sum + length, 0), chunks: () => Promise.resolve(chunks) }
}

// Two pools, so that nothing a client asks can keep a page waiting; only for a moment after the start there is one thread,
// which answers everybody.
class EmbeddedEngine implements Engine {
  readonly steady = true
  readonly #clients: Pool
  readonly #service: Pool
  readonly #starter: Starter
  #filling: NodeJS.Timeout | undefined
  #filled = false

  constructor({ clients, service, starter }: Parts) {
    this.#clients = clients
    this.#service = service
    this.#starter = starter
  }

  async start(): Promise<void> {
    await this.#service.start()
    if (this.#clients !== this.#service) this.#clients.visit(this.#service)
    this.#filling = setTimeout(() => {
      this.#filled = true
      for (const pool of this.#pools()) pool.fill()
    }, HEAD_START)
  }

  async query(request: QueryRequest): Promise<QueryResult> {
    // The text is checked here too, so that a refused query waits for nobody.
    if (!request.own) guardQuery(request.query)
    return (request.own ? this.#service : this.#clients).query(request)
  }

  describe(request: DescribeRequest): Promise<Described | undefined> {
    return this.#service.describe(request)
  }

  async ready(): Promise<boolean> {
    const probe = { query: 'SELECT ?s { ?s ?p ?o } LIMIT 1', results: 'text/csv', deadline: 2000, own: true }
    return this.query(probe).then(
      () => !this.#filled || this.#clients.alive,
      () => false,
    )
  }

  stats(): EngineStats {
    const all = this.#pools().map((pool) => pool.stats())
    const sum = (name: keyof EngineStats) => all.reduce((total, each) => total + each[name], 0)
    return { queued: sum('queued'), running: sum('running'), finished: sum('finished'), replaced: sum('replaced') }
  }

  async close(): Promise<void> {
    clearTimeout(this.#filling)
    this.#starter.close()
    await Promise.all(this.#pools().map((pool) => pool.close()))
  }

  complete(): Promise<void> {
    return this.#clients.beginning
  }

  #pools(): readonly Pool[] {
    return [...new Set([this.#clients, this.#service])]
  }
}

interface Parts {
  readonly clients: Pool
  readonly service: Pool
  readonly starter: Starter
}
