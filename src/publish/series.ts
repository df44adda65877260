/** The series of a document of the dataset, and what is new in it, read from the graph. */
import type { Site } from './site.ts'
import { printIri, selectRows } from './terms.ts'
import type { Row } from './terms.ts'
import { RG } from './view.ts'

/** A document of a series. */
export interface SeriesMember {
  readonly key: string
  /** Key of the document before it. */
  readonly before?: string
  /** Its text is in the dataset. */
  readonly held: boolean
}

/** A paragraph with its age in the series. */
export interface AgedParagraph {
  readonly id: string
  readonly text: string
  /** `new`, `reworded`, `updated` or `repeated`; absent where no earlier text is held. */
  readonly novelty?: string
  readonly firstIn: string
  readonly appearances: number
}

/** A series from the point of view of one of its documents. */
export interface SeriesView {
  readonly label: string
  /** Earliest first. */
  readonly members: readonly SeriesMember[]
  /** Of the one document, in reading order. */
  readonly paragraphs: readonly AgedParagraph[]
}

const PREFIXES = `PREFIX rg: <${RG}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
`

/** Undefined where the document is in no series. Throws as `Engine.query` does. */
export async function readSeries({ engine, base }: Site, key: string): Promise<SeriesView | undefined> {
  const document = printIri(`${base}id/${encodeURI(key)}`)
  if (document === undefined) return undefined
  const [members, paragraphs] = await Promise.all([
    selectRows(
      engine,
      `${PREFIXES}SELECT DISTINCT ?label ?m ?before ?held { ${document} rg:inSeries ?s . ?s rdfs:label ?label .
        ?m rg:inSeries ?s OPTIONAL { ?m rg:succeeds ?before } BIND (EXISTS { ?m rg:plainText ?any } AS ?held) }`,
    ),
    selectRows(
      engine,
      `${PREFIXES}SELECT * { ?p rg:partOf ${document} ; rg:path ?id ; rg:order ?order ; rg:text ?text ;
        rg:firstSeenIn ?first ; rg:appearances ?times OPTIONAL { ?p rg:novelty ?novelty } }`,
    ),
  ])
  if (members.length === 0) return undefined
  const keyOf = (row: Row, name: string) => decodeURIComponent(valueOf(row, name).replace(`${base}id/`, ''))
  return {
    label: valueOf(members[0] ?? {}, 'label'),
    members: inOrder(
      members.map((row) => ({
        key: keyOf(row, 'm'),
        ...(row['before'] && { before: keyOf(row, 'before') }),
        // Some stores give computed booleans as numbers.
        held: /^(?:true|1)$/.test(valueOf(row, 'held')),
      })),
    ),
    paragraphs: paragraphs
      .toSorted((one, other) => Number(valueOf(one, 'order')) - Number(valueOf(other, 'order')))
      .map((row) => ({
        id: valueOf(row, 'id'),
        text: valueOf(row, 'text'),
        ...(row['novelty'] && { novelty: row['novelty'].value }),
        firstIn: keyOf(row, 'first'),
        appearances: Number(valueOf(row, 'times')),
      })),
  }
}

const valueOf = (row: Row, name: string): string => row[name]?.value ?? ''

/** Each after the one before it; numbers in keys count as numbers. */
function inOrder(members: readonly SeriesMember[]): readonly SeriesMember[] {
  return members.toSorted((one, other) => one.key.localeCompare(other.key, 'en', { numeric: true }))
}
