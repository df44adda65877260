/** The formats that things are published in: media type, file ending, and a name for readers. */

/** `graphs` tells whether the format keeps graph names. */
export interface Format {
  readonly ending: 'ttl' | 'nt' | 'nq' | 'trig' | 'jsonld' | 'rdf'
  readonly mediaType: string
  readonly name: string
  readonly graphs: boolean
}

/** RDF formats in the server's order of preference. */
export const RDF_FORMATS: readonly Format[] = [
  { ending: 'ttl', mediaType: 'text/turtle', name: 'Turtle', graphs: false },
  { ending: 'jsonld', mediaType: 'application/ld+json', name: 'JSON-LD', graphs: true },
  { ending: 'nt', mediaType: 'application/n-triples', name: 'N-Triples', graphs: false },
  { ending: 'nq', mediaType: 'application/n-quads', name: 'N-Quads', graphs: true },
  { ending: 'trig', mediaType: 'application/trig', name: 'TriG', graphs: true },
  { ending: 'rdf', mediaType: 'application/rdf+xml', name: 'RDF/XML', graphs: false },
]

/** Endings of the files that stand beside each page of a site without a server. */
export const STILL_FORMATS: ReadonlySet<string> = new Set(['ttl', 'jsonld', 'nt'])

/** HTML as a negotiable type; first where a client has no preference, as a person's may have none. */
export const HTML = 'text/html'

/** The format of a file ending, without its dot. */
export function findFormat(ending: string): Format | undefined {
  return RDF_FORMATS.find((format) => format.ending === ending)
}

/** The format of a media type of `RDF_FORMATS`. */
export function formatOfType(mediaType: string): Format | undefined {
  return RDF_FORMATS.find((format) => format.mediaType === mediaType)
}

/** Endings of `/dump/resograph.…`, the plain ones first. */
export const DUMP_NAMES: readonly string[] = RDF_FORMATS.flatMap(({ ending }) => [ending, `${ending}.gz`])
