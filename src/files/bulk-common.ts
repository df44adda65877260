/** What the documents of a bulk build have in common: taken from each part, written when all are known. */
import type { Quad } from '@rdfjs/types'
import type { Assembly } from '../rdf/assembly.ts'
import { DatasetRest } from '../rdf/dataset.ts'
import { lineageGraphQuads, type LineageTask } from '../rdf/lineage.ts'
import { parseRdf } from '../rdf/read.ts'
import type { RdfFormat } from '../rdf/serialize.ts'
import type { BulkOptions } from './bulk-options.ts'
import type { Part } from './part.ts'
import type { LineageReply, LineageRequest } from './lineage-work.ts'
import { openTextSpool, type TextPlace, type TextSpool } from './text-spool.ts'
import type { Workers } from './workers.ts'
import { zipped } from './zip.ts'

/** How the pieces are written. */
interface PieceOptions {
  readonly form: RdfFormat
  readonly assembly: Assembly
  readonly compare: Workers['compare']
}

/** The rest of a dataset in the making. Close it when it is done. */
export interface Common {
  readonly take: (part: Part) => void
  /** Everything but the parts, with the end of the file. */
  readonly pieces: (options: PieceOptions) => AsyncGenerator<Uint8Array, void, undefined>
  readonly close: () => void
}

/** Quads of what documents have in common that are written at once. */
const AT_ONCE = 50_000

/** Nothing in common yet. */
export function openCommon(options: BulkOptions): Common {
  const { base, records, zip, compare } = options
  const rest = new DatasetRest(base)
  const spool = compare === 'none' ? undefined : openTextSpool()
  const shared = new Set<string>()
  const events = new Set<string>()
  const statements = function* (): Generator<Quad> {
    yield* parseRdf([...shared].join('\n'), 'nq')
    rest.addEvents(parseRdf([...events].join('\n'), 'nq'))
    yield* rest.statements()
  }
  return {
    take({ summary, version }) {
      rest.add({ ...summary, mentioned: new Map(summary.mentioned) })
      if (version) spool?.set(summary.key, version)
      addLines(shared, summary.shared)
      addLines(events, summary.events)
    },
    async *pieces(how) {
      const { assembly } = how
      const writer = openPieceWriter(assembly, zip)
      // The threads compare while this one writes.
      const compared = spool ? compareAll(rest.lineage(compare === 'all'), spool, { ...options, ...how }) : []
      yield* writer.write(statements())
      const last = rest.authorities(records, { base })
      for await (const piece of compared) yield* writer.write(piece)
      yield* writer.end(last)
    },
    close: () => spool?.close(),
  }
}

function addLines(all: Set<string>, lines: string): void {
  if (lines === '') return
  for (const line of lines.split('\n')) if (line !== '') all.add(line)
}

/** Puts quads together into pieces of a size that fits in memory, between pieces that were written elsewhere. */
interface PieceWriter {
  readonly write: (piece: Iterable<Quad> | Uint8Array) => AsyncGenerator<Uint8Array, void, undefined>
  readonly end: (quads: Iterable<Quad>) => AsyncGenerator<Uint8Array, void, undefined>
}

function openPieceWriter({ merged, part, tail }: Assembly, zip: boolean): PieceWriter {
  const bytesOf = (text: string): Uint8Array => (zip ? zipped(text) : Buffer.from(text))
  // Where graphs are dropped, one piece alone can tell a triple of two graphs.
  const size = merged ? Infinity : AT_ONCE
  let batch: Quad[] = []
  async function* flush(): AsyncGenerator<Uint8Array, void, undefined> {
    if (batch.length > 0) yield bytesOf(await part(batch))
    batch = []
  }
  async function* write(piece: Iterable<Quad> | Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
    if (piece instanceof Uint8Array) {
      yield* flush()
      yield piece
      return
    }
    for (const quad of piece) {
      if (batch.length >= size) yield* flush()
      batch.push(quad)
    }
  }
  return {
    write,
    async *end(quads) {
      yield* write(quads)
      yield bytesOf(await tail(batch))
    },
  }
}

/** Bytes of texts that one request compares: enough to be worth a message, and few enough for all threads to be busy. */
const TEXT_AT_ONCE = 512 * 1024
/** Requests under way at once: some for each of as many threads as there may be. */
const AHEAD = 16

type Comparing = PieceOptions & Pick<BulkOptions, 'base' | 'zip'>

/** `graph/lineage`: N-Quads as they were written by those who compared, for the other formats as quads. Begins at once. */
function compareAll(
  tasks: readonly LineageTask[],
  spool: TextSpool,
  { form, compare, base, zip }: Comparing,
): AsyncGenerator<readonly Quad[] | Uint8Array, void, undefined> {
  const direct = form === 'nq'
  const requests = requestsFor(tasks, spool, { base, zip: direct && zip })
  const underWay: Promise<LineageReply>[] = []
  const fill = (): void => {
    while (underWay.length < AHEAD) {
      const { value } = requests.next()
      if (!value) return
      underWay.push(held(compare(value)))
    }
  }
  async function* replies(): AsyncGenerator<readonly Quad[] | Uint8Array, void, undefined> {
    let any = false
    for (let next = underWay.shift(); next; next = underWay.shift()) {
      const { bytes, quads } = await next
      fill()
      if (quads === 0) continue
      if (!any) yield lineageGraphQuads(base)
      any = true
      yield direct ? bytes : parseRdf(Buffer.from(bytes).toString(), 'nq')
    }
  }
  fill()
  return replies()
}

/** A promise that may wait to be asked for, even where it fails. */
function held<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined)
  return promise
}

/** The same requests for the same tasks, whoever does them, so that the bytes are the same. */
function* requestsFor(
  tasks: readonly LineageTask[],
  spool: TextSpool,
  how: Pick<LineageRequest, 'base' | 'zip'>,
): Generator<LineageRequest, void, undefined> {
  let batch: LineageTask[] = []
  let places = new Map<string, TextPlace>()
  let size = 0
  for (const task of tasks) {
    batch.push(task)
    for (const key of task.keys) {
      const place = spool.placeOf(key)
      if (!place || places.has(key)) continue
      places.set(key, place)
      size += place.length
    }
    if (size < TEXT_AT_ONCE) continue
    yield { tasks: batch, file: spool.file, places, ...how }
    batch = []
    places = new Map()
    size = 0
  }
  if (batch.length > 0) yield { tasks: batch, file: spool.file, places, ...how }
}
