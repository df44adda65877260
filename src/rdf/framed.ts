/** A description as one nested JSON object, for readers who know JSON and not RDF. */
import jsonld from 'jsonld'
import type { Quad } from '@rdfjs/types'
import { CONTEXT } from './context.generated.ts'
import { RG } from './terms.generated.ts'

/** Links that are read from their end: what is part of a document, and what is said in a paragraph. */
const NESTED = {
  parts: { '@reverse': `${RG}partOf`, '@container': '@set' },
  statements: { '@reverse': `${RG}inParagraph`, '@container': '@set' },
} as const

/**
 * JSON-LD 1.1 framed on `iri`: the thing at the top, its parts and the statements made in them nested below, everything
 * else by its IRI, labels included where known. The context stands in it.
 */
export async function writeFramed(quads: readonly Quad[], iri: string): Promise<string> {
  const context = [CONTEXT, NESTED]
  const nested = { statements: { '@embed': '@once', '@default': [] } }
  const frame = {
    '@context': context,
    '@id': iri,
    '@embed': '@once',
    parts: { '@embed': '@once', '@default': [], ...nested },
    ...nested,
  }
  const framed = await jsonld.frame(await jsonld.fromRDF([...quads]), frame as never, { omitGraph: true })
  return `${JSON.stringify(framed, undefined, 1)}\n`
}
