/** The shipped documents, read and mapped once for the tests that need them. */
import type { Quad } from '@rdfjs/types'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { shippedSources } from '../../src/files/collect.ts'
import { loadDocuments, openReader, type LoadedDocument } from '../../src/files/documents.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'

/** What all data IRIs of the tests begin with. */
export const base = 'http://localhost:3000/'

/** The documents and the dataset that they give. */
export interface Shipped {
  readonly documents: readonly LoadedDocument[]
  readonly quads: readonly Quad[]
}

/** Reads `data/sources/`. */
export async function readShipped(): Promise<Shipped> {
  const records = loadAuthorities()
  const { documents } = await loadDocuments([shippedSources()], { read: openReader(records), width: 1, onRead() {} })
  return { documents, quads: [...mapDataset(documents, records, { base })] }
}
