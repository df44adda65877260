/** What a document of the dataset tells of the text before it, read from the graph. */
import type { EarlierView } from '../lineage/earlier-view.ts'
import type { Site } from './site.ts'
import { printIri, selectRows } from './terms.ts'
import type { Row } from './terms.ts'
import { RG } from './view.ts'

const PREFIXES = `PREFIX rg: <${RG}>
PREFIX prov: <http://www.w3.org/ns/prov#>
`

/** In the document's order; empty where nothing is told. Throws as `Engine.query` does. */
export async function readEarlier({ engine, base }: Site, key: string): Promise<readonly EarlierView[]> {
  const document = printIri(`${base}id/${encodeURI(key)}`)
  if (document === undefined) return []
  const version = `${document} prov:wasRevisionOf ?version . ?version a rg:ReconstructedVersion . ?p rg:partOf ?version`
  const select = (pattern: string) => selectRows(engine, `${PREFIXES}SELECT * { ${pattern} }`)
  const [paragraphs, reasons, struck] = await Promise.all([
    select(
      `${version} ; rg:path ?id ; rg:order ?order ; rg:certainty ?certainty OPTIONAL { ?p rg:reconstructedText ?text }
       OPTIONAL { ?n prov:wasRevisionOf ?p ; rg:path ?newer }`,
    ),
    select(`${version} ; rg:openBecause ?open`),
    select(`${version} . ?s rg:struckFrom ?p ; rg:wording ?wording ; rg:certainty ?certainty`),
  ])
  return paragraphs.toSorted(byOrder).map((row) => {
    const of = (rows: readonly Row[]) => rows.filter(({ p }) => p?.value === row['p']?.value)
    const [text, newer] = [row['text']?.value, row['newer']?.value]
    return {
      id: valueOf(row, 'id'),
      ...(newer !== undefined && { newer }),
      ...(text !== undefined && { text }),
      certainty: valueOf(row, 'certainty'),
      open: of(reasons).map((each) => valueOf(each, 'open')),
      struck: of(struck)
        .toSorted((one, other) => numberOf(one) - numberOf(other))
        .map((each) => ({ wording: valueOf(each, 'wording'), certainty: valueOf(each, 'certainty') })),
    }
  })
}

const valueOf = (row: Row, name: string): string => row[name]?.value ?? ''
const byOrder = (one: Row, other: Row): number => Number(valueOf(one, 'order')) - Number(valueOf(other, 'order'))
/** `…/struck/3` is the third. */
const numberOf = (row: Row): number => Number(/(?<!\d)\d+$/.exec(valueOf(row, 's'))?.[0] ?? 0)
