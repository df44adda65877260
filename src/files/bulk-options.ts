/** How a bulk build is made. */
import type { AuthorityRecords } from '../authority/records.ts'
import type { SourceHashes } from './finished.ts'
import type { PartSummary } from './part.ts'
import type { ResumeStore } from './resume.ts'

/**
 * Which texts are compared: drafts with what they became and resolutions of one title (`series`), each text with those
 * that it cites too (`all`), or none.
 */
export type Comparing = 'all' | 'series' | 'none'

/** How a bulk build is made. */
export interface BulkOptions {
  readonly records: AuthorityRecords
  readonly base: string
  readonly zip: boolean
  /** Threads; 1 is this one. */
  readonly workers: number
  readonly store?: ResumeStore | undefined
  /** The sources as they are, where parts of an earlier build are to be found in the store. */
  readonly hashes?: SourceHashes | undefined
  readonly compare: Comparing
  /** Where the plain texts are written, if anywhere. */
  readonly texts?: string | undefined
  /** Documents of an earlier day are left out; those without a day are kept. ISO 8601. */
  readonly since?: string | undefined
  /** Hears of each source that is done, in order, with the number done, and of what was odd in it. */
  readonly onDone: (path: string, done: number, diagnostics: PartSummary['diagnostics']) => void
}
