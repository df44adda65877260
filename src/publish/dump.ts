/** The whole dataset as files, each made once when it is first asked for. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import { serialize } from '../rdf/serialize.ts'
import { DUMP_NAMES, findFormat } from './formats.ts'
import type { Site } from './site.ts'

/** One file: its bytes and their SHA-256 in base64 and hexadecimal. */
export interface Dump {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sha256: Buffer
}

/** Files by name (`nq`, `ttl.gz`); undefined for a name that is none of `DUMP_NAMES`. */
export type Dumps = (name: string) => Promise<Dump | undefined>

/** The files of a site. Each is kept, as bytes, once it was made; what a second caller asks for is not made twice. */
export function openDumps(site: Site): Dumps {
  const made = new Map<string, Promise<Dump>>()
  return async (name) => {
    if (!DUMP_NAMES.includes(name)) return undefined
    const dump = made.get(name) ?? makeDump(site, name, (ending) => get(ending))
    made.set(name, dump)
    return dump
  }
  function get(ending: string): Promise<Dump> {
    const dump = made.get(ending) ?? makeDump(site, ending, get)
    made.set(ending, dump)
    return dump
  }
}

async function makeDump(site: Site, name: string, get: (ending: string) => Promise<Dump>): Promise<Dump> {
  if (name.endsWith('.gz')) {
    const plain = await get(name.slice(0, -3))
    return seal(name, 'application/gzip', gzipSync(plain.bytes, { level: 6 }))
  }
  const mediaType = findFormat(name)?.mediaType ?? 'application/octet-stream'
  return seal(name, mediaType, Buffer.from(await writeDump(site, name)))
}

async function writeDump(site: Site, name: string): Promise<string> {
  const pieces: string[] = []
  for await (const piece of site.nquads()) pieces.push(piece)
  if (name === 'nq') return pieces.join('')
  const format = findFormat(name)
  return format === undefined ? '' : serialize(readQuads(pieces), format.ending)
}

function readQuads(pieces: readonly string[]): readonly Quad[] {
  const parser = new Parser({ format: 'N-Quads' })
  return pieces.flatMap((piece) => parser.parse(piece) as unknown as readonly Quad[])
}

function seal(name: string, mediaType: string, buffer: Buffer): Dump {
  const bytes = new Uint8Array(buffer)
  return { name, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest() }
}
