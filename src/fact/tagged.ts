/** A paragraph with its named things replaced by numbered tags, so that rules can be written over the words between. */

import type { Entity } from '../cite/entity.ts'

/** `Reaffirming its ⟦0⟧ of 15 November 2000, by which it adopted the ⟦1⟧ and the ⟦2⟧`. */
export interface Tagged {
  readonly text: string
  readonly entities: readonly Entity[]
}

/** Tags every entity but the classes of addressees; the number is its index in `entities`. */
export function tagEntities(text: string, all: readonly Entity[]): Tagged {
  const entities = all.filter((entity) => entity.kind !== 'agent' && !(entity.kind === 'organ' && goesOn(text, entity)))
  let tagged = ''
  let from = 0
  entities.forEach((entity, i) => {
    if (entity.start < from) return
    const article = entity.end - entity.start >= 4 && /^the $/i.test(text.slice(entity.start, entity.start + 4))
    tagged += `${text.slice(from, article ? entity.start + 4 : entity.start)}⟦${i}⟧`
    from = entity.end
  })
  return { text: tagged + text.slice(from), entities }
}

/** Whether more of a name follows at once: the beginning of `United Nations Regional Centre for …` is not what it alone would be. */
export function goesOn(text: string, { end }: Pick<Entity, 'end'>): boolean {
  return text.charCodeAt(end) === 32 && /^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3))
}

/** The entities whose tags stand in a piece of tagged text, in order. */
export function tagsIn(piece: string | undefined, { entities }: Tagged): Entity[] {
  const found: Entity[] = []
  if (piece === undefined) return found
  for (let at = piece.indexOf('⟦'); at >= 0; at = piece.indexOf('⟦', at + 1)) {
    const entity = entities[Number(piece.slice(at + 1, piece.indexOf('⟧', at)))]
    if (entity) found.push(entity)
  }
  return found
}
