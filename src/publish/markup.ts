/** A document as Akoma Ntoso, from its description. */
import { AKN_TYPE, writeAkn } from '../rdf/akn/write.ts'
import type { Description } from './describe.ts'

/** The format as lists of files name it. */
export const AKN_FORMAT = { ending: 'akn.xml', mediaType: AKN_TYPE, name: 'Akoma Ntoso' } as const

/** The XML of a described thing; undefined where it is no document of the dataset. */
export function writeMarkup({ iri, graph, quads }: Description, base: string): string | undefined {
  return graph === undefined ? undefined : writeAkn(quads, { iri, base })
}
