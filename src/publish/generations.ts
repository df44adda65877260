/** Generations of the data, numbered and immutable: the next is made ready aside, tried, swapped in; the last is drained. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EngineStats } from '../store/engine.ts'
import { addChanges } from './changes.ts'
import type { Change } from './changes.ts'
import { openMetrics } from './metrics.ts'
import type { Fact, Metrics } from './metrics.ts'
import type { Site } from './site.ts'

/** `environment` is what the socket knows beside the request; `send` and `forget` are those of `openApp`. */
type Handler = ((request: Request, environment?: object) => Response | Promise<Response>) & {
  readonly send?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean
  readonly forget?: () => void
}

/** How generations are made and told of. */
export interface GenerationOptions {
  /** Opens the data as they are now, each time anew. */
  readonly open: () => Promise<Site>
  /** The request handler over one site. */
  readonly handle: (site: Site, metrics: Metrics) => Handler
  /** Changes from before this process. Default none. */
  readonly changes?: readonly Change[]
  /** Keeps the changes; a rejection is only told. */
  readonly keep?: (changes: readonly Change[]) => Promise<void>
  readonly tell?: (event: GenerationEvent) => void
}

/** What happened to a reload. */
export type GenerationEvent =
  | { readonly kind: 'swapped'; readonly generation: number; readonly seconds: number; readonly quads: number }
  | { readonly kind: 'refused'; readonly generation: number; readonly error: unknown }

/** The running series. */
export interface Generations {
  /** Answers from the newest generation; one that was begun ends on the generation where it began. */
  fetch(request: Request, environment?: object): Promise<Response>
  /** Sends an answer that the newest generation keeps; false, and nothing done, where `fetch` is to answer. */
  send(incoming: IncomingMessage, outgoing: ServerResponse): boolean
  /** Never rejects: what fails is kept for `/readyz`, the metrics and `tell`. A reload asked for during one follows it. */
  reload(): Promise<void>
  /** Ends all engines. */
  close(): Promise<void>
}

interface Generation {
  readonly number: number
  readonly site: Site
  readonly answer: Handler
  readonly open: Set<Promise<unknown>>
}

/** Opens the first generation. Throws as `open` does. */
export async function openGenerations(options: GenerationOptions): Promise<Generations> {
  const series = new Series(options)
  await series.start()
  return series
}

class Series implements Generations {
  readonly #options: GenerationOptions
  #changes: readonly Change[]
  #current!: Generation
  /** Queries of engines that are gone, so that counters never fall. */
  #past = { finished: 0, replaced: 0 }
  #failure: { readonly message: string; readonly at: Date } | undefined
  #counts = { swapped: 0, refused: 0 }
  #loading: Promise<void> | undefined
  #again = false
  #closed = false

  constructor(options: GenerationOptions) {
    this.#options = options
    this.#changes = options.changes ?? []
  }

  async start(): Promise<void> {
    const site = await this.#options.open()
    this.#current = await this.#generation(1, site, site.dataset.modified)
  }

  // A property, so that the socket can take it as it is.
  readonly fetch = async (request: Request, environment?: object): Promise<Response> => {
    const { answer, open } = this.#current
    const answering = Promise.resolve(answer(request, environment))
    open.add(answering)
    try {
      return await answering
    } finally {
      open.delete(answering)
    }
  }

  readonly send = (incoming: IncomingMessage, outgoing: ServerResponse): boolean =>
    this.#current.answer.send?.(incoming, outgoing) ?? false

  reload(): Promise<void> {
    if (this.#loading) this.#again = true
    this.#loading ??= this.#reloadAll().finally(() => (this.#loading = undefined))
    return this.#loading
  }

  #stats(): EngineStats {
    const { queued, running, finished, replaced } = this.#current.site.engine.stats()
    return { queued, running, finished: finished + this.#past.finished, replaced: replaced + this.#past.replaced }
  }

  readonly #facts: readonly Fact[] = [
    { name: 'resograph_generation', help: 'Number of the data that are served.', read: () => this.#current.number },
    { name: 'resograph_reloads_swapped', help: 'Reloads that were taken.', read: () => this.#counts.swapped },
    { name: 'resograph_reloads_refused', help: 'Reloads that failed.', read: () => this.#counts.refused },
    {
      name: 'resograph_reload_failing',
      help: '1 while the last reload has failed and older data are served.',
      read: () => (this.#failure ? 1 : 0),
    },
  ]

  /** One set of counters for all generations. */
  readonly #metrics = openMetrics({ stats: () => this.#stats() }, this.#facts)

  async close(): Promise<void> {
    this.#closed = true
    await this.#loading
    await this.#current.site.engine.close()
  }

  async #reloadAll(): Promise<void> {
    do {
      this.#again = false
      await this.#reloadOnce()
    } while (this.#again && !this.#closed)
  }

  async #reloadOnce(): Promise<void> {
    const number = this.#current.number + 1
    const start = performance.now()
    const old = this.#current
    let site: Site | undefined
    try {
      site = await this.#options.open()
      await this.#check(site)
      // The old data are served meanwhile, so there is time.
      await site.engine.complete?.()
      this.#current = await this.#generation(number, site, new Date())
      this.#failure = undefined
      this.#counts.swapped++
      const seconds = (performance.now() - start) / 1000
      this.#options.tell?.({ kind: 'swapped', generation: number, seconds, quads: site.dataset.quads })
    } catch (error) {
      await site?.engine.close()
      this.#failure = { message: error instanceof Error ? error.message : String(error), at: new Date() }
      this.#counts.refused++
      this.#options.tell?.({ kind: 'refused', generation: number, error })
      return
    }
    await this.#drain(old)
  }

  /** The new data must answer a real query, and must not be nothing where there was something. */
  async #check({ engine, dataset }: Site): Promise<void> {
    if (this.#closed) throw new Error('The server is ending.')
    if (!(await engine.ready())) throw new Error('The new data do not answer a query.')
    if (dataset.quads === 0 && this.#current.site.dataset.quads > 0) throw new Error('The new data are empty.')
  }

  async #generation(number: number, opened: Site, at: Date): Promise<Generation> {
    const changes = opened.graphs === undefined ? this.#changes : addChanges(this.#changes, opened.graphs, at)
    if (changes.length > this.#changes.length)
      await this.#options.keep?.(changes).catch((error: unknown) => {
        this.#options.tell?.({ kind: 'refused', generation: number, error })
      })
    this.#changes = changes
    const site: Site = { ...opened, changes, notice: () => this.#notice() }
    return { number, site, answer: this.#options.handle(site, this.#metrics), open: new Set() }
  }

  async #drain({ site, answer, open }: Generation): Promise<void> {
    await Promise.allSettled(open)
    answer.forget?.()
    const { finished, replaced } = site.engine.stats()
    this.#past = { finished: this.#past.finished + finished, replaced: this.#past.replaced + replaced }
    await site.engine.close()
  }

  #notice(): string | undefined {
    if (!this.#failure) return undefined
    const { message, at } = this.#failure
    return `The last reload failed at ${at.toISOString()}; generation ${this.#current.number} is served.\n${message}\n`
  }
}
