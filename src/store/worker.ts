/** The thread that holds one copy of the store and answers one query at a time. */
import { setPriority } from 'node:os'
import { platform } from 'node:process'
import { parentPort, workerData } from 'node:worker_threads'
// Only for what it does to the import after it.
import './memory-cap.ts' // eslint-disable-line import/no-unassigned-import
import { Store, namedNode as named } from 'oxigraph'
import { QueryError } from '../errors.ts'
import { guardQuery } from './guard.ts'
import type { GuardedQuery } from './guard.ts'
import type { Answer, Reply, Task, WorkerData } from './messages.ts'
import { findSlice, withProjection, withSlice } from './rewrite.ts'
import { describeSyntaxError } from './syntax.ts'

const { chunks, base, niceness } = workerData as WorkerData
standBack()
const store = new Store()

const send = (reply: Reply): void => parentPort?.postMessage(reply, [])

/** Elsewhere than on Linux this would slow the whole process, and not the thread that asks for it. */
function standBack(): void {
  if (platform !== 'linux' || niceness === 0) return
  try {
    setPriority(niceness)
  } catch {
    // A sandbox may forbid it; queries are answered all the same.
  }
}

function load(): void {
  // A fresh view over shared memory: the store copies each chunk once, and no second copy is kept.
  store.load(chunks, { format: 'application/n-quads', lenient: true })
  // The default graph is the merge of all graphs. The engine's own union option gives a triple once for each graph
  // that states it, which inflates every COUNT; a copy costs memory and is exact.
  store.update('INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }')
  send({ ready: true })
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
  const text = capped ? withSlice(ordered, { limit: task.limit, offset: asked.offset }) : ordered.text
  const body = evaluate(text, guarded, task, mediaType)
  if (body.length > task.bytes)
    throw new QueryError(`The result is longer than ${task.bytes} characters; ask for less with LIMIT.`, {
      code: 'result-too-large',
    })
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
  const dataset = task.dataset
    ? { default_graph: task.dataset.defaultGraphs.map(named), named_graphs: task.dataset.namedGraphs.map(named) }
    : {}
  try {
    return store.query(text, {
      base_iri: base,
      results_format: mediaType ?? 'application/sparql-results+json',
      ...dataset,
    }) as string
  } catch (error) {
    if (isFatal(error)) throw error
    throw describeSyntaxError(guarded.text, error as Error)
  }
}

/** WebAssembly traps and stack overflows leave the instance broken for good. */
function isFatal(error: unknown): boolean {
  return !(error instanceof Error) || error.name === 'RuntimeError' || error instanceof RangeError
}

parentPort?.on('message', (task: Task) => {
  try {
    send({ answer: answer(task) })
  } catch (error) {
    if (error instanceof QueryError) {
      const { message, code, line, column } = error
      send({ refused: { message, code, line, column } })
    } else send({ died: String(error) })
  }
})

load()
