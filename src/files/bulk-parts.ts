/** Sources → the parts of a dataset, in order, each document once. */
import { existsSync } from 'node:fs'
import { InputError } from '../errors.ts'
import type { BulkOptions } from './bulk-options.ts'
import type { BulkOutcome } from './bulk-outcome.ts'
import type { Part, PartForm, PartReply, PartRequest } from './part.ts'
import type { Collection, DocumentInput } from './collect.ts'
import { textFile, writeText } from './texts.ts'
import type { Workers } from './workers.ts'

/** How parts are made, and by whom. */
export interface PartOptions extends BulkOptions {
  readonly form: PartForm
  readonly ask: Workers['makePart']
}

/**
 * The parts of all documents that go into the dataset, in the order of the inputs; `outcome` hears of the others. Throws
 * InputError `no-documents` when nothing at all could be read.
 */
export async function* eachPart(
  { inputs }: Pick<Collection, 'inputs'>,
  outcome: BulkOutcome,
  options: PartOptions,
): AsyncGenerator<Part, void, undefined> {
  const { workers } = options
  const origins: Origins = new Map()
  const underWay: Promise<Done>[] = []
  for (const [index, input] of inputs.entries()) {
    const upTo = Math.min(index + 4 * workers, inputs.length)
    for (const next of inputs.slice(index + underWay.length, upTo)) underWay.push(makePart(next, options))
    const first = await underWay.shift()
    if (!first) continue
    const part = await settle(input, first, { origins, outcome, options })
    options.onDone(input.path, index + 1, part?.summary.diagnostics ?? [])
    if (!part) continue
    if (options.texts !== undefined && part.text !== undefined) {
      await writeText(options.texts, part.summary.key, part.text)
    }
    yield part
  }
  if (outcome.documents > 0) return
  const why = outcome.older > 0 ? 'all documents are older than was asked for' : 'none of the inputs could be read'
  throw new InputError(why, { code: 'no-documents' })
}

interface Done {
  readonly reply: PartReply
  readonly reused: boolean
}

/** From the store if the source is unchanged, else made. A thread that dies loses its own source only. */
async function makePart(input: DocumentInput, options: PartOptions): Promise<Done> {
  const { ask, store, hashes, texts } = options
  const hash = hashes?.get(input.path)
  const kept = hash === undefined ? undefined : store?.find(input, hash)
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
  readonly origins: Origins
  readonly outcome: BulkOutcome
  readonly options: PartOptions
}

/** The part if it goes into the dataset; else the failure is noted. */
async function settle(
  input: DocumentInput,
  { reply, reused }: Done,
  { origins, outcome, options }: Settling,
): Promise<Part | undefined> {
  const fail = (code: string, message: string): undefined => {
    outcome.failures.push({ path: input.path, error: new InputError(message, { code }) })
  }
  if ('refused' in reply) return fail(reply.refused.code, reply.refused.message)
  let { part } = reply
  if (!reused) options.store?.keep(input, part)
  const first = origins.get(part.summary.key)
  if (first && part.summary.namedByFile && first.sha256 !== part.summary.sha256) {
    const again = await options.ask({ ...requestOf(input, options), byHash: true })
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
