/** Reading documents for a command, with what went wrong said on the way. */
import { count } from '../count.ts'
import { InputError } from '../errors.ts'
import type { AuthorityRecords } from '../authority/records.ts'
import { shippedSources } from '../files/collect.ts'
import {
  loadDocuments,
  openReader,
  type LoadedDocument,
  type LoadedDocuments,
  type LoadOptions,
} from '../files/documents.ts'
import { openReaderPool } from '../files/pool.ts'
import { standardInput } from '../files/read.ts'
import type { Terminal } from './terminal.ts'

/** How a command wants its documents. */
export interface GatherOptions {
  readonly records: AuthorityRecords
  readonly terminal: Terminal
  /** Say what is odd in the texts and end with status 1 because of it. Default: false. */
  readonly strict?: boolean
  /** Threads that read. Default: 1, which is this one. */
  readonly workers?: number
}

/**
 * The documents under `paths`; without a path, the shipped ones. Failures are said and make the exit status 1.
 * Throws InputError (`no-documents`) when nothing at all could be read.
 */
export async function gatherDocuments(
  paths: readonly string[],
  { records, terminal, strict = false, workers = 1 }: GatherOptions,
): Promise<readonly LoadedDocument[]> {
  const from = paths.length === 0 ? [shippedSources()] : paths
  const { documents, failures, skipped } = await load(from, records, workers, (path, done, all) =>
    terminal.progress(`reading ${done + 1} of ${all}: ${path}`),
  )
  for (const { error } of failures) terminal.fail(error.message)
  if (skipped.length > 0) terminal.note(`${count(skipped.length, 'data file')} beside the documents left out`)
  if (documents.length === 0) throw nothingRead(from, failures.length)
  if (failures.length > 0) terminal.fail(`${count(failures.length, 'input')} not read; the rest is used`)
  const odd = strict ? reportOddities(documents, terminal) : 0
  if (failures.length + odd > 0) process.exitCode = 1
  return documents
}

async function load(
  paths: readonly string[],
  records: AuthorityRecords,
  workers: number,
  onRead: LoadOptions['onRead'],
): Promise<LoadedDocuments> {
  // Standard input belongs to this thread.
  if (workers === 1 || paths.includes(standardInput)) {
    return loadDocuments(paths, { read: openReader(records), width: 1, onRead })
  }
  const { read, close } = openReaderPool(workers)
  return loadDocuments(paths, { read, width: 2 * workers, onRead }).finally(close)
}

/** The error for a command to which nothing at all was given that can be read. */
export function nothingRead(paths: readonly string[], failed: number): InputError {
  const where = paths.join(', ')
  const why =
    failed > 0 ? 'none of the inputs could be read' : 'no documents were found; give files or a folder of them'
  return new InputError(`${where}: ${why}`, { code: 'no-documents' })
}

function reportOddities(documents: readonly LoadedDocument[], terminal: Terminal): number {
  for (const { path, document } of documents) {
    for (const { code, message } of document.diagnostics) terminal.fail(`${path}: ${code}: ${message}`)
  }
  return documents.reduce((sum, { document }) => sum + document.diagnostics.length, 0)
}
