/**
 * Which items two rows have in common, in order, and what stands between: Myers' greedy algorithm (1986) over numbers
 * in flat arrays, as the `diff` package goes about it, so that rows which can be aligned in several ways are aligned as
 * it does.
 */

/** Items in a row that are in both rows, in the older alone, or in the newer alone. */
export interface Run {
  readonly kind: 'same' | 'removed' | 'added'
  readonly length: number
}

/** The runs in order, of as few items in one row alone as can be; undefined where there are more than `mostEdits`. */
export function alignRows(
  older: readonly string[],
  newer: readonly string[],
  mostEdits: number,
): readonly Run[] | undefined {
  const numbersOf = openNumbers()
  const [one, other] = [numbersOf(older), numbersOf(newer)]
  const search = new Search(one, other)
  const most = Math.min(one.length + other.length, mostEdits)
  let end = search.begin()
  for (let edits = 1; end === NONE && edits <= most; edits++) end = search.extend(edits)
  return end === NONE ? undefined : search.runsTo(end)
}

/** Gives rows as numbers, the same for the same item. */
function openNumbers(): (row: readonly string[]) => Int32Array {
  const numbers = new Map<string, number>()
  return (row) => {
    const numbered = new Int32Array(row.length)
    for (const [at, item] of row.entries()) {
      let number = numbers.get(item)
      if (number === undefined) numbers.set(item, (number = numbers.size))
      numbered[at] = number
    }
    return numbered
  }
}

const NONE = -1

/** Places of a step: the step before it, 1 where it removes and 0 where it adds, and the items in common after it. */
const STEP = 3

/** The furthest paths on each diagonal. A diagonal is the place in the older row less that in the newer one. */
class Search {
  private readonly older: Int32Array
  private readonly newer: Int32Array
  /** Diagonal → the last step of its path, and the place in the older row that it has reached. */
  private readonly lastStep: Int32Array
  private readonly reached: Int32Array
  private readonly middle: number
  private steps = new Int32Array(256 * STEP)
  private count = 0
  /** Once a path has come to the end of a row, no diagonal beyond it can be better. */
  private lowest = -Infinity
  private highest = Infinity

  constructor(older: Int32Array, newer: Int32Array) {
    this.older = older
    this.newer = newer
    this.middle = newer.length + 1
    const diagonals = older.length + newer.length + 3
    this.lastStep = new Int32Array(diagonals).fill(NONE)
    this.reached = new Int32Array(diagonals)
  }

  /** What both begin with. Gives the last step where that is all, else NONE. */
  begin(): number {
    const end = this.advance(0, this.addStep(NONE, 0), 0)
    ;[this.lowest, this.highest] = [-Infinity, Infinity]
    return end
  }

  /** All paths by one edit more. Gives the last step of the one that is done, else NONE. */
  extend(edits: number): number {
    for (let diagonal = Math.max(this.lowest, -edits); diagonal <= Math.min(this.highest, edits); diagonal += 2) {
      const end = this.extendOn(diagonal)
      if (end !== NONE) return end
    }
    return NONE
  }

  private extendOn(diagonal: number): number {
    const { lastStep, reached, older, newer } = this
    const at = this.middle + diagonal
    const [left, right] = [at - 1, at + 1]
    const removing = lastStep[left] ?? NONE
    const adding = lastStep[right] ?? NONE
    const [fromLeft, fromRight] = [reached[left] ?? 0, reached[right] ?? 0]
    if (removing !== NONE) lastStep[left] = NONE
    const canRemove = removing !== NONE && fromLeft < older.length
    const canAdd = adding !== NONE && fromRight - diagonal > 0 && fromRight - diagonal <= newer.length
    if (!canAdd && !canRemove) {
      lastStep[at] = NONE
      return NONE
    }
    if (!canRemove || (canAdd && fromLeft < fromRight))
      return this.advance(diagonal, this.addStep(adding, 0), fromRight)
    return this.advance(diagonal, this.addStep(removing, 1), fromLeft + 1)
  }

  /** Along the diagonal, over all that is the same. */
  private advance(diagonal: number, step: number, from: number): number {
    const { older, newer } = this
    let place = from
    while (place < older.length && place - diagonal < newer.length && older[place] === newer[place - diagonal]) place++
    this.steps[step * STEP + 2] = place - from
    const at = this.middle + diagonal
    this.lastStep[at] = step
    this.reached[at] = place
    const [endOfOlder, endOfNewer] = [place >= older.length, place - diagonal >= newer.length]
    if (endOfOlder && endOfNewer) return step
    if (endOfOlder) this.highest = Math.min(this.highest, diagonal - 1)
    if (endOfNewer) this.lowest = Math.max(this.lowest, diagonal + 1)
    return NONE
  }

  private addStep(before: number, removes: number): number {
    const step = this.count++
    if (this.count * STEP > this.steps.length) {
      const larger = new Int32Array(2 * this.steps.length)
      larger.set(this.steps)
      this.steps = larger
    }
    this.steps[step * STEP] = before
    this.steps[step * STEP + 1] = removes
    return step
  }

  /** The runs that the path of this step is made of. */
  runsTo(end: number): readonly Run[] {
    const runs: { kind: Run['kind']; length: number }[] = []
    const put = (kind: Run['kind'], length: number): void => {
      const last = runs.at(-1)
      if (last?.kind === kind) last.length += length
      else if (length > 0) runs.push({ kind, length })
    }
    for (let step = end; step !== NONE;) {
      const before = this.steps[step * STEP] ?? NONE
      put('same', this.steps[step * STEP + 2] ?? 0)
      if (before !== NONE) put(this.steps[step * STEP + 1] === 1 ? 'removed' : 'added', 1)
      step = before
    }
    return runs.toReversed()
  }
}
