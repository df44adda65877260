/** Tries whose edges are words, told by their hashes: a word of the text is compared and not cut out. */

/** A node, and the word that leads to it. */
export interface TrieNode<Node> {
  readonly word: string
  readonly hash: number
  /** The one node after it; where there are several, they stand in `next`. Most nodes have one, which is found sooner. */
  only: Node | undefined
  /** By the hash of the next word. */
  next: Map<number, Node> | undefined
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
  let next = nodesOf(node, reader.hash)
  while (next && !reader.is(next.word)) next = next.other
  return next
}

function nodesOf<Node extends TrieNode<Node>>({ only, next }: Node, hash: number): Node | undefined {
  if (only) return only.hash === hash ? only : undefined
  return next?.get(hash)
}

/** The node that the word leads to; where there is none, the one that `make` gives. */
export function growNode<Node extends TrieNode<Node>>(
  node: Node,
  reader: WordReader,
  make: (other: Node | undefined) => Node,
): Node {
  const known = nodeAfter(node, reader)
  if (known) return known
  const made = make(nodesOf(node, reader.hash))
  if (node.only && node.only.hash !== made.hash) {
    node.next = new Map([[node.only.hash, node.only]])
    node.only = undefined
  }
  if (node.next) node.next.set(made.hash, made)
  else node.only = made
  return made
}

/** A node to begin a trie with, or to put in one. */
export function newNode<Node>(word = '', hash = 0, other?: Node): TrieNode<Node> {
  return { word, hash, only: undefined, next: undefined, other }
}
