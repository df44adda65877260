/** Threads over one dataset: each answers one query at a time and is replaced when it is stopped or dies. */
import { DeadlineError, QueryError } from '../errors.ts'
import type { Described, DescribeRequest } from './description.ts'
import type { EngineStats, QueryRequest, QueryResult } from './engine.ts'
import type { Answer } from './messages.ts'
import { admit, openQueue, tooMany } from './queue.ts'
import type { FairQueue } from './queue.ts'
import { StoppedError, ThreadDeath } from './thread.ts'
import type { Thread } from './thread.ts'

/** How a pool runs. */
export interface PoolOptions {
  /** Queries evaluated at once. */
  readonly workers: number
  /** Threads that wait, loaded, to take the place of one that ends. */
  readonly spares: number
  /** Milliseconds a query may run. */
  readonly deadline: number
  /** Most solutions of one query. */
  readonly limit: number
  /** Longest result, in UTF-16 units. */
  readonly bytes: number
  /** Queries that may wait. */
  readonly queue: number
}

/** Who asks, and what tells that nobody does any more. */
type Asker = Pick<QueryRequest, 'client' | 'signal'>

interface Job {
  readonly work: (thread: Thread) => Promise<unknown>
  readonly client: string | undefined
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
  /** Threads that died under this job; a second death is taken as the query's own doing. */
  deaths: number
}

const MAX_START_FAILURES = 3
/** Milliseconds that a query may take on another pool's thread. */
const VISIT = 300
const NEVER = new Promise<void>(() => undefined)

/** One query at a time on each thread: a query that kills its thread takes no other down. */
export class Pool {
  readonly #startThread: () => Promise<Thread>
  readonly #options: PoolOptions
  readonly #queue: FairQueue<Job>
  readonly #idle: Thread[] = []
  readonly #busy = new Map<Thread, Job>()
  #starting = 0
  #failures = 0
  #finished = 0
  #replaced = 0
  #closed = false
  /** Resolves when the first thread is loaded, or when none will be. */
  readonly #first = withResolvers<void>()
  #guest: Thread | undefined

  constructor(startThread: () => Promise<Thread>, options: PoolOptions) {
    this.#startThread = startThread
    this.#options = options
    this.#queue = openQueue(options.queue)
  }

  /** Resolves when the first thread is loaded, and rejects when it cannot be. */
  async start(): Promise<void> {
    this.#keep(await this.#startThread())
  }

  /**
   * Until its first thread is loaded, another pool's threads answer what this one is asked, within the bounds of both. What
   * takes longer than a moment is stopped and begun again on the first thread.
   */
  visit(host: Pool): void {
    this.#guest = {
      guest: true,
      ask: (task, deadline, signal) =>
        host
          .#enqueue({ signal }, (thread) => thread.ask(task, Math.min(deadline, VISIT), signal))
          .catch((error: unknown) => {
            const early = error instanceof DeadlineError && deadline > VISIT
            throw early ? new ThreadDeath('A guest has to leave.', { cause: error }) : error
          }),
      describe: (request, deadline) => host.#enqueue({}, (thread) => thread.describe(request, deadline)),
      keep: () => Promise.reject(new Error('A guest answers queries and nothing else.')),
      end: () => Promise.resolve(),
      worn: false,
      ended: NEVER,
    }
    this.#idle.push(this.#guest)
  }

  /** Starts all other threads; nothing waits for them. */
  fill(): void {
    this.#refill()
  }

  /** Throws as `Engine.query` does, and StoppedError where the asker's signal ends it. */
  query(request: QueryRequest): Promise<QueryResult> {
    const { limit, bytes, deadline } = this.#options
    const { query, results, graph, dataset, own } = request
    const task = { query, results, graph, dataset, limit: Math.min(request.limit ?? limit, limit), bytes, own }
    return this.#enqueue(request, async (thread) =>
      toResult(await thread.ask(task, request.deadline ?? deadline, request.signal), task.limit),
    )
  }

  /** Throws as `Engine.describe` does. */
  describe(request: DescribeRequest): Promise<Described | undefined> {
    return this.#enqueue({}, (thread) => thread.describe(request, this.#options.deadline))
  }

  async #enqueue<T>({ client, signal }: Asker, work: (thread: Thread) => Promise<T>): Promise<T> {
    if (this.#closed) throw new Error('The engine is closed.')
    signal?.throwIfAborted()
    admit(this.#queue, { client })
    const { promise, resolve, reject } = withResolvers<T>()
    const job: Job = { work, client, resolve: (result) => resolve(result as T), reject, deaths: 0 }
    const leave = () => this.#queue.remove(job) && reject(new StoppedError())
    signal?.addEventListener('abort', leave, { once: true })
    this.#queue.push(job)?.reject(tooMany())
    this.#dispatch()
    return promise.finally(() => signal?.removeEventListener('abort', leave))
  }

  stats(): EngineStats {
    const { length: queued } = this.#queue
    return { queued, running: this.#busy.size, finished: this.#finished, replaced: this.#replaced }
  }

  /** Resolves when the first thread is loaded, or when it is known that none will be. */
  get beginning(): Promise<void> {
    return this.#first.promise
  }

  /** False when no thread is left and none will come. */
  get alive(): boolean {
    return !this.#closed && this.#idle.length + this.#busy.size + this.#starting > 0
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#first.resolve()
    for (const job of this.#queue.clear()) job.reject(new Error('The engine is closed.'))
    await Promise.all([...this.#idle.splice(0), ...this.#busy.keys()].map((thread) => thread.end()))
  }

  #dispatch(): void {
    while (this.#idle.length > 0 && this.#busy.size < this.#options.workers) {
      const job = this.#queue.take((client) => this.#runningOf(client))
      if (!job) return
      void this.#run(job, this.#idle.shift() as Thread)
    }
  }

  #runningOf(client: string | undefined): number {
    return [...this.#busy.values()].filter((job) => job.client === client).length
  }

  async #run(job: Job, thread: Thread): Promise<void> {
    this.#busy.set(thread, job)
    try {
      const result = await job.work(thread)
      this.#release(thread)
      job.resolve(result)
    } catch (error) {
      if (error instanceof QueryError) this.#release(thread)
      else this.#replace(thread)
      this.#settle(job, error)
    }
    this.#dispatch()
  }

  #settle(job: Job, error: unknown): void {
    if (this.#closed) return job.reject(new StoppedError())
    if (error instanceof ThreadDeath) {
      // The first death may be an earlier query's doing: the job goes back to the head of the queue.
      if (++job.deaths < 2 && this.alive) return this.#queue.putBack(job)
      const message = 'The query is too complex for the store.'
      return job.reject(new QueryError(message, { code: 'too-complex', cause: error }))
    }
    if (error instanceof DeadlineError || error instanceof QueryError) this.#finished++
    job.reject(error)
  }

  #dismiss(): void {
    const at = this.#guest ? this.#idle.indexOf(this.#guest) : -1
    if (at >= 0) this.#idle.splice(at, 1)
    this.#guest = undefined
  }

  #release(thread: Thread): void {
    this.#busy.delete(thread)
    if (thread.guest && thread !== this.#guest) return
    if (this.#closed) return void thread.end()
    if (!thread.guest) this.#finished++
    // Without a spare a fat thread is better than none.
    if (thread.worn && this.#idle.length > 0) return this.#replace(thread)
    this.#idle.push(thread)
  }

  #replace(thread: Thread): void {
    this.#busy.delete(thread)
    // What a guest did, its own pool has counted.
    if (!thread.guest) this.#replaced++
    void thread.end()
    this.#refill()
  }

  /**
   * Keeps the spares up, so that a query after a stopped one need not wait for a load. One thread after the other: two
   * at once would both be late.
   */
  #refill(): void {
    const wanted = this.#options.workers + this.#options.spares
    const held = [...this.#idle, ...this.#busy.keys()].filter((thread) => !thread.guest).length
    if (this.#closed || this.#starting > 0 || held >= wanted) return
    this.#starting++
    void this.#startThread().then(
      (thread) => this.#started(thread),
      (error) => this.#failed(error),
    )
  }

  #started(thread: Thread): void {
    this.#starting--
    this.#failures = 0
    if (this.#closed) return void thread.end()
    this.#keep(thread)
    this.#dispatch()
    this.#refill()
  }

  #keep(thread: Thread): void {
    this.#first.resolve()
    this.#dismiss()
    this.#idle.push(thread)
    void thread.ended.then(() => this.#lost(thread))
  }

  /** A thread may die while it has nothing to do; it must not be given a query then. */
  #lost(thread: Thread): void {
    const at = this.#idle.indexOf(thread)
    if (at < 0 || this.#closed) return
    this.#idle.splice(at, 1)
    this.#replaced++
    this.#refill()
  }

  #failed(error: unknown): void {
    this.#starting--
    if (++this.#failures < MAX_START_FAILURES) return this.#refill()
    // No thread will come back: nobody shall wait for one.
    this.#first.resolve()
    if (!this.alive) for (const job of this.#queue.clear()) job.reject(error)
  }
}

function toResult(answer: Answer, limit: number): QueryResult {
  const { form, mediaType, body, capped, truncated } = answer
  return capped ? { form, mediaType, body, limit, truncated } : { form, mediaType, body, truncated }
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<T>(): {
  promise: Promise<T>
  resolve: (value: T) => void
  reject: (error: unknown) => void
} {
  let settle: { resolve: (value: T) => void; reject: (error: unknown) => void } | undefined
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject }
  })
  return { promise, ...(settle as NonNullable<typeof settle>) }
}
