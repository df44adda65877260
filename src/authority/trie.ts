/**
 * A trie whose edges are words. Nodes are numbers and edges stand in typed arrays: the names of all records make more
 * than ten thousand nodes, which as objects would be fetched from all over the memory for every word of a text.
 */

/** The word that is being read. */
export interface ReadWord {
  /** The same for all spellings with one normal form. */
  readonly hash: number
  /** Whether its normal form is `word`, whose hash is the same. */
  readonly is: (word: string) => boolean
  /** Its normal form. */
  readonly normal: () => string
}

/** The node that every path begins with. */
export const ROOT = 0
/** Where no edge leads; as a node's only child: that it has several. */
const [NONE, SEVERAL] = [0, -1]

/** Words in, nodes out. What a node stands for is kept by those who made the trie, by its number. */
export class WordTrie {
  /** By node: the word that leads to it. */
  private readonly words = ['']
  /** By node: its only child, and the hash of the word that leads there. Most nodes have one, which is found sooner. */
  private onlyChild = new Int32Array(16)
  private onlyHash = new Int32Array(16)
  /** The edges of nodes with several children: an open hash table of parent, hash and child. */
  private edges = new Int32Array(3 * 16)
  private edgeCount = 0
  /** Whether words of one hash lead to different nodes, which is rare: then hashes alone do not tell the way. */
  private ambiguous = false

  /** The node that a word leads to from `node`; 0 where there is none. */
  after(node: number, word: ReadWord): number {
    const only = this.onlyChild[node] ?? NONE
    if (only === SEVERAL) return this.edges[this.slotOf(node, word) + 2] ?? NONE
    return only !== NONE && this.onlyHash[node] === word.hash && word.is(this.words[only] ?? '') ? only : NONE
  }

  /** The word that leads to `node`, in its normal form. */
  wordOf(node: number): string {
    return this.words[node] ?? ''
  }

  /** Whether no word leads on from `node`. */
  isLeaf(node: number): boolean {
    return this.onlyChild[node] === NONE
  }

  /** The node that a word leads to from `node`, which is made where there is none. */
  grow(node: number, word: ReadWord): number {
    const known = this.after(node, word)
    if (known !== NONE) return known
    const child = this.words.push(word.normal()) - 1
    if (child >= this.onlyChild.length) this.widen()
    if (this.leap(node, word.hash) !== NONE) this.ambiguous = true
    const only = this.onlyChild[node] ?? NONE
    if (only === NONE) {
      this.onlyHash[node] = word.hash
      this.onlyChild[node] = child
      return child
    }
    if (only !== SEVERAL) {
      this.addEdge(node, this.onlyHash[node] ?? 0, only)
      this.onlyChild[node] = SEVERAL
    }
    this.addEdge(node, word.hash, child)
    return child
  }

  private widen(): void {
    this.onlyChild = longer(this.onlyChild)
    this.onlyHash = longer(this.onlyHash)
  }

  private addEdge(parent: number, hash: number, child: number): void {
    if (6 * ++this.edgeCount > this.edges.length) this.spread()
    this.put(parent, hash, child)
  }

  private put(parent: number, hash: number, child: number): void {
    const { edges } = this
    let slot = firstSlot(parent, hash, edges.length)
    while (edges[slot + 2] !== NONE) slot = nextSlot(slot, edges.length)
    edges[slot] = parent
    edges[slot + 1] = hash
    edges[slot + 2] = child
  }

  private spread(): void {
    const before = this.edges
    this.edges = new Int32Array(2 * before.length)
    for (let slot = 0; slot < before.length; slot += 3) {
      const child = before[slot + 2] ?? NONE
      if (child !== NONE) this.put(before[slot] ?? 0, before[slot + 1] ?? 0, child)
    }
  }

  /** The slot of the edge, or the free one at which the search for it ends. */
  private slotOf(parent: number, word: ReadWord): number {
    const { edges, words } = this
    let slot = slotOfHash(edges, parent, word.hash, firstSlot(parent, word.hash, edges.length))
    for (let child = edges[slot + 2] ?? NONE; child !== NONE; child = edges[slot + 2] ?? NONE) {
      if (word.is(words[child] ?? '')) break
      slot = slotOfHash(edges, parent, word.hash, nextSlot(slot, edges.length))
    }
    return slot
  }

  /** The node that a word of this hash leads to, if any does; whether the word is the same remains to be seen. */
  private leap(node: number, hash: number): number {
    const only = this.onlyChild[node] ?? NONE
    if (only !== SEVERAL) return only !== NONE && this.onlyHash[node] === hash ? only : NONE
    const { edges } = this
    return edges[slotOfHash(edges, node, hash, firstSlot(node, hash, edges.length)) + 2] ?? NONE
  }

  /**
   * As `after`, but may lead on where the word is another of the same hash: whoever walks by it must look at the
   * whole path in the end. It fetches no word from memory, which makes most of the cost of a step.
   */
  afterHash(node: number, word: ReadWord): number {
    return this.ambiguous ? this.after(node, word) : this.leap(node, word.hash)
  }
}

/** From `slot` on, the slot of an edge with this hash, or the first free one. */
function slotOfHash(edges: Int32Array, parent: number, hash: number, slot: number): number {
  let at = slot
  while (edges[at + 2] !== NONE && (edges[at + 1] !== hash || edges[at] !== parent)) at = nextSlot(at, edges.length)
  return at
}

function firstSlot(parent: number, hash: number, length: number): number {
  const mixed = Math.imul(hash ^ Math.imul(parent, 0x85ebca6b), 0x9e3779b1)
  return 3 * ((mixed ^ (mixed >>> 15)) & (length / 3 - 1))
}

function nextSlot(slot: number, length: number): number {
  return slot + 3 === length ? 0 : slot + 3
}

function longer(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const made = new Int32Array(2 * array.length)
  made.set(array)
  return made
}
