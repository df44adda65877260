/** What all handlers share: the site, its files, names of terms, and finished representations. */
import { LRUCache } from 'lru-cache'
import { Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import { openDumps } from './dump.ts'
import type { Dumps } from './dump.ts'
import { negotiate } from './negotiate.ts'
import { respond, tagBytes } from './respond.ts'
import type { Representation } from './respond.ts'
import type { Site } from './site.ts'
import { HttpError } from './status.ts'
import { RDFS } from './view.ts'

/** The state of one app. The dataset is immutable, so what was made once stays right. */
export interface Publisher {
  readonly site: Site
  readonly dumps: Dumps
  /** IRI of a term → its label, from the ontology. */
  readonly names: ReadonlyMap<string, string>
  /** The finished representation under `key`, made if it is not kept; undefined is not kept. */
  keep(key: string, make: () => Promise<Representation | undefined>): Promise<Representation | undefined>
  /** How often `keep` had what was asked for and had not, since the start, and the bytes that are kept now. */
  readonly kept: () => KeptCounts
  /** Drops all representations: other data are served now. */
  readonly forget: () => void
}

/** Counters of the cache of representations. */
export interface KeptCounts {
  readonly hits: number
  readonly misses: number
  readonly bytes: number
}

const CACHE_BYTES = 64 * 1024 * 1024

/** A publisher of `site`. */
export function openPublisher(site: Site): Publisher {
  const cache = new LRUCache<string, Representation>({
    maxSize: CACHE_BYTES,
    // Coded forms are kept beside the bytes and are about a quarter as large.
    sizeCalculation: ({ body }, key) => Math.ceil(1.25 * body.length) + key.length + 500,
  })
  let [hits, misses] = [0, 0]
  const pending = new Map<string, Promise<Representation | undefined>>()
  const finish = async (key: string, make: () => Promise<Representation | undefined>) => {
    const made = await make()
    if (made === undefined) return undefined
    const body = typeof made.body === 'string' ? new TextEncoder().encode(made.body) : made.body
    const representation = { ...made, body, etag: tagBytes(body), lasting: true }
    cache.set(key, representation)
    return representation
  }
  let names: ReadonlyMap<string, string> | undefined
  return {
    site,
    kept: () => ({ hits, misses, bytes: cache.calculatedSize }),
    forget: () => cache.clear(),
    dumps: openDumps(site),
    get names() {
      return (names ??= readNames(site.vocabulary.ontology))
    },
    async keep(key, make) {
      const kept = cache.get(key)
      if (kept) {
        hits++
        return kept
      }
      misses++
      // Asked for by several at once, it is made once.
      const making = pending.get(key) ?? finish(key, make).finally(() => pending.delete(key))
      pending.set(key, making)
      return making
    },
  }
}

/** One way to answer: a media type, and how to make its representation. */
export interface Offer {
  readonly mediaType: string
  readonly make: () => Promise<Representation | undefined>
}

/** The offer that Accept likes best, with Vary; throws HttpError 406 where there is none, and 404 where it makes nothing. */
export async function respondNegotiated(request: Request, offers: readonly Offer[]): Promise<Response> {
  const types = offers.map(({ mediaType }) => mediaType)
  const chosen = negotiate(request.headers.get('Accept'), types)
  const offer = offers.find(({ mediaType }) => mediaType === chosen)
  if (!offer) throw new HttpError(406, `There is ${types.join(', ')}.`, { Vary: 'Accept' })
  const representation = await offer.make()
  if (!representation) throw new HttpError(404, 'There is nothing here.', { Vary: 'Accept' })
  return respond(request, { ...representation, headers: { ...representation.headers, Vary: 'Accept' } })
}

function readNames(ontology: string): ReadonlyMap<string, string> {
  const quads = new Parser().parse(ontology) as unknown as readonly Quad[]
  const labels = quads.filter(({ predicate }) => predicate.value === `${RDFS}label`)
  return new Map([...FOREIGN_NAMES, ...labels.map(({ subject, object }) => [subject.value, object.value] as const)])
}

const DCTERMS = 'http://purl.org/dc/terms/'
const FOREIGN_NAMES: readonly (readonly [string, string])[] = [
  [`${DCTERMS}date`, 'date'],
  [`${DCTERMS}identifier`, 'identifier'],
  [`${DCTERMS}language`, 'language'],
  [`${DCTERMS}title`, 'title'],
  [`${DCTERMS}subject`, 'subject'],
  [`${DCTERMS}source`, 'source'],
  ['http://www.w3.org/2004/02/skos/core#altLabel', 'also called'],
  ['http://www.w3.org/2004/02/skos/core#closeMatch', 'close match'],
  ['http://www.w3.org/2000/01/rdf-schema#seeAlso', 'see also'],
  ['http://www.w3.org/ns/prov#wasDerivedFrom', 'derived from'],
  ['http://www.w3.org/ns/prov#wasRevisionOf', 'revision of'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#subject', 'subject of a fact'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate', 'predicate of a fact'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#object', 'object of a fact'],
]
