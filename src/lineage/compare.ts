/** Two versions compared: what became of each paragraph, and what changed in substance. */
import type { AuthorityRecords } from '../authority/records.ts'
import { findRevisions } from './revisions.ts'
import type { Revision } from './revisions.ts'
import { findSubstance } from './substance.ts'
import type { Finding, Strength } from './substance.ts'
import type { Version } from './version.ts'

/** What `compareVersions` gives. */
export interface Comparison {
  readonly older: Version
  readonly newer: Version
  /** In the order of the newer text; what was deleted stands where it was. */
  readonly revisions: readonly Revision[]
  readonly findings: readonly Finding[]
}

/** What the authority records know that comparing needs. */
export interface CompareOptions {
  /** Verb key → its place on the scale. */
  readonly scale: ReadonlyMap<string, Strength>
  /** Key of an instrument → key of the document that contains it. */
  readonly containers: ReadonlyMap<string, string>
}

const NOTHING_KNOWN: CompareOptions = { scale: new Map(), containers: new Map() }

/** Compares two versions of a text, or any two texts. Total, and the same for the same input. */
export function compareVersions(older: Version, newer: Version, known: CompareOptions = NOTHING_KNOWN): Comparison {
  const revisions = findRevisions(older, newer)
  return { older, newer, revisions, findings: findSubstance(revisions, { from: older, to: newer, ...known }) }
}

/** What the records know of verbs and instruments. */
export function compareOptions({
  verbs,
  instruments,
}: Pick<AuthorityRecords, 'verbs' | 'instruments'>): CompareOptions {
  return {
    scale: new Map(
      verbs.flatMap(({ key, force, strength }) =>
        strength === undefined ? [] : [[key, { force, strength }] as const],
      ),
    ),
    containers: new Map(
      instruments.flatMap(({ key, document }) => (document === undefined ? [] : [[key, document] as const])),
    ),
  }
}
