/** Queries whose meaning the embedded engine misses, said so that it does not. */
import { applyEdits } from '../edits.ts'
import type { GuardedQuery } from '../guard.ts'
import { parseTokens } from '../tokens.ts'
import type { Ask } from './ask.ts'
import { repairGraphs } from './graphs.ts'
import { repairPaths } from './paths.ts'
import { plainStrings } from './strings.ts'

/**
 * The query with the same solutions, as SPARQL 1.1 defines them, in words that oxigraph 0.5.11 evaluates rightly; the
 * same object where nothing needs it. Throws what `ask` throws.
 */
export function repairQuery(query: GuardedQuery, ask: Ask): GuardedQuery {
  return [
    (each: GuardedQuery) => repairPaths(each, ask),
    repairGraphs,
    ({ text, tokens }: GuardedQuery) => applyEdits(text, plainStrings(tokens)),
  ].reduce((each, step) => withText(each, step(each)), query)
}

/** No repair stands before the word that names the form, so that its index stays. */
function withText(query: GuardedQuery, text: string): GuardedQuery {
  return text === query.text ? query : { ...query, text, tokens: parseTokens(text) }
}
