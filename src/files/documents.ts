/** Files → documents: the one place where a path, its manifest entry and the extractor meet. */
import { basename, extname } from 'node:path'
import { compileAuthorities } from '../authority/authorities.ts'
import type { AuthorityRecords } from '../authority/records.ts'
import { InputError } from '../errors.ts'
import type { ResolutionDocument } from '../model.ts'
import { keyOfDocument } from '../rdf/map.ts'
import { placeNotes } from '../parse/notes.ts'
import { readAkn } from '../read-akn.ts'
import { readDocument, type ReadOptions } from '../read-document.ts'
import { slugOf } from '../slug.ts'
import { collectInputs, type DocumentInput, type InputFailure } from './collect.ts'
import { namedError, readSourceText, sha256, shownPath, standardInput, type SourceText } from './read.ts'

/** A document as read from disk. */
export interface LoadedDocument {
  readonly path: string
  readonly document: ResolutionDocument
  /** SHA-256 of the plain text in UTF-8: the bytes that are published beside the data. */
  readonly sha256: string
  /** The name of its source's kind. */
  readonly kind: string
  /** SHA-256 of the file's bytes. */
  readonly sourceSha256: string
  /** Nothing but the file's name says which document this is. */
  readonly namedByFile: boolean
}

/** What a set of paths gave: the documents that were read, and every path that gave none, with the reason. */
export interface LoadedDocuments {
  readonly documents: readonly LoadedDocument[]
  readonly failures: readonly InputFailure[]
  readonly skipped: readonly string[]
}

/** Reads one document. Throws InputError when the file cannot be read, or is not the one its manifest describes. */
export type DocumentReader = (input: DocumentInput) => Promise<LoadedDocument>

/** A reader with the records prepared once: preparing costs more than reading a document. */
export function openReader(records: AuthorityRecords): DocumentReader {
  const authorities = compileAuthorities(records)
  return async (input) => {
    const source = await readSourceText(input.path)
    checkHash(input, source)
    const { sha256: _, note: __, ...external } = input.entry ?? {}
    const document = readNamed(input.path, source, { authorities, external })
    const named = withSlug(document, input.path)
    return {
      path: input.path,
      document: withSourceNotes(named, source),
      sha256: sha256(document.text),
      kind: source.kind,
      sourceSha256: source.sha256,
      namedByFile: named !== document,
    }
  }
}

/** Sources whose text has markup with a meaning; of all others the plain text is read. */
const markupReaders: ReadonlyMap<string, (source: string, options: ReadOptions) => ResolutionDocument> = new Map([
  ['akn', readAkn],
])

function readNamed(path: string, { kind, text }: SourceText, options: ReadOptions): ResolutionDocument {
  try {
    return (markupReaders.get(kind) ?? readDocument)(text, options)
  } catch (cause) {
    throw namedError(cause, shownPath(path))
  }
}

/** How a set of documents is read. */
export interface LoadOptions {
  readonly read: DocumentReader
  /** Documents that are read at once; only a pool gains by more than one. */
  readonly width: number
  /** Hears of each document with the number done before it and the number found. */
  readonly onRead: (path: string, done: number, all: number) => void
}

/**
 * Every document under `paths`, in order. One bad file never loses the rest, not even one that a bug trips over.
 * Throws ConfigError when a folder's manifest is wrong.
 */
export async function loadDocuments(paths: readonly string[], options: LoadOptions): Promise<LoadedDocuments> {
  const { inputs, failures: notFound, skipped } = await collectInputs(paths)
  const documents = new Map<string, LoadedDocument>()
  const failures = [...notFound]
  const underWay: Promise<LoadedDocument | InputError>[] = []
  for (const [index, { path }] of inputs.entries()) {
    options.onRead(path, index, inputs.length)
    const upTo = Math.min(index + options.width, inputs.length)
    for (const input of inputs.slice(index + underWay.length, upTo)) underWay.push(attempt(input, options.read))
    const read = await underWay.shift()
    const error = read instanceof InputError ? read : read && addOnce(documents, read)
    if (error !== undefined) failures.push({ path, error })
  }
  return { documents: [...documents.values()], failures, skipped }
}

async function attempt(input: DocumentInput, read: DocumentReader): Promise<LoadedDocument | InputError> {
  try {
    return checkParagraphs(await read(input))
  } catch (cause) {
    if (cause instanceof InputError) return cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    return new InputError(`${shownPath(input.path)}: a bug in resograph kept it from being read (${reason})`, {
      code: 'bug',
      cause,
    })
  }
}

/** The document, unless it has no paragraph. Throws InputError `no-paragraph`. */
export function checkParagraphs(loaded: LoadedDocument): LoadedDocument {
  if (loaded.document.paragraphs.length > 0) return loaded
  const reason = 'no preambular or operative paragraph was found; this is no resolution, decision or draft'
  throw new InputError(`${shownPath(loaded.path)}: ${reason}`, { code: 'no-paragraph' })
}

/** Two files of one document would give its IRIs two texts: the first stands, the second is the error given back. */
function addOnce(documents: Map<string, LoadedDocument>, loaded: LoadedDocument): InputError | undefined {
  const key = keyOfDocument(loaded.document, loaded.sha256)
  const first = documents.get(key)
  if (first === undefined) return void documents.set(key, loaded)
  if (loaded.namedByFile && first.sha256 !== loaded.sha256) return addOnce(documents, nameByHash(loaded))
  return new InputError(`${loaded.path}: this is ${key}, which was read from ${first.path} already; left out`, {
    code: 'duplicate',
  })
}

/** The document named by its file and its text: files of one name in two folders are two documents. */
export function nameByHash(loaded: LoadedDocument): LoadedDocument {
  const { metadata } = loaded.document
  const slug = `${metadata.slug}-${loaded.sha256.slice(0, 12)}`
  return { ...loaded, namedByFile: false, document: { ...loaded.document, metadata: { ...metadata, slug } } }
}

function checkHash({ path, entry }: DocumentInput, source: SourceText): void {
  if (entry?.sha256 === undefined || entry.sha256 === source.sha256) return
  throw new InputError(
    `${shownPath(path)}: not the file that manifest.json describes (SHA-256 ${source.sha256}); ` +
      'bring the file back, or correct the manifest',
    { code: 'hash-mismatch' },
  )
}

/** A document that neither states nor is given a symbol or slug is named after its file. */
function withSlug(document: ResolutionDocument, path: string): ResolutionDocument {
  const { metadata } = document
  if (metadata.symbol !== undefined || metadata.slug !== undefined || path === standardInput) return document
  return { ...document, metadata: { ...metadata, slug: slugOfFile(path) } }
}

/** Of the file's name without folder and ending. */
function slugOfFile(path: string): string {
  return slugOf(basename(path, extname(path)))
}

/** What the file itself says beside its text: oddities of its bytes, and the changes that it tracks. */
function withSourceNotes(document: ResolutionDocument, { diagnostics, notes = [] }: SourceText): ResolutionDocument {
  if (diagnostics.length + notes.length === 0) return document
  const all = [...document.notes, ...placeNotes(notes, document.paragraphs)]
  return {
    ...document,
    diagnostics: [...diagnostics, ...document.diagnostics],
    notes: all.toSorted((a, b) => a.start - b.start),
  }
}
