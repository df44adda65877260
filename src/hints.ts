/** Which of some hundred short strings a text holds, told in one pass for all who ask: a look that spares slower readings. */

/** What one look at a text told, as bits. To be asked with `Hint.in`. */
export type Hints = readonly number[]

/** Bits in one number of `Hints`. */
const BITS = 31

/** Something that a reader must find in a text before it looks closer: one or another of a few strings. */
export interface Hint {
  /** Whether the text that was looked at holds one of them. */
  readonly in: (hints: Hints) => boolean
}

/** An automaton after Aho and Corasick. A state is the offset of its row in `next`; that of the start is 0. */
export interface Automaton {
  /** By code: the column of its sign; 0 for all that occur in no hint. */
  readonly columns: Uint8Array
  /**
   * Rows of states that follow, each twice its offset, and one more where a hint ends there. A row goes on with the
   * bits of what ends at it, one number for each of `Hints`.
   */
  readonly next: Int32Array
  /** Where in a row the bits begin, and where it ends. */
  readonly bits: number
  readonly width: number
}

/** The hints of those who look at the same texts. Hints are added while modules load; a look compiles what is new. */
export class HintTable {
  private readonly groups: (readonly string[])[] = []
  private readonly known = new Map<string, Hint>()
  private automaton: Automaton | undefined
  /** Hints of a text that holds nothing. */
  private none: readonly number[] = []

  /** A hint that is any of `strings`: ASCII in lower case, which stand for every case; `0` stands for every digit. */
  add(...strings: readonly string[]): Hint {
    const name = strings.join('|')
    const known = this.known.get(name)
    if (known) return known
    const index = this.groups.push(strings) - 1
    this.none = Array.from({ length: Math.ceil(this.groups.length / BITS) }, () => 0)
    const [at, bit] = [Math.floor(index / BITS), 1 << (index % BITS)]
    const hint: Hint = { in: (hints) => ((hints[at] ?? 0) & bit) !== 0 }
    this.known.set(name, hint)
    this.automaton = undefined
    return hint
  }

  /** All hints that stand anywhere in the text. Linear, some two nanoseconds a character. */
  look(text: string): Hints {
    const automaton = this.compiled()
    const { columns, next } = automaton
    const found = this.nothing()
    let state = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const to = next[state + (code < 128 ? (columns[code] ?? 0) : 0)] ?? 0
      state = to >> 1
      if ((to & 1) !== 0) addEnds(found, automaton, state)
    }
    return found
  }

  /** For those who do as `look` does while they do something else. */
  compiled(): Automaton {
    return (this.automaton ??= compile(this.groups))
  }

  /** The hints of a text of which nothing was seen yet. */
  nothing(): number[] {
    return this.none.slice()
  }
}

/** Adds the hints that end at a state. */
export function addEnds(found: number[], { next, bits }: Automaton, state: number): void {
  for (let i = 0; i < found.length; i++) found[i] = (found[i] ?? 0) | (next[state + bits + i] ?? 0)
}

/** The hints of all readers of paragraphs. */
export const HINTS = new HintTable()

/** The automaton; while it is built, its rows hold plain offsets, and 0 where no hint goes on. */
function compile(groups: readonly (readonly string[])[]): Automaton {
  const letters = groups.flat().join('')
  const signs = [...new Set(letters)]
  const columns = new Uint8Array(128)
  signs.forEach((sign, i) => {
    for (const one of sign === '0' ? '0123456789' : [sign, sign.toUpperCase()]) columns[one.charCodeAt(0)] = i + 1
  })
  const bits = signs.length + 1
  const width = bits + Math.ceil(groups.length / BITS)
  const automaton = { columns, bits, width, next: new Int32Array((letters.length + 1) * width) }
  groups.reduce((rows, strings, index) => addGroup(automaton, strings, index, rows), 1)
  for (const state of complete(automaton)) markEnds(automaton, state)
  return automaton
}

/** Puts the strings of one hint into the tree of all, which has so many `rows`; gives how many it has then. */
function addGroup({ columns, next, bits, width }: Automaton, strings: readonly string[], index: number, rows: number) {
  let count = rows
  for (const string of strings) {
    let state = 0
    for (let at = 0; at < string.length; at++) {
      const edge = state + (columns[string.charCodeAt(at)] ?? 0)
      if (next[edge] === 0) next[edge] = width * count++
      state = next[edge] ?? 0
    }
    const own = state + bits + Math.floor(index / BITS)
    next[own] = (next[own] ?? 0) | (1 << (index % BITS))
  }
  return count
}

/**
 * Level by level: where no hint goes on, the longest ending of what was read goes on that begins a hint; and what ends
 * there ends here too. Gives all states.
 */
function complete({ next, bits, width }: Automaton): Iterable<number> {
  const shorter = new Map<number, number>([[0, 0]])
  for (const [state, fallback] of shorter) {
    for (let column = 1; column < bits; column++) {
      const target = next[state + column] ?? 0
      const other = state === 0 ? 0 : (next[fallback + column] ?? 0)
      if (target === 0) next[state + column] = other
      else shorter.set(target, other)
    }
    for (let own = bits; own < width; own++) next[state + own] = (next[state + own] ?? 0) | (next[fallback + own] ?? 0)
  }
  return shorter.keys()
}

/** Writes into the row of a state which of the states that follow end a hint. */
function markEnds({ next, bits, width }: Automaton, state: number): void {
  for (let column = 0; column < bits; column++) {
    const target = next[state + column] ?? 0
    const ends = next.subarray(target + bits, target + width).some((each) => each !== 0)
    next[state + column] = 2 * target + (ends ? 1 : 0)
  }
}
