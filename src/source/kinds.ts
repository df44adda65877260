/** What kind of file some bytes are, told by content: names lie, and `-` has none. */

/** The kinds of files that can be read. */
export type SourceKind = 'akn' | 'text'

interface KindRecord {
  readonly kind: SourceKind
  /** Whether a file that begins with `head` (up to 4,096 bytes, as Latin-1) is of this kind. */
  readonly detect: (head: string) => boolean
}

/** From the most telling to the least: the first that fits is taken. Plain text refuses what it cannot be. */
const kinds: readonly KindRecord[] = [
  {
    kind: 'akn',
    detect: (head) => /^(?:\u00ef\u00bb\u00bf)?\s*<[?!a-z]/i.test(head) && /<(?:[\w-]+:)?akomaNtoso[\s>]/.test(head),
  },
  { kind: 'text', detect: () => true },
]

/** The kind of a file. Total: what is nothing else is text. */
export function detectKind(bytes: Uint8Array): SourceKind {
  const head = String.fromCharCode(...bytes.subarray(0, 4096))
  return kinds.find(({ detect }) => detect(head))?.kind ?? 'text'
}
