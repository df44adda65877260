/** What a build has done, kept beside its result, so that the next one does only what is new. */
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Part, PartSummary } from './part.ts'
import type { DocumentInput } from './collect.ts'

interface JournalLine {
  readonly path: string
  /** What the folder's manifest said, as JSON. */
  readonly entry: string
  readonly at: number
  readonly length: number
  /** Bytes behind the part that hold what is compared: the journal is read whole, the data are not. */
  readonly version: number
  readonly summary: PartSummary
}

/** The parts of earlier builds of one result. Close it when the build is done. */
export interface ResumeStore {
  /** The part of a source, if it was made before from the same bytes and manifest entry. */
  readonly find: (input: DocumentInput, sourceSha256: string) => Part | undefined
  readonly keep: (input: DocumentInput, part: Part) => void
  readonly close: () => void
}

/** The hidden folder beside the result at `out`. */
export function resumeFolder(out: string): string {
  return join(dirname(out), `.${basename(out)}.resume`)
}

/**
 * Opens the store of the result at `out`: a hidden folder beside it. `made` says how parts are made (program, records,
 * base, form); parts that were made otherwise are thrown away. A part counts only when its line in the journal is
 * whole, so that the store may be left at any moment.
 */
export function openResumeStore(out: string, made: string): ResumeStore {
  const folder = resumeFolder(out)
  const journal = join(folder, 'journal.jsonl')
  if (readMade(journal) !== made) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const data = openSync(join(folder, 'data'), 'a+')
  const lines = openSync(journal, 'a+')
  let size = fstatSync(data).size
  const known = readJournal(journal, size)
  if (fstatSync(lines).size === 0) writeSync(lines, `${JSON.stringify({ made })}\n`)
  // A line that a crash cut off must not join the next.
  else if (!readFileSync(journal, 'utf8').endsWith('\n')) writeSync(lines, '\n')
  return {
    find({ path, entry }, sourceSha256) {
      const line = known.get(path)
      if (line?.summary.sourceSha256 !== sourceSha256 || line.entry !== (JSON.stringify(entry) ?? '')) return undefined
      const all = Buffer.alloc(line.length + line.version)
      if (readSync(data, all, 0, all.length, line.at) !== all.length) return undefined
      const version = line.version === 0 ? {} : { version: all.subarray(line.length) }
      return { bytes: all.subarray(0, line.length), summary: line.summary, ...version }
    },
    keep({ path, entry }, { bytes, summary, version = NONE }) {
      writeSync(data, bytes)
      writeSync(data, version)
      const place = { at: size, length: bytes.length, version: version.length }
      const line: JournalLine = { path, entry: JSON.stringify(entry) ?? '', ...place, summary }
      size += bytes.length + version.length
      writeSync(lines, `${JSON.stringify(line)}\n`)
    },
    close() {
      closeSync(data)
      closeSync(lines)
    },
  }
}

const NONE = new Uint8Array()

function readMade(journal: string): string | undefined {
  if (!existsSync(journal)) return undefined
  const [first = ''] = readFileSync(journal, 'utf8').split('\n', 1)
  return (parseLine(first) as { made?: string } | undefined)?.made
}

/** The last whole line of each source. */
function readJournal(journal: string, size: number): Map<string, JournalLine> {
  const known = new Map<string, JournalLine>()
  const text = existsSync(journal) ? readFileSync(journal, 'utf8') : ''
  for (const line of text.split('\n').slice(1)) {
    const parsed = parseLine(line) as JournalLine | undefined
    if (parsed && parsed.at + parsed.length + parsed.version <= size) known.set(parsed.path, parsed)
  }
  return known
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
