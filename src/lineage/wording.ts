/** A redline as the words that people read: operations with the texts that they stand for. */
import type { OperationKind } from './redline.ts'
import type { Revision } from './revisions.ts'

/** A stretch of a revision; `before` is '' for what was inserted, `after` for what was deleted. */
export interface Wording {
  readonly kind: OperationKind
  readonly before: string
  readonly after: string
}

/** The wording of a revision from beginning to end; of one without another side, its text as deleted or inserted. */
export function wordingOf({ older, newer, operations, reason }: Revision): readonly Wording[] {
  if (reason === 'stated' && newer) return [{ kind: 'deleted', before: older?.text ?? '', after: '' }]
  if (!older) return [{ kind: 'inserted', before: '', after: newer?.text ?? '' }]
  if (!newer) return [{ kind: 'deleted', before: older.text, after: '' }]
  return operations.map(({ kind, older: from, newer: to }) => ({
    kind,
    before: older.text.slice(from.start, from.end),
    after: newer.text.slice(to.start, to.end),
  }))
}
