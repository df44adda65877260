/** How many may be at work at once, and how many may wait. */
import { QueryError } from '../errors.ts'

/** A gate before a service. */
export interface Limiter {
  /** Runs `work` when there is room. Throws QueryError `busy` when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T>
  readonly running: number
  readonly queued: number
}

/** At most `width` at once and `queue` waiting, first come, first served. */
export function openLimiter(width: number, queue: number): Limiter {
  const waiting: (() => void)[] = []
  let running = 0
  const enter = async (): Promise<void> => {
    if (running < width) return void running++
    if (waiting.length >= queue) throw new QueryError('Too many queries are waiting; try again soon.', { code: 'busy' })
    // The one that leaves hands its place on, so that nobody slips in between.
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  return {
    async run(work) {
      await enter()
      return work().finally(leave)
    },
    get running() {
      return running
    },
    get queued() {
      return waiting.length
    },
  }
}
