/** Tries whose edges are words, told by their hashes: a word of the text is compared and not cut out. */

/** A node, and the word that leads to it. */
export interface TrieNode<Node> {
  readonly word: string
  /** By the hash of the next word. */
  readonly next: Map<number, Node>
  /** Where another word of the same hash leads, which is rare. */
  readonly other: Node | undefined
}

/** The word that is being read. */
export interface WordReader {
  readonly hash: number
  /** Whether it is `word`, whose hash is the same. */
  readonly is: (word: string) => boolean
}

/** The node that the word leads to, if any. */
export function nodeAfter<Node extends TrieNode<Node>>(node: Node, reader: WordReader): Node | undefined {
  let next = node.next.get(reader.hash)
  while (next && !reader.is(next.word)) next = next.other
  return next
}

/** The node that the word leads to; where there is none, the one that `make` gives. */
export function growNode<Node extends TrieNode<Node>>(
  node: Node,
  reader: WordReader,
  make: (other: Node | undefined) => Node,
): Node {
  const known = nodeAfter(node, reader)
  if (known) return known
  const made = make(node.next.get(reader.hash))
  node.next.set(reader.hash, made)
  return made
}
