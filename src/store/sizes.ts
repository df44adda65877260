/** How many copies of the data a machine can hold, and how large each may grow. */

/** What there is: processors, bytes of memory, and the dataset's bytes as N-Quads. */
export interface Machine {
  readonly cores: number
  readonly memory: number
  readonly dataset: number
}

/** Threads for the clients' queries and for the service's own, and the most bytes of memory of each thread. */
export interface Sizes {
  readonly workers: number
  readonly own: number
  readonly memory: number
}

const GIB = 2 ** 30
/** Room for what a query needs while it runs. */
const WORKING = 256 * 2 ** 20
/** Bytes in the store for a byte of N-Quads: a quad of some 200 bytes takes 330, twice with the merged default graph. */
const EXPANSION = 4
/** The share of the machine's memory that all copies together may take. */
const SHARE = 0.75

/**
 * A thread a core for clients, at most 8, one or two for the service itself, and a spare; fewer where memory does not
 * suffice, but never none.
 */
export function planSizes({ cores, memory, dataset }: Machine): Sizes {
  const copy = EXPANSION * dataset + 64 * 2 ** 20
  const copies = Math.floor((SHARE * memory) / copy)
  const own = cores > 2 && copies >= 6 ? 2 : 1
  const workers = Math.max(1, Math.min(cores, 8, copies - own - 1))
  return { workers, own, memory: Math.min(4 * GIB, 2 * copy + WORKING) }
}
