/** Files and folders → the list of documents to read, each with what its folder's manifest says about it. */
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { InputError } from '../errors.ts'
import { packagePath } from './locate.ts'
import { loadManifest, manifestName, type Manifest, type ManifestEntry } from './manifest.ts'
import { readError, standardInput } from './read.ts'

/** One document to read. `path` is `-` for standard input. */
export interface DocumentInput {
  readonly path: string
  readonly entry: ManifestEntry | undefined
}

/** A path that gave nothing, with the reason. */
export interface InputFailure {
  readonly path: string
  readonly error: InputError
}

/** What was found, in the order of the paths given and by name inside a folder; each file once. */
export interface Collection {
  readonly inputs: readonly DocumentInput[]
  readonly failures: readonly InputFailure[]
  /** Files of folders that are left out, because their ending says that they hold data and no document. */
  readonly skipped: readonly string[]
}

/** The documents that the package ships. */
export function shippedSources(): string {
  return packagePath('data/sources')
}

/**
 * The documents under `paths`, folders searched to the bottom. A path that cannot be read is a failure beside the
 * rest. Throws ConfigError when a folder's manifest is wrong.
 */
export async function collectInputs(paths: readonly string[]): Promise<Collection> {
  const walk = new Walk()
  for (const path of paths) await walk.add(path)
  return walk
}

/** The document at `path` with its manifest entry; the file itself is not touched. Throws ConfigError as above. */
export async function describeInput(path: string): Promise<DocumentInput> {
  return new Walk().describe(path)
}

/** Endings of files that stand beside documents. Everything else is tried, so that nothing is left out unsaid. */
const besides = /\.(?:json|jsonld|ttl|nt|nq|trig|rdf|gz|rq|csv|tsv|js|ts|py|sh|log|partial)$/i
const readme = /^readme(?:\.[a-z]+)?$/i

/** Holds what one walk has seen: folders once each (links can make circles), manifests read once a folder. */
class Walk implements Collection {
  readonly inputs: DocumentInput[] = []
  readonly failures: InputFailure[] = []
  readonly skipped: string[] = []
  readonly #seen = new Set<string>()
  readonly #manifests = new Map<string, Promise<Manifest>>()

  /** Add a path that the user named: tried whatever its name is. */
  async add(path: string): Promise<void> {
    if (path === standardInput) return this.#addFile(path, path)
    try {
      const [found, real] = [await stat(path), await realpath(path)]
      await (found.isDirectory() ? this.#addFolder(path, real) : this.#addFile(path, real))
    } catch (error) {
      if (!isFileError(error)) throw error
      this.failures.push({ path, error: readError(error, path) })
    }
  }

  async describe(path: string): Promise<DocumentInput> {
    if (path === standardInput) return { path, entry: undefined }
    const manifest = await this.#manifest(dirname(path))
    return { path, entry: manifest.get(basename(path)) }
  }

  async #addFile(path: string, real: string): Promise<void> {
    if (this.#seen.has(real)) return
    this.#seen.add(real)
    this.inputs.push(await this.describe(path))
  }

  async #addFolder(path: string, real: string): Promise<void> {
    if (this.#seen.has(real)) return
    this.#seen.add(real)
    const entries = await readdir(path, { withFileTypes: true })
    for (const entry of entries.toSorted(byName)) await this.#addEntry(path, real, entry)
  }

  /** `real` is the folder's own path: a plain file in it needs no further look. */
  async #addEntry(folder: string, real: string, entry: Dirent): Promise<void> {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === manifestName || readme.test(entry.name)) return
    if (entry.isFile() && besides.test(entry.name)) this.skipped.push(path)
    else if (entry.isFile()) await this.#addFile(path, join(real, entry.name))
    else if (entry.isDirectory() || entry.isSymbolicLink()) await this.add(path)
  }

  #manifest(folder: string): Promise<Manifest> {
    const known = this.#manifests.get(folder) ?? loadManifest(folder)
    this.#manifests.set(folder, known)
    return known
  }
}

/** Order of code units: the same on every machine, whatever its language. */
function byName(one: Dirent, other: Dirent): number {
  if (one.name === other.name) return 0
  return one.name < other.name ? -1 : 1
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
