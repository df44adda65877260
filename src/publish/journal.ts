/** The changes on disk, so that the feed goes on where it was after a restart. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { ConfigError } from '../errors.ts'
import { writeBeside } from '../files/write.ts'
import type { Change } from './changes.ts'

/** One change a line, as JSON. No file: no changes. Throws ConfigError `bad-journal`. */
export async function readJournal(path: string): Promise<readonly Change[]> {
  if (!existsSync(path)) return []
  const text = await readFile(path, 'utf8')
  return text.split('\n').flatMap((line, at) => (line === '' ? [] : [readChange(line, `${path}, line ${at + 1}`)]))
}

/** Replaces the file as a whole. Throws ConfigError `not-writable`. */
export async function writeJournal(path: string, changes: readonly Change[]): Promise<void> {
  await writeBeside(
    path,
    changes.map((change) => `${JSON.stringify(change)}\n`),
  )
}

const KINDS: ReadonlySet<unknown> = new Set(['create', 'update', 'delete'])

function readChange(line: string, place: string): Change {
  try {
    const { key, sha256, document, kind, at } = JSON.parse(line) as Record<keyof Change, unknown>
    const time = new Date(String(at))
    const right = typeof key === 'string' && /^[0-9a-f]{64}$/.test(String(sha256)) && typeof document === 'boolean'
    if (!right || !KINDS.has(kind) || Number.isNaN(time.getTime())) throw new Error('a field is wrong')
    return { key, sha256: String(sha256), document, kind: kind as Change['kind'], at: time }
  } catch (cause) {
    throw new ConfigError(`${place}: this is no journal of changes; move it away to begin anew`, {
      code: 'bad-journal',
      cause,
    })
  }
}
