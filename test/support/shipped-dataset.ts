/** The shipped documents, read and mapped once for the tests that need them. */
import type { Quad } from '@rdfjs/types'
import type { AuthorityRecords } from '../../src/authority/records.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { shippedSources } from '../../src/files/collect.ts'
import { datasetText } from '../../src/files/dataset.ts'
import { loadDocuments, openReader, type LoadedDocument } from '../../src/files/documents.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'

/** What all data IRIs of the tests begin with. */
export const base = 'http://localhost:3000/'

/** The documents and the dataset that they give. */
export interface Shipped {
  readonly documents: readonly LoadedDocument[]
  readonly quads: readonly Quad[]
}

/** Reads and maps `data/sources/`. */
export async function readShipped(): Promise<Shipped> {
  const { documents, records } = await loadShipped()
  return { documents, quads: [...mapDataset(documents, records, { base })] }
}

/** The dataset of `data/sources/` in N-Quads, as `build` writes it. */
export async function* shippedNQuads(): AsyncGenerator<string> {
  const { documents, records } = await loadShipped()
  yield* datasetText(documents, records, { base, format: 'nq' })
}

async function loadShipped(): Promise<{ documents: readonly LoadedDocument[]; records: AuthorityRecords }> {
  const records = loadAuthorities()
  const { documents } = await loadDocuments([shippedSources()], { read: openReader(records), width: 1, onRead() {} })
  return { documents, records }
}
