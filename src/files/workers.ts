/** The work of a bulk build, done by threads or right here. */
import type { AuthorityRecords } from '../authority/records.ts'
import type { PartReply, PartRequest } from './part.ts'
import type { LineageReply, LineageRequest } from './lineage-work.ts'
import { openThreads } from './pool.ts'
import type { WorkReply, WorkRequest } from './work.ts'

/** Whoever does the work. Close them when all is done, or the process stays. */
export interface Workers {
  /** Rejects when the thread dies. */
  readonly makePart: (request: PartRequest) => Promise<PartReply>
  /** Rejects as above. */
  readonly compare: (request: LineageRequest) => Promise<LineageReply>
  readonly close: () => Promise<void>
}

/** `size` threads; for one, none: this thread does it all. */
export async function openWorkers(records: AuthorityRecords, size: number): Promise<Workers> {
  const threads = size > 1 ? openThreads<WorkRequest, WorkReply>('bulk-worker', size) : undefined
  // Reading documents takes a large part of the program, which this thread need not load where others read.
  const ask = threads?.ask ?? (await import('./local-worker.ts')).openLocalWorker(records)
  return {
    makePart: async (part) => answered(await ask({ part })) as PartReply,
    compare: async (lineage) => answered(await ask({ lineage })) as LineageReply,
    close: async () => threads?.close(),
  }
}

function answered(reply: WorkReply): PartReply | LineageReply {
  if ('failed' in reply) throw new Error(reply.failed)
  return reply
}
