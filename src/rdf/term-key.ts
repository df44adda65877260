/** Terms as strings, to find equal ones. */
import type { Term } from '@rdfjs/types'

/** A string that two terms share when they are equal, and only then. */
export function termKey(term: Term): string {
  if (term.termType !== 'Literal') return `${term.termType === 'BlankNode' ? '_:' : '<'}${term.value}`
  return `"${term.language}"${term.datatype.value}"${term.value}`
}
