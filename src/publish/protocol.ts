/** Reading a request of the SPARQL 1.1 Protocol. */
import { HttpError } from './status.ts'
import { printIri } from './terms.ts'
import type { QueryDataset } from '../store/engine.ts'

/** `query` is absent where the service itself was asked for; `format` is a file ending that overrides Accept. */
export interface ProtocolRequest {
  readonly query: string | undefined
  readonly dataset: QueryDataset | undefined
  readonly format: string | undefined
}

const FORM = 'application/x-www-form-urlencoded'
const DIRECT = 'application/sparql-query'
const MAX_BODY = 256 * 1024

/**
 * Throws HttpError 400 (no or several queries, an update, bytes that are no UTF-8), 413 or 415.
 * Source: SPARQL 1.1 Protocol section 2.1.
 */
export async function parseProtocol(request: Request): Promise<ProtocolRequest> {
  const { searchParams } = new URL(request.url)
  if (request.method !== 'POST') return readParameters(searchParams, searchParams.getAll('query'))
  const [type = '', ...parameters] = (request.headers.get('Content-Type') ?? '').split(';').map((part) => part.trim())
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter))
  if (charset && !/^charset="?utf-8"?$/i.test(charset)) throw new HttpError(415, 'Only UTF-8 is read.')
  const coding = request.headers.get('Content-Encoding') ?? 'identity'
  // RFC 9110 section 15.5.16: Accept-Encoding tells that it was the coding, and not the type.
  if (coding.toLowerCase() !== 'identity')
    throw new HttpError(415, 'A packed query is not read.', { 'Accept-Encoding': 'identity' })
  if (type.toLowerCase() === DIRECT) return readParameters(searchParams, [await readText(request)])
  if (type.toLowerCase() !== FORM)
    throw new HttpError(415, `Send a query as ${DIRECT} or ${FORM}.`, { Accept: `${DIRECT}, ${FORM}` })
  const form = new URLSearchParams(await readText(request))
  if (!form.has('query') && !form.has('update')) throw new HttpError(400, 'The form has no parameter "query".')
  // A dataset may stand in the address of a posted form too (W3C protocol test query_post_form).
  for (const [name, value] of searchParams) form.append(name, value)
  return readParameters(form, form.getAll('query'))
}

function readParameters(parameters: URLSearchParams, queries: readonly string[]): ProtocolRequest {
  if (queries.length > 1) throw new HttpError(400, 'There is more than one query.')
  if (parameters.has('update')) throw new HttpError(400, 'This service only answers queries; it takes no updates.')
  const defaultGraphs = parameters.getAll('default-graph-uri')
  const namedGraphs = parameters.getAll('named-graph-uri')
  for (const iri of [...defaultGraphs, ...namedGraphs])
    if (!URL.canParse(iri) || printIri(iri) === undefined)
      throw new HttpError(400, 'A graph of the dataset is no absolute IRI.')
  const dataset = defaultGraphs.length + namedGraphs.length > 0 ? { defaultGraphs, namedGraphs } : undefined
  if (queries.length === 0 && dataset) throw new HttpError(400, 'The request names a dataset and has no query.')
  return { query: queries[0], dataset, format: parameters.get('format') ?? undefined }
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_BODY) throw tooLarge()
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.length
    if (size > MAX_BODY) throw tooLarge()
    pieces.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch {
    throw new HttpError(400, 'The body is not UTF-8.')
  }
}

const tooLarge = (): HttpError => new HttpError(413, `A body may have ${MAX_BODY} bytes.`)
