/** The law that everything published can be looked up. */
import type { Quad, Term } from '@rdfjs/types'

/** The IRIs below `base` that occur anywhere in `quads` and lack a type or a label. */
export function undescribed(quads: readonly Quad[], base: string): string[] {
  const typed = subjectsOf(quads, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type')
  const labelled = subjectsOf(quads, 'http://www.w3.org/2000/01/rdf-schema#label')
  const used = quads.flatMap(({ subject, object, graph }): Term[] => [subject, object, graph])
  const iris = used.filter((term) => term.termType === 'NamedNode' && term.value.startsWith(base))
  return [...new Set(iris.map((term) => term.value))].filter((iri) => !typed.has(iri) || !labelled.has(iri))
}

function subjectsOf(quads: readonly Quad[], predicate: string): Set<string> {
  return new Set(quads.filter((each) => each.predicate.value === predicate).map((each) => each.subject.value))
}
