/** A source of chance that a seed brings back: numbers from 0 to 1. */
export function chance(seed: number): () => number
/** The bytes of `original`, damaged; `other` is a second file, from which pieces are taken. */
export function mutate(original: Uint8Array, other: Uint8Array, random: () => number): Buffer
