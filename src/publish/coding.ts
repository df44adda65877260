/** Content codings: which one a client likes, and the coded bytes, kept as long as the plain ones are. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import Negotiator from 'negotiator'

/** The package's types lag behind it: `preferred` breaks ties. */
interface WithPreference {
  encoding(available: string[], options: { readonly preferred: string[] }): string | undefined
}

/** The codings that are offered, by their registered names. */
type Coding = 'br' | 'gzip'

/** In the server's order of preference; the last stands for no coding. */
const CODINGS = ['br', 'gzip', 'identity']

/** Text of fewer bytes gains nothing that a reader would notice. */
const WORTH_BYTES = 1024

/**
 * The coding to use, undefined for none: nothing was asked for, the bytes are few, or their type is packed already.
 * Source: RFC 9110 section 12.5.3.
 */
export function chooseCoding(accept: string | null, bytes: Uint8Array): Coding | undefined {
  if (!accept || bytes.length < WORTH_BYTES) return undefined
  const negotiator: WithPreference = new Negotiator({ headers: { 'accept-encoding': accept } })
  const chosen = negotiator.encoding(CODINGS, { preferred: CODINGS })
  return chosen === 'br' || chosen === 'gzip' ? chosen : undefined
}

/** True where the answer to a request may depend on Accept-Encoding. */
export function isCodable(bytes: Uint8Array): boolean {
  return bytes.length >= WORTH_BYTES
}

const CODERS: Readonly<Record<Coding, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  // Quality 5 packs as small as gzip's best in a fraction of its time.
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
}

const kept = new WeakMap<Uint8Array, Map<Coding, Promise<Uint8Array<ArrayBuffer>>>>()

/** The coded bytes; the same plain bytes, as an object, are coded once. Runs beside the main thread. */
export function encode(bytes: Uint8Array, coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
  const codings = kept.get(bytes) ?? new Map<Coding, Promise<Uint8Array<ArrayBuffer>>>()
  kept.set(bytes, codings)
  const coded = codings.get(coding) ?? CODERS[coding](bytes).then((result) => new Uint8Array(result))
  codings.set(coding, coded)
  return coded
}
