/** Documents of the dataset as versions that can be compared: read from the graph, so that any store will do. */
import { Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import type { CompareOptions } from '../lineage/compare.ts'
import type { Version } from '../lineage/version.ts'
import type { ParagraphKind } from '../model.ts'
import type { Site } from './site.ts'
import { printIri, selectRows } from './terms.ts'
import type { Row } from './terms.ts'
import { RG } from './view.ts'

/** A document of the dataset that has paragraphs. */
export interface Edition {
  /** IRI path after `id/`. */
  readonly key: string
  readonly label: string
  readonly title?: string
  /** ISO 8601: when it was adopted, or the date that a draft carries. */
  readonly date?: string
  readonly draftOf?: string
}

const PREFIXES = `PREFIX rg: <${RG}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
`

/** Every document with paragraphs, by key. Throws as `Engine.query` does. */
export async function findEditions({ engine, base }: Site): Promise<ReadonlyMap<string, Edition>> {
  const rows = await selectRows(
    engine,
    `${PREFIXES}SELECT ?d (SAMPLE(?s) AS ?symbol) (SAMPLE(?t) AS ?title) (MIN(?on) AS ?date) (SAMPLE(?of) AS ?final) {
      { SELECT DISTINCT ?d { ?p rg:order 1 ; rg:partOf ?d . ?d a rg:Document } }
      OPTIONAL { ?d rg:symbol ?s } OPTIONAL { ?d dcterms:title ?t } OPTIONAL { ?d rg:draftOf ?of }
      OPTIONAL { ?d rg:adoptedOn|dcterms:date ?on }
    } GROUP BY ?d ORDER BY ?d`,
  )
  const keyOf = (iri: string) => decodeURIComponent(iri.slice(`${base}id/`.length))
  const editions = rows.flatMap(({ d, symbol, title, date, final }): Edition[] => {
    if (!d?.value.startsWith(`${base}id/`)) return []
    const key = keyOf(d.value)
    return [
      {
        key,
        label: symbol?.value ?? key,
        ...(title && { title: title.value }),
        ...(date && { date: date.value }),
        ...(final && { draftOf: keyOf(final.value) }),
      },
    ]
  })
  return new Map(editions.map((edition) => [edition.key, edition]))
}

const KINDS: readonly (readonly [RegExp, ParagraphKind])[] = [
  [/^pp\//, 'preambular'],
  [/^op\//, 'operative'],
]

/** What comparing needs of a document of the dataset; undefined where its key makes no IRI. */
export async function readVersion({ engine, base }: Site, key: string): Promise<Version | undefined> {
  const document = printIri(`${base}id/${encodeURI(key)}`)
  if (document === undefined) return undefined
  const select = (pattern: string) => selectRows(engine, `${PREFIXES}SELECT * { ${pattern} }`)
  const inDocument = `?p rg:partOf ${document} ; rg:path ?in .`
  const [paragraphs, notes, acts, citations, asks] = await Promise.all([
    select(
      `?p rg:partOf ${document} ; rg:path ?in ; rg:order ?order ; rg:text ?text OPTIONAL { ?p rg:status ?status }`,
    ),
    select(
      `?n a rg:EditorialNote ; rg:partOf ${document} ; rg:noteKind ?kind ; rg:text ?text ; rg:follows ?p . ?p rg:path ?in`,
    ),
    select(`${inDocument} ?p rg:verb ?verb ; rg:openingPhrase ?phrase`),
    select(
      `${inDocument} ?c rg:inParagraph ?p ; rg:target ?target ; rg:relation ?relation . ?target rdfs:label ?label`,
    ),
    select(`${inDocument} ?a a rg:Ask ; rg:inParagraph ?p ; rg:verb ?verb ; rg:addressee ?who . ?who rdfs:label ?name`),
  ])
  const target = (row: Row) => ({
    key: (row['target']?.value ?? '').replace(`${base}id/`, ''),
    label: valueOf(row, 'label'),
  })
  const addressee = (row: Row) => ({ name: valueOf(row, 'name'), key: valueOf(row, 'who').replace(`${base}id/`, '') })
  return {
    paragraphs: paragraphs
      .toSorted((a, b) => Number(a['order']?.value) - Number(b['order']?.value))
      .map((row) => {
        const [id, status] = [valueOf(row, 'in'), row['status']?.value]
        const kind = KINDS.find(([form]) => form.test(id))?.[1] ?? 'annex'
        return {
          id,
          kind,
          text: valueOf(row, 'text'),
          ...((status === 'deleted' || status === 'merged') && { status }),
        }
      }),
    notes: notes.map((row) => ({
      kind: valueOf(row, 'kind'),
      text: valueOf(row, 'text'),
      paragraph: valueOf(row, 'in'),
    })),
    acts: openingActs(acts),
    citations: citations.map((row) => ({
      in: valueOf(row, 'in'),
      relation: localName(row, 'relation'),
      target: target(row),
    })),
    asks: asks.map((row) => ({ in: valueOf(row, 'in'), verb: localName(row, 'verb'), addressees: [addressee(row)] })),
  }
}

const valueOf = (row: Row, name: string): string => row[name]?.value ?? ''
const localName = (row: Row, name: string): string => valueOf(row, name).slice(RG.length)

/** The graph keeps no order of verbs: only a paragraph with one verb says which one opens it. */
function openingActs(rows: readonly Row[]): Version['acts'] {
  const acts = rows.map((row) => ({ in: valueOf(row, 'in'), relation: localName(row, 'verb') }))
  return acts.filter((act) => acts.filter((other) => other.in === act.in).length === 1)
}

/** The verb scale, from the vocabulary, and which document contains which instrument. Throws as `Engine.query` does. */
export async function readKnown({ engine, base, vocabulary }: Site): Promise<CompareOptions> {
  const quads = new Parser().parse(vocabulary.ontology) as unknown as readonly Quad[]
  const valuesOf = (property: string) =>
    new Map(
      quads
        .filter(({ predicate }) => predicate.value === RG + property)
        .map(({ subject, object }) => [subject.value, object.value]),
    )
  const forces = valuesOf('force')
  const scale = [...valuesOf('strength')].map(
    ([iri, strength]) => [iri.slice(RG.length), { force: forces.get(iri) ?? '', strength: Number(strength) }] as const,
  )
  const rows = await selectRows(engine, `${PREFIXES}SELECT ?i ?d { ?i rg:containedIn ?d }`)
  const keyOf = (row: Row, name: string) => valueOf(row, name).replace(`${base}id/`, '')
  return { scale: new Map(scale), containers: new Map(rows.map((row) => [keyOf(row, 'i'), keyOf(row, 'd')])) }
}
