/** The embedded store: worker threads, each with its own copy, replaced when one is stopped or dies. */
import { ConfigError, DeadlineError, QueryError } from '../errors.ts'
import type { Engine, EngineStats, QueryRequest, QueryResult } from './engine.ts'
import { guardQuery } from './guard.ts'
import type { Answer, WorkerData } from './messages.ts'
import { startThread, ThreadDeath } from './thread.ts'
import type { Thread } from './thread.ts'

/** How the embedded store runs; every field has a default. */
export interface EmbeddedOptions {
  /** What relative IRIs in a query are resolved against. Default `http://localhost:3000/`. */
  readonly base?: string
  /** Queries evaluated at once, each on its own copy of the data; one more copy waits as a spare. Default 1. */
  readonly workers?: number
  /** Milliseconds a query may run. Default 10,000. */
  readonly deadline?: number
  /** Most solutions of one query. Default 100,000. */
  readonly limit?: number
  /** Longest result, in UTF-16 units. Default 64 million. */
  readonly bytes?: number
  /** Queries that may wait; more are refused as `busy`. Default 100. */
  readonly queue?: number
}

interface Job {
  readonly request: QueryRequest
  readonly resolve: (result: QueryResult) => void
  readonly reject: (error: unknown) => void
  /** Threads that died under this job; a second death is taken as the query's own doing. */
  deaths: number
}

const DEFAULTS = {
  base: 'http://localhost:3000/',
  workers: 1,
  deadline: 10_000,
  limit: 100_000,
  bytes: 64e6,
  queue: 100,
}
const MAX_START_FAILURES = 3

/** Loads N-Quads chunks and answers when the first thread is ready. Throws ConfigError `bad-dataset`. */
export async function openEmbedded(chunks: readonly Uint8Array[], options: EmbeddedOptions = {}): Promise<Engine> {
  const engine = new EmbeddedEngine(chunks, { ...DEFAULTS, ...options })
  await engine.start()
  return engine
}

// One query at a time on each thread: a query that kills its thread takes no other down; the waiting ones
// go to the spare.
class EmbeddedEngine implements Engine {
  readonly #data: WorkerData
  readonly #options: Required<EmbeddedOptions>
  readonly #idle: Thread[] = []
  readonly #busy = new Set<Thread>()
  readonly #jobs: Job[] = []
  /** How many of the busy threads work for clients. */
  #clients = 0
  #starting = 0
  #failures = 0
  #finished = 0
  #replaced = 0
  #closed = false

  constructor(chunks: readonly Uint8Array[], options: Required<EmbeddedOptions>) {
    this.#data = { chunks, base: options.base }
    this.#options = options
  }

  async start(): Promise<void> {
    try {
      this.#idle.push(await startThread(this.#data))
    } catch (cause) {
      throw new ConfigError('The dataset cannot be loaded; is it N-Quads?', { code: 'bad-dataset', cause })
    }
    this.#refill()
  }

  async query(request: QueryRequest): Promise<QueryResult> {
    // The text is checked here too, so that a refused query waits for nobody.
    guardQuery(request.query)
    if (!request.own && this.#jobs.length >= this.#options.queue)
      throw new QueryError('Too many queries are waiting; try again soon.', { code: 'busy' })
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Error('The engine is closed.'))
      this.#jobs.push({ request, resolve, reject, deaths: 0 })
      this.#dispatch()
    })
  }

  async ready(): Promise<boolean> {
    const probe = { query: 'SELECT ?s { ?s ?p ?o } LIMIT 1', results: 'text/csv', deadline: 2000, own: true }
    return this.query(probe).then(
      () => true,
      () => false,
    )
  }

  stats(): EngineStats {
    const { length: queued } = this.#jobs
    return { queued, running: this.#busy.size, finished: this.#finished, replaced: this.#replaced }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#jobs.splice(0)) job.reject(new Error('The engine is closed.'))
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((thread) => thread.end()))
  }

  #dispatch(): void {
    while (this.#idle.length > 0) {
      const at = this.#nextJob()
      const [job] = at < 0 ? [] : this.#jobs.splice(at, 1)
      if (!job) return
      void this.#run(job, this.#idle.shift() as Thread)
    }
  }

  /** Own queries go first and may take the spare, so that a page never waits for a client's long query. */
  #nextJob(): number {
    const own = this.#jobs.findIndex(({ request }) => request.own)
    if (own >= 0) return own
    return this.#clients < this.#options.workers ? 0 : -1
  }

  async #run(job: Job, thread: Thread): Promise<void> {
    this.#busy.add(thread)
    const { request } = job
    if (!request.own) this.#clients++
    const { limit, bytes } = this.#options
    const { query, results, graph, dataset } = request
    const task = { query, results, graph, dataset, limit: Math.min(request.limit ?? limit, limit), bytes }
    try {
      job.resolve(toResult(await thread.ask(task, request.deadline ?? this.#options.deadline), task.limit))
      this.#release(thread)
    } catch (error) {
      if (error instanceof QueryError) this.#release(thread)
      else this.#replace(thread)
      this.#settle(job, error)
    } finally {
      if (!request.own) this.#clients--
    }
    this.#dispatch()
  }

  #settle(job: Job, error: unknown): void {
    if (error instanceof ThreadDeath && !this.#closed) {
      // The first death may be an earlier query's doing: the job goes back to the head of the queue.
      if (++job.deaths < 2) return void this.#jobs.unshift(job)
      const message = 'The query is too complex for the store.'
      return job.reject(new QueryError(message, { code: 'too-complex', cause: error }))
    }
    if (error instanceof DeadlineError || error instanceof QueryError) this.#finished++
    job.reject(error)
  }

  #release(thread: Thread): void {
    this.#busy.delete(thread)
    if (this.#closed) return void thread.end()
    this.#idle.push(thread)
    this.#finished++
  }

  #replace(thread: Thread): void {
    this.#busy.delete(thread)
    this.#replaced++
    void thread.end()
    this.#refill()
  }

  /** Keeps one thread more than may be busy, so that a query after a stopped one need not wait for a load. */
  #refill(): void {
    while (!this.#closed && this.#idle.length + this.#busy.size + this.#starting <= this.#options.workers) {
      this.#starting++
      void startThread(this.#data).then(
        (thread) => this.#started(thread),
        (error) => this.#failed(error),
      )
    }
  }

  #started(thread: Thread): void {
    this.#starting--
    this.#failures = 0
    if (this.#closed) return void thread.end()
    this.#idle.push(thread)
    this.#dispatch()
  }

  #failed(error: unknown): void {
    this.#starting--
    if (++this.#failures < MAX_START_FAILURES) return this.#refill()
    // No thread will come back: nobody shall wait for one.
    if (this.#idle.length + this.#busy.size === 0) for (const job of this.#jobs.splice(0)) job.reject(error)
  }
}

function toResult(answer: Answer, limit: number): QueryResult {
  const { form, mediaType, body, capped, truncated } = answer
  return capped ? { form, mediaType, body, limit, truncated } : { form, mediaType, body, truncated }
}
