/** Reading documents on several threads: the same reader, its work spread. */
import { Worker } from 'node:worker_threads'
import { InputError } from '../errors.ts'
import type { DocumentInput } from './collect.ts'
import type { DocumentReader, LoadedDocument } from './documents.ts'

/** What a thread answers: the document, or why there is none. Error classes do not survive the way between threads. */
export type ReaderReply =
  | { readonly loaded: LoadedDocument }
  | { readonly refused: { readonly code: string; readonly message: string } }
  | { readonly broken: string }

/** A reader that may be called many times at once. Close it when all is read, or the process stays. */
export interface ReaderPool {
  readonly read: DocumentReader
  readonly close: () => Promise<void>
}

// Node 20 cannot load a TypeScript worker, so from source the built one is taken.
const workerFile = import.meta.url.endsWith('.ts') ? '../../dist/files/reader-worker.js' : './reader-worker.js'

/** A pool of `size` threads; each has its own copy of the records, started with its first document. */
export function openReaderPool(size: number): ReaderPool {
  const idle: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []
  const all = new Set<Worker>()
  const take = async (): Promise<Worker> => {
    const free = idle.splice(0).filter((worker) => all.has(worker))
    const first = free.pop()
    idle.push(...free)
    if (first !== undefined) return first
    if (all.size < size) return start(all)
    return new Promise((resolve) => waiting.push(resolve))
  }
  const give = (worker: Worker): void => {
    // A thread that died is replaced, so that what waits is still read.
    const next = all.has(worker) ? worker : start(all)
    const first = waiting.shift()
    if (first === undefined) idle.push(next)
    else first(next)
  }
  return {
    read: async (input) => {
      const worker = await take()
      return readReply(await ask(worker, input).finally(() => give(worker)))
    },
    close: async () => void (await Promise.all([...all].map((worker) => worker.terminate()))),
  }
}

function start(all: Set<Worker>): Worker {
  const worker = new Worker(new URL(workerFile, import.meta.url), { name: 'resograph-reader', execArgv: [] })
  all.add(worker)
  worker.on('error', () => all.delete(worker))
  worker.on('exit', () => all.delete(worker))
  return worker
}

function ask(worker: Worker, input: DocumentInput): Promise<ReaderReply> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      done()
    }
    const onMessage = (reply: ReaderReply): void => settle(() => resolve(reply))
    const onError = (error: Error): void => settle(() => reject(error))
    const onExit = (): void => settle(() => reject(new Error('the reading thread ended')))
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(input, [])
  })
}

function readReply(reply: ReaderReply): LoadedDocument {
  if ('loaded' in reply) return reply.loaded
  if ('refused' in reply) throw new InputError(reply.refused.message, { code: reply.refused.code })
  throw new Error(reply.broken)
}
