/** Many sources → one N-Quads dataset, read and mapped on several threads, in memory that does not grow with them. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { Quad } from '@rdfjs/types'
import type { AuthorityRecords } from '../authority/records.ts'
import { InputError } from '../errors.ts'
import { DatasetRest } from '../rdf/dataset.ts'
import { parseRdf } from '../rdf/read.ts'
import { nquads } from '../rdf/nquads.ts'
import { openPartWorker, type Part, type PartReply, type PartRequest, type PartSummary } from './bulk-work.ts'
import type { Collection, DocumentInput, InputFailure } from './collect.ts'
import { openThreads } from './pool.ts'
import { sha256 } from './read.ts'
import type { ResumeStore } from './resume.ts'
import { textFile, writeText } from './texts.ts'

/** How a bulk build is made. */
export interface BulkOptions {
  readonly records: AuthorityRecords
  readonly base: string
  readonly zip: boolean
  /** Threads; 1 is this one. */
  readonly workers: number
  readonly store?: ResumeStore | undefined
  /** Look for drafts and for wording taken from other documents, which takes memory for each document. */
  readonly compare: boolean
  /** Where the plain texts are written, if anywhere. */
  readonly texts?: string | undefined
  /** Hears of each source that is done, in order, with the number done, and of what was odd in it. */
  readonly onDone: (path: string, done: number, diagnostics: PartSummary['diagnostics']) => void
}

/** What a bulk build came to; whole only when its parts have all been taken. */
export class BulkOutcome {
  documents = 0
  quads = 0
  /** Documents that an earlier build had made. */
  reused = 0
  readonly failures: InputFailure[]
  readonly kinds = new Map<string, number>()
  readonly diagnostics = new Map<string, number>()

  constructor(failures: readonly InputFailure[]) {
    this.failures = [...failures]
  }

  /** Counts a document in. */
  take({ kind, quads, diagnostics }: PartSummary): void {
    this.documents++
    this.quads += quads
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1)
    for (const { code } of diagnostics) this.diagnostics.set(code, (this.diagnostics.get(code) ?? 0) + 1)
  }
}

interface Done {
  readonly reply: PartReply
  readonly reused: boolean
}

/**
 * The dataset in pieces, in the order of the inputs: the same input gives the same bytes, on however many threads. One
 * bad file never loses the rest. Of two documents of one key, the first stands. Throws InputError `no-documents`
 * when nothing at all could be read.
 */
export async function* bulkParts(
  { inputs }: Pick<Collection, 'inputs'>,
  outcome: BulkOutcome,
  options: BulkOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { records, base, workers, zip } = options
  const threads = workers > 1 ? openThreads<PartRequest, PartReply>('bulk-worker', workers) : undefined
  const ask = threads?.ask ?? openPartWorker(records)
  const rest = new DatasetRest(base)
  const origins = new Map<string, { readonly path: string; readonly sha256: string }>()
  const underWay: Promise<Done>[] = []
  try {
    for (const [index, input] of inputs.entries()) {
      const upTo = Math.min(index + 4 * workers, inputs.length)
      for (const next of inputs.slice(index + underWay.length, upTo)) underWay.push(makePart(next, ask, options))
      const first = await underWay.shift()
      if (!first) continue
      const part = await settle(input, first, { ask, origins, outcome, options })
      options.onDone(input.path, index + 1, part?.summary.diagnostics ?? [])
      if (!part) continue
      takeIn(rest, part.summary)
      if (options.texts !== undefined && part.text !== undefined) {
        await writeText(options.texts, part.summary.key, part.text)
      }
      yield part.bytes
    }
  } finally {
    await threads?.close()
  }
  if (outcome.documents === 0) throw new InputError('none of the inputs could be read', { code: 'no-documents' })
  const text = Buffer.from(nquads([...rest.quads(records, { base })]))
  yield zip ? gzipSync(text) : text
}

/** From the store if the source is unchanged, else made. A thread that dies loses its own source only. */
async function makePart(
  input: DocumentInput,
  ask: (request: PartRequest) => Promise<PartReply>,
  options: BulkOptions,
): Promise<Done> {
  const { store, texts } = options
  const bytes = store ? await readFile(input.path).catch(() => undefined) : undefined
  const kept = bytes && store?.find(input, sha256(bytes))
  const hasText = texts === undefined || (kept && existsSync(textFile(texts, kept.summary.key)))
  if (kept && hasText) return { reply: { part: kept }, reused: true }
  const reply = await ask(requestOf(input, options)).catch((cause: Error): PartReply => {
    return { refused: { code: 'bug', message: `${input.path}: could not be read (${cause.message})` } }
  })
  return { reply, reused: false }
}

function requestOf(input: DocumentInput, { base, zip, compare, texts }: BulkOptions): PartRequest {
  return { input, base, zip, compare, text: texts !== undefined }
}

interface Settling {
  readonly ask: (request: PartRequest) => Promise<PartReply>
  readonly origins: Map<string, { readonly path: string; readonly sha256: string }>
  readonly outcome: BulkOutcome
  readonly options: BulkOptions
}

/** The part if it goes into the dataset; else the failure is noted. */
async function settle(
  input: DocumentInput,
  { reply, reused }: Done,
  { ask, origins, outcome, options }: Settling,
): Promise<Part | undefined> {
  const fail = (code: string, message: string): undefined => {
    outcome.failures.push({ path: input.path, error: new InputError(message, { code }) })
  }
  if ('refused' in reply) return fail(reply.refused.code, reply.refused.message)
  let { part } = reply
  if (!reused) options.store?.keep(input, part)
  const first = origins.get(part.summary.key)
  if (first && part.summary.namedByFile && first.sha256 !== part.summary.sha256) {
    const again = await ask({ ...requestOf(input, options), byHash: true })
    if ('refused' in again) return fail(again.refused.code, again.refused.message)
    part = again.part
  }
  const { key, sha256: hash } = part.summary
  const taken = origins.get(key)
  if (taken) {
    return fail('duplicate', `${input.path}: this is ${key}, which was read from ${taken.path} already; left out`)
  }
  origins.set(key, { path: input.path, sha256: hash })
  outcome.take(part.summary)
  if (reused) outcome.reused++
  return part
}

function takeIn(rest: DatasetRest, { events, mentioned, ...summary }: PartSummary): void {
  const quads: readonly Quad[] = events === '' ? [] : parseRdf(events, 'nq')
  rest.add({ ...summary, events: quads, mentioned: new Map(mentioned) })
}
