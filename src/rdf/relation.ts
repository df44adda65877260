/** The properties that verbs and predicates are published as. */
import { DataFactory } from 'n3'
import type { NamedNode } from '@rdfjs/types'
import { RG } from './terms.generated.ts'

/** Predicates of facts whose property has a name of its own. */
const RENAMED: Readonly<Record<string, string>> = { 'enters-into-force': 'entersIntoForceOn' }

/**
 * The property for a verb record's key or a fact's predicate: `notes-with-appreciation` gives
 * `rg:notesWithAppreciation`. A key that is no record's gives a property that the ontology does not declare.
 */
export function relationIri(key: string): NamedNode {
  const known = relations.get(key)
  if (known) return known
  const iri = DataFactory.namedNode(`${RG}${RENAMED[key] ?? camelCase(key)}`)
  // Keys come from records, of which there are some hundred; whatever else comes is not kept.
  if (relations.size < 1000) relations.set(key, iri)
  return iri
}

const relations = new Map<string, NamedNode>()

/** The words of a key, for labels: `notes with appreciation`. */
export function relationWords(key: string): string {
  return key.replaceAll('-', ' ')
}

function camelCase(key: string): string {
  const [first = 'mentions', ...rest] = key.match(/[a-z0-9]+/gi) ?? []
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
