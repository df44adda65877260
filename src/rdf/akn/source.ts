/** A document's graph as what a writer of its text asks for: parts in order, notes, citations, metadata. */
import { addTo } from '../../group-by.ts'
import type { Quad, Term } from '@rdfjs/types'
import { keyOfIri } from '../iri.ts'
import { rg } from '../terms.generated.ts'
import { dcterms, rdf } from '../vocabulary.ts'

/** A paragraph as the graph has it. Offsets are code points of the plain text; absent is `undefined`. */
export interface AknParagraph {
  readonly path: string
  readonly text: string
  readonly label: string | undefined
  readonly unnumbered: boolean
  readonly phrase: string | undefined
  readonly status: string | undefined
  readonly start: number
}

/** A section or an annex: its heading. */
export interface AknHeading {
  readonly path: string
  readonly label: string | undefined
  readonly title: string | undefined
  readonly start: number
}

/** A footnote with its marks in reading order: paths of paragraphs, and code points of their text before the mark. */
export interface AknFootnote {
  readonly id: string
  readonly marker: string
  readonly text: string
  readonly marks: readonly { readonly path: string; readonly at: number }[]
  /** Keys of the documents that the text cites by it. */
  readonly cited: readonly string[]
  /** Keys of all documents that it refers to. */
  readonly documents: readonly string[]
}

/** An editor's remark, and the paragraph before it. */
export interface AknRemark {
  readonly kind: string
  readonly text: string
  readonly follows: string | undefined
}

/** A citation in a paragraph. */
export interface AknCitation {
  readonly mention: string
  readonly target: string
  /** Code points from the beginning of its paragraph, marks and page breaks counted too. */
  readonly at: number
  /** A footnote gave the target. */
  readonly noted: boolean
}

/** How a value of the document is known. */
interface AknValue {
  readonly value: Term
  readonly grade: 'stated' | 'external' | 'inferred'
  readonly quote: string | undefined
}

/** Everything of one document's graph that its Akoma Ntoso needs. */
export interface AknSource {
  /** IRI of the document. */
  readonly iri: string
  /** Its path after `id/`. */
  readonly key: string
  /** The values of a property of the document itself. */
  readonly all: (property: Term) => readonly Term[]
  /** The labels that the graph gives an IRI. */
  readonly labels: (iri: string) => readonly string[]
  /** The values of a field of the metadata, in order. */
  readonly field: (name: string) => readonly AknValue[]
  readonly paragraphs: readonly AknParagraph[]
  readonly sections: readonly AknHeading[]
  readonly annexes: readonly AknHeading[]
  readonly footnotes: readonly AknFootnote[]
  readonly remarks: readonly AknRemark[]
  readonly citations: ReadonlyMap<string, readonly AknCitation[]>
}

type Node = ReadonlyMap<string, readonly Term[]>

/** Looks `quads` over for the document `iri`; undefined where they hold no document of that IRI with a text. */
export function readAknSource(
  quads: Iterable<Quad>,
  { iri, base, names }: { readonly iri: string; readonly base: string; readonly names: ReadonlyMap<string, string> },
): AknSource | undefined {
  const nodes = indexSubjects(quads)
  const own = nodes.get(iri)
  const key = keyOfIri(base, iri)
  if (!own?.has(rg.plainText.value) || key === undefined) return undefined
  const parts = partsOf(nodes, iri)
  const paragraphs = parts(rg.Paragraph)
    .toSorted(by((node) => number(node, rg.order)))
    .map(readParagraph)
  const places = new Map(paragraphs.map(({ path, start }, index) => [path, { index, start }]))
  const headings = (type: Term) =>
    parts(type)
      .map(readHeading)
      .toSorted(by(({ start }) => start))
  return {
    iri,
    key,
    all: (property) => own.get(property.value) ?? [],
    labels: (thing) => {
      const labels = nodes.get(thing)?.get(rdf.label.value)
      if (labels) return labels.map((label) => label.value)
      const name = names.get(keyOfIri(base, thing) ?? '')
      return name === undefined ? [] : [name]
    },
    field: (name) => readField(nodes, `${iri}/metadata/${name}`),
    paragraphs,
    sections: headings(rg.Section),
    annexes: headings(rg.Annex),
    ...readNotes(nodes, iri, places, base),
    citations: readCitations(parts(rg.Citation), { iri, places, base }),
  }
}

function indexSubjects(quads: Iterable<Quad>): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Map<string, Term[]>>()
  for (const { subject, predicate, object } of quads) {
    const node = nodes.get(subject.value) ?? new Map<string, Term[]>()
    nodes.set(subject.value, node)
    const values = node.get(predicate.value)
    if (values === undefined) node.set(predicate.value, [object])
    else if (!values.some((known) => known.equals(object))) values.push(object)
  }
  return nodes
}

function partsOf(nodes: ReadonlyMap<string, Node>, iri: string): (type: Term) => readonly Node[] {
  const below = [...nodes].filter(([subject]) => subject.startsWith(`${iri}/`)).map(([, node]) => node)
  return (type) => below.filter((node) => node.get(rdf.type.value)?.some((each) => each.equals(type)))
}

function value(node: Node, property: Term): string | undefined {
  return node.get(property.value)?.[0]?.value
}

function number(node: Node, property: Term): number {
  return Number(value(node, property) ?? 0)
}

function by<Item>(rank: (item: Item) => number): (one: Item, other: Item) => number {
  return (one, other) => rank(one) - rank(other)
}

function readParagraph(node: Node): AknParagraph {
  return {
    path: value(node, rg.path) ?? '',
    text: value(node, rg.text) ?? '',
    label: value(node, rg.printedLabel),
    unnumbered: value(node, rg.unnumbered) === 'true',
    phrase: value(node, rg.openingPhrase),
    status: value(node, rg.status),
    start: number(node, rg.start),
  }
}

function readHeading(node: Node): AknHeading {
  const [label, title] = [value(node, rg.printedLabel), value(node, dcterms.title)]
  return { path: value(node, rg.path) ?? '', label, title, start: number(node, rg.start) }
}

/** `metadata/title`, or `metadata/agendaItems/2`. */
function readField(nodes: ReadonlyMap<string, Node>, iri: string): readonly AknValue[] {
  const several = Array.from({ length: 100 }, (_, index) => nodes.get(`${iri}/${index + 1}`))
  return [nodes.get(iri), ...several].flatMap((node) => {
    const object = node?.get(rdf.object.value)?.[0]
    if (!node || !object) return []
    const given = value(node, rg.grade)
    const grade =
      given === rg.External.value
        ? ('external' as const)
        : given === rg.Stated.value
          ? ('stated' as const)
          : ('inferred' as const)
    return [{ value: object, grade, quote: value(node, rg.quote) }]
  })
}

type Places = ReadonlyMap<string, { readonly index: number; readonly start: number }>

function readNotes(
  nodes: ReadonlyMap<string, Node>,
  iri: string,
  places: Places,
  base: string,
): Pick<AknSource, 'footnotes' | 'remarks'> {
  const parts = partsOf(nodes, iri)
  const cited = citedByFootnote(parts(rg.Citation), base)
  const entries = [...nodes].filter(([subject, node]) => subject.startsWith(`${iri}/fn/`) && node.has(rg.marker.value))
  const footnotes = entries.toSorted(by(([, node]) => number(node, rg.start))).map(([subject, node]) => {
    const documents = (node.get(rg.refersTo.value) ?? []).flatMap((term) => keyOfIri(base, term.value) ?? [])
    const id = subject.slice(iri.length + 1)
    return { ...readFootnote(id, node, places), cited: cited.get(subject) ?? [], documents }
  })
  const remarks = parts(rg.EditorialNote)
    .toSorted(by((node) => number(node, rg.start)))
    .map((node) => {
      const follows = value(node, rg.follows)?.slice(iri.length + 1)
      return { kind: value(node, rg.noteKind) ?? '', text: value(node, rg.text) ?? '', follows }
    })
  return { footnotes, remarks }
}

function readFootnote(id: string, node: Node, places: Places): Omit<AknFootnote, 'cited' | 'documents'> {
  const marks = (node.get(rg.markedAt.value) ?? []).flatMap((term) => {
    const found = /^([^#]+)#char=(\d{1,9})$/.exec(term.value)
    const place = places.get(found?.[1] ?? '')
    return place ? [{ path: found?.[1] ?? '', at: Number(found?.[2]), index: place.index }] : []
  })
  const ordered = marks.toSorted((one, other) => one.index - other.index || one.at - other.at)
  return {
    id,
    marker: value(node, rg.marker) ?? '',
    text: value(node, rg.text) ?? '',
    marks: ordered.map(({ path, at }) => ({ path, at })),
  }
}

function citedByFootnote(citations: readonly Node[], base: string): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, string[]>()
  for (const citation of citations) {
    const [via, target] = [value(citation, rg.viaFootnote), value(citation, rg.target)]
    const key = target === undefined ? undefined : keyOfIri(base, target)
    if (via !== undefined && key !== undefined) addTo(cited, via, key)
  }
  return cited
}

function readCitations(
  citations: readonly Node[],
  { iri, places, base }: { readonly iri: string; readonly places: Places; readonly base: string },
): ReadonlyMap<string, readonly AknCitation[]> {
  const found = new Map<string, AknCitation[]>()
  for (const node of citations.toSorted(by((each) => number(each, rg.start)))) {
    const path = value(node, rg.inParagraph)?.slice(iri.length + 1) ?? ''
    const target = keyOfIri(base, value(node, rg.target) ?? '')
    const place = places.get(path)
    if (!place || target === undefined) continue
    const at = number(node, rg.start) - place.start
    const mention = (value(node, rg.mention) ?? '').replaceAll(/\s+/g, ' ')
    addTo(found, path, { mention, target, at, noted: node.has(rg.viaFootnote.value) })
  }
  return found
}
