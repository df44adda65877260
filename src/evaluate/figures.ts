/** Precision and recall of two lists matched one to one. */

/** How well a list agrees with gold. Ratios are 0 to 1; an empty task solved emptily is 1. */
export interface Figures<G = unknown, P = unknown> {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly gold: number
  readonly found: number
  readonly missed: readonly G[]
  readonly spurious: readonly P[]
}

/** Matches each gold item with the first free found one that is the same; order does not matter. */
export function compareLists<G, P>(
  gold: readonly G[],
  found: readonly P[],
  same: (gold: G, found: P) => boolean,
): Figures<G, P> {
  const left = [...found]
  const missed = gold.filter((item) => {
    const at = left.findIndex((candidate) => same(item, candidate))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return toFigures(gold.length - missed.length, gold.length, found.length, missed, left)
}

function toFigures<G, P>(
  hits: number,
  gold: number,
  found: number,
  missed: readonly G[],
  spurious: readonly P[],
): Figures<G, P> {
  const precision = found === 0 ? (gold === 0 ? 1 : 0) : hits / found
  const recall = gold === 0 ? 1 : hits / gold
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1, gold, found, missed, spurious }
}
