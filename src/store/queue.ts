/** Who is next: one queue for all clients, bounded for each, in which a busy client waits behind the others. */
import { QueryError } from '../errors.ts'

/** What a queue needs to know of a job. */
export interface Waiting {
  /** Who asks; absent for askers that are not told apart. */
  readonly client?: string | undefined
}

/** Jobs that wait for a thread. */
export interface FairQueue<Job extends Waiting> {
  readonly length: number
  /** False where nothing more may wait: `full` for everybody, `share` for this client. */
  admits(job: Waiting): 'yes' | 'full' | 'share'
  /** Gives the job that had to leave for it, the last of the client with the most, where the queue was full. */
  push(job: Job): Job | undefined
  /** Puts a job before all others. */
  putBack(job: Job): void
  /**
   * The first job of the client with the fewest running, among equals of the one that was served longest ago;
   * undefined where nobody waits.
   */
  take(running: (client: string | undefined) => number): Job | undefined
  /** Takes a job out, wherever it stands; false where it does not wait. */
  remove(job: Job): boolean
  /** Takes all out. */
  clear(): readonly Job[]
}

/** Throws QueryError `busy` where nobody may wait any more, and `too-many` where this client may not. */
export function admit(queue: Pick<FairQueue<Waiting>, 'admits'>, job: Waiting): void {
  const admitted = queue.admits(job)
  if (admitted === 'full') throw new QueryError('Too many queries are waiting; try again soon.', { code: 'busy' })
  if (admitted === 'share') throw tooMany()
}

/** What a client is told that has more queries waiting than is its share. */
export const tooMany = (): QueryError =>
  new QueryError('Too many of your queries are waiting; try again soon.', { code: 'too-many' })

/**
 * A queue for at most `bound` jobs, of which one client may fill half. A full one still admits a client where another
 * has two more waiting: several greedy clients together shut nobody out.
 */
export function openQueue<Job extends Waiting>(bound: number): FairQueue<Job> {
  const jobs: Job[] = []
  /** When each client with waiting jobs was served last; a client without is forgotten. */
  const served = new Map<string | undefined, number>()
  let turn = 0
  const share = Math.max(1, Math.floor(bound / 2))
  const waitingOf = (client: string | undefined): number => jobs.filter((job) => job.client === client).length
  /** Askers that are not told apart are no client that could be greedy. */
  const mostWaiting = (): { readonly client: string | undefined; readonly count: number } => {
    const clients = [...new Set(jobs.flatMap(({ client }) => client ?? []))]
    const counts = clients.map((client) => ({ client, count: waitingOf(client) }))
    return counts.toSorted((a, b) => b.count - a.count)[0] ?? { client: undefined, count: 0 }
  }
  return {
    get length() {
      return jobs.length
    },
    admits({ client }) {
      const own = client === undefined ? Infinity : waitingOf(client)
      if (jobs.length >= bound) return mostWaiting().count > own + 1 ? 'yes' : 'full'
      return client !== undefined && own >= share ? 'share' : 'yes'
    },
    push(job) {
      const at = jobs.length < bound ? -1 : jobs.findLastIndex(({ client }) => client === mostWaiting().client)
      const [left] = at < 0 ? [] : jobs.splice(at, 1)
      jobs.push(job)
      return left
    },
    putBack: (job) => void jobs.unshift(job),
    take(running) {
      const [next] = jobs.toSorted(
        (a, b) => running(a.client) - running(b.client) || (served.get(a.client) ?? 0) - (served.get(b.client) ?? 0),
      )
      if (next === undefined) return undefined
      jobs.splice(jobs.indexOf(next), 1)
      if (jobs.some(({ client }) => client === next.client)) served.set(next.client, ++turn)
      else served.delete(next.client)
      return next
    },
    remove(job) {
      const at = jobs.indexOf(job)
      if (at >= 0) jobs.splice(at, 1)
      return at >= 0
    },
    clear: () => jobs.splice(0),
  }
}
