/** Texts that are compared at the end of a large build, kept in a file and read again one by one. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import type { TextStore } from '../rdf/dataset.ts'
import type { LineageVersion } from '../rdf/lineage.ts'

/** A store whose memory does not grow with its texts. Close it when they are no longer asked for. */
export interface TextSpool extends TextStore {
  readonly close: () => void
}

/** Texts that are asked for one after the other come back for a while: a document and each that it cites. */
const RECENT = 64

/** An empty spool in the system's folder for temporary files. */
export function openTextSpool(): TextSpool {
  const folder = mkdtempSync(join(tmpdir(), 'resograph-'))
  const file = openSync(join(folder, 'texts'), 'wx+')
  const places = new Map<string, { readonly at: number; readonly length: number }>()
  const recent = new LRUCache<string, LineageVersion>({ max: RECENT })
  let size = 0
  return {
    set(key, version) {
      const bytes = Buffer.from(JSON.stringify(version))
      writeSync(file, bytes)
      places.set(key, { at: size, length: bytes.length })
      size += bytes.length
    },
    get(key) {
      const place = places.get(key)
      const known = recent.get(key)
      if (known || !place) return known
      const bytes = Buffer.alloc(place.length)
      readSync(file, bytes, 0, place.length, place.at)
      const version = JSON.parse(bytes.toString()) as LineageVersion
      recent.set(key, version)
      return version
    },
    close() {
      closeSync(file)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
