/** The thread that holds one copy of the store and answers one query at a time. */
import { setPriority } from 'node:os'
import { platform } from 'node:process'
import { parentPort, workerData } from 'node:worker_threads'
// Before the store, for what it does to the import of it.
import { findInstance } from './wasm-instance.ts'
import type { WasmInstance } from './wasm-instance.ts'
import { Store, namedNode as named } from 'oxigraph'
import { LRUCache } from 'lru-cache'
import { QueryError } from '../errors.ts'
import { collectDescription, rowsOf } from './description.ts'
import type { Asking, Described, DescribeRequest } from './description.ts'
import { guardQuery } from './guard.ts'
import type { GuardedQuery } from './guard.ts'
import { readImage, writeImage } from './image.ts'
import { withoutGraphs } from './merge.ts'
import type { Answer, Order, Reply, Task, WorkerData } from './messages.ts'
import { writeAsk } from './repair/ask.ts'
import { repairQuery } from './repair/repair.ts'
import { findSlice, withProjection, withSlice } from './rewrite.ts'
import { describeSyntaxError } from './syntax.ts'
import { parseTokens } from './tokens.ts'

const { from, base, niceness } = workerData as WorkerData
standBack()
const store = new Store()
const loaded = {
  get instance() {
    return findInstance() as WasmInstance
  },
  store,
  ask: (query: string) => store.query(query, { results_format: 'text/csv' }) as string,
}

const send = (reply: Reply): void => parentPort?.postMessage(reply, [])

/** Bytes by which queries may make the memory grow before the thread is worth replacing. */
const GROWTH = 64 * 2 ** 20
let grownTo = Infinity
const memoryBytes = (): number => findInstance()?.memory.buffer.byteLength ?? 0

/** What the engine makes for itself when it is first asked, before anything is loaded. */
const WARM_UP = 'SELECT (RAND() AS ?r) (NOW() AS ?n) (STRUUID() AS ?u) {}'

/** Elsewhere than on Linux this would slow the whole process, and not the thread that asks for it. */
function standBack(): void {
  if (platform !== 'linux' || niceness === 0) return
  try {
    setPriority(niceness)
  } catch {
    // A sandbox may forbid it; queries are answered all the same.
  }
}

async function load(): Promise<void> {
  loaded.ask(WARM_UP)
  if ('chunks' in from) loadChunks(from.chunks)
  else await readImage(from, loaded, from.verify)
  grownTo = memoryBytes() + GROWTH
  send({ ready: true })
  // Whatever fails here fails again where somebody is told.
  setImmediate(() => void practise().catch(() => undefined))
}

/**
 * What a thread does the first time takes ten times as long, since its code is not compiled yet: so the first time is at
 * once and for nobody.
 */
async function practise(): Promise<void> {
  const [[term = ''] = []] = await asking.ask('SELECT ?s { GRAPH ?g { ?s ?p ?o } } LIMIT 1')
  const task = { query: 'SELECT ?s ?o { ?s ?p ?o } LIMIT 2', results: 'text/csv', graph: undefined, dataset: undefined }
  answer({ ...task, limit: 1, bytes: 1e6 })
  if (term.startsWith('<')) await describe({ iri: term.slice(1, -1), graph: undefined, base, page: 1 })
}

function loadChunks(chunks: readonly Uint8Array[]): void {
  // The default graph is the merge of all graphs. The engine's own union option gives a triple once for each graph
  // that states it, which inflates every COUNT; a copy costs memory and is exact. The copy comes first, since what comes
  // last is found first, and pages ask for what stands in graphs. Its lines are cut out of the quads' (two thirds of the
  // memory that the update leaves behind) where that renames no blank nodes.
  const plain = { all: true }
  store.load(triplesOf(chunks, plain), { format: 'application/n-triples', lenient: true })
  // Views over shared memory: the store copies each chunk once, and no second copy is kept.
  store.load(chunks, { format: 'application/n-quads', lenient: true })
  if (!plain.all) store.update('INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }')
}

/** Ends at the first chunk that is not plain, and says so: the engine would take an exception for its own. */
function* triplesOf(chunks: readonly Uint8Array[], plain: { all: boolean }): Generator<Uint8Array> {
  for (const chunk of chunks) {
    const triples = withoutGraphs(chunk)
    if (triples === undefined) {
      plain.all = false
      return
    }
    yield triples
  }
}

/** A query of the service itself is written by it, and says its own limits. */
function answerOwn(task: Task): Answer {
  const mediaType = task.results ?? task.graph ?? ''
  try {
    const body = checkLength(runQuery(task.query, task, mediaType), task.bytes)
    return {
      form: task.results === undefined ? 'construct' : 'select',
      mediaType,
      body,
      capped: false,
      truncated: false,
    }
  } catch (error) {
    if (isFatal(error) || error instanceof QueryError) throw error
    throw describeSyntaxError(task.query, error as Error)
  }
}

function checkLength(body: string, bytes: number): string {
  if (body.length <= bytes) return body
  const message = `The result is longer than ${bytes} characters; ask for less with LIMIT.`
  throw new QueryError(message, { code: 'result-too-large' })
}

function answer(task: Task): Answer {
  const guarded = guardQuery(task.query)
  const mediaType = guarded.form === 'select' || guarded.form === 'ask' ? task.results : task.graph
  if (guarded.form !== undefined && mediaType === undefined)
    throw new QueryError('No acceptable media type carries the result of this form of query.', {
      code: 'not-acceptable',
    })
  const asked = findSlice(guarded)
  const capped = guarded.form !== 'ask' && !((asked.limit ?? Infinity) <= task.limit)
  const ordered = guardQuery(withProjection(guarded))
  const sliced = capped ? withSlice(ordered, { limit: task.limit, offset: asked.offset }) : ordered.text
  const body = checkLength(evaluate(sliced, guarded, task, mediaType), task.bytes)
  // No format writes a row in less than one character, so a shorter body cannot have been cut.
  const truncated = capped && body.length > task.limit && hasMore(guarded, task, asked.offset)
  return { form: guarded.form ?? 'select', mediaType: mediaType ?? '', body, capped, truncated }
}

function hasMore(guarded: GuardedQuery, task: Task, offset: number): boolean {
  const probe = guarded.form === 'select' ? 'text/tab-separated-values' : 'application/n-triples'
  const rest = evaluate(withSlice(guarded, { limit: 1, offset: offset + task.limit }), guarded, task, probe)
  return probe === 'application/n-triples' ? rest !== '' : rest.trimEnd().includes('\n')
}

function evaluate(text: string, guarded: GuardedQuery, task: Task, mediaType: string | undefined): string {
  const run = (query: string, type: string | undefined) => runQuery(query, task, type)
  const plain = { ...guarded, text, tokens: parseTokens(text) }
  const repaired = repairQuery(plain, (condition) => isTrue(() => run(writeAsk(plain, condition), 'text/csv')))
  if (repaired !== plain) {
    try {
      return run(repaired.text, mediaType)
    } catch (error) {
      // What the engine does not take repaired, it is asked as it came, and tells its own faults with their places.
      if (isFatal(error)) throw error
    }
  }
  try {
    return run(text, mediaType)
  } catch (error) {
    if (isFatal(error)) throw error
    throw describeSyntaxError(guarded.text, error as Error)
  }
}

function runQuery(text: string, { dataset }: Task, mediaType = 'application/sparql-results+json'): string {
  const graphs = dataset
    ? { default_graph: dataset.defaultGraphs.map(named), named_graphs: dataset.namedGraphs.map(named) }
    : {}
  return store.query(text, { base_iri: base, results_format: mediaType, ...graphs }) as string
}

/** A condition that the engine cannot read is no reason to repair anything. */
function isTrue(ask: () => string): boolean {
  try {
    return ask().startsWith('true')
  } catch (error) {
    if (isFatal(error)) throw error
    return true
  }
}

/** WebAssembly traps and stack overflows leave the instance broken for good. */
function isFatal(error: unknown): boolean {
  return !(error instanceof Error) || error.name === 'RuntimeError' || error instanceof RangeError
}

/** Things whose names are kept: organs, treaties and documents that many pages mention. */
const KEPT_NAMES = 20_000
/** Longest list of rows for a description, in UTF-16 units. */
const LONGEST = 64e6
const asking: Asking = {
  ask(query) {
    const text = store.query(query, { results_format: 'text/tab-separated-values' }) as string
    return rowsOf(checkLength(text, LONGEST))
  },
  names: new LRUCache<string, readonly string[]>({ max: KEPT_NAMES }),
  // Solutions come in the order of loading, always.
  sorted: false,
}

async function describe(request: DescribeRequest): Promise<Described | null> {
  try {
    return (await collectDescription(asking, request)) ?? null
  } catch (error) {
    if (isFatal(error) || error instanceof QueryError) throw error
    throw describeSyntaxError(request.iri, error as Error)
  }
}

async function obey(order: Order): Promise<Reply> {
  if ('describe' in order) return { described: await describe(order.describe) }
  if (!('keep' in order)) return { answer: order.own ? answerOwn(order) : answer(order) }
  writeImage(order.keep, loaded)
  return { kept: true }
}

parentPort?.on('message', async (order: Order) => {
  try {
    const reply = await obey(order)
    send(memoryBytes() > grownTo ? { ...reply, worn: true } : reply)
  } catch (error) {
    if (error instanceof QueryError) {
      const { message, code, line, column } = error
      send({ refused: { message, code, line, column } })
    } else send({ died: String(error) })
  }
})

await load()
