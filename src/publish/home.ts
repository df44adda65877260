/** What the front page tells: the loaded documents, how much there is, and what is cited most. */
import type { HomeContent } from './pages/home.ts'
import type { Site } from './site.ts'
import { selectRows } from './terms.ts'
import type { Row } from './terms.ts'

const PREFIXES = `PREFIX rg: <https://w3id.org/resograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
`

const DOCUMENTS = `${PREFIXES}SELECT ?d (SAMPLE(COALESCE(?symbol, ?name)) AS ?label) (SAMPLE(?t) AS ?title) (SAMPLE(?o) AS ?organ) (SAMPLE(?a) AS ?date) {
  { SELECT DISTINCT ?d { ?p a rg:Paragraph ; rg:partOf ?d . ?d a rg:Document } }
  ?d rdfs:label ?name
  OPTIONAL { ?d rg:symbol ?symbol } OPTIONAL { ?d dcterms:title ?t } OPTIONAL { ?d rg:adoptedBy/rdfs:label ?o } OPTIONAL { ?d rg:adoptedOn ?a }
} GROUP BY ?d ORDER BY DESC(?date) ?label`

const COUNTS = `${PREFIXES}SELECT ?type (COUNT(DISTINCT ?s) AS ?n) {
  VALUES ?type { rg:Paragraph rg:Citation rg:Treaty rg:Mandate rg:Ask rg:Fact } ?s a ?type
} GROUP BY ?type`

const CITED = `${PREFIXES}SELECT ?t (SAMPLE(?l) AS ?label) (COUNT(DISTINCT ?c) AS ?n) {
  ?c a rg:Citation ; rg:target ?t . ?t rdfs:label ?l
} GROUP BY ?t ORDER BY DESC(?n) ?t LIMIT 10`

const PLURALS: readonly (readonly [string, string])[] = [
  ['Paragraph', 'paragraphs'],
  ['Citation', 'citations'],
  ['Ask', 'asks'],
  ['Fact', 'facts'],
  ['Treaty', 'treaties'],
  ['Mandate', 'mandates'],
]

/** Throws as `Engine.query` does. */
export async function findHomeContent({ engine }: Site): Promise<HomeContent> {
  const [documents = [], counts = [], things = []] = await Promise.all(
    [DOCUMENTS, COUNTS, CITED].map((query) => selectRows(engine, query)),
  )
  const byName = new Map(counts.map(({ type, n }) => [type?.value.split('#').at(-1), Number(n?.value)]))
  return {
    documents: documents.flatMap(readDocument),
    counts: [
      ['documents', documents.length] as const,
      ...PLURALS.map(([name, plural]) => [plural, byName.get(name) ?? 0] as const),
    ],
    things: things.flatMap(({ t, label, n }) =>
      t && label ? [{ iri: t.value, label: label.value, citations: Number(n?.value) }] : [],
    ),
  }
}

function readDocument({ d, label, title, organ, date }: Row): HomeContent['documents'] {
  if (!d || !label) return []
  const facts = { ...(title && { title: title.value }), ...(organ && { organ: organ.value }) }
  return [{ iri: d.value, label: label.value, ...facts, ...(date && { date: date.value }) }]
}
