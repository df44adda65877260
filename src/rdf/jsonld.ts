/** Quads → JSON-LD 1.1, compacted with the published context. */
import jsonld from 'jsonld'
import type { Quad } from '@rdfjs/types'
import { CONTEXT } from './context.generated.ts'

/**
 * One JSON-LD document, named graphs kept. The context stands in it, so that reading it needs no network; the same
 * context is published by itself. Numbers and dates stay strings, typed by the context, as RDF spells them.
 */
export async function toJsonLd(quads: Iterable<Quad>): Promise<string> {
  const expanded = await jsonld.fromRDF([...quads])
  const compacted = await jsonld.compact(expanded, CONTEXT, { graph: true })
  return `${JSON.stringify(compacted, undefined, 1)}\n`
}
