/** A long row of things in pieces that fit in memory. */

/** Arrays of `size` items, the last one shorter; none for nothing. */
export function* inBatches<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[], void, undefined> {
  let batch: Item[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
