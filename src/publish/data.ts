/** The data of a site: read whole, or taken as they were found the last time where their file has not changed since. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, realpath, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { chunkNQuads } from '../store/chunks.ts'
import type { Dataset } from '../store/starter.ts'
import { surveyQuads } from './changes.ts'
import type { GraphState, Survey } from './changes.ts'

/** A dataset file that is opened again and again, and the folder for what is derived from it. */
export interface DataFile {
  readonly path: string
  /** The N-Quads, each time from the beginning. */
  readonly read: () => AsyncIterable<string>
  readonly folder: string
  /** Bytes of N-Quads from which on anything is kept: fewer are loaded sooner than an image is. Default 16 MB. */
  readonly least?: number
  /** Called where the file turns out to be another than what was kept of it; that is gone by then. */
  readonly onStale?: () => void
}

/** What a site needs of its data. */
export interface OpenData {
  readonly dataset: Dataset
  readonly sha256: string
  readonly quads: number
  readonly graphs: readonly GraphState[]
  /** The N-Quads piece by piece, each ending at a line end. */
  readonly nquads: () => AsyncIterable<string>
  /** To be called when the data are loaded: keeps what was found out, or checks in the background what was kept. */
  readonly settle: () => Promise<void>
}

/** What is kept of a file. `state` and `source`, the SHA-256 of its bytes, tell whether it is the same file. */
interface Kept extends Survey {
  readonly format: number
  readonly state: string
  readonly source: string
  readonly bytes: number
}

/** To be raised when anything changes in what is kept. */
const FORMAT = 1
const LEAST = 16e6
/** Milliseconds after which nobody writes on. */
const ABANDONED = 600_000
/** An image is some three times as long as the N-Quads; the disk shall not be filled by it. */
const ROOM = 6

/** Throws what reading throws. `file` is read by its own means, and `nquads` where there is none. */
export async function openData(
  nquads: string | AsyncIterable<string> | Iterable<string>,
  base: string,
  file?: DataFile,
): Promise<OpenData> {
  const state = file && (await stateOf(file.path))
  const names = file && (await namesOf(file, base))
  const kept = names && (await readKept(names.facts))
  if (file && names && kept && kept.state === state) return openKept(file, names, kept)
  const chunks = await chunkNQuads(nquads)
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0)
  const survey = surveyQuads(chunks, base)
  const image = file && names && (await isWorthKeeping(file, bytes)) ? names.image(survey.sha256) : undefined
  return {
    ...survey,
    dataset: { bytes, chunks: () => Promise.resolve(chunks), image },
    nquads: () => textOf(chunks),
    settle: async () => {
      if (!file || !names || !image || state === undefined) return
      const source = await hashFile(file.path).catch(() => undefined)
      // A file that changed meanwhile is read again soon, and kept then.
      if (source === undefined || state !== (await stateOf(file.path))) return
      await keep(names, { ...survey, format: FORMAT, state, source, bytes }, image.path)
    },
  }
}

type Names = Awaited<ReturnType<typeof namesOf>>

async function namesOf({ path, folder }: DataFile, base: string) {
  const place = await realpath(path).catch(() => path)
  const name = createHash('sha256').update(`${place}\n${base}`).digest('hex').slice(0, 16)
  return {
    name,
    facts: join(folder, `${name}.json`),
    image: (data: string) => ({ path: join(folder, `${name}-${data.slice(0, 16)}.image`), data }),
  }
}

function openKept(file: DataFile, names: Names, kept: Kept): OpenData {
  const { bytes, sha256 } = kept
  const image = names.image(sha256)
  const chunks = () => readSame(file, sha256)
  return {
    ...kept,
    dataset: { bytes, chunks, image },
    nquads: async function* () {
      yield* textOf(await chunks())
    },
    settle: async () => {
      if ((await hashFile(file.path).catch(() => undefined)) === kept.source) return
      await Promise.all([names.facts, image.path].map((path) => rm(path, { force: true })))
      file.onStale?.()
    },
  }
}

/** A file may be another by the time that it is needed after all: what is kept must never be mixed with that. */
async function readSame(file: DataFile, sha256: string): Promise<readonly Uint8Array[]> {
  const chunks = await chunkNQuads(file.read())
  const hash = createHash('sha256')
  for (const chunk of chunks) hash.update(chunk)
  if (hash.digest('hex') !== sha256) throw new Error(`${file.path} has changed; it is to be opened anew.`)
  return chunks
}

async function* textOf(chunks: readonly Uint8Array[]): AsyncIterable<string> {
  for (const chunk of chunks) yield Buffer.from(chunk).toString('utf8')
}

async function isWorthKeeping({ folder, least = LEAST }: DataFile, bytes: number): Promise<boolean> {
  if (bytes < least) return false
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize > ROOM * bytes
  } catch {
    return false
  }
}

/** Inode, size and times; the time of the last change of the inode cannot be set by hand. */
async function stateOf(path: string): Promise<string | undefined> {
  return stat(path, { bigint: true }).then(
    ({ dev, ino, size, mtimeNs, ctimeNs }) => [dev, ino, size, mtimeNs, ctimeNs].join(' '),
    () => undefined,
  )
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function readKept(path: string): Promise<Kept | undefined> {
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as Kept
    return kept.format === FORMAT ? kept : undefined
  } catch {
    return undefined
  }
}

/** Without it the next start takes longer, so that no failure is worth a word. */
async function keep({ name, facts }: Names, kept: Kept, image: string): Promise<void> {
  const folder = dirname(facts)
  try {
    await writeFile(`${facts}.${process.pid}.tmp`, JSON.stringify(kept), { mode: 0o600 })
    await rename(`${facts}.${process.pid}.tmp`, facts)
    const beside = (await readdir(folder))
      .filter((each) => each.startsWith(`${name}-`))
      .map((each) => join(folder, each))
    await Promise.all(beside.map(async (each) => ((await isOld(each, image)) ? rm(each, { force: true }) : undefined)))
  } catch {
    await rm(`${facts}.${process.pid}.tmp`, { force: true }).catch(() => undefined)
  }
}

/** Images of other data, and what a killed process left half written. */
async function isOld(path: string, image: string): Promise<boolean> {
  if (!path.endsWith('.tmp')) return path !== image
  const { mtimeMs } = await stat(path)
  return Date.now() - mtimeMs > ABANDONED
}
