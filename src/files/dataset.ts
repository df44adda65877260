/** Datasets on disk: which format a file name means, writing one from documents, reading one back. */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'
import type { Quad } from '@rdfjs/types'
import type { AuthorityRecords } from '../authority/records.ts'
import { ConfigError, InputError } from '../errors.ts'
import { mapDataset } from '../rdf/dataset.ts'
import { parseRdf } from '../rdf/read.ts'
import { serializeChunks, type RdfFormat } from '../rdf/serialize.ts'
import { convertToNQuads } from './convert.ts'
import type { LoadedDocument } from './documents.ts'
import { readError } from './read.ts'

const endings = ['ttl', 'nt', 'nq', 'trig', 'jsonld', 'rdf'] as const satisfies readonly RdfFormat[]

/**
 * The format that a file's ending names, before a final `.gz`.
 * Throws ConfigError (`unknown-format`) for any other ending.
 */
export function datasetFormat(path: string): RdfFormat {
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase()
  const format = endings.find((known) => known === ending)
  if (format !== undefined) return format
  const known = endings.map((name) => `.${name}`).join(' ')
  throw new ConfigError(`${path}: the ending names no format; use one of ${known}, each also with .gz`, {
    code: 'unknown-format',
  })
}

/**
 * The dataset of `documents` with everything they mention, as text in pieces; the same input gives the same bytes.
 * Lazy: nothing is mapped before it is asked for.
 */
export function datasetText(
  documents: readonly LoadedDocument[],
  records: AuthorityRecords,
  { base, format }: { readonly base: string; readonly format: RdfFormat },
): AsyncIterable<string> {
  return serializeChunks(mapDataset(documents, records, { base }), format)
}

/**
 * A dataset file as N-Quads in pieces; N-Quads and N-Triples are passed on as they are, unparsed.
 * Throws ConfigError (`unknown-format`) and InputError (as `readSourceText`, and `bad-dataset` for a syntax error).
 */
export async function* readNQuads(path: string): AsyncIterable<string> {
  const format = datasetFormat(path)
  if (format === 'nq' || format === 'nt') yield* readText(path)
  else yield* serializeChunks(await readQuads(path), 'nq')
}

/** All quads of a dataset file. Throws as `readNQuads`. */
export async function readQuads(path: string): Promise<readonly Quad[]> {
  const format = datasetFormat(path)
  const chunks: string[] = []
  for await (const chunk of readText(path)) chunks.push(chunk)
  const base = pathToFileURL(path).href
  try {
    if (format !== 'jsonld' && format !== 'rdf') return parseRdf(chunks.join(''), format, base)
    return parseRdf(await convertToNQuads(chunks.join(''), format, base), 'nq')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new InputError(`${path}: not readable as .${format} (${reason})`, { code: 'bad-dataset', cause })
  }
}

async function* readText(path: string): AsyncIterable<string> {
  const file = createReadStream(path)
  const unzipped = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  // `pipe` passes no errors on; without this a missing file would end the process.
  file.on('error', (error) => unzipped.destroy(error))
  yield* decoded(unzipped, path)
}

async function* decoded(stream: Readable, path: string): AsyncIterable<string> {
  try {
    yield* stream.setEncoding('utf8') as AsyncIterable<string>
  } catch (cause) {
    throw readError(cause, path)
  }
}
