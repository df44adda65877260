/** Writing a result so that a reader sees the old file or the new one, and never half of either. */
import { randomBytes } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { ConfigError } from '../errors.ts'

/**
 * Write `chunks` to `path` by way of a file beside it that is renamed when all is on disk; gzip if it ends in `.gz`,
 * unless the chunks are `zipped` already (default: no).
 * On an error, and on Ctrl-C, the file beside is removed and what stood at `path` stays.
 * Throws ConfigError (`not-writable`) when the place cannot be written, and whatever `chunks` throws.
 */
export async function writeBeside(
  path: string,
  chunks: Iterable<string> | AsyncIterable<string | Uint8Array>,
  { zipped = false }: { readonly zipped?: boolean } = {},
): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.partial`)
  const release = removeOnSignal(partial)
  try {
    const zip = path.endsWith('.gz') && !zipped ? [createGzip({ level: 9 })] : []
    await pipeline([Readable.from(chunks), ...zip, createWriteStream(partial, { flags: 'wx' })])
    await flush(partial)
    await rename(partial, path)
  } catch (cause) {
    await rm(partial, { force: true })
    throw isPlaceError(cause) ? notWritable(path, cause) : cause
  } finally {
    release()
  }
}

/**
 * Check before long work that a result can be written to `path`: its folder exists and it is no folder itself.
 * Throws ConfigError (`not-writable`).
 */
export async function checkWritable(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch((cause: unknown) => {
    throw notWritable(path, cause)
  })
  if (!folder.isDirectory()) throw notWritable(path, undefined)
  const present = await stat(path).catch(() => undefined)
  if (present?.isDirectory()) {
    throw new ConfigError(`${path}: this is a folder; name a file, for example ${join(path, 'resograph.ttl')}`, {
      code: 'not-writable',
    })
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync().finally(() => file.close())
}

/**
 * Remove the file or folder at `path` when the process is told to stop, then let the signal do what it would have done.
 * Gives what ends this.
 */
export function removeOnSignal(path: string): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const stop = (signal: NodeJS.Signals): void => {
    rmSync(path, { recursive: true, force: true, maxRetries: 5 })
    release()
    process.kill(process.pid, signal)
  }
  const release = (): void => {
    for (const signal of signals) process.removeListener(signal, stop)
  }
  for (const signal of signals) process.once(signal, stop)
  return release
}

function isPlaceError(cause: unknown): boolean {
  const codes = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EISDIR', 'EDQUOT', 'ENAMETOOLONG']
  return codes.includes((cause as NodeJS.ErrnoException | undefined)?.code ?? '')
}

function notWritable(path: string, cause: unknown): ConfigError {
  const reason = (cause as NodeJS.ErrnoException | undefined)?.code ?? 'ENOTDIR'
  return new ConfigError(`${path}: cannot be written (${reason}); check the folder and its permissions`, {
    code: 'not-writable',
    cause,
  })
}
