/** Work on several threads: requests go to whichever thread is free. */
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

/** Threads that may be asked many times at once. Close them when all is done, or the process stays. */
export interface Threads<Request, Reply> {
  readonly ask: (request: Request) => Promise<Reply>
  readonly close: () => Promise<void>
}

/** The programs that threads run. Node 20 cannot load a TypeScript worker, so from source the built one is taken. */
const programs = {
  'bulk-worker': import.meta.url.endsWith('.ts')
    ? new URL('../../dist/files/bulk-worker.js', import.meta.url)
    : new URL('./bulk-worker.js', import.meta.url),
} as const

/**
 * How often a function must have run before it is compiled anew, faster. By default a build of some thousand documents
 * spends a third of its time in compiling, again and again, what it has not seen enough of.
 */
const INTERRUPT_BUDGET = 800_000

/** The last version of Node for which this was looked at; V8 complains of settings that it does not know. */
const LAST_KNOWN = 24

function compileLater(): void {
  if (Number.parseInt(process.versions.node, 10) <= LAST_KNOWN) {
    setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`)
  }
}

/** Up to `size` threads of a program, each started when it is first needed. */
export function openThreads<Request, Reply>(program: keyof typeof programs, size: number): Threads<Request, Reply> {
  compileLater()
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
