/** What can be bound only when all documents are known: names of instruments to titles, resolutions to the one before. */
import { groupBy } from '../group-by.ts'
import { DataFactory } from 'n3'
import type { NamedNode, Quad } from '@rdfjs/types'
import type { ResolutionDocument } from '../model.ts'
import { compactKey, graphIri, thingIri } from './iri.ts'
import { rg } from './terms.generated.ts'

/** What binding must know of one document. Plain data. */
export interface Bindable {
  readonly key: string
  /** In the form in which titles are compared; absent where none is known. */
  readonly title?: string
  /** Only of what an organ adopted, in the language that is read. */
  readonly adopted?: { readonly organ: string; readonly date: string }
  /** Keys of the documents it cites, each once. */
  readonly cites: readonly string[]
  /** Its citations of instruments that have a name and no symbol. */
  readonly named: readonly { readonly citation: string; readonly name: string }[]
}

/** Titles are compared without case, punctuation and double spaces. */
function titleForm(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What binding must know of `document`, whose citations lead to these targets (IRIs). */
export function bindableOf(key: string, document: ResolutionDocument, targets: ReadonlyMap<string, string>): Bindable {
  const { title, type, organ, date, language } = document.metadata
  const adopted = (type === 'resolution' || type === 'decision') && language === 'en' && organ && date
  const documents = document.citations.filter(({ target }) => target.kind === 'document')
  return {
    key,
    ...(title === undefined || language !== 'en' ? {} : { title: titleForm(title) }),
    ...(adopted ? { adopted: { organ, date } } : {}),
    cites: [...new Set(documents.map(({ target }) => compactKey(target.key)))],
    named: namedTargets(document, targets),
  }
}

function namedTargets(document: ResolutionDocument, targets: ReadonlyMap<string, string>): Bindable['named'] {
  const names = new Map(
    document.citations.flatMap(({ target: { kind, key, label } }) => (kind === 'instrument' ? [[key, label]] : [])),
  )
  if (names.size === 0) return []
  const keys = [...names].map(([key, label]) => [`/id/${key}`, label] as const)
  return [...targets].flatMap(([citation, target]) => {
    const name = keys.find(([ending]) => target.endsWith(ending))?.[1]
    return name === undefined ? [] : [{ citation, name: titleForm(name) }]
  })
}

/** The bindings between the documents of a dataset. */
export function* mapBindings(documents: readonly Bindable[], base: string): Generator<Quad, void, undefined> {
  const byTitle = groupBy(
    documents.filter(({ title }) => title),
    ({ title }) => title ?? '',
  )
  for (const { key, named } of documents) {
    for (const { citation, name } of named) {
      const [only, ...more] = byTitle.get(name) ?? []
      if (!only || more.length > 0 || only.key === key) continue
      yield state(citation, rg.targetDocument, only.key, key, base)
    }
  }
  for (const document of documents) {
    const before = precursorOf(document, byTitle)
    if (before) yield state(thingIri(base, document.key).value, rg.precursor, before.key, document.key, base)
  }
}

/** The latest before it that the same organ adopted under the same title, and that it cites. */
function precursorOf(
  { title, adopted, cites }: Bindable,
  byTitle: ReadonlyMap<string, readonly Bindable[]>,
): Bindable | undefined {
  if (title === undefined || !adopted) return undefined
  const earlier = (byTitle.get(title) ?? []).filter(
    (other) => other.adopted?.organ === adopted.organ && other.adopted.date < adopted.date && cites.includes(other.key),
  )
  return earlier.toSorted((a, b) => ((a.adopted?.date ?? '') < (b.adopted?.date ?? '') ? 1 : -1))[0]
}

function state(subject: string, predicate: NamedNode, object: string, graph: string, base: string): Quad {
  const { namedNode, quad } = DataFactory
  return quad(namedNode(subject), predicate, thingIri(base, object), graphIri(base, graph))
}
