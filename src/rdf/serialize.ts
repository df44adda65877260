/** Quads → text in each published format: the same quads give the same bytes. */
import { DataFactory, Writer } from 'n3'
import type { Quad } from '@rdfjs/types'
import { nquads } from './nquads.ts'
import { termKey } from './term-key.ts'
import { PREFIXES } from './vocabulary.ts'
import { writeRdfXml } from './xml.ts'

/** The formats, named by their file endings. `nq`, `trig` and `jsonld` keep named graphs; the others drop their names. */
export type RdfFormat = 'nt' | 'nq' | 'ttl' | 'trig' | 'jsonld' | 'rdf'

/** The names of the formats that N3.js writes. */
const N3_FORMATS = { nt: 'N-Triples', ttl: 'Turtle', trig: 'TriG' } as const

/** Quads between two chunks. */
const BATCH = 1000

/**
 * The text in chunks of about 1,000 quads; in JSON-LD of one graph. Quads keep their order; a triple that stands in several
 * graphs is written once where graph names are dropped. JSON-LD is compacted with the published context, inlined.
 * Throws InputError `no-xml-name` for a predicate that RDF/XML cannot write.
 */
export async function* serializeChunks(
  quads: Iterable<Quad>,
  format: RdfFormat,
): AsyncGenerator<string, void, undefined> {
  // Read when it is first asked for: its library takes longer to read than all else here.
  if (format === 'jsonld') yield* (await import('./jsonld.ts')).writeJsonLd(quads)
  else if (format === 'rdf') yield* writeRdfXml(batches(distinctTriples(quads)))
  else if (format === 'nq') for (const batch of batches(quads)) yield nquads(batch)
  else yield* writeN3(format === 'nt' || format === 'ttl' ? distinctTriples(quads) : quads, format)
}

/** The whole text. For datasets that may not fit one string, see `serializeChunks`. */
export async function serialize(quads: Iterable<Quad>, format: RdfFormat): Promise<string> {
  const chunks: string[] = []
  for await (const chunk of serializeChunks(quads, format)) chunks.push(chunk)
  return chunks.join('')
}

function* writeN3(quads: Iterable<Quad>, format: keyof typeof N3_FORMATS): Generator<string, void, undefined> {
  let text = ''
  const output = { write: (chunk: string) => void (text += chunk), end: () => undefined }
  const writer = new Writer(output, { format: N3_FORMATS[format], prefixes: PREFIXES })
  for (const batch of batches(quads)) {
    writer.addQuads(batch)
    yield text
    text = ''
  }
  writer.end()
  yield text
}

/** Each triple once, in the default graph. Holds all triples: some 200 bytes each. */
function* distinctTriples(quads: Iterable<Quad>): Generator<Quad, void, undefined> {
  const seen = new Set<string>()
  for (const { subject, predicate, object } of quads) {
    const key = `${termKey(subject)} ${termKey(predicate)} ${termKey(object)}`
    if (seen.has(key)) continue
    seen.add(key)
    yield DataFactory.quad(subject, predicate, object)
  }
}

function* batches(quads: Iterable<Quad>): Generator<Quad[], void, undefined> {
  let batch: Quad[] = []
  for (const quad of quads) {
    batch.push(quad)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
