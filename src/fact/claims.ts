/** What rules make of the entities that they found: claims with their predicate. */

import type { Entity } from '../cite/entity.ts'
import type { Grade, Thing } from '../model.ts'
import type { Claim } from './rule.ts'

/** Past tense and infinitive of the verbs that make facts → predicate. */
const PREDICATES: Readonly<Record<string, string>> = {
  adopt: 'adopts',
  establish: 'establishes',
  create: 'establishes',
  appoint: 'appoints',
  extend: 'extends',
  renew: 'extends',
  terminate: 'terminates',
  launch: 'launches',
}
/** Those verbs. */
export const VERBS = Object.keys(PREDICATES)

/** The predicate of such a verb in any of its forms. */
export function predicateOf(word: string | undefined): string {
  const given = (word ?? '').toLowerCase()
  const stem = given.replace(/(?:ed|d|s|es|ing)$/, '')
  return PREDICATES[given] ?? PREDICATES[stem] ?? PREDICATES[`${stem}e`] ?? 'establishes'
}

/** What is stated of an entity is stated of its thing. */
export const thing = ({ name, key }: Entity): Thing => ({ name, key })

/** The first of a list and those after it that are of its kind: a document or organ after them opens something else. */
export function alike(objects: readonly Entity[]): Entity[] {
  return objects.filter((object) => object.kind === objects[0]?.kind)
}

/** A claim for each pair, but for things with themselves. */
export function claimsOf(
  subjects: readonly Entity[],
  predicate: string,
  objects: readonly Entity[],
  grade?: Grade,
): Claim[] {
  const claims: Claim[] = []
  for (const subject of subjects) {
    for (const object of objects) {
      if (object.key === subject.key) continue
      const claim = { subject: thing(subject), predicate, object: thing(object), shown: [subject, object] }
      claims.push(grade ? { ...claim, grade } : claim)
    }
  }
  return claims
}

/** A claim whose subject is the document or its organ. */
export function ownClaims(subject: Thing | undefined, predicate: string, objects: readonly Entity[]): Claim[] {
  if (!subject) return []
  return objects.map((object) => ({ subject, predicate, object: thing(object), shown: [object] }))
}

/** Whether an entity is a treaty or an instrument. */
export const isText = (entity: Entity): boolean => entity.kind === 'instrument' || entity.kind === 'treaty'
/** Whether an entity is an organ or a mandate. */
export const isOrgan = (entity: Entity): boolean => entity.kind === 'organ' || entity.kind === 'mandate'
