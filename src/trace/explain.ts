/** Why a statement stands in the graph: the words that make it, the rule that read them, and how sure it is. */
import { rg } from '../rdf/terms.generated.ts'
import { printable } from '../rdf/sink.ts'
import { dcterms, rdf } from '../rdf/vocabulary.ts'
import { aboutOf, tripleKey, triplesOf } from './evidence.ts'
import { valueOf } from './graphs.ts'
import type { Description, DocumentGraph } from './graphs.ts'

/** One statement with its evidence. */
export interface Explanation {
  /** IRI of the statement. */
  readonly statement: string
  readonly label: string
  /** Label of the paragraph that states it, or of the document. */
  readonly place: string
  /** The paragraph in its source, white space single, cut into what stands before, in and after the span. */
  readonly passage: readonly [before: string, words: string, after: string] | undefined
  /** `cite/short treaty/untoc`. */
  readonly rule: string
  /** `Stated`, `Resolved`, `Inferred` or `External`. */
  readonly grade: string
  /** The footnote that gave the target. */
  readonly footnote: string | undefined
}

/** What to explain: a resource, or a triple of IRIs; the object may be a literal's text. */
export type Question = readonly [iri: string] | readonly [subject: string, predicate: string, object: string]

/**
 * The statements that make the triple; or the statement of that IRI; or those of a paragraph; or those about a thing.
 * In the order of the dataset; empty where there are none. `textOf` gives a document's plain text where it is known.
 */
export function explain(
  graphs: readonly DocumentGraph[],
  question: Question,
  textOf: (graph: DocumentGraph) => string | undefined,
): Explanation[] {
  return graphs.flatMap((graph) => {
    const found = [...graph.nodes].filter(([node, description]) => answers(graph, node, description, question))
    if (found.length === 0) return []
    const text = textOf(graph)
    const characters = text === undefined ? undefined : Array.from(printable(text))
    return found.map(([node, description]) => explainOne(graph, node, description, characters))
  })
}

function answers({ document }: DocumentGraph, node: string, description: Description, question: Question): boolean {
  if (!description.has(rg.grade.value)) return false
  const [iri, predicate, object] = question
  if (predicate !== undefined && object !== undefined) {
    return triplesOf(document, description).includes(tripleKey(iri, predicate, object))
  }
  return node === iri || valueOf(description, rg.inParagraph.value) === iri || aboutOf(description).includes(iri)
}

function explainOne(
  { document, nodes }: DocumentGraph,
  statement: string,
  description: Description,
  characters: readonly string[] | undefined,
): Explanation {
  const place = valueOf(description, rg.inParagraph.value) ?? document
  const note = nodes.get(valueOf(description, rg.viaFootnote.value) ?? '')
  return {
    statement,
    label: labelOf(description, statement),
    place: labelOf(nodes.get(place), place),
    passage: characters && passageOf(description, nodes.get(place), characters),
    rule: valueOf(description, rg.rule.value) ?? '',
    grade: valueOf(description, rg.grade.value)?.replace(/^.*#/, '') ?? '',
    footnote: note && `${valueOf(note, rg.marker.value) ?? ''} ${valueOf(note, rg.text.value) ?? ''}`.trim(),
  }
}

function labelOf(description: Description | undefined, iri: string): string {
  return valueOf(description, rdf.label.value) ?? valueOf(description, dcterms.title.value) ?? iri
}

/** Characters of a masthead to show on either side of a span that stands in no paragraph. */
const AROUND = 80

function passageOf(description: Description, holder: Description | undefined, characters: readonly string[]) {
  const [start, end] = spanOf(description)
  if (start === undefined || end === undefined) return undefined
  const [from = Math.max(0, start - AROUND), to = end + AROUND] = spanOf(holder)
  const piece = (a: number, b: number) => characters.slice(a, b).join('').replaceAll(/\s+/g, ' ')
  return [piece(Math.min(from, start), start), piece(start, end), piece(end, Math.max(to, end))] as const
}

function spanOf(description: Description | undefined): readonly (number | undefined)[] {
  return [rg.start, rg.end].map((each) => {
    const value = valueOf(description, each.value)
    return value === undefined ? undefined : Number(value)
  })
}
