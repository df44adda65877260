/** Whether a build would give what stands there already: from sources that have not changed, in the same way. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from '../errors.ts'
import { BulkOutcome } from './bulk-outcome.ts'
import type { DocumentInput } from './collect.ts'
import { sha256 } from './read.ts'
import { resumeFolder } from './resume.ts'
import { writeBeside } from './write.ts'

/** SHA-256 by path. What cannot be read, and standard input, has none. */
export type SourceHashes = ReadonlyMap<string, string>

/** What is known of the last whole build of a result. */
export interface Standing {
  /** The sources as they are now. */
  readonly hashes: SourceHashes
  /** All that the result depends on, as one hash; undefined where nobody knows, since a source has none. */
  readonly made: string | undefined
  /** What the build came to that gave what stands there, where another would give the same. */
  readonly outcome: BulkOutcome | undefined
}

/** Reads all sources once, which takes a fraction of a second for a thousand. `how` says how the result is made. */
export function lookBack(out: string, how: string, inputs: readonly DocumentInput[]): Standing {
  const hashes = new Map(
    inputs.flatMap(({ path }) => {
      const hash = hashFile(path)
      return hash === undefined ? [] : [[path, hash] as const]
    }),
  )
  const made = madeOf(how, inputs, hashes)
  return { hashes, made, outcome: made === undefined ? undefined : readFinished(out, made) }
}

/** Notes beside the result at `out` what it was made of, for `lookBack`. */
export async function noteFinished(out: string, made: string, outcome: BulkOutcome): Promise<void> {
  const finished: Finished = { made, sha256: hashFile(out) ?? '', outcome: plain(outcome) }
  await writeBeside(noteOf(out), [JSON.stringify(finished)])
}

const noteOf = (out: string): string => join(resumeFolder(out), 'finished.json')

function hashFile(path: string): string | undefined {
  try {
    return sha256(readFileSync(path))
  } catch {
    return undefined
  }
}

/** A build that was done: what it was made of, and what it came to. */
interface Finished {
  readonly made: string
  /** Of the result. */
  readonly sha256: string
  readonly outcome: ReturnType<typeof plain>
}

/** `how`, and each source with what its manifest says of it, in order. */
function madeOf(how: string, inputs: readonly DocumentInput[], hashes: SourceHashes): string | undefined {
  const hash = createHash('sha256').update(how)
  for (const { path, entry } of inputs) {
    const source = hashes.get(path)
    if (source === undefined) return undefined
    hash.update(JSON.stringify([path, entry, source]))
  }
  return hash.digest('hex')
}

function readFinished(out: string, made: string): BulkOutcome | undefined {
  try {
    const finished = JSON.parse(readFileSync(noteOf(out), 'utf8')) as Finished
    return finished.made === made && finished.sha256 === hashFile(out) ? revived(finished.outcome) : undefined
  } catch {
    return undefined
  }
}

function plain({ documents, quads, older, undated, repeated, failures, kinds, diagnostics }: BulkOutcome) {
  const said = failures.map(({ path, error: { code, message } }) => ({ path, code, message }))
  return {
    documents,
    quads,
    older,
    undated,
    repeated,
    failures: said,
    kinds: [...kinds],
    diagnostics: [...diagnostics],
  }
}

/** All of its documents are counted as those of an earlier build. */
function revived({ failures, kinds, diagnostics, repeated, ...counts }: ReturnType<typeof plain>): BulkOutcome {
  const outcome = new BulkOutcome(
    failures.map(({ path, code, message }) => ({ path, error: new InputError(message, { code }) })),
  )
  Object.assign(outcome, counts, { reused: counts.documents })
  outcome.repeated.push(...repeated)
  for (const [kind, count] of kinds) outcome.kinds.set(kind, count)
  for (const [code, count] of diagnostics) outcome.diagnostics.set(code, count)
  return outcome
}
