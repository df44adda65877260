/** Where the subject of a clause ends and its verb begins: `that the Secretary-General submit …`. */

import { allMatches } from '../matches.ts'
import type { Entity } from '../cite/entity.ts'
import { AGENT_NEXT, AGENTS, INITIAL_WORDS, isAgent, PROPER_NAMES } from './agents.ts'

/** What the words of a subject go on with; any other lower-case word is its verb. */
const GOES_ON =
  /^ (?:and|or|as well as|of|to (?:the|th(?:is|at|ese|ose)|it|its|both|all|any|each|\p{Lu}\S*)|in|on|for|from|with|under|within|between|involved|concerned|parties|that|which|who|whose|including|taking|participating|signatories|mandated|referred)\b/u
/** What is said of a subject before its verb: `, in particular …`, `, the occupying Power, cease`. */
const ASIDE =
  /^, (?:(?:in particular|including|especially|notably)\b|the \p{Ll}{3,20} \p{Lu}\p{Ll}{2,20}, (?!and |or |as |all |other |the |any )\p{Ll})/u
/** What only a clause has: behind it, no name belongs to the subject. */
const FINITE = /\b(?:be|is|are|was|were|has|have|shall|should|will|may|can|must)\b/

/**
 * Where the subject of a clause ends: behind the first name of somebody that a verb follows. `from` where nobody is the
 * subject, or has only something done to it (`that the report be issued`).
 */
export function subjectEnd(text: string, from: number, until: number, entities: readonly Entity[]): number {
  const piece = text.slice(from, until)
  const ends = [AGENTS, INITIAL_WORDS, PROPER_NAMES].flatMap((words) =>
    allMatches(words, piece).map(({ index, 0: word }) => from + index + word.length),
  )
  const named = entities.filter((each) => each.start >= from && each.end < until).map((each) => each.end)
  const end = [...ends, ...named].toSorted((a, b) => a - b).find((at) => isBeforeVerb(text, at, entities))
  if (end === undefined || /^ (?:\p{Ll}{2,16} ){0,2}(?:not )?be\b/u.test(text.slice(end, end + 44))) return from
  const subject = text.slice(from, end)
  const [head = ''] = subject.split(/ (?:of|on|for|in|to) /, 1)
  return isAgent(head.replace(/^ ?(?:the |all |both )*/, '')) && !FINITE.test(subject) ? end : from
}

/** Whether what follows `at`, the end of a name, is the verb of a clause. */
export function isBeforeVerb(text: string, at: number, entities: readonly Entity[]): boolean {
  const inside = entities.some(({ start, end }) => at > start && at < end)
  const after = text.slice(at, at + 60)
  if (!inside && ASIDE.test(after)) return true
  return !inside && /^ \p{Ll}/u.test(after) && !GOES_ON.test(after) && !AGENT_NEXT.test(text.slice(at, at + 40))
}
