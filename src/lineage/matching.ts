/** The best one-to-one matching of a sparse bipartite graph: no greedy choice, the largest sum of weights. */

import { groupBy } from '../group-by.ts'

/** A possible pair; `weight` is above 0. */
export interface Edge {
  readonly older: number
  readonly newer: number
  readonly weight: number
}

/**
 * Older index → newer index, of the pairs whose weights have the largest sum; leaving something unmatched costs
 * nothing. Each older is added along the cheapest alternating path (Hungarian method with potentials over the edges
 * that exist), so time grows with the edges that compete and not with the square of the paragraphs.
 */
export function matchBest(edges: readonly Edge[]): ReadonlyMap<number, number> {
  const byOlder = groupBy(edges, ({ older }) => older)
  const state: State = { byOlder, partnerOf: new Map(), heldBy: new Map() }
  for (const older of byOlder.keys()) augment(state, older)
  return state.partnerOf
}

interface State {
  readonly byOlder: ReadonlyMap<number, readonly Edge[]>
  readonly partnerOf: Map<number, number>
  /** Newer → the edge by which it is held. */
  readonly heldBy: Map<number, Edge>
}

/** Where a search came from: the edge into a newer paragraph, and the gain of the path so far. */
interface Reached {
  readonly edge: Edge
  readonly gain: number
}

const TINY = 1e-9

/**
 * Finds the alternating path from `start` with the largest gain and flips it. The path ends at a free newer, or at
 * an older that gives its newer up. Gains are relaxed until nothing improves: a matching that is best for the olders
 * so far has no cycle that gains, so this ends.
 */
function augment(state: State, start: number): void {
  const reached = new Map<number, Reached>()
  const gainAt = new Map<number, number>([[start, 0]])
  const queue = [start]
  let best: { readonly end: number; readonly gain: number; readonly givesUp: boolean } | undefined
  for (let older = queue.shift(); older !== undefined; older = queue.shift()) {
    const gain = gainAt.get(older) ?? 0
    for (const edge of state.byOlder.get(older) ?? []) {
      const held = state.heldBy.get(edge.newer)
      if (held?.older === older) continue
      const sum = gain + edge.weight
      if (sum <= (reached.get(edge.newer)?.gain ?? -Infinity) + TINY) continue
      reached.set(edge.newer, { edge, gain: sum })
      if (held === undefined) continue
      gainAt.set(held.older, sum - held.weight)
      if (!queue.includes(held.older)) queue.push(held.older)
    }
  }
  for (const [newer, { gain }] of reached) {
    const held = state.heldBy.get(newer)
    const end = held === undefined ? gain : gain - held.weight
    if (end > (best?.gain ?? 0) + TINY) best = { end: newer, gain: end, givesUp: held !== undefined }
  }
  if (best) flip(state, reached, start, best.end)
}

function flip(state: State, reached: ReadonlyMap<number, Reached>, start: number, end: number): void {
  const last = state.heldBy.get(end)
  if (last) state.partnerOf.delete(last.older)
  for (let newer = end; ;) {
    const step = reached.get(newer)
    if (!step) return
    const { edge } = step
    const before = state.partnerOf.get(edge.older)
    state.partnerOf.set(edge.older, newer)
    state.heldBy.set(newer, edge)
    if (edge.older === start || before === undefined) return
    newer = before
  }
}
