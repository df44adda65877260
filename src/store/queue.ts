/** Who is next: one queue for all clients, bounded for each, in which a busy client waits behind the others. */

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
  push(job: Job): void
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

/** A queue for at most `bound` jobs, of which one client may fill half. */
export function openQueue<Job extends Waiting>(bound: number): FairQueue<Job> {
  const jobs: Job[] = []
  /** When each client with waiting jobs was served last; a client without is forgotten. */
  const served = new Map<string | undefined, number>()
  let turn = 0
  const share = Math.max(1, Math.floor(bound / 2))
  return {
    get length() {
      return jobs.length
    },
    admits({ client }) {
      if (jobs.length >= bound) return 'full'
      if (client === undefined) return 'yes'
      return jobs.filter((job) => job.client === client).length >= share ? 'share' : 'yes'
    },
    push: (job) => void jobs.push(job),
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
