/** The work of `build`: a dataset or a folder from any number of files, with progress, a summary and a report. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { bulkFiles, bulkParts } from '../files/bulk.ts'
import type { BulkOptions, Comparing } from '../files/bulk-options.ts'
import { BulkOutcome } from '../files/bulk-outcome.ts'
import type { PartForm } from '../files/part.ts'
import { collectInputs, shippedSources, type Collection } from '../files/collect.ts'
import { loadAuthorities } from '../files/authorities.ts'
import { lookBack, noteFinished } from '../files/finished.ts'
import { packagePath } from '../files/locate.ts'
import { standardInput } from '../files/read.ts'
import { openResumeStore } from '../files/resume.ts'
import { writeFolder } from '../files/write-folder.ts'
import { writeBeside } from '../files/write.ts'
import { count } from '../count.ts'
import { nothingRead } from './gather.ts'
import type { Terminal } from './terminal.ts'

/** How a bulk build was asked for. */
export interface BulkRequest {
  readonly out: string
  /** With `akn`, `out` is a folder. */
  readonly form: PartForm
  readonly base: string
  /** Documents of an earlier day are left out. */
  readonly since: string | undefined
  /** Default: one for each processor, as far as the work is worth starting it. */
  readonly workers: number | undefined
  /** Default: all up to 500 documents, above that series. */
  readonly compare: Comparing | undefined
  readonly strict: boolean
  readonly resume: boolean
  /** Where to write the report as JSON, if anywhere. */
  readonly report: string | undefined
  /** Where to write the plain texts, if anywhere. */
  readonly texts: string | undefined
  readonly terminal: Terminal
}

/** Documents up to which each text is compared with those that it cites, unless `--compare` says so. */
const mostCompared = 500

function comparingOf({ form, compare }: BulkRequest, documents: number): Comparing {
  if (form === 'akn') return 'none'
  return compare ?? (documents > mostCompared ? 'series' : 'all')
}

/** Documents for which it is worth starting one more thread. */
const worthAThread = 40

/**
 * Builds `out` from the files under `paths`; without a path, from the shipped ones. Failures are said, and make the
 * exit status 1. Throws InputError (`no-documents`) when nothing could be read, ConfigError when a manifest is wrong.
 */
export async function runBulk(paths: readonly string[], request: BulkRequest): Promise<void> {
  const { out, form, terminal, strict } = request
  const from = paths.length === 0 ? [shippedSources()] : paths
  const started = performance.now()
  const found = await collectInputs(from)
  const { inputs, failures } = found
  if (inputs.length === 0) {
    sayFailures(new BulkOutcome(failures), terminal)
    throw nothingRead(from, failures.length)
  }
  // Standard input belongs to this thread.
  const workers = from.includes(standardInput) ? 1 : (request.workers ?? threadsFor(inputs.length))
  const records = loadAuthorities()
  const compare = comparingOf(request, inputs.length)
  const zip = form !== 'akn' && out.endsWith('.gz')
  const how = madeBy({ base: request.base, form, zip, records, compare: compare !== 'none' })
  const standing = request.resume ? lookBack(out, `${how} ${compare} ${request.since}`, inputs) : undefined
  // What is said of each document is not kept, nor is it known whether its text is where it is asked for.
  const whole = form !== 'akn' && !strict && request.texts === undefined && failures.length === 0
  const before = whole ? standing?.outcome : undefined
  const odd = openOddities(strict, terminal)
  const outcome =
    before ?? (await buildAll(found, request, { records, workers, compare, zip, how, hashes: standing?.hashes, odd }))
  if (whole && !before && standing?.made !== undefined) await noteFinished(out, standing.made, outcome)
  const seconds = (performance.now() - started) / 1000
  sayFailures(outcome, terminal)
  sayOutcome(outcome, found, { out, seconds, terminal, unchanged: before !== undefined })
  if (request.report !== undefined) await writeReport(request.report, outcome, { out, seconds, workers })
  if (outcome.failures.length + odd.count > 0) process.exitCode = 1
}

/** What is odd in texts, said where that makes them fail. */
interface Oddities {
  count: number
  readonly say: (path: string, all: readonly { readonly code: string; readonly message: string }[]) => void
}

function openOddities(strict: boolean, terminal: Terminal): Oddities {
  const oddities: Oddities = {
    count: 0,
    say(path, all) {
      if (!strict) return
      for (const { code, message } of all) terminal.fail(`${path}: ${code}: ${message}`)
      oddities.count += all.length
    },
  }
  return oddities
}

interface Work extends Pick<BulkOptions, 'records' | 'workers' | 'compare' | 'zip' | 'hashes'> {
  /** What parts depend on beside their source. */
  readonly how: string
  readonly odd: Oddities
}

async function buildAll(
  found: Collection,
  { out, form, base, since, texts, resume, terminal, compare: asked }: BulkRequest,
  { how, odd, ...work }: Work,
): Promise<BulkOutcome> {
  const outcome = new BulkOutcome(found.failures)
  const store = resume ? openResumeStore(out, how) : undefined
  const watch = openWatch(found.inputs.length, terminal)
  const onDone: BulkOptions['onDone'] = (path, done, oddities) => {
    watch(path, done)
    odd.say(path, oddities)
  }
  const options = { ...work, base, store, texts, since, onDone }
  if (work.compare === 'series' && asked === undefined) {
    terminal.note(
      `texts are not compared with those that they cite, above ${mostCompared} documents; --compare all does`,
    )
  }
  try {
    if (form === 'akn') await writeFolder(out, bulkFiles(found, outcome, options))
    else await writeBeside(out, bulkParts(found, outcome, { ...options, form }), { zipped: work.zip })
    return outcome
  } catch (error) {
    sayFailures(outcome, terminal)
    throw error
  } finally {
    store?.close()
  }
}

function threadsFor(documents: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(documents / worthAThread)))
}

/** Of what is kept of a part; another one is not understood. */
const PART_FORMAT = 2

/** What parts depend on beside their source: another program or other records make other parts. */
function madeBy(how: object): string {
  const program = readFileSync(packagePath('package.json'))
  return createHash('sha256')
    .update(program)
    .update(JSON.stringify({ ...how, PART_FORMAT }))
    .digest('hex')
}

/** Says how far the work is: all the time while a person watches, else once in a hundred documents. */
function openWatch(all: number, terminal: Terminal): (path: string, done: number) => void {
  const started = performance.now()
  return (path, done) => {
    const rate = (done * 1000) / Math.max(1, performance.now() - started)
    const left = Math.ceil((all - done) / rate)
    const state = `${done} of ${all} read, ${rate.toFixed(0)} a second, ${left} s left`
    if (terminal.watched) terminal.progress(`${state}: ${path}`)
    else if (done % 100 === 0) terminal.note(state)
  }
}

function sayFailures({ failures }: BulkOutcome, terminal: Terminal): void {
  for (const { error } of failures) terminal.fail(error.message)
}

interface Ending {
  readonly out: string
  readonly seconds: number
}

function sayOutcome(
  outcome: BulkOutcome,
  { skipped }: Collection,
  { out, seconds, terminal, unchanged }: Ending & { readonly terminal: Terminal; readonly unchanged: boolean },
): void {
  const { documents, failures, kinds, diagnostics, reused, older, undated, repeated } = outcome
  if (skipped.length > 0) terminal.note(`${count(skipped.length, 'data file')} beside the documents left out`)
  if (failures.length > 0) terminal.fail(`${count(failures.length, 'input')} not read; the rest is used`)
  const many = documents >= 100
  if (many || kinds.size > 1) terminal.note(`by kind: ${listed(kinds)}`)
  if (many && diagnostics.size > 0) terminal.note(`oddities of texts, by code: ${listed(diagnostics)}`)
  if (older > 0) terminal.note(`${count(older, 'older document')} left out`)
  if (undated > 0) terminal.note(`${count(undated, 'document')} without a date kept`)
  if (repeated.length > 0) terminal.note(`${count(repeated.length, 'file')} left out, whose text had been read already`)
  if (reused > 0) terminal.note(`${count(reused, 'document')} unchanged since an earlier build`)
  const rate = many ? ` in ${seconds.toFixed(1)} s, ${(documents / seconds).toFixed(0)} a second` : ''
  terminal.note(
    unchanged
      ? `${out} is as it would be written: nothing has changed`
      : `${count(documents, 'document')} written to ${out}${rate}`,
  )
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, number]) => `${name} ${number}`)
    .join(', ')
}

async function writeReport(path: string, outcome: BulkOutcome, how: Ending & { workers: number }): Promise<void> {
  const { documents, quads, reused, older, undated, repeated, failures, kinds, diagnostics } = outcome
  const { user, system } = process.cpuUsage()
  const report = {
    out: how.out,
    documents,
    quads,
    reused,
    older,
    undated,
    repeated,
    kinds: Object.fromEntries(kinds),
    diagnostics: Object.fromEntries(diagnostics),
    failures: failures.map(({ path: file, error }) => ({ path: file, code: error.code, message: error.message })),
    seconds: Number(how.seconds.toFixed(3)),
    workers: how.workers,
    processorSeconds: Number(((user + system) / 1e6).toFixed(3)),
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  }
  await writeBeside(path, [`${JSON.stringify(report, undefined, 1)}\n`])
}
