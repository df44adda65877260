/** Whole answers that stay right as long as the data do, sent again without a second look at what was asked. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'

/** Sends the kept answer and gives its status; undefined, and nothing sent, where none is kept. */
type SendKept = (incoming: IncomingMessage, outgoing: ServerResponse) => number | undefined

/** The kept answers of one generation of the data. */
export interface Answers {
  readonly send: SendKept
  /** Keeps the response where `markLasting` was told of it and the request is a plain one. */
  learn(incoming: IncomingMessage | undefined, response: Response): void
  /** How often `send` had what was asked for. */
  readonly hits: () => number
  /** Keeps nothing any more. */
  readonly forget: () => void
}

interface Kept {
  readonly status: number
  /** Names and values in turn, as Node takes them. */
  readonly headers: string[]
  readonly bytes: Uint8Array
}

const KEPT_BYTES = 64 * 1024 * 1024
const HEADER_BYTES = 1000
/** Larger bodies are worth no second cache: sending them takes longer than finding them. */
const LARGEST = 1024 * 1024

const lasting = new WeakMap<Response, Uint8Array>()

/**
 * Says that every request of the same path, Accept and Accept-Encoding has this response, as long as the data are the
 * same. `bytes` are its body as it is sent, coding included. Gives the response back.
 */
export function markLasting(response: Response, bytes: Uint8Array): Response {
  if (bytes.length <= LARGEST) lasting.set(response, bytes)
  return response
}

/** An empty set of answers, bounded in memory. */
export function openAnswers(): Answers {
  const kept = new LRUCache<string, Kept>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ bytes }, key) => bytes.length + 2 * key.length + HEADER_BYTES,
  })
  let hits = 0
  return {
    hits: () => hits,
    forget: () => kept.clear(),
    learn(incoming, response) {
      const bytes = lasting.get(response)
      if (bytes === undefined || incoming === undefined || incoming.method !== 'GET') return
      const key = keyOf(incoming)
      if (key === undefined) return
      kept.set(key, { status: response.status, headers: [...response.headers].flat(), bytes })
    },
    send(incoming, outgoing) {
      const key = keyOf(incoming)
      const found = key === undefined ? undefined : kept.get(key)
      if (found === undefined) return undefined
      hits++
      outgoing.writeHead(found.status, found.headers)
      outgoing.end(incoming.method === 'HEAD' ? undefined : found.bytes)
      return found.status
    },
  }
}

/** Headers that make a request more than plain: conditions, parts, bodies, and an id that comes back. */
const SPECIAL = [
  'if-none-match',
  'if-match',
  'if-modified-since',
  'if-unmodified-since',
  'range',
  'content-length',
  'transfer-encoding',
  'x-request-id',
  'expect',
] as const

/** What the answer of a plain request depends on; undefined for any other request. */
function keyOf({ method, url = '', headers }: IncomingMessage): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  for (const name of SPECIAL) if (headers[name] !== undefined) return undefined
  return `${url}\n${headers.accept ?? ''}\n${headers['accept-encoding'] ?? ''}`
}
