/** What a document's graph states without saying where it was read. */
import type { Term } from '@rdfjs/types'
import { rg } from '../rdf/terms.generated.ts'
import { dcterms, rdf, wasDerivedFrom } from '../rdf/vocabulary.ts'
import { valueOf, valuesOf } from './graphs.ts'
import type { Description, DocumentGraph } from './graphs.ts'

/** A triple, or a whole statement, that nothing in the graph gives evidence for. */
export interface Unevidenced {
  readonly subject: string
  readonly message: string
}

/** What says no more than which resource it is and how its graph came about. */
const IDENTITY = iris(rdf.type, rdf.label, rg.plainText, rg.sha256, rg.aknWork, wasDerivedFrom)

/** What is said of a part by the part's own span: where it stands, what it says, how it is printed. */
const OF_PARTS: ReadonlySet<string> = new Set(
  [
    [
      rg.partOf,
      rg.path,
      rg.order,
      rg.text,
      rg.start,
      rg.end,
      rg.openingPhrase,
      rg.verb,
      rg.printedLabel,
      rg.unnumbered,
      rg.status,
    ],
    [
      rg.marker,
      rg.anchoredIn,
      rg.markedAt,
      rg.resolvesTo,
      rg.refersTo,
      rg.noteKind,
      rg.follows,
      rg.announcedFor,
      rg.code,
      dcterms.title,
    ],
  ].flatMap((terms) => terms.map(({ value }) => value)),
)

/** What a structured source says of its document beside the text: no line states it, so that it has no span. */
const RECORD = [dcterms.subject, rg.subjectHeading, rg.sponsor, rg.additionalSponsor]
const OF_RECORD = iris(...RECORD, rg.votesInFavour, rg.votesAgainst, rg.abstentions)

/** By which a statement says what it is about. */
const ABOUT = [rg.target, rg.addressee, rg.denotes, rdf.subject, rdf.object].map(({ value }) => value)

/**
 * The triples of a document's graph that are neither identity, nor of its source's record, nor said of a part by its own span, nor made by a
 * statement with evidence; and the statements (what has an rg:grade) whose own evidence is not whole: rule, and unless
 * it comes from outside or is inferred, span and quote. Citations give the relations of their paragraph and document,
 * facts and metadata statements their triple, and every statement what its paragraph names.
 */
export function findUnevidenced(graph: DocumentGraph): Unevidenced[] {
  const made = madeBy(graph)
  return [...graph.nodes].flatMap(([subject, description]) => {
    if (description.has(rg.grade.value)) return checkStatement(subject, description)
    return [...description].flatMap(([predicate, objects]) =>
      OF_PARTS.has(predicate) && description.has(rg.start.value)
        ? []
        : objects
            .filter(
              (object) =>
                !IDENTITY.has(predicate) &&
                !OF_RECORD.has(predicate) &&
                !made.has(tripleKey(subject, predicate, object.value)),
            )
            .map((object) => ({ subject, message: `nothing says where <${predicate}> ${shownTerm(object)} was read` })),
    )
  })
}

function iris(...terms: readonly { readonly value: string }[]): ReadonlySet<string> {
  return new Set(terms.map(({ value }) => value))
}

/** One string for a triple. */
export function tripleKey(subject: string, predicate: string, object: string): string {
  return `${subject}\n${predicate}\n${object}`
}

function checkStatement(subject: string, description: Description): Unevidenced[] {
  const grade = valueOf(description, rg.grade.value)
  const spanned =
    description.has(rg.start.value) && (description.has(rg.quote.value) || description.has(rg.mention.value))
  const free = description.has(rdf.predicate.value) && (grade === rg.External.value || grade === rg.Inferred.value)
  const missing = [
    ...(description.has(rg.rule.value) ? [] : ['no rule']),
    ...(spanned || (free && !description.has(rg.start.value)) ? [] : ['no span with its words']),
  ]
  return missing.map((what) => ({ subject, message: `the statement has ${what}` }))
}

/** The triples that the graph's statements make, as keys. */
function madeBy({ document, nodes }: DocumentGraph): ReadonlySet<string> {
  return new Set([...nodes.values()].flatMap((description) => triplesOf(document, description)))
}

/** The triples that a statement makes, as `tripleKey` writes them; none for what is no statement. */
export function triplesOf(document: string, description: Description): readonly string[] {
  if (!description.has(rg.grade.value)) return []
  const paragraph = valueOf(description, rg.inParagraph.value)
  const target = valueOf(description, rg.target.value)
  const relations = target === undefined ? [] : [rg.cites.value, ...valuesOf(description, rg.relation.value)]
  const holders = paragraph === undefined ? [document] : [document, paragraph]
  const cited = relations.flatMap((relation) => holders.map((holder) => tripleKey(holder, relation, target ?? '')))
  const named = paragraph === undefined ? [] : aboutOf(description)
  return [
    ...cited,
    ...spelledOut(description),
    ...named.map((thing) => tripleKey(paragraph ?? '', rg.names.value, thing)),
  ]
}

/** What a statement is about: what it cites, asks, names or relates. */
export function aboutOf(description: Description): readonly string[] {
  return ABOUT.flatMap((each) => valuesOf(description, each))
}

/** The triple that a fact or metadata statement spells out; the organ that adopted a document is also its organ. */
function spelledOut(description: Description): readonly string[] {
  const [subject, predicate, object] = [rdf.subject, rdf.predicate, rdf.object].map((each) =>
    valueOf(description, each.value),
  )
  if (subject === undefined || predicate === undefined || object === undefined) return []
  const also = predicate === rg.adoptedBy.value ? [tripleKey(subject, rg.organ.value, object)] : []
  return [tripleKey(subject, predicate, object), ...also]
}

function shownTerm({ termType, value }: Term): string {
  return termType === 'NamedNode' ? `<${value}>` : `“${value.slice(0, 80)}”`
}
