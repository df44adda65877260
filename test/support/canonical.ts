/** RDF compared as RDF, whatever the order and the spelling. */
import { canonize } from 'rdf-canonize'
import type { Quad } from '@rdfjs/types'

/** The canonical N-Quads of a dataset: equal for equal datasets. Source: W3C RDF Dataset Canonicalization 1.0. */
export async function canonical(quads: Iterable<Quad>): Promise<string[]> {
  return (await canonize([...quads], { algorithm: 'RDFC-1.0' })).split('\n')
}
