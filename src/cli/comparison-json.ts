/** A comparison as `diff --json` prints it. */
import type { Comparison } from '../lineage/compare.ts'
import type { Revision } from '../lineage/revisions.ts'
import { codePointOffsets } from '../rdf/offsets.ts'

/** Names of the two sides, as the user knows them. */
export interface Sides {
  readonly older: string
  readonly newer: string
}

/** Plain data for JSON; what is absent is null, offsets count code points in the paragraphs' texts. */
export function comparisonJson({ revisions, findings }: Comparison, sides: Sides): unknown {
  return {
    ...sides,
    findings: findings.map(({ before = null, after = null, ...finding }) => ({ ...finding, before, after })),
    revisions: revisions.map(revisionJson),
  }
}

function revisionJson(revision: Revision): unknown {
  const { older, newer, change, changes, similarity, reason, evidence = null, operations } = revision
  const [from, to] = [older?.text ?? '', newer?.text ?? '']
  const [olderAt, newerAt] = [codePointOffsets(from), codePointOffsets(to)]
  return {
    older: older?.id ?? null,
    newer: newer?.id ?? null,
    change,
    changes,
    similarity,
    reason,
    evidence,
    operations: operations.map(({ kind, older: before, newer: after }) => ({
      kind,
      older: [olderAt(before.start), olderAt(before.end)],
      newer: [newerAt(after.start), newerAt(after.end)],
      before: from.slice(before.start, before.end),
      after: to.slice(after.start, after.end),
    })),
  }
}
