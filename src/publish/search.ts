/** Full-text search over paragraphs, titles and names. */
import type { Site } from './site.ts'
import { printString, selectRows } from './terms.ts'

/** One hit: a thing and the text in which all words stand. */
interface Hit {
  readonly iri: string
  readonly label: string
  readonly text: string
}

/** `truncated` tells that there are more hits than `hits` holds. */
export interface SearchResult {
  readonly words: readonly string[]
  readonly hits: readonly Hit[]
  readonly truncated: boolean
}

const MAX_HITS = 100
const MAX_WORDS = 10

/**
 * Things whose text, title or name holds every word of `asked`, whatever the case; names first, then documents and
 * paragraphs in order. `"…"` keeps a phrase together. Throws as `Engine.query` does.
 */
export async function search(site: Site, asked: string): Promise<SearchResult> {
  const words = [...asked.matchAll(/"([^"]+)"|(\S+)/g)].map((match) =>
    (match[1] ?? match[2] ?? '').trim().slice(0, 100),
  )
  const wanted = words.filter((word) => word !== '').slice(0, MAX_WORDS)
  if (wanted.length === 0) return { words: [], hits: [], truncated: false }
  const rows = await selectRows(site.engine, searchQuery(wanted))
  const hits = rows.flatMap(({ s, label, shown }) =>
    s && shown ? [{ iri: s.value, label: label?.value ?? s.value, text: shown.value }] : [],
  )
  return { words: wanted, hits: hits.slice(0, MAX_HITS), truncated: hits.length > MAX_HITS }
}

function searchQuery(words: readonly string[]): string {
  const tests = words.map((word) => `CONTAINS(LCASE(?text), ${printString(word.toLowerCase())})`)
  return `PREFIX rg: <https://w3id.org/resograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?s (SAMPLE(?name) AS ?label) (MIN(?text) AS ?shown) {
  { VALUES (?p ?rank) { (dcterms:title 0) (skos:altLabel 1) (rg:text 2) } ?s ?p ?text }
  UNION { ?s rdfs:label ?text . BIND(0 AS ?rank) FILTER NOT EXISTS { ?s rg:inParagraph ?paragraph } FILTER NOT EXISTS { ?s rg:text ?own } }
  FILTER(${tests.join(' && ')})
  ?s rdfs:label ?name
  OPTIONAL { ?s rg:partOf ?document . ?document a rg:Document }
  OPTIONAL { ?s rg:order ?order }
}
GROUP BY ?s
ORDER BY ASC(MIN(?rank)) ASC(MIN(STR(?document))) ASC(MIN(?order)) ?s
LIMIT ${MAX_HITS + 1}`
}
