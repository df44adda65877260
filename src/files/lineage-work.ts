/** Texts that were kept → how they compare, as N-Quads: the work of one thread once all documents are known. */
import type { AuthorityRecords } from '../authority/records.ts'
import { compareOptions } from '../lineage/compare.ts'
import { mapLineageTask, type LineageTask } from '../rdf/lineage.ts'
import { nquads } from '../rdf/nquads.ts'
import { openByteSpace } from './byte-space.ts'
import { openTextReader, type TextPlace } from './text-spool.ts'
import { zipped } from './zip.ts'

/** What is to be compared. */
export interface LineageRequest {
  readonly tasks: readonly LineageTask[]
  /** The file of the texts, open. */
  readonly file: number
  /** Where the texts of all tasks stand in it. */
  readonly places: ReadonlyMap<string, TextPlace>
  readonly base: string
  readonly zip: boolean
}

/** N-Quads in UTF-8, compressed where that was asked for. */
export interface LineageReply {
  readonly bytes: Uint8Array
  /** How many there are. */
  readonly quads: number
}

/** A worker with the records prepared once. */
export function openLineageWorker(records: AuthorityRecords): (request: LineageRequest) => LineageReply {
  const known = compareOptions(records)
  const textsOf = openTextReader()
  const space = openByteSpace()
  return ({ tasks, file, places, base, zip }) => {
    const texts = textsOf(file, places)
    let count = 0
    space.clear()
    for (const task of tasks) {
      for (const quads of mapLineageTask(task, texts, { base, known })) {
        count += quads.length
        space.write(nquads(quads))
      }
    }
    return { bytes: zip ? zipped(space.bytes()) : Uint8Array.from(space.bytes()), quads: count }
  }
}
