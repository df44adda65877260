/** Which of a few dozen short strings a text holds, told in one pass: a look that spares most slower readings. */

/** The hints that a text holds. */
export type Hints = ReadonlySet<string>

/** An automaton after Aho and Corasick. A state is the offset of its row in `next`; that of the start is 0. */
interface Automaton {
  /** Columns of a row: one for each sign that occurs in the hints, and column 0 for all others. */
  readonly width: number
  readonly columns: Uint8Array
  readonly next: Int32Array
  /** By state: the hints that end there, if any. */
  readonly ends: (readonly string[] | undefined)[]
}

const NONE: Hints = new Set()

/**
 * A function that gives those of `hints` that stand anywhere in a text. Hints are ASCII; with `ignoreCase` (default: no)
 * they are in lower case and stand for every case. Linear, some two nanoseconds a character.
 */
export function hintFinder(hints: readonly string[], { ignoreCase = false } = {}): (text: string) => Hints {
  const { columns, next, ends } = compile([...new Set(hints)], ignoreCase)
  return (text) => {
    let found: Set<string> | undefined
    let state = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      state = next[state + (code < 128 ? (columns[code] ?? 0) : 0)] ?? 0
      const here = ends[state]
      if (here === undefined) continue
      found ??= new Set()
      for (const hint of here) found.add(hint)
    }
    return found ?? NONE
  }
}

function compile(hints: readonly string[], ignoreCase: boolean): Automaton {
  const signs = [...new Set(hints.join(''))]
  const columns = new Uint8Array(128)
  signs.forEach((sign, i) => {
    columns[sign.charCodeAt(0)] = i + 1
    if (ignoreCase) columns[sign.toUpperCase().charCodeAt(0)] = i + 1
  })
  const width = signs.length + 1
  const next = new Int32Array((hints.join('').length + 1) * width)
  const automaton: Automaton = { width, columns, next, ends: Array.from({ length: next.length }, () => undefined) }
  let rows = 1
  for (const hint of hints) {
    let state = 0
    for (let at = 0; at < hint.length; at++) {
      const edge = state + (columns[hint.charCodeAt(at)] ?? 0)
      if (next[edge] === 0) next[edge] = width * rows++
      state = next[edge] ?? 0
    }
    automaton.ends[state] = [hint]
  }
  complete(automaton)
  return automaton
}

/** Level by level: where no hint goes on, the longest ending of what was read goes on that begins a hint. */
function complete({ width, next, ends }: Automaton): void {
  const shorter = new Map<number, number>([[0, 0]])
  for (const [state, fallback] of shorter) {
    for (let column = 1; column < width; column++) {
      const target = next[state + column] ?? 0
      const other = state === 0 ? 0 : (next[fallback + column] ?? 0)
      if (target === 0) next[state + column] = other
      else {
        shorter.set(target, other)
        const more = ends[other]
        if (more) ends[target] = [...(ends[target] ?? []), ...more]
      }
    }
  }
}
