/** Acts that ask somebody for something → asks with addressees and deadlines. */

import type { Authorities } from '../authority/authorities.ts'
import type { Entity } from '../cite/entity.ts'
import type { Act, Ask, Paragraph } from '../model.ts'
import { sourceSpan } from '../parse/clean.ts'
import { findAddressees } from './addressees.ts'
import { findDeadline } from './deadlines.ts'

/** The asks of a paragraph in order; its acts and entities must have been found. */
export function findAsks(
  paragraph: Paragraph,
  acts: readonly Act[],
  entities: readonly Entity[],
  { phrases }: Authorities,
): Ask[] {
  if (paragraph.kind === 'preambular') return []
  return acts.flatMap((act) => {
    const verb = phrases.byKey.get(act.relation)
    if (!verb?.asks) return []
    const { end } = act.phraseAt
    const addressees = findAddressees(paragraph.text, end, act.stretch.end, entities)
    const deadline = findDeadline(paragraph.text.slice(end, act.stretch.end))
    const span = sourceSpan(paragraph.map, act.stretch.start, act.stretch.end)
    const quote = paragraph.text.slice(act.stretch.start, act.stretch.end).trimEnd()
    const evidence = { paragraph: paragraph.id, quote, rule: `ask/${verb.key}`, grade: 'stated' as const, ...span }
    return [
      {
        in: paragraph.id,
        verb: verb.relation ?? verb.key,
        addressees,
        ...(deadline ? { deadline } : {}),
        ...span,
        evidence,
      },
    ]
  })
}
