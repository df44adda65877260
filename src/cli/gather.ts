/** Reading documents for a command, with what went wrong said on the way. */
import { count } from '../count.ts'
import { InputError } from '../errors.ts'
import type { AuthorityRecords } from '../authority/records.ts'
import { shippedSources } from '../files/collect.ts'
import { loadDocuments, openReader, type LoadedDocument } from '../files/documents.ts'
import type { Terminal } from './terminal.ts'

/** How a command wants its documents. */
export interface GatherOptions {
  readonly records: AuthorityRecords
  readonly terminal: Terminal
}

/**
 * The documents under `paths`; without a path, the shipped ones. Failures are said and make the exit status 1.
 * Throws InputError (`no-documents`) when nothing at all could be read.
 */
export async function gatherDocuments(
  paths: readonly string[],
  { records, terminal }: GatherOptions,
): Promise<readonly LoadedDocument[]> {
  const from = paths.length === 0 ? [shippedSources()] : paths
  const { documents, failures, skipped } = await loadDocuments(from, {
    read: openReader(records),
    width: 1,
    onRead: (path, done, all) => terminal.progress(`reading ${done + 1} of ${all}: ${path}`),
  })
  for (const { error } of failures) terminal.fail(error.message)
  if (skipped.length > 0) terminal.note(`${count(skipped.length, 'data file')} beside the documents left out`)
  if (documents.length === 0) throw nothingRead(from, failures.length)
  if (failures.length > 0) terminal.fail(`${count(failures.length, 'input')} not read; the rest is used`)
  if (failures.length > 0) process.exitCode = 1
  return documents
}

/** The error for a command to which nothing at all was given that can be read. */
export function nothingRead(paths: readonly string[], failed: number): InputError {
  const where = paths.join(', ')
  const why =
    failed > 0 ? 'none of the inputs could be read' : 'no documents were found; give files or a folder of them'
  return new InputError(`${where}: ${why}`, { code: 'no-documents' })
}
