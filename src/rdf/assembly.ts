/** Datasets put together from parts that were written apart, in every format. */
import type { Quad } from '@rdfjs/types'
import { serialize, type RdfFormat } from './serialize.ts'

/** How parts make a whole: the head, any number of parts, and the tail, one after the other. */
export interface Assembly {
  readonly head: string
  /** Quads as a piece that may stand between others. Each triple once within the piece, where graphs are dropped. */
  readonly part: (quads: Iterable<Quad>) => Promise<string>
  /** The last piece, which holds some quads, and the end of the file. */
  readonly tail: (quads: Iterable<Quad>) => Promise<string>
  /** The format drops graph names, so that a triple of two documents would be written twice. */
  readonly merged: boolean
}

/** What ends a file of a format; nothing for those that are not named. */
const FEET: Readonly<Partial<Record<RdfFormat, string>>> = { rdf: '</rdf:RDF>\n', jsonld: '\n]\n}\n' }

/** The assembly of a format. */
export async function openAssembly(format: RdfFormat): Promise<Assembly> {
  const foot = FEET[format] ?? ''
  const empty = await serialize([], format)
  const head = empty.slice(0, empty.length - foot.length)
  const inner = async (quads: Iterable<Quad>): Promise<string> => {
    const whole = await serialize(quads, format)
    return whole.slice(head.length, whole.length - foot.length)
  }
  return {
    head,
    merged: format === 'nt' || format === 'ttl' || format === 'rdf',
    part: async (quads) => {
      const text = await inner(quads)
      return format === 'jsonld' && text !== '' ? `${text},` : text
    },
    tail: async (quads) => (await inner(quads)) + foot,
  }
}
