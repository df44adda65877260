/** Facts: the triple itself, the statement that says where it was read, and the event in a mandate's life. */
import type { NamedNode } from '@rdfjs/types'
import type { Fact } from '../model.ts'
import { slugOf } from '../slug.ts'
import { thingIri } from './iri.ts'
import { relationIri, relationWords } from './relation.ts'
import { createNumbering, describe } from './scope.ts'
import type { Scope } from './scope.ts'
import { dateLiteral } from './sink.ts'
import { addEvidence } from './statements.ts'
import { keysOfFact } from './things.ts'
import { rg } from './terms.generated.ts'
import { rdf } from './vocabulary.ts'

/** Predicates that are steps in the life of a mandate. */
const STEPS = new Set(['establishes', 'appoints', 'extends', 'terminates', 'launches'])

/** All facts of the document. One whose object should be a day and is none is left out. */
export function mapFacts(scope: Scope): void {
  const factNode = createNumbering(scope, 'fact')
  for (const fact of scope.document.facts) {
    const keys = keysOfFact(fact, scope.names)
    const subject = thingIri(scope.base, keys.subject)
    const object = keys.object === undefined ? dateLiteral(fact.object.name) : thingIri(scope.base, keys.object)
    if (object === undefined) continue
    const predicate = relationIri(fact.predicate)
    const node = factNode(fact.evidence.paragraph)
    describe(scope, node, rg.Fact, labelOf(fact))
    scope.add(subject, predicate, object)
    scope.add(node, rdf.subject, subject)
    scope.add(node, rdf.predicate, predicate)
    scope.add(node, rdf.object, object)
    addEvidence(scope, node, fact.evidence)
    if (keys.object?.startsWith('mandate/') && STEPS.has(fact.predicate)) {
      scope.add(node, rg.states, mapEvent(scope, fact, keys.subject, keys.object))
    }
  }
}

/** The event's IRI is made of what happened to which mandate by whom, so that all who state it state one event. */
function mapEvent(scope: Scope, fact: Fact, actor: string, mandate: string): NamedNode {
  const node = thingIri(
    scope.base,
    `event/${fact.predicate}/${slugOf(mandate.replace('mandate/', ''))}/${slugOf(actor)}`,
  )
  const name = scope.names.names.get(mandate) ?? fact.object.name
  const by = scope.names.names.get(actor) ?? fact.subject.name
  describe(scope, node, rg.MandateEvent, `${by} ${relationWords(fact.predicate)} ${name}`)
  scope.add(node, rg.action, relationIri(fact.predicate))
  scope.add(node, rg.mandate, thingIri(scope.base, mandate))
  scope.add(node, rg.actor, thingIri(scope.base, actor))
  return node
}

function labelOf({ subject, predicate, object }: Fact): string {
  return `${subject.name} ${relationWords(predicate)} ${object.name}`
}
