/** A representation as an HTTP response: validators, conditions, ranges. */
import { createHash } from 'node:crypto'
import fresh from 'fresh'
import parseRange from 'range-parser'
import { markLasting } from './answers.ts'
import { chooseCoding, encode, isCodable } from './coding.ts'
import { HttpError } from './status.ts'

/** Bytes of one media type, and what is known of them. */
export interface Representation {
  readonly mediaType: string
  readonly body: string | Uint8Array<ArrayBuffer>
  /** Strong, quoted. Default: from the SHA-256 of the body. */
  readonly etag?: string
  readonly modified?: Date
  /** True where parts can be asked for with Range; such bytes are sent without content coding. */
  readonly ranges?: boolean
  readonly headers?: Readonly<Record<string, string>>
  /** True where the same request gets the same bytes as long as the data are the same. Default false. */
  readonly lasting?: boolean
}

/** A strong entity tag for these bytes. */
export function tagBytes(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/**
 * 200, 206 or 304; throws HttpError 412 and 416. Each content coding has a tag of its own.
 * Source: RFC 9110 sections 8.8.3.3, 13 and 14, RFC 9530 for digests.
 */
export async function respond(request: Request, representation: Representation): Promise<Response> {
  const bytes = toBytes(representation.body)
  const codable = !representation.ranges && isCodable(bytes)
  const coding = codable ? chooseCoding(request.headers.get('Accept-Encoding'), bytes) : undefined
  const etag = tagCoding(representation.etag ?? tagBytes(bytes), coding)
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': 'no-cache',
    ...(representation.modified ? { 'Last-Modified': representation.modified.toUTCString() } : {}),
    ...representation.headers,
  })
  if (codable) headers.append('Vary', 'Accept-Encoding')
  checkPreconditions(request, etag, representation.modified)
  if (isFresh(request, headers)) return new Response(null, { status: 304, headers })
  headers.set('Content-Type', withCharset(representation.mediaType))
  if (representation.ranges) {
    headers.set('Accept-Ranges', 'bytes')
    const part = findRange(request, bytes.length, etag, representation.modified)
    if (part) return respondPart(bytes, part, headers)
  }
  const sent = coding === undefined ? bytes : await encode(bytes, coding)
  if (coding !== undefined) headers.set('Content-Encoding', coding)
  headers.set('Content-Length', String(sent.length))
  const response = new Response(sent, { headers })
  return representation.lasting ? markLasting(response, sent) : response
}

/** `"tag"` becomes `"tag-br"`. */
const tagCoding = (etag: string, coding: string | undefined): string =>
  coding === undefined ? etag : `${etag.slice(0, -1)}-${coding}"`

function isFresh(request: Request, headers: Headers): boolean {
  const { method } = request
  if (method !== 'GET' && method !== 'HEAD') return false
  const asked = {
    'if-none-match': request.headers.get('If-None-Match') ?? undefined,
    'if-modified-since': request.headers.get('If-Modified-Since') ?? undefined,
  }
  return fresh(asked, { etag: headers.get('ETag') ?? '', 'last-modified': headers.get('Last-Modified') ?? undefined })
}

function checkPreconditions(request: Request, etag: string, modified: Date | undefined): void {
  const match = request.headers.get('If-Match')
  const known = match?.split(',').map((tag) => tag.trim())
  if (known && !known.includes('*') && !known.includes(etag)) throw new HttpError(412, 'If-Match does not match.')
  const since = Date.parse(request.headers.get('If-Unmodified-Since') ?? '')
  if (!known && modified && toSecond(modified) > since) throw new HttpError(412, 'It was modified since.')
}

interface Part {
  readonly start: number
  readonly end: number
}

/** The one range to send; undefined where all is to be sent: no Range, several ranges, or a stale If-Range. */
function findRange(request: Request, size: number, etag: string, modified: Date | undefined): Part | undefined {
  const header = request.headers.get('Range')
  if (!header || !['GET', 'HEAD'].includes(request.method)) return undefined
  const condition = request.headers.get('If-Range')
  const since = condition?.startsWith('"') ? undefined : Date.parse(condition ?? '')
  if (condition && condition !== etag && !(modified && since === toSecond(modified))) return undefined
  const parts = parseRange(size, header)
  if (parts === -2) return undefined
  if (parts === -1) throw new HttpError(416, `There are ${size} bytes.`, { 'Content-Range': `bytes */${size}` })
  return parts.type === 'bytes' && parts.length === 1 ? parts[0] : undefined
}

function respondPart(bytes: Uint8Array<ArrayBuffer>, { start, end }: Part, headers: Headers): Response {
  headers.set('Content-Range', `bytes ${start}-${end}/${bytes.length}`)
  headers.set('Content-Length', String(end - start + 1))
  return new Response(bytes.subarray(start, end + 1), { status: 206, headers })
}

/** HTTP dates have whole seconds. */
const toSecond = (date: Date): number => Math.floor(date.getTime() / 1000) * 1000

function toBytes(body: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body
}

function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType
}
