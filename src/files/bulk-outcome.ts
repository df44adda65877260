/** What a bulk build came to. */
import type { PartSummary } from './part.ts'
import type { InputFailure } from './collect.ts'

/** What a bulk build came to; whole only when its parts have all been taken. */
export class BulkOutcome {
  documents = 0
  quads = 0
  /** Documents that an earlier build had made. */
  reused = 0
  /** Documents left out since they are older than was asked for. */
  older = 0
  /** Documents without a date, kept where only newer ones were asked for. */
  undated = 0
  /** Files left out since their text had been read already. */
  readonly repeated: string[] = []
  readonly failures: InputFailure[]
  readonly kinds = new Map<string, number>()
  readonly diagnostics = new Map<string, number>()

  constructor(failures: readonly InputFailure[]) {
    this.failures = [...failures]
  }

  /** Counts a document in. */
  take({ kind, quads, diagnostics }: PartSummary): void {
    this.documents++
    this.quads += quads
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1)
    for (const { code } of diagnostics) this.diagnostics.set(code, (this.diagnostics.get(code) ?? 0) + 1)
  }
}
