/** One worker thread as a promise: started, asked one thing at a time, ended. */
import { Worker } from 'node:worker_threads'
import { DeadlineError, QueryError } from '../errors.ts'
import type { Described, DescribeRequest } from './description.ts'
import type { Answer, ImagePlace, Order, Reply, Task, WorkerData } from './messages.ts'

/** The thread died under this query: not a fault that the asker can be told in their own terms. */
export class ThreadDeath extends Error {
  override readonly name = 'ThreadDeath'
}

/** A thread that was ended from outside: what it was doing may be done again. */
export class ThreadEnd extends ThreadDeath {}

/** The asker went away before the answer came; nobody is left to be told. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'
  constructor() {
    super('The asker is gone.')
  }
}

/** What a query may still take when its asker is gone: a thread is worth more than the rest of a short query. */
const LINGER = 100

// Run from source, an older Node cannot load a TypeScript worker, so the built one is taken.
const fromSource = import.meta.url.endsWith('.ts')
const WORKER = new URL(fromSource ? '../../dist/store/worker.js' : './worker.js', import.meta.url)

/** A thread that holds a loaded store. Not to be used again once a call has rejected with anything but QueryError. */
export interface Thread {
  /**
   * Throws QueryError, DeadlineError past `deadline` milliseconds, StoppedError soon after `signal` was given, and
   * ThreadDeath when the thread died.
   */
  ask(task: Task, deadline: number, signal?: AbortSignal): Promise<Answer>
  /** Throws as `ask` does. */
  describe(request: DescribeRequest, deadline: number): Promise<Described | undefined>
  /** Writes an image of what it holds. Throws ThreadDeath where that fails; the thread is of no use then either. */
  keep(place: ImagePlace): Promise<void>
  end(): Promise<void>
  /** Resolves when the thread is no more, whoever ended it and whether it was asked anything or not. */
  readonly ended: Promise<void>
  /** True where its memory has grown, so that another thread should take its place when there is one. */
  readonly worn: boolean
  /** True where it is another pool's. Default false. */
  readonly guest?: true
}

/** Starts a thread and waits until its store is loaded. Throws ThreadDeath when the data cannot be loaded. */
export async function startThread(data: WorkerData): Promise<Thread> {
  const worker = new Worker(WORKER, { workerData: data, name: 'resograph-store', execArgv: [] })
  const next = openReplies(worker)
  try {
    await next()
  } catch (error) {
    await worker.terminate()
    throw error
  }
  let worn = false
  const order = async (what: Order): Promise<Reply> => {
    const coming = next()
    worker.postMessage(what, [])
    const reply = await coming
    worn ||= reply.worn === true
    return reply
  }
  return {
    ended: new Promise((resolve) => void worker.once('exit', () => resolve())),
    ask: async (task, deadline, signal) => {
      const { answer } = checkReply(await withDeadline(order(task), deadline, signal))
      return answer ?? failed('no answer')
    },
    describe: async (request, deadline) => {
      const { described } = checkReply(await withDeadline(order({ describe: request }), deadline, undefined))
      return described ?? undefined
    },
    keep: async (place) => {
      const { kept, died } = await order({ keep: place })
      if (!kept) throw new ThreadDeath(`No image was kept: ${died ?? 'no reason given'}`)
    },
    end: async () => void (await worker.terminate()),
    get worn() {
      return worn
    },
  }
}

interface Waiter {
  readonly resolve: (reply: Reply) => void
  readonly reject: (death: ThreadDeath) => void
}

/**
 * Gives the next reply, for one asker at a time. The listeners stay: taking them off and on again stops and starts the
 * thread's port, at a cost that a short query notices. They also keep a late error from ending the process.
 */
function openReplies(worker: Worker): () => Promise<Reply> {
  let waiter: Waiter | undefined
  let dead: ThreadDeath | undefined
  const die = (death: ThreadDeath): void => {
    dead ??= death
    waiter?.reject(dead)
  }
  worker
    .on('message', (reply: Reply) => waiter?.resolve(reply))
    .on('error', (cause) => die(new ThreadDeath('The store failed.', { cause })))
    .on('exit', () => die(new ThreadEnd('The store thread ended.')))
  return () =>
    new Promise((resolve, reject) => {
      if (dead) reject(dead)
      waiter = { resolve, reject }
    })
}

function withDeadline(reply: Promise<Reply>, deadline: number, signal: AbortSignal | undefined): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new DeadlineError(`The query took longer than ${deadline} ms and was stopped.`, 5))
    const timers = [setTimeout(late, deadline)]
    const leave = () => void timers.push(setTimeout(() => reject(new StoppedError()), LINGER))
    if (signal?.aborted) leave()
    signal?.addEventListener('abort', leave, { once: true })
    void reply.then(resolve, reject).finally(() => {
      for (const timer of timers) clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
    })
  })
}

function checkReply(reply: Reply): Reply {
  if (reply.died !== undefined) failed(reply.died)
  if (!reply.refused) return reply
  const { message, code, line, column } = reply.refused
  throw new QueryError(message, line === undefined || column === undefined ? { code } : { code, line, column })
}

function failed(reason: string): never {
  throw new ThreadDeath(`The store failed: ${reason}`)
}
