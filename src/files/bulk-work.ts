/** One source → its part of a dataset, or its own file of Akoma Ntoso: all the work that one thread does for one file. */
import { gzipSync } from 'node:zlib'
import type { AuthorityRecords } from '../authority/records.ts'
import { InputError } from '../errors.ts'
import type { Quad } from '@rdfjs/types'
import { openAssembly, type Assembly } from '../rdf/assembly.ts'
import { mapEntry, writeEntry, type DatasetEntry, type EntryFacts } from '../rdf/dataset.ts'
import { graphIri, thingIri } from '../rdf/iri.ts'
import { nquads } from '../rdf/nquads.ts'
import type { RdfFormat } from '../rdf/serialize.ts'
import { indexNames, type NameIndex } from '../rdf/things.ts'
import type { DocumentInput } from './collect.ts'
import { checkParagraphs, nameByHash, openReader } from './documents.ts'
import { markupOf } from './markup.ts'

/** What becomes of a document: a piece of a dataset, or a file of its own. */
export type PartForm = RdfFormat | 'akn'

/** What is to be done. */
export interface PartRequest {
  readonly input: DocumentInput
  readonly base: string
  readonly form: PartForm
  /** Compress the part by itself: parts that stand one after the other are a whole gzip file. */
  readonly zip: boolean
  /** Name the document by its text's hash, since another of its file's name came before. Default: false. */
  readonly byHash?: boolean
  /** Give what it takes to compare the document with others. */
  readonly compare: boolean
  /** Give the plain text. */
  readonly text: boolean
}

/** What a part says of itself: plain data, fit for JSON. */
export interface PartSummary extends Pick<
  EntryFacts,
  'paragraphs' | 'pinpoints' | 'bindable' | 'own' | 'claims' | 'version'
> {
  readonly kind: string
  readonly key: string
  /** Of the source's bytes. */
  readonly sourceSha256: string
  /** Of the plain text. */
  readonly sha256: string
  /** Only the file's name says what the document is. */
  readonly namedByFile: boolean
  readonly quads: number
  /** N-Quads of the events. */
  readonly events: string
  /** N-Quads about things that other documents may describe alike; in the part itself where graphs keep them apart. */
  readonly shared: string
  readonly mentioned: readonly (readonly [string, string])[]
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[]
}

/** A document's part of the dataset in UTF-8, compressed where that was asked for. */
export interface Part {
  readonly bytes: Uint8Array
  readonly summary: PartSummary
  /** The plain text, where it was asked for. */
  readonly text?: string
}

/** A part, or why there is none. */
export type PartReply =
  { readonly part: Part } | { readonly refused: { readonly code: string; readonly message: string } }

/** Fast, and within a fifth of the best size for N-Quads, which repeat themselves; most parts fit one chunk. */
const zipOptions = { level: 2, chunkSize: 128 * 1024 } as const

/** A worker with the records prepared once. What it gives never throws. */
export function openPartWorker(records: AuthorityRecords): (request: PartRequest) => Promise<PartReply> {
  const read = openReader(records)
  const write = openWriter(indexNames(records))
  return async ({ input, base, form, zip, byHash = false, compare, text: wanted }) => {
    try {
      const found = checkParagraphs(await read(input))
      const loaded = byHash ? nameByHash(found) : found
      const { bytes, mentioned, version, ...rest } = await write(form, loaded, base)
      const summary: PartSummary = {
        ...rest,
        ...(compare ? { version } : {}),
        kind: loaded.kind,
        sourceSha256: loaded.sourceSha256,
        sha256: loaded.sha256,
        namedByFile: loaded.namedByFile,
        mentioned: [...mentioned],
        diagnostics: loaded.document.diagnostics.map(({ code, message }) => ({ code, message })),
      }
      return {
        part: {
          bytes: zip ? gzipSync(bytes, zipOptions) : bytes,
          summary,
          ...(wanted ? { text: loaded.document.text } : {}),
        },
      }
    } catch (cause) {
      if (cause instanceof InputError) return { refused: { code: cause.code, message: cause.message } }
      const reason = cause instanceof Error ? cause.message : String(cause)
      return {
        refused: { code: 'bug', message: `${input.path}: a bug in resograph kept it from being read (${reason})` },
      }
    }
  }
}

/** A document mapped and written: its bytes, and what was left out of them since other documents may state it too. */
interface Written extends EntryFacts, Pick<PartSummary, 'quads' | 'events' | 'shared'> {
  readonly bytes: Buffer
}

type Write = (form: PartForm, entry: DatasetEntry, base: string) => Promise<Written>

function openWriter(names: NameIndex): Write {
  const assemblies = new Map<PartForm, Promise<Assembly>>()
  const lines = openByteSpace()
  return async (form, entry, base) => {
    if (form === 'nq') {
      lines.clear()
      const { count, ...rest } = writeEntry(entry, { names, base, write: lines.write })
      return { ...rest, quads: count, shared: '', bytes: lines.bytes() }
    }
    const { quads: all, events: stated, ...facts } = mapEntry(entry, names, base)
    const rest = { ...facts, quads: all.length, events: nquads(stated) }
    if (form === 'akn') {
      const { key, mentioned } = facts
      return { ...rest, shared: '', bytes: Buffer.from(markupOf(all, { key, base, names: mentioned })) }
    }
    const assembly = assemblies.get(form) ?? openAssembly(form)
    assemblies.set(form, assembly)
    const { merged, part } = await assembly
    const isOwn = ownTest(facts.key, base)
    const text = await part(merged ? all.filter(isOwn) : all)
    return { ...rest, shared: merged ? nquads(all.filter((quad) => !isOwn(quad))) : '', bytes: Buffer.from(text) }
  }
}

/** Text in UTF-8, in a space that is used again and again: a new one for each document costs as much as filling it. */
interface ByteSpace {
  readonly clear: () => void
  readonly write: (text: string) => void
  /** What was written since it was cleared; stays until it is cleared again. */
  readonly bytes: () => Buffer
}

/** Bytes that a unit of UTF-16 may take. */
const MOST_BYTES = 3

function openByteSpace(): ByteSpace {
  let space = Buffer.allocUnsafe(1024 * 1024)
  let size = 0
  return {
    clear: () => void (size = 0),
    write(text) {
      if (size + MOST_BYTES * text.length > space.length) {
        const larger = Buffer.allocUnsafe(2 * space.length + MOST_BYTES * text.length)
        space.copy(larger, 0, 0, size)
        space = larger
      }
      size += space.write(text, size)
    },
    bytes: () => space.subarray(0, size),
  }
}

/** Whether a quad is about the document, a part of it, its text or its graph. */
function ownTest(key: string, base: string): (quad: Quad) => boolean {
  const document = thingIri(base, key).value
  const graph = graphIri(base, key).value
  const text = `${base}doc/`
  return ({ subject: { value } }) =>
    value === document || value.startsWith(`${document}/`) || value === graph || value.startsWith(text)
}
