/** Writing a folder so that a reader sees the old one or the new one. */
import { randomBytes } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { ConfigError } from '../errors.ts'
import { sha256 } from './read.ts'
import { removeOnSignal } from './write.ts'

/** One file below the folder. */
export interface FolderFile {
  readonly path: string
  readonly body: Uint8Array
}

/** Checksums of all files, as `sha256sum --check` reads them; it also marks a folder as one that may be replaced. */
const SUMS = 'SHA256SUMS'

/**
 * Writes `files` to a folder beside `folder` and puts it in its place when all are written; gives their number.
 * On an error, and on Ctrl-C, nothing is left behind and what stood at `folder` stays.
 * Throws ConfigError `not-writable`, also where `folder` holds something that was not written so.
 */
export async function writeFolder(folder: string, files: AsyncIterable<FolderFile>): Promise<number> {
  const target = resolve(folder)
  await checkReplaceable(target)
  const mark = randomBytes(4).toString('hex')
  const partial = join(dirname(target), `.${basename(target)}.${mark}.partial`)
  const release = removeOnSignal(partial)
  try {
    await mkdir(partial, { recursive: true })
    const number = await writeAll(partial, files)
    await swap(partial, target, `${partial}.old`)
    return number
  } catch (cause) {
    await rm(partial, { recursive: true, force: true })
    throw cause
  } finally {
    release()
  }
}

async function checkReplaceable(target: string): Promise<void> {
  const held = await readdir(target).catch((cause: NodeJS.ErrnoException): string[] => {
    if (cause.code === 'ENOENT') return []
    throw new ConfigError(`${target}: cannot be written (${cause.code}); name a folder`, {
      code: 'not-writable',
      cause,
    })
  })
  if (held.length > 0 && !held.includes(SUMS))
    throw new ConfigError(`${target}: holds other files; name a new folder, or one that was exported before`, {
      code: 'not-writable',
    })
}

async function writeAll(folder: string, files: AsyncIterable<FolderFile>): Promise<number> {
  const sums: string[] = []
  const made = new Set<string>()
  for await (const { path, body } of files) {
    const place = join(folder, path)
    const parent = dirname(place)
    if (!made.has(parent)) await mkdir(parent, { recursive: true })
    made.add(parent)
    await writeFile(place, body)
    sums.push(`${sha256(body)}  ${path}\n`)
  }
  await writeFile(join(folder, SUMS), sums.toSorted((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(''))
  return sums.length
}

/** Two renames with nothing between them, so that a signal finds the old folder or the new one. */
async function swap(partial: string, target: string, old: string): Promise<void> {
  const present = existsSync(target)
  if (present) renameSync(target, old)
  renameSync(partial, target)
  if (present) await rm(old, { recursive: true, force: true })
}
