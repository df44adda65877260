/** Series of resolutions, and what is new in each of them, in `graph/lineage`. */
import type { NamedNode, Quad } from '@rdfjs/types'
import { findNews } from '../lineage/news.ts'
import type { DocumentNews } from '../lineage/news.ts'
import type { Series } from '../lineage/series.ts'
import type { Version } from '../lineage/version.ts'
import { countOccurrences } from '../occurrences.ts'
import { slugOf } from '../slug.ts'
import { graphIri, partIri, thingIri } from './iri.ts'
import { describe } from './scope.ts'
import { createSink } from './sink.ts'
import { rg } from './terms.generated.ts'

/** IRIs stay readable. */
const LONGEST_SLUG = 100

/** The key of each series, after its organ and title; those of one title are numbered. */
export function nameSeries(all: readonly Series[]): readonly { readonly key: string; readonly series: Series }[] {
  const occurrence = countOccurrences()
  return all.map((series) => {
    const key = `series/${slugOf(series.organ)}/${slugOf(series.title).slice(0, LONGEST_SLUG)}`
    const count = occurrence(key)
    return { key: count === 1 ? key : `${key}/${count}`, series }
  })
}

/** The quads of one document after the other; `textOf` is asked for two texts at a time. */
export function* mapSeries(
  series: Series,
  key: string,
  textOf: (key: string) => Version | undefined,
  base: string,
): Generator<readonly Quad[], void, undefined> {
  yield chainQuads(series, thingIri(base, key), base)
  for (const news of findNews(series.members, textOf)) yield newsQuads(news, base)
}

function chainQuads({ title, organ, members }: Series, node: NamedNode, base: string): readonly Quad[] {
  const sink = createSink(graphIri(base, 'lineage'))
  describe(sink, node, rg.Series, `${title} (${organ})`)
  for (const { key, before } of members) {
    const document = thingIri(base, key)
    sink.add(document, rg.inSeries, node)
    sink.add(document, rg.succeeds, before === undefined ? undefined : thingIri(base, before))
  }
  return sink.quads
}

function newsQuads({ key, before, paragraphs }: DocumentNews, base: string): readonly Quad[] {
  const { add, quads } = createSink(graphIri(base, 'lineage'))
  const document = thingIri(base, key)
  const earlier = before === undefined ? undefined : thingIri(base, before)
  for (const { id, novelty, continues, firstIn, appearances } of paragraphs) {
    const node = partIri(document, id)
    add(node, rg.novelty, novelty)
    add(node, rg.continues, earlier && continues !== undefined ? partIri(earlier, continues) : undefined)
    add(node, rg.firstSeenIn, thingIri(base, firstIn))
    add(node, rg.appearances, appearances)
  }
  return quads
}
