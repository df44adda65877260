/**
 * The memory of a loaded store as a file, from which another thread goes on at once. It is derived and never trusted: it
 * counts for the very engine and data it was made of, every block is checked, and questions must be answered as before.
 */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { threadId } from 'node:worker_threads'
import { crc32 } from 'node:zlib'
import type { ImagePlace } from './messages.ts'
import type { WasmInstance } from './wasm-instance.ts'

/** A store whose state lies in `instance`. */
interface LoadedStore {
  readonly instance: WasmInstance
  /** The store object, which knows its place in the memory. */
  readonly store: object
  /** Answers a query as text, throwing where the instance is broken. */
  readonly ask: (query: string) => string
}

/** An image that is of other data, of another engine, or damaged. */
class StaleImage extends Error {
  override readonly name = 'StaleImage'
}

interface Header {
  readonly format: number
  readonly engine: string
  readonly data: string
  readonly bytes: number
  readonly pointer: number
  readonly table: { readonly length: number; readonly strings: readonly (readonly [number, string])[] }
  readonly probes: readonly string[]
  /** CRC-32 of each block. */
  readonly checks: readonly number[]
}

/** To be raised when anything changes in what a file holds or how a store is loaded. */
const FORMAT = 2
const HEADER_BYTES = 65_536
const BLOCK = 4 * 1024 * 1024
const PAGE = 65_536
/** The field of the engine's objects for their places. */
const POINTER = '__wbg_ptr'

/** Answered when the image is made and again when it is read. */
const PROBES = [
  'SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 5',
  'SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } } LIMIT 5',
  'SELECT (RAND() < 2 && NOW() > "2020-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> AS ?b) {}',
]

/** Writes the image beside and renames it. Throws where the disk does, and Error where the state cannot be kept. */
export function writeImage({ path, data }: ImagePlace, { instance, store, ask }: LoadedStore): void {
  const probes = PROBES.map(ask)
  const { memory, table, engine } = instance
  const beside = `${path}.${process.pid}-${threadId}.tmp`
  const file = openSync(beside, 'w', 0o600)
  try {
    const bytes = new Uint8Array(memory.buffer)
    const checks = [...blocksOf(bytes)].map(({ block, at }) => {
      writeAll(file, block, HEADER_BYTES + at)
      return crc32(block)
    })
    const kept = { length: table.length, strings: stringsOf(table) }
    const header: Header = {
      format: FORMAT,
      engine,
      data,
      bytes: bytes.length,
      pointer: Reflect.get(store, POINTER) as number,
      table: kept,
      probes,
      checks,
    }
    writeAll(file, encodeHeader(header), 0)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

/**
 * Puts the image in place of what a fresh store holds. `verify` computes every block's checksum, which only the first
 * reader of a file needs to do. Throws StaleImage; the instance is of no use after that.
 */
export async function readImage({ path, data }: ImagePlace, fresh: LoadedStore, verify: boolean): Promise<void> {
  const file = await open(path, 'r')
  try {
    const header = await decodeHeader(file)
    const { instance, store, ask } = fresh
    if (header.format !== FORMAT || header.engine !== instance.engine || header.data !== data)
      throw new StaleImage('It is of another engine or of other data.')
    await restoreMemory(file, header, instance, verify)
    restoreTable(header, instance)
    Reflect.set(store, POINTER, header.pointer)
    for (const [at, probe] of PROBES.entries())
      if (ask(probe) !== header.probes[at]) throw new StaleImage('It answers otherwise than it did.')
  } finally {
    await file.close()
  }
}

/**
 * Most of the time goes to the kernel, which copies and makes room for each page: so two blocks are under way at once
 * beside the one whose checksum is computed.
 */
async function restoreMemory(
  file: FileHandle,
  { bytes, checks }: Header,
  { memory }: WasmInstance,
  verify: boolean,
): Promise<void> {
  if ((await file.stat()).size !== HEADER_BYTES + bytes || bytes < memory.buffer.byteLength)
    throw new StaleImage('It is not whole.')
  memory.grow((bytes - memory.buffer.byteLength) / PAGE)
  const blocks = blocksOf(new Uint8Array(memory.buffer))
  const readOn = async (): Promise<void> => {
    for (const { block, at, number } of blocks) {
      if ((await file.read(block, 0, block.length, HEADER_BYTES + at)).bytesRead !== block.length)
        throw new StaleImage('It is not whole.')
      if (verify && crc32(block) !== checks[number]) throw new StaleImage('It is damaged.')
    }
  }
  await Promise.all([readOn(), readOn()])
}

function restoreTable({ table: { length, strings } }: Header, { table }: WasmInstance): void {
  if (length > table.length) table.grow(length - table.length)
  for (const [at, text] of strings) table.set(at, text)
}

/** The names that the engine keeps; it keeps nothing else, and what else there were could not be put into a file. */
function stringsOf(table: WasmInstance['table']): readonly (readonly [number, string])[] {
  return Array.from({ length: table.length }, (_, at) => [at, table.get(at)] as const).flatMap(([at, value]) => {
    if (typeof value === 'string') return [[at, value] as const]
    if (value === undefined || value === null || typeof value === 'boolean') return []
    throw new Error('The engine holds an object, which no file can.')
  })
}

function* blocksOf(bytes: Uint8Array): Generator<{ block: Uint8Array; at: number; number: number }> {
  for (let at = 0, number = 0; at < bytes.length; at += BLOCK, number++)
    yield { block: bytes.subarray(at, at + BLOCK), at, number }
}

function writeAll(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, position + done)
}

function encodeHeader(header: Header): Uint8Array {
  const text = Buffer.from(JSON.stringify(header))
  if (text.length > HEADER_BYTES) throw new Error('The image is too large for its header.')
  return Buffer.concat([text, Buffer.alloc(HEADER_BYTES - text.length, ' ')])
}

async function decodeHeader(file: FileHandle): Promise<Header> {
  const bytes = Buffer.alloc(HEADER_BYTES)
  await file.read(bytes, 0, HEADER_BYTES, 0)
  try {
    return JSON.parse(bytes.toString('utf8')) as Header
  } catch (cause) {
    throw new StaleImage('It has no header.', { cause })
  }
}
