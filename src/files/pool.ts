/** Work on several threads: requests go to whichever thread is free. */
import { Worker } from 'node:worker_threads'
import { InputError } from '../errors.ts'
import type { DocumentInput } from './collect.ts'
import type { DocumentReader, LoadedDocument, ReaderReply } from './documents.ts'

/** A reader that may be called many times at once. Close it when all is read, or the process stays. */
export interface ReaderPool {
  readonly read: DocumentReader
  readonly close: () => Promise<void>
}

/** A pool of `size` threads that read; each has its own copy of the records, started with its first document. */
export function openReaderPool(size: number): ReaderPool {
  const { ask, close } = openThreads<DocumentInput, ReaderReply>('reader-worker', size)
  return { read: async (input) => readReply(await ask(input)), close }
}

/** Threads that may be asked many times at once. Close them when all is done, or the process stays. */
export interface Threads<Request, Reply> {
  readonly ask: (request: Request) => Promise<Reply>
  readonly close: () => Promise<void>
}

/** The programs that threads run. Node 20 cannot load a TypeScript worker, so from source the built one is taken. */
const programs = {
  'reader-worker': import.meta.url.endsWith('.ts')
    ? new URL('../../dist/files/reader-worker.js', import.meta.url)
    : new URL('./reader-worker.js', import.meta.url),
  'bulk-worker': import.meta.url.endsWith('.ts')
    ? new URL('../../dist/files/bulk-worker.js', import.meta.url)
    : new URL('./bulk-worker.js', import.meta.url),
} as const

/** Up to `size` threads of a program, each started when it is first needed. */
export function openThreads<Request, Reply>(program: keyof typeof programs, size: number): Threads<Request, Reply> {
  const idle: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []
  const all = new Set<Worker>()
  const take = async (): Promise<Worker> => {
    const free = idle.splice(0).filter((worker) => all.has(worker))
    const first = free.pop()
    idle.push(...free)
    if (first !== undefined) return first
    if (all.size < size) return start(all, programs[program])
    return new Promise((resolve) => waiting.push(resolve))
  }
  const give = (worker: Worker): void => {
    // A thread that died is replaced, so that what waits is still done.
    const next = all.has(worker) ? worker : start(all, programs[program])
    const first = waiting.shift()
    if (first === undefined) idle.push(next)
    else first(next)
  }
  return {
    ask: async (request) => {
      const worker = await take()
      return await askWorker<Request, Reply>(worker, request).finally(() => give(worker))
    },
    close: async () => void (await Promise.all([...all].map((worker) => worker.terminate()))),
  }
}

/** Room for some ten documents: with the default every second one is copied as a survivor. */
const maxYoungGenerationSizeMb = 96

function start(all: Set<Worker>, program: URL): Worker {
  const worker = new Worker(program, {
    name: 'resograph-work',
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb },
  })
  all.add(worker)
  worker.on('error', () => all.delete(worker))
  worker.on('exit', () => all.delete(worker))
  return worker
}

function askWorker<Request, Reply>(worker: Worker, request: Request): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      done()
    }
    const onMessage = (reply: Reply): void => settle(() => resolve(reply))
    const onError = (error: Error): void => settle(() => reject(error))
    const onExit = (): void => settle(() => reject(new Error('the reading thread ended')))
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(request, [])
  })
}

function readReply(reply: ReaderReply): LoadedDocument {
  if ('loaded' in reply) return reply.loaded
  if ('refused' in reply) throw new InputError(reply.refused.message, { code: reply.refused.code })
  throw new Error(reply.broken)
}
