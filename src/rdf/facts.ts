/** Facts: the triple itself, the statement that says where it was read, and the event in a mandate's life. */
import { DataFactory } from 'n3'
import type { Literal } from '@rdfjs/types'
import type { Fact, Thing } from '../model.ts'
import { mapEvent, type KeyedThing } from './events.ts'
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
const STEPS = new Set(
  'establishes appoints extends terminates launches coordinates calls-for-strengthening calls-for-support calls-for-funding'.split(
    ' ',
  ),
)

/** All facts of the document. One whose object should be a day and is none is left out. */
export function mapFacts(scope: Scope): void {
  const factNode = createNumbering(scope, 'fact')
  for (const fact of [...scope.document.facts, ...scope.document.steps]) {
    const keys = keysOfFact(fact, scope.names)
    const subject = thingIri(scope.base, keys.subject)
    const object = keys.object === undefined ? literalOf(fact) : thingIri(scope.base, keys.object)
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
      scope.add(
        node,
        rg.states,
        mapEvent(scope, fact.predicate, named(keys.subject, fact.subject), named(keys.object, fact.object)),
      )
    }
  }
}

function named(key: string, { name }: Thing): KeyedThing {
  return { key, name }
}

/** A person by name; else a day. */
function literalOf({ predicate, object }: Fact): Literal | undefined {
  return predicate === 'holder' ? DataFactory.literal(object.name) : dateLiteral(object.name)
}

function labelOf({ subject, predicate, object }: Fact): string {
  return `${subject.name} ${relationWords(predicate)} ${object.name}`
}
