/** Steps in the lives of mandates, as events that statements point to. */
import type { NamedNode } from '@rdfjs/types'
import { slugOf } from '../slug.ts'
import { thingIri } from './iri.ts'
import { relationIri, relationWords } from './relation.ts'
import { describe } from './scope.ts'
import type { Scope } from './scope.ts'
import { rg } from './terms.generated.ts'

/** Something with an IRI, by its name where no record has a better one. */
export interface KeyedThing {
  readonly key: string
  readonly name: string
}

/**
 * States that `actor` did `predicate` to `mandate`, and gives the event. Its IRI is made of these three, so that all who
 * state it state one event.
 */
export function mapEvent(scope: Scope, predicate: string, actor: KeyedThing, mandate: KeyedThing): NamedNode {
  const path = [predicate, slugOf(mandate.key.replace('mandate/', '')), slugOf(actor.key)]
  const node = thingIri(scope.base, `event/${path.join('/')}`)
  const nameOf = ({ key, name }: KeyedThing) => scope.names.names.get(key) ?? name
  describe(scope, node, rg.MandateEvent, `${nameOf(actor)} ${relationWords(predicate)} ${nameOf(mandate)}`)
  scope.add(node, rg.action, relationIri(predicate))
  scope.add(node, rg.mandate, thingIri(scope.base, mandate.key))
  scope.add(node, rg.actor, thingIri(scope.base, actor.key))
  return node
}
