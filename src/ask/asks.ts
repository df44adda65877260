/** Acts that ask somebody for something → asks with addressees and deadlines. */

import type { Authorities } from '../authority/authorities.ts'
import type { VerbRecord } from '../authority/records.ts'
import type { Entity } from '../cite/entity.ts'
import type { Hints } from '../hints.ts'
import type { Act, Ask, Paragraph } from '../model.ts'
import { sourceSpan } from '../parse/clean.ts'
import { findAddressees } from './addressees.ts'
import { findDeadline } from './deadlines.ts'
import { findAntecedents } from './pronouns.ts'

/** A paragraph with what was found in it. */
interface AskingParagraph {
  readonly paragraph: Paragraph
  /** Of the paragraph's text. */
  readonly hints: Hints
  readonly acts: readonly Act[]
  readonly entities: readonly Entity[]
}

/** The asks of a paragraph in order. */
export function findAsks(asking: AskingParagraph, { phrases }: Authorities): Ask[] {
  if (asking.paragraph.kind === 'preambular') return []
  const asks: Ask[] = []
  for (const act of asking.acts) {
    const verb = phrases.byKey.get(act.relation)
    if (verb?.asks) asks.push(toAsk(asking, act, verb, asks))
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
  { paragraph: { id, text, map }, hints, entities }: AskingParagraph,
  { phraseAt, stretch }: Act,
  verb: VerbRecord,
  before: readonly Ask[],
): Ask {
  // Some forms end in `that`, which opens the clause whose subject is asked.
  const from = phraseAt.end - (/ that$/.exec(text.slice(phraseAt.start, phraseAt.end))?.[0].length ?? 0)
  const named = findAddressees(text, from, stretch.end, entities)
  const meant = named.length > 0 ? [] : findAntecedents({ text, from, until: stretch.start, before, entities })
  const deadline = findDeadline(text.slice(from, stretch.end), hints)
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
