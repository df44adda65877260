/** All that a worker of a bulk build may be told to do. */
import type { LineageReply, LineageRequest } from './lineage-work.ts'
import type { PartReply, PartRequest } from './part.ts'

/** What a worker is told to do. */
export type WorkRequest = { readonly part: PartRequest } | { readonly lineage: LineageRequest }

/** What it answers; `failed` by a bug. */
export type WorkReply = PartReply | LineageReply | { readonly failed: string }
