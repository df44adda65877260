/** The shipped documents as they are read, each once. */
import { readFileSync } from 'node:fs'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import type { ExternalMetadata } from '../../src/metadata.ts'
import type { ResolutionDocument } from '../../src/model.ts'
import { readDocument } from '../../src/read-document.ts'

const sources = new URL('../../data/sources/', import.meta.url)
const authorities = compileAuthorities(loadAuthorities())
const read = (name: string) => readFileSync(new URL(name, sources), 'utf8')
const manifest = JSON.parse(read('manifest.json')) as Record<string, ExternalMetadata & { readonly sha256: string }>
const known = new Map<string, ResolutionDocument>()

/** The document in `data/sources/` of that file name, with what the manifest knows of it. */
export function shippedDocument(name: string): ResolutionDocument {
  const { sha256: _, ...external } = manifest[name] ?? { sha256: '' }
  const document = known.get(name) ?? readDocument(read(name), { authorities, external })
  known.set(name, document)
  return document
}
