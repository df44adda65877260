/** How many may be at work at once, and how many may wait: the gate before a service. */
import { admit, openQueue, tooMany } from './queue.ts'
import type { Waiting } from './queue.ts'
import { StoppedError } from './thread.ts'

/** Who asks, and what tells that nobody does any more. */
interface Asker extends Waiting {
  readonly signal?: AbortSignal | undefined
}

/** A gate before a service. */
export interface Limiter {
  /**
   * Runs `work` when there is room. Throws QueryError `busy` when too many wait already, `too-many` when too many of
   * this client do, and StoppedError where the asker leaves while it waits.
   */
  run<T>(work: () => Promise<T>, asker?: Asker): Promise<T>
  readonly running: number
  readonly queued: number
}

interface Turn extends Waiting {
  readonly enter: () => void
  readonly refuse: (error: Error) => void
}

/** At most `width` at once and `bound` waiting, of whom clients take turns. */
export function openLimiter(width: number, bound: number): Limiter {
  const queue = openQueue<Turn>(bound)
  const running: (string | undefined)[] = []
  const enter = async ({ client, signal }: Asker): Promise<void> => {
    if (signal?.aborted) throw new StoppedError()
    if (running.length < width) return void running.push(client)
    admit(queue, { client })
    await new Promise<void>((resolve, reject) => {
      const leave = () => void (queue.remove(turn) && reject(new StoppedError()))
      const turn: Turn = {
        client,
        enter() {
          signal?.removeEventListener('abort', leave)
          resolve()
        },
        refuse(error) {
          signal?.removeEventListener('abort', leave)
          reject(error)
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      queue.push(turn)?.refuse(tooMany())
    })
  }
  const leave = (client: string | undefined): void => {
    running.splice(running.indexOf(client), 1)
    // The one that leaves hands its place on, so that nobody slips in between.
    const next = queue.take((each) => running.filter((other) => other === each).length)
    if (!next) return
    running.push(next.client)
    next.enter()
  }
  return {
    async run(work, asker = {}) {
      await enter(asker)
      return work().finally(() => leave(asker.client))
    },
    get running() {
      return running.length
    },
    get queued() {
      return queue.length
    },
  }
}
