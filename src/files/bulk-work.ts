/** One source → its part of an N-Quads dataset: all the work that one thread does for one file. */
import { gzipSync } from 'node:zlib'
import type { AuthorityRecords } from '../authority/records.ts'
import { InputError } from '../errors.ts'
import { mapEntry, type MappedEntry } from '../rdf/dataset.ts'
import { nquads } from '../rdf/nquads.ts'
import { indexNames } from '../rdf/things.ts'
import type { DocumentInput } from './collect.ts'
import { nameByHash, openReader } from './documents.ts'

/** What is to be done. */
export interface PartRequest {
  readonly input: DocumentInput
  readonly base: string
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
  MappedEntry,
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
  readonly mentioned: readonly (readonly [string, string])[]
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[]
}

/** A document's part of the dataset: N-Quads in UTF-8, compressed where that was asked for. */
export interface Part {
  readonly bytes: Uint8Array
  readonly summary: PartSummary
  /** The plain text, where it was asked for. */
  readonly text?: string
}

/** A part, or why there is none. */
export type PartReply =
  { readonly part: Part } | { readonly refused: { readonly code: string; readonly message: string } }

/** Fast, and within a fifth of the best size for N-Quads, which repeat themselves. */
const zipLevel = 2

/** A worker with the records prepared once. What it gives never throws. */
export function openPartWorker(records: AuthorityRecords): (request: PartRequest) => Promise<PartReply> {
  const read = openReader(records)
  const names = indexNames(records)
  return async ({ input, base, zip, byHash = false, compare, text: wanted }) => {
    try {
      const found = await read(input)
      const loaded = byHash ? nameByHash(found) : found
      const { quads, events, mentioned, version, ...rest } = mapEntry(loaded, names, base)
      const text = Buffer.from(nquads(quads))
      const summary: PartSummary = {
        ...rest,
        ...(compare ? { version } : {}),
        kind: loaded.kind,
        sourceSha256: loaded.sourceSha256,
        sha256: loaded.sha256,
        namedByFile: loaded.namedByFile,
        quads: quads.length,
        events: nquads(events),
        mentioned: [...mentioned],
        diagnostics: loaded.document.diagnostics.map(({ code, message }) => ({ code, message })),
      }
      const bytes = zip ? gzipSync(text, { level: zipLevel }) : text
      return { part: { bytes, summary, ...(wanted ? { text: loaded.document.text } : {}) } }
    } catch (cause) {
      if (cause instanceof InputError) return { refused: { code: cause.code, message: cause.message } }
      const reason = cause instanceof Error ? cause.message : String(cause)
      return {
        refused: { code: 'bug', message: `${input.path}: a bug in resograph kept it from being read (${reason})` },
      }
    }
  }
}
