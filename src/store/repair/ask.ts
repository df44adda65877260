/** Questions about the data that a repair depends on. */
import { keyword } from '../guard.ts'
import type { GuardedQuery } from '../guard.ts'

/** Whether a condition, written as the group of an ASK, holds in the query's dataset. */
export type Ask = (condition: string) => boolean

/** The ASK for a condition, with the prefixes and the dataset of the query. */
export function writeAsk({ text, tokens, formAt }: GuardedQuery, condition: string): string {
  const prologue = text.slice(0, tokens[formAt]?.start ?? 0)
  const from = tokens.flatMap((token, at) => {
    if (token.depth > 0 || keyword(token) !== 'FROM') return []
    const end = keyword(tokens[at + 1]) === 'NAMED' ? at + 3 : at + 2
    return [text.slice(token.start, tokens[end - 1]?.end)]
  })
  return `${prologue} ASK ${from.join(' ')} { ${condition} }`
}
