/** Many sources → one dataset, or a folder of Akoma Ntoso, read and mapped on several threads, in memory that grows with what documents have in common alone. */
import { openAssembly } from '../rdf/assembly.ts'
import type { RdfFormat } from '../rdf/serialize.ts'
import { openCommon } from './bulk-common.ts'
import type { BulkOutcome } from './bulk-outcome.ts'
import type { BulkOptions } from './bulk-options.ts'
import { eachPart } from './bulk-parts.ts'
import type { Collection } from './collect.ts'
import { markupName } from './markup.ts'
import { openWorkers } from './workers.ts'
import type { FolderFile } from './write-folder.ts'
import { zipped } from './zip.ts'

/**
 * The dataset in pieces, in the order of the inputs: the same input gives the same bytes, on however many threads. One
 * bad file never loses the rest. Of two documents of one key, the first stands. Throws InputError `no-documents`
 * when nothing at all could be read.
 */
export async function* bulkParts(
  found: Pick<Collection, 'inputs'>,
  outcome: BulkOutcome,
  { form, ...options }: BulkOptions & { readonly form: RdfFormat },
): AsyncGenerator<Uint8Array, void, undefined> {
  const { records, zip } = options
  const assembly = await openAssembly(form)
  const workers = await openWorkers(records, options.workers)
  const common = openCommon(options)
  try {
    if (assembly.head !== '') yield zip ? zipped(assembly.head) : Buffer.from(assembly.head)
    for await (const part of eachPart(found, outcome, { ...options, form, ask: workers.makePart })) {
      common.take(part)
      yield part.bytes
    }
    yield* common.pieces({ form, assembly, compare: workers.compare })
  } finally {
    common.close()
    await workers.close()
  }
}

/** A file of Akoma Ntoso for each document, as `bulkParts` gives their parts. */
export async function* bulkFiles(
  found: Pick<Collection, 'inputs'>,
  outcome: BulkOutcome,
  options: BulkOptions,
): AsyncGenerator<FolderFile, void, undefined> {
  const workers = await openWorkers(options.records, options.workers)
  const how = { ...options, form: 'akn', zip: false, ask: workers.makePart } as const
  try {
    for await (const { summary, bytes } of eachPart(found, outcome, how)) {
      yield { path: markupName(summary.key), body: bytes }
    }
  } finally {
    await workers.close()
  }
}
