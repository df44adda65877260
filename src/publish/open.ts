/** A site from a dataset: apart from the socket, so that data can be loaded while the rest of the program is read. */
import { openEmbedded } from '../store/embedded.ts'
import { openData } from './data.ts'
import type { DataFile } from './data.ts'
import { readShipped } from './shipped.ts'
import type { Site } from './site.ts'

/** What to serve. */
export interface SiteOptions {
  /** The dataset as N-Quads, whole or in pieces. */
  readonly nquads: string | Iterable<string> | AsyncIterable<string>
  /** The file that `nquads` come from, where what is derived from them may be kept. Default: nothing is kept. */
  readonly file?: DataFile
  /** What all data IRIs begin with. */
  readonly base: string
  /** Plain text of each document by its key. Default none. */
  readonly texts?: ReadonlyMap<string, string>
  /** When the newest source was changed. Default: now. */
  readonly modified?: Date
  /** Milliseconds that a query may take. Default 30,000. */
  readonly deadline?: number
  /** Clients' queries evaluated at once. Default: by processors and memory. */
  readonly workers?: number
}

/** A site from a dataset and the package's own vocabulary and queries. Throws as `openEmbedded` does. */
export async function openSite(options: SiteOptions): Promise<Site> {
  const { base, nquads, file, texts = new Map<string, string>(), modified = new Date(), deadline, workers } = options
  const { dataset, sha256, quads, graphs, settle, ...data } = await openData(nquads, base, file)
  const engine = await openEmbedded(dataset, {
    base,
    ...(deadline === undefined ? {} : { deadline }),
    ...(workers === undefined ? {} : { workers }),
  })
  void settle()
  const facts = { sha256, modified, quads }
  return { engine, base, dataset: facts, nquads: data.nquads, texts, graphs, ...readShipped() }
}
