/** GROUP_CONCAT as SPARQL 1.1 has it: the engine keeps a language tag that all members share. */
import type { Edit } from '../edits.ts'
import type { Token } from '../tokens.ts'
import { matchBrackets } from './groups.ts'

/** `STR(…)` around each GROUP_CONCAT. Source: SPARQL 1.1 section 18.5.1.7, whose result is a simple literal. */
export function plainStrings(tokens: readonly Token[]): readonly Edit[] {
  const mates = matchBrackets(tokens)
  return tokens.flatMap((token, at) => {
    const close = tokens[mates.get(at + 1) ?? -1]
    if (token.kind !== 'word' || token.text.toUpperCase() !== 'GROUP_CONCAT' || close?.text !== ')') return []
    return [
      { start: token.start, end: token.start, by: 'STR(' },
      { start: close.end, end: close.end, by: ')' },
    ]
  })
}
