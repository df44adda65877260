/** Where a server's data come from: documents, a dataset file, or a service elsewhere; each can be opened again. */
import { statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { ConfigError } from '../errors.ts'
import { readAuthorization } from '../files/token.ts'
import type { DataFile } from '../publish/data.ts'
import type { SiteOptions } from '../publish/open.ts'
import type { Site } from '../publish/site.ts'
import type { Fingerprint } from '../publish/watch.ts'
import type { Terminal } from './terminal.ts'

/** What the options say of the data. */
export interface SourceOptions {
  readonly data?: string
  readonly endpoint?: string
  readonly tokenFile?: string
  /** The folder for images of loaded data, or `none`. Default: in the user's folder for such things. */
  readonly cache?: string
  readonly base: string
  /** Milliseconds that a client's query may take. Default: the store's own. */
  readonly deadline?: number
  /** Clients' queries answered at once. Default: the store's own. */
  readonly workers?: number
}

/** Data that can be opened, each time as they are then, and watched. */
export interface Source {
  readonly open: () => Promise<Site>
  /** Absent for documents, which may be many: they are read again on SIGHUP. */
  readonly watch?: { readonly fingerprint: Fingerprint; readonly every: number }
}

/** Milliseconds between two looks: at a file, which costs nothing, and at a service. */
const EVERY = { file: 2000, service: 30_000 }

/** The source that the options name. Throws ConfigError `usage` where they name two. */
export async function openSource(
  paths: readonly string[],
  options: SourceOptions,
  terminal: Terminal,
): Promise<Source> {
  const { data, endpoint, base } = options
  const manner = mannerOf(options)
  if (data !== undefined && endpoint !== undefined)
    throw new ConfigError('give --data or --endpoint, not both', { code: 'usage' })
  if (paths.length > 0 && data !== undefined)
    throw new ConfigError('give documents or --data, not both', { code: 'usage' })
  if (endpoint !== undefined) return remoteSource(paths, endpoint, options, terminal)
  const { openSite } = await import('../publish/open.ts')
  if (data === undefined)
    return { open: async () => openSite({ ...(await fromDocuments(paths, base, terminal)), ...manner, base }) }
  const { fingerprintFile } = await import('../publish/watch.ts')
  // What was kept of the file and proved to be stale looks like another file, so that it is read again.
  let stale = 0
  const file = keptFile(data, options, () => stale++)
  const fingerprint: Fingerprint = async () => {
    const state = await fingerprintFile(data)()
    return state && `${state} ${stale}`
  }
  return {
    open: async () => openSite({ ...fromDataset(data), ...(file && { file }), ...manner, base }),
    watch: { fingerprint, every: EVERY.file },
  }
}

/** Undefined where nothing shall be kept. */
function keptFile(path: string, { cache }: SourceOptions, onStale: () => void): DataFile | undefined {
  if (cache === 'none') return undefined
  const folder = cache ?? join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'resograph')
  return { path, folder, read: () => readDataset(path), onStale }
}

/** The texts are read from `paths`; a service has none. */
async function remoteSource(
  paths: readonly string[],
  endpoint: string,
  options: SourceOptions,
  terminal: Terminal,
): Promise<Source> {
  const { base, tokenFile } = options
  const { deadline, workers: width } = mannerOf(options)
  const manner = { ...(deadline && { deadline }), ...(width && { width }) }
  const { openRemoteSite, identifyRemote } = await import('../publish/remote-site.ts')
  const authorization = tokenFile === undefined ? undefined : readAuthorization(tokenFile)
  const service = { endpoint, base, authorization }
  const open = async () => {
    const texts = paths.length === 0 ? undefined : (await fromDocuments(paths, base, terminal)).texts
    return openRemoteSite({ ...service, ...manner, ...(texts && { texts }) })
  }
  return { open, watch: { fingerprint: () => identifyRemote(service), every: EVERY.service } }
}

function mannerOf({ deadline, workers }: SourceOptions): Pick<SiteOptions, 'deadline' | 'workers'> {
  return { ...(deadline && { deadline }), ...(workers && { workers }) }
}

type Data = Pick<SiteOptions, 'nquads' | 'texts' | 'modified'>

function fromDataset(path: string): Data {
  return { nquads: readDataset(path), ...changed(statSync(path, { throwIfNoEntry: false })?.mtime) }
}

/** What reads a dataset is itself read only where one has to be: an image needs nothing of it. */
async function* readDataset(path: string): AsyncIterable<string> {
  const { readNQuads } = await import('../files/dataset.ts')
  yield* readNQuads(path)
}

async function fromDocuments(paths: readonly string[], base: string, terminal: Terminal): Promise<Data> {
  // Only here: a dataset is served sooner without what reads documents.
  const [{ datasetText }, { loadAuthorities }, { newestChange }, { keyOfDocument }, { gatherDocuments }] =
    await Promise.all([
      import('../files/dataset.ts'),
      import('../files/authorities.ts'),
      import('../files/read.ts'),
      import('../rdf/map.ts'),
      import('./gather.ts'),
    ])
  const records = loadAuthorities()
  const loaded = await gatherDocuments(paths, { records, terminal })
  return {
    nquads: datasetText(loaded, records, { base, format: 'nq' }),
    texts: new Map(loaded.map(({ document, sha256 }) => [keyOfDocument(document, sha256), document.text])),
    ...changed(newestChange(loaded.map(({ path }) => path))),
  }
}

const changed = (modified: Date | undefined): Pick<Data, 'modified'> => (modified === undefined ? {} : { modified })
