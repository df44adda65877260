/** JSON-LD and RDF/XML → N-Quads, by the libraries that know them. */
import type { JsonLdDocument } from 'jsonld'
import type { Quad } from '@rdfjs/types'
import { InputError } from '../errors.ts'
import { serialize } from '../rdf/serialize.ts'

/**
 * The same statements as N-Quads. RDF/XML has no named graphs; relative IRIs are resolved against `base`.
 * Throws whatever the library throws for text that is not in the format, and InputError (`remote-context`) for
 * JSON-LD that names a context on the web: nothing is fetched.
 */
export async function convertToNQuads(text: string, format: 'jsonld' | 'rdf', base: string): Promise<string> {
  return format === 'jsonld' ? convertJsonLd(text, base) : convertRdfXml(text, base)
}

async function convertJsonLd(text: string, base: string): Promise<string> {
  const document = JSON.parse(text) as JsonLdDocument
  const { default: jsonld } = await import('jsonld')
  const nquads = await jsonld.toRDF(document, { base, format: 'application/n-quads', documentLoader: refuse })
  return nquads as unknown as string
}

async function refuse(address: string): Promise<never> {
  throw new InputError(`the context ${address} is not fetched; put it into the document`, { code: 'remote-context' })
}

/** Entities that the document declares itself stand for their text, once; those of other files are refused. */
async function convertRdfXml(text: string, base: string): Promise<string> {
  const { RdfXmlParser } = await import('rdfxml-streaming-parser')
  const quads: Quad[] = []
  await new Promise<void>((resolve, reject) => {
    const parser = new RdfXmlParser({ baseIRI: base })
    parser.on('data', (quad: Quad) => quads.push(quad))
    parser.on('error', reject)
    parser.on('end', resolve)
    parser.end(text)
  })
  return serialize(quads, 'nt')
}
