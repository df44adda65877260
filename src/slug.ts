/** Names → path segments that people can read. */

/** A readable path segment for a name: lower-case letters and digits joined by hyphens, accents dropped. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.match(/[\p{L}\p{N}]+/gu)?.join('-') ?? 'unnamed'
}
