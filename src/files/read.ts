/** The plain text of one document, whatever its kind, from a file or standard input, with messages that say what, where and what to do. */
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { InputError } from '../errors.ts'
import { kindOf, type SourceKind } from '../source/kinds.ts'
import type { PlainText } from '../source/text.ts'
import { readIsolated } from './isolate.ts'

/** Largest document that is read, in bytes. The longest United Nations resolutions stay under two million. */
const maxDocumentBytes = 16 * 1024 * 1024

/** The path that means standard input. */
export const standardInput = '-'

/** A document's text (of an XML source: its markup) with what was odd about its bytes. */
export interface SourceText extends PlainText {
  /** SHA-256 of the file's bytes. */
  readonly sha256: string
  /** The name of its kind. */
  readonly kind: string
}

/**
 * The text of a document; `-` reads standard input.
 * Throws InputError: `not-found`, `is-folder`, `no-access`, `too-large`, `empty-input`, `binary-input`, `encrypted-input`,
 * `broken-input`, `archive-input`, `dtd-input`, `no-text`, `unreadable`.
 */
export async function readSourceText(path: string): Promise<SourceText> {
  const name = shownPath(path)
  const bytes = readFileAtOnce(path, name) ?? (await readAll(openStream(path), name, maxDocumentBytes))
  const kind = kindOf(bytes)
  return { ...(await readNamed(bytes, kind, name)), kind: kind.name, sha256: sha256(bytes) }
}

function openStream(path: string): Readable {
  return path === standardInput ? process.stdin : createReadStream(path)
}

/** A plain file in one go: thousands of small ones cost less so, since nobody waits for each piece. Else undefined. */
function readFileAtOnce(path: string, name: string): Buffer | undefined {
  if (path === standardInput) return undefined
  try {
    const found = statSync(path)
    if (!found.isFile()) return undefined
    if (found.size > maxDocumentBytes) throw tooLarge(name, maxDocumentBytes)
    return readFileSync(path)
  } catch (cause) {
    throw readError(cause, name)
  }
}

async function readNamed(bytes: Buffer, kind: SourceKind, name: string): Promise<PlainText> {
  try {
    return await (kind.untrusted ? readIsolated(kind.name, bytes) : kind.read(bytes))
  } catch (cause) {
    throw namedError(cause, name)
  }
}

/** What to throw in place of `cause`: an InputError says the name of its file, anything else is a bug and stays. */
export function namedError(cause: unknown, name: string): unknown {
  if (!(cause instanceof InputError)) return cause
  return new InputError(`${name}: ${cause.message}`, { code: cause.code, cause })
}

/** When the newest of the files was changed, or undefined when none of them can be asked. */
export function newestChange(paths: readonly string[]): Date | undefined {
  const times = paths.flatMap((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? [])
  return times.length === 0 ? undefined : new Date(Math.max(...times))
}

/** How a path is named in messages. */
export function shownPath(path: string): string {
  return path === standardInput ? 'standard input' : path
}

/** SHA-256 of `bytes`, as 64 lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Everything a stream gives, up to `limit` bytes. Throws InputError as `readDocumentBytes` does. */
export async function readAll(stream: Readable, name: string, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) throw tooLarge(name, limit)
      chunks.push(chunk)
    }
  } catch (cause) {
    throw readError(cause, name)
  }
  return Buffer.concat(chunks, size)
}

/** The InputError that tells a user what is wrong with a path; an InputError is given back as it is. */
export function readError(cause: unknown, name: string): InputError {
  if (cause instanceof InputError) return cause
  const [code, what] = meanings.get((cause as NodeJS.ErrnoException).code ?? '') ?? ['unreadable', 'cannot be read']
  return new InputError(`${name}: ${what}`, { code, cause })
}

const meanings = new Map<string, readonly [code: string, what: string]>([
  ['ENOENT', ['not-found', 'there is no such file; check the path']],
  ['ENOTDIR', ['not-found', 'there is no such file; check the path']],
  ['EISDIR', ['is-folder', 'this is a folder; one file is read here (`resograph build` takes folders)']],
  ['EACCES', ['no-access', 'reading is not allowed; check the permissions']],
  ['EPERM', ['no-access', 'reading is not allowed; check the permissions']],
])

function tooLarge(name: string, limit: number): InputError {
  const mebibytes = limit / 1024 / 1024
  return new InputError(`${name}: larger than ${mebibytes} MiB, the most that is read as one document; split it`, {
    code: 'too-large',
  })
}
