/** Puts a dataset into a remote service, graph by graph, by the Graph Store Protocol or by SPARQL Update. */
import { addTo } from '../group-by.ts'
import { createHash } from 'node:crypto'
import { DataFactory } from 'n3'
import type { Quad } from '@rdfjs/types'
import { InputError, UnavailableError } from '../errors.ts'
import { parseRdf } from '../rdf/read.ts'
import { serialize } from '../rdf/serialize.ts'
import { namesOfLoad, NOTE, readLoaded } from './loaded.ts'
import { openRemote } from './remote.ts'
import { openTransport } from './transport.ts'
import type { Transport, TransportOptions } from './transport.ts'

/** Where a dataset goes. */
export interface LoadOptions extends TransportOptions {
  /** Where queries are answered. */
  readonly endpoint: string
  /** Where updates are taken. Default: the endpoint. */
  readonly update?: string | undefined
  /** A Graph Store (`?graph=…` is appended); where it is given, no SPARQL Update is sent. */
  readonly graphStore?: string | undefined
  readonly base: string
  /** When the data were last changed. */
  readonly modified: Date
  /** Milliseconds for one request. Default 60,000. */
  readonly deadline?: number
  readonly onProgress?: (quads: number) => void
}

/** What was done. */
export interface LoadReport {
  readonly quads: number
  readonly graphs: number
  /** Graphs of the load before that this dataset does not have; they are gone. */
  readonly dropped: number
}

/** Triples in one request: Virtuoso compiles an INSERT DATA, and fails at some ten thousand lines. */
const BATCH = { update: 500, graphStore: 5000 } as const

/**
 * Replaces document graphs one by one, fills a new union graph, and only then leaves the note that makes servers take
 * it. A load that breaks off leaves the old union graph in use, and can be repeated.
 * Throws InputError `bad-rdf`, UnavailableError and DeadlineError.
 */
export async function loadRemote(chunks: readonly Uint8Array[], options: LoadOptions): Promise<LoadReport> {
  const { base, modified } = options
  const transport = openTransport(options)
  const before = await readLoaded(openRemote({ ...options, deadline: options.deadline ?? DEADLINE }), base)
  const target = openTarget(options, transport)
  const names = namesOfLoad(base)
  const sha256 = hashOf(chunks)
  const union = names.union + sha256.slice(0, 16)
  const { quads, graphs } = await fill(chunks, union, target, options.onProgress)
  const stale = before.graphs.filter((graph) => !graphs.has(graph))
  for (const graph of stale) await target.drop(graph)
  const previous = before.union === union ? before.previous : before.union
  await target.replace(names.note, noteOf(names.dataset, { sha256, modified, quads, graphs, union, previous }))
  // The union graph before the last: nobody asks it any more.
  if (before.previous !== undefined && before.previous !== previous && before.previous !== union)
    await target.drop(before.previous)
  return { quads, graphs: graphs.size, dropped: stale.length }
}

const DEADLINE = 60_000

async function fill(
  chunks: readonly Uint8Array[],
  union: string,
  target: Target,
  onProgress: (quads: number) => void = () => undefined,
): Promise<{ quads: number; graphs: ReadonlySet<string> }> {
  const seen = new Set<string>()
  const put = async (graph: string, triples: readonly Quad[]): Promise<void> => {
    for (let at = 0; at < triples.length; at += target.batch) {
      const batch = triples.slice(at, at + target.batch)
      await (seen.has(graph) ? target.add(graph, batch) : target.replace(graph, batch))
      seen.add(graph)
    }
  }
  let quads = 0
  for (const chunk of chunks) {
    const read = parseRdf(Buffer.from(chunk).toString('utf8'), 'nq')
    for (const [graph, triples] of groupByGraph(read)) {
      if (graph !== '') await put(graph, triples)
      await put(union, triples)
    }
    quads += read.length
    onProgress(quads)
  }
  seen.delete(union)
  return { quads, graphs: seen }
}

function groupByGraph(quads: readonly Quad[]): ReadonlyMap<string, readonly Quad[]> {
  const groups = new Map<string, Quad[]>()
  for (const { subject, predicate, object, graph } of quads) {
    // A blank node would be another one in each request.
    if (subject.termType === 'BlankNode' || object.termType === 'BlankNode' || graph.termType === 'BlankNode')
      throw new InputError('A dataset with blank nodes cannot be loaded in pieces.', { code: 'bad-rdf' })
    addTo(groups, graph.value, DataFactory.quad(subject as never, predicate as never, object as never) as Quad)
  }
  return groups
}

interface Note {
  readonly sha256: string
  readonly modified: Date
  readonly quads: number
  readonly graphs: ReadonlySet<string>
  readonly union: string
  readonly previous: string | undefined
}

function noteOf(dataset: string, { sha256, modified, quads, graphs, union, previous }: Note): readonly Quad[] {
  const { namedNode, literal, quad } = DataFactory
  const typed = (value: string, type: string) => literal(value, namedNode(`http://www.w3.org/2001/XMLSchema#${type}`))
  const said = [
    [NOTE.identifier, literal(sha256)],
    [NOTE.modified, typed(modified.toISOString(), 'dateTime')],
    [NOTE.triples, typed(String(quads), 'integer')],
    [NOTE.defaultGraph, namedNode(union)],
    ...[...graphs].map((graph) => [NOTE.part, namedNode(graph)] as const),
    ...(previous === undefined ? [] : [[NOTE.replaces, namedNode(previous)] as const]),
  ] as const
  return said.map(([predicate, object]) => quad(namedNode(dataset), namedNode(predicate), object) as Quad)
}

function hashOf(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

/** The three things that can be done to a graph; each may be repeated without harm. */
interface Target {
  readonly batch: number
  replace(graph: string, triples: readonly Quad[]): Promise<void>
  add(graph: string, triples: readonly Quad[]): Promise<void>
  drop(graph: string): Promise<void>
}

function openTarget(options: LoadOptions, transport: Transport): Target {
  const { deadline = DEADLINE, graphStore, update = options.endpoint } = options
  const send = async (method: 'POST' | 'PUT' | 'DELETE', url: string, type: string, body: string): Promise<void> => {
    const headers = { 'Content-Type': type }
    const call = { url, method, headers, deadline, bytes: 1_000_000 }
    const { status } = await transport.send(method === 'DELETE' ? call : { ...call, body })
    const gone = method === 'DELETE' && status === 404
    if (!gone && (status < 200 || status > 299))
      throw new UnavailableError(`The service refuses to be loaded (${status}); is the token right?`, 5)
  }
  return graphStore === undefined ? updateTarget(update, send) : storeTarget(graphStore, send)
}

type Send = (method: 'POST' | 'PUT' | 'DELETE', url: string, type: string, body: string) => Promise<void>

/** Source: SPARQL 1.1 Graph Store HTTP Protocol. */
function storeTarget(address: string, send: Send): Target {
  const urlOf = (graph: string): string => {
    const url = new URL(address)
    url.searchParams.set('graph', graph)
    return url.href
  }
  const nt = 'application/n-triples'
  return {
    batch: BATCH.graphStore,
    replace: async (graph, triples) => send('PUT', urlOf(graph), nt, await serialize(triples, 'nt')),
    add: async (graph, triples) => send('POST', urlOf(graph), nt, await serialize(triples, 'nt')),
    drop: (graph) => send('DELETE', urlOf(graph), nt, ''),
  }
}

const insert = async (graph: string, triples: readonly Quad[]) =>
  `INSERT DATA { GRAPH <${graph}> {\n${await serialize(triples, 'nt')}} }`

/** Source: SPARQL 1.1 Update and Protocol. */
function updateTarget(address: string, send: Send): Target {
  const update = (text: string) => send('POST', address, 'application/sparql-update', text)
  return {
    batch: BATCH.update,
    // Two requests: not every service runs a sequence of updates as one.
    replace: async (graph, triples) => {
      await update(`DROP SILENT GRAPH <${graph}>`)
      await update(await insert(graph, triples))
    },
    add: async (graph, triples) => update(await insert(graph, triples)),
    drop: (graph) => update(`DROP SILENT GRAPH <${graph}>`),
  }
}
