/** Subjects, votes and sponsors: what a source says of its document beside the text. */
import { DataFactory } from 'n3'
import type { Scope } from './scope.ts'
import { rg } from './terms.generated.ts'
import { dcterms, rdf } from './vocabulary.ts'

/** States the record of a document, if its source gives one. Concepts of other thesauri get a label, no type. */
export function mapRecord({ add, node, document: { record } }: Scope): void {
  for (const { label, library, iri, scheme } of record?.subjects ?? []) {
    if (library) add(node, rg.subjectHeading, label)
    if (iri === undefined) continue
    const concept = DataFactory.namedNode(iri)
    add(node, dcterms.subject, concept)
    add(concept, rdf.label, scheme === 'sdg' ? `Sustainable Development Goal ${label}` : label.replaceAll('_', ' '))
  }
  for (const { name, additional } of record?.sponsors ?? []) {
    add(node, additional ? rg.additionalSponsor : rg.sponsor, name)
  }
  add(node, rg.votesInFavour, record?.vote?.inFavour)
  add(node, rg.votesAgainst, record?.vote?.against)
  add(node, rg.abstentions, record?.vote?.abstaining)
}
