/** Terms as strings, to find equal ones. */
import { termToId } from 'n3'
import type { Term } from '@rdfjs/types'

/** A string that two terms share when they are equal, and only then. For terms of N3.js it is there already. */
export function termKey(term: Term): string {
  return termToId(term as Parameters<typeof termToId>[0])
}
