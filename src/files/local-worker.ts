/** All kinds of work of a bulk build, in one thread. */
import type { AuthorityRecords } from '../authority/records.ts'
import { openPartWorker } from './bulk-work.ts'
import { openLineageWorker } from './lineage-work.ts'
import type { WorkReply, WorkRequest } from './work.ts'

/** A worker with the records prepared once. */
export function openLocalWorker(records: AuthorityRecords): (request: WorkRequest) => Promise<WorkReply> {
  const makePart = openPartWorker(records)
  const compare = openLineageWorker(records)
  return async (request) => ('part' in request ? makePart(request.part) : compare(request.lineage))
}
