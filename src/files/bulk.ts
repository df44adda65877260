/** Many sources → one dataset, or a folder of Akoma Ntoso, read and mapped on several threads, in memory that grows with what documents have in common alone. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { Quad } from '@rdfjs/types'
import type { AuthorityRecords } from '../authority/records.ts'
import { InputError } from '../errors.ts'
import { openAssembly } from '../rdf/assembly.ts'
import { DatasetRest } from '../rdf/dataset.ts'
import { parseRdf } from '../rdf/read.ts'
import type { RdfFormat } from '../rdf/serialize.ts'
import {
  openPartWorker,
  type Part,
  type PartForm,
  type PartReply,
  type PartRequest,
  type PartSummary,
} from './bulk-work.ts'
import { inBatches } from './batches.ts'
import type { Collection, DocumentInput, InputFailure } from './collect.ts'
import { markupName } from './markup.ts'
import { openThreads } from './pool.ts'
import { sha256 } from './read.ts'
import type { ResumeStore } from './resume.ts'
import { openTextSpool } from './text-spool.ts'
import { textFile, writeText } from './texts.ts'
import type { FolderFile } from './write-folder.ts'

/**
 * Which texts are compared: drafts with what they became and resolutions of one title (`series`), each text with those
 * that it cites too (`all`), or none.
 */
export type Comparing = 'all' | 'series' | 'none'

/** How a bulk build is made. */
export interface BulkOptions {
  readonly records: AuthorityRecords
  readonly base: string
  readonly zip: boolean
  /** Threads; 1 is this one. */
  readonly workers: number
  readonly store?: ResumeStore | undefined
  readonly compare: Comparing
  /** Where the plain texts are written, if anywhere. */
  readonly texts?: string | undefined
  /** Documents of an earlier day are left out; those without a day are kept. ISO 8601. */
  readonly since?: string | undefined
  /** Hears of each source that is done, in order, with the number done, and of what was odd in it. */
  readonly onDone: (path: string, done: number, diagnostics: PartSummary['diagnostics']) => void
}

/** Documents up to which the texts that are compared stay in memory. */
const heldInMemory = 500
/** Quads of what documents have in common that are written at once. */
const atOnce = 50_000

/** What a bulk build came to; whole only when its parts have all been taken. */
export class BulkOutcome {
  documents = 0
  quads = 0
  /** Documents that an earlier build had made. */
  reused = 0
  /** Documents left out since they are older than was asked for. */
  older = 0
  /** Documents without a date, kept where only newer ones were asked for. */
  undated = 0
  /** Files left out since their text had been read already. */
  readonly repeated: string[] = []
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
  found: Pick<Collection, 'inputs'>,
  outcome: BulkOutcome,
  { form, ...options }: BulkOptions & { readonly form: RdfFormat },
): AsyncGenerator<Uint8Array, void, undefined> {
  const { records, base, zip } = options
  const zipped = (text: string) => (zip ? gzipSync(text) : Buffer.from(text))
  const assembly = await openAssembly(form)
  const spool = found.inputs.length > heldInMemory ? openTextSpool() : undefined
  const rest = new DatasetRest(base, spool)
  const shared = new Set<string>()
  try {
    if (assembly.head !== '') yield zipped(assembly.head)
    for await (const { summary, bytes } of eachPart(found, outcome, { ...options, form })) {
      takeIn(rest, summary)
      for (const line of summary.shared.split('\n')) if (line !== '') shared.add(line)
      yield bytes
    }
    const common = parseRdf([...shared].join('\n'), 'nq')
    // Where graphs are dropped, one piece alone can tell a triple of two graphs.
    const size = assembly.merged ? Infinity : atOnce
    let last: readonly Quad[] = []
    for (const quads of inBatches(
      chained(common, rest.quads(records, { base, reuse: options.compare === 'all' })),
      size,
    )) {
      if (last.length > 0) yield zipped(await assembly.part(last))
      last = quads
    }
    yield zipped(await assembly.tail(last))
  } finally {
    spool?.close()
  }
}

function* chained<Item>(...all: readonly Iterable<Item>[]): Generator<Item, void, undefined> {
  for (const each of all) yield* each
}

/** A file of Akoma Ntoso for each document, as `bulkParts` gives their parts. */
export async function* bulkFiles(
  found: Pick<Collection, 'inputs'>,
  outcome: BulkOutcome,
  options: BulkOptions,
): AsyncGenerator<FolderFile, void, undefined> {
  for await (const { summary, bytes } of eachPart(found, outcome, { ...options, form: 'akn', zip: false })) {
    yield { path: markupName(summary.key), body: bytes }
  }
}

type PartOptions = BulkOptions & { readonly form: PartForm }

async function* eachPart(
  { inputs }: Pick<Collection, 'inputs'>,
  outcome: BulkOutcome,
  options: PartOptions,
): AsyncGenerator<Part, void, undefined> {
  const { records, workers } = options
  const threads = workers > 1 ? openThreads<PartRequest, PartReply>('bulk-worker', workers) : undefined
  const ask = threads?.ask ?? openPartWorker(records)
  const origins: Origins = new Map()
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
      if (options.texts !== undefined && part.text !== undefined) {
        await writeText(options.texts, part.summary.key, part.text)
      }
      yield part
    }
  } finally {
    await threads?.close()
  }
  if (outcome.documents > 0) return
  const why = outcome.older > 0 ? 'all documents are older than was asked for' : 'none of the inputs could be read'
  throw new InputError(why, { code: 'no-documents' })
}

/** From the store if the source is unchanged, else made. A thread that dies loses its own source only. */
async function makePart(
  input: DocumentInput,
  ask: (request: PartRequest) => Promise<PartReply>,
  options: PartOptions,
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

function requestOf(input: DocumentInput, { base, form, zip, compare, texts }: PartOptions): PartRequest {
  return { input, base, form, zip, compare: compare !== 'none', text: texts !== undefined }
}

/** Key → where a document was read from first. */
type Origins = Map<string, { readonly path: string; readonly sha256: string }>

interface Settling {
  readonly ask: (request: PartRequest) => Promise<PartReply>
  readonly origins: Origins
  readonly outcome: BulkOutcome
  readonly options: PartOptions
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
  const { key, sha256: hash, own } = part.summary
  if (options.since !== undefined && own.date !== undefined && own.date < options.since) {
    outcome.older++
    return undefined
  }
  const taken = origins.get(key)
  if (taken?.sha256 === hash) {
    outcome.repeated.push(input.path)
    return undefined
  }
  if (taken) {
    return fail('duplicate', `${input.path}: this is ${key}, which was read from ${taken.path} already; left out`)
  }
  origins.set(key, { path: input.path, sha256: hash })
  outcome.take(part.summary)
  if (options.since !== undefined && own.date === undefined) outcome.undated++
  if (reused) outcome.reused++
  return part
}

function takeIn(rest: DatasetRest, { events, mentioned, ...summary }: PartSummary): void {
  const quads: readonly Quad[] = events === '' ? [] : parseRdf(events, 'nq')
  rest.add({ ...summary, events: quads, mentioned: new Map(mentioned) })
}
