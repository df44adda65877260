/** Texts that are compared at the end of a build, kept in a file and read again one by one, by whichever thread compares them. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import type { TextSource } from '../rdf/lineage.ts'
import type { Version } from '../lineage/version.ts'

/** Where a text stands in the file. */
export interface TextPlace {
  readonly at: number
  readonly length: number
}

/** A store whose memory does not grow with its texts. Close it when they are no longer asked for. */
export interface TextSpool {
  /** The open file: a number that all threads of the process may read by. */
  readonly file: number
  /** Keeps a text as `versionBytes` gives it. */
  readonly set: (key: string, bytes: Uint8Array) => void
  readonly placeOf: (key: string) => TextPlace | undefined
  readonly close: () => void
}

const encoder = new TextEncoder()

/** A text as it is kept, in bytes of its own. */
export function versionBytes(version: Version): Uint8Array {
  return encoder.encode(JSON.stringify(version))
}

/** An empty spool in the system's folder for temporary files; nobody else finds it there, and it ends with the process. */
export function openTextSpool(): TextSpool {
  const folder = mkdtempSync(join(tmpdir(), 'resograph-'))
  const file = openSync(join(folder, 'texts'), 'wx+')
  const remove = () => rmSync(folder, { recursive: true, force: true })
  // Where an open file can be removed, a build that is killed leaves nothing.
  if (process.platform !== 'win32') remove()
  const places = new Map<string, TextPlace>()
  let size = 0
  return {
    file,
    set(key, bytes) {
      writeSync(file, bytes)
      places.set(key, { at: size, length: bytes.length })
      size += bytes.length
    },
    placeOf: (key) => places.get(key),
    close() {
      closeSync(file)
      remove()
    },
  }
}

/** Texts that are asked for one after the other come back for a while: a document and each that it cites. */
const RECENT = 64

/** Reads texts of spools. `places` of one request are those of all texts that it asks for. */
export function openTextReader(): (file: number, places: ReadonlyMap<string, TextPlace>) => TextSource {
  const recent = new LRUCache<number, Version>({ max: RECENT })
  return (file, places) => ({
    get(key) {
      const place = places.get(key)
      const known = place && recent.get(place.at)
      if (known || !place) return known
      const bytes = Buffer.allocUnsafe(place.length)
      readSync(file, bytes, 0, place.length, place.at)
      const version = JSON.parse(bytes.toString()) as Version
      recent.set(place.at, version)
      return version
    },
  })
}
