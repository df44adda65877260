/** Documents as Akoma Ntoso files, by way of their graphs. */
import type { Quad } from '@rdfjs/types'
import type { AuthorityRecords } from '../authority/records.ts'
import { writeAkn } from '../rdf/akn/write.ts'
import { thingIri } from '../rdf/iri.ts'
import { mapEntry } from '../rdf/dataset.ts'
import { indexNames } from '../rdf/things.ts'
import type { LoadedDocument } from './documents.ts'
import { textFile } from './texts.ts'

/** The XML of a document that was read. Throws ConfigError `bad-base`. */
export function documentAkn(
  { document, sha256 }: LoadedDocument,
  { records, base }: { readonly records: AuthorityRecords; readonly base: string },
): string {
  const names = indexNames(records)
  const { quads, mentioned, key } = mapEntry({ document, sha256 }, names, base)
  return markupOf(quads, { key, base, names: mentioned })
}

/** The XML of the document whose graph is given; `names` are those of the things that it names, by key. */
export function markupOf(
  quads: Iterable<Quad>,
  { key, base, names }: { readonly key: string; readonly base: string; readonly names: ReadonlyMap<string, string> },
): string {
  const xml = writeAkn(quads, { iri: thingIri(base, key).value, base, names })
  if (xml === undefined) throw new Error(`the graph of ${key} names no plain text`)
  return xml
}

/** The name of a document's file: `A_RES_64_293.akn.xml`. */
export function markupName(key: string): string {
  return textFile('', key).replace(/\.txt$/, '.akn.xml')
}
