/** Where a text contradicts itself. */
import type { ResolutionDocument } from '../model.ts'
import type { Finding } from './finding.ts'
import { findUnanchoredNotes } from './notes.ts'
import { findStaleReferences } from './references.ts'
import { findUndefinedNames } from './short-names.ts'

/** Looks for one kind of inconsistency in one document. Pure and total; in the order of the text. */
type Check = (document: ResolutionDocument) => readonly Finding[]

/** Every check that needs one document only. A new one is a row here and a code above. */
const CHECKS: readonly Check[] = [findStaleReferences, findUndefinedNames, findUnanchoredNotes]

/** What one document alone shows, in the order of the text. */
export function findFindings(document: ResolutionDocument): Finding[] {
  return CHECKS.flatMap((check) => check(document)).toSorted((a, b) => a.start - b.start)
}
