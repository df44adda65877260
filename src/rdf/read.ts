/** Text → quads, for the line and Turtle formats. */
import { Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import { InputError } from '../errors.ts'

/**
 * The quads of `text`, in its order. Relative IRIs are resolved against `base`. Throws InputError `bad-rdf`, with the
 * parser's message, which names the line.
 */
export function parseRdf(text: string, format: 'nt' | 'nq' | 'ttl' | 'trig', base?: string): Quad[] {
  const names = { nt: 'N-Triples', nq: 'N-Quads', ttl: 'Turtle', trig: 'TriG' } as const
  try {
    return new Parser({ format: names[format], ...(base !== undefined && { baseIRI: base }) }).parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new InputError(`This is no valid ${names[format]}: ${reason}`, { code: 'bad-rdf', cause })
  }
}
