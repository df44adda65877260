/** Acts that ask somebody for something → asks with addressees and deadlines. */

import type { Authorities } from '../authority/authorities.ts'
import type { VerbRecord } from '../authority/records.ts'
import type { Entity } from '../cite/entity.ts'
import type { Act, Ask, Paragraph } from '../model.ts'
import { sourceSpan } from '../parse/clean.ts'
import { findAddressees } from './addressees.ts'
import { findDeadline } from './deadlines.ts'
import { findAntecedents } from './pronouns.ts'

/** The asks of a paragraph in order; its acts and entities must have been found. */
export function findAsks(
  paragraph: Paragraph,
  acts: readonly Act[],
  entities: readonly Entity[],
  { phrases }: Authorities,
): Ask[] {
  if (paragraph.kind === 'preambular') return []
  const asks: Ask[] = []
  for (const act of acts) {
    const verb = phrases.byKey.get(act.relation)
    if (verb?.asks) asks.push(toAsk(paragraph, act, verb, entities, asks))
  }
  return asks.map((ask, i) => shareAddressees(ask, asks[i + 1]))
}

/** `Requests and encourages the Special Representative`: the verb that has no object of its own shares the next one's. */
function shareAddressees(ask: Ask, next: Ask | undefined): Ask {
  const bare =
    next !== undefined && ask.addressees.length === 0 && /^[\p{L}’ ]{1,60} and $/u.test(ask.evidence.quote + ' ')
  return bare ? { ...ask, addressees: next.addressees } : ask
}

function toAsk(
  { id, text, map }: Paragraph,
  { phraseAt, stretch }: Act,
  verb: VerbRecord,
  entities: readonly Entity[],
  before: readonly Ask[],
): Ask {
  // Some forms end in `that`, which opens the clause whose subject is asked.
  const from = phraseAt.end - (/ that$/.exec(text.slice(phraseAt.start, phraseAt.end))?.[0].length ?? 0)
  const named = findAddressees(text, from, stretch.end, entities)
  const meant = named.length > 0 ? [] : findAntecedents({ text, from, until: stretch.start, before, entities })
  const deadline = findDeadline(text.slice(from, stretch.end))
  const span = sourceSpan(map, stretch.start, stretch.end)
  return {
    in: id,
    verb: verb.relation ?? verb.asksAs ?? verb.key,
    addressees: meant.length > 0 ? meant : named,
    ...(deadline ? { deadline } : {}),
    ...span,
    evidence: {
      paragraph: id,
      quote: text.slice(stretch.start, stretch.end).trimEnd(),
      rule: `ask/${verb.key}`,
      grade: meant.length > 0 ? 'resolved' : 'stated',
      ...span,
    },
  }
}
