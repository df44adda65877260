/** The triples of a block, each with the tokens of its subject, path and object. */
import type { Token } from '../tokens.ts'
import type { Element } from './groups.ts'

/** Indexes of tokens, `end` excluded. */
export interface Part {
  readonly start: number
  readonly end: number
}

/** One triple; what stands in square brackets and lists belongs to the part. */
export interface Triple {
  readonly subject: Part
  readonly path: Part
  readonly object: Part
}

/** One subject with all that is said of it, up to its full stop. */
export interface Statement extends Part {
  readonly triples: readonly Triple[]
}

/** The statements of a block; undefined where it is not understood. Total. Source: SPARQL 1.1 grammar, rules 81 to 94. */
export function parseStatements(
  tokens: readonly Token[],
  mates: ReadonlyMap<number, number>,
  block: Element,
): readonly Statement[] | undefined {
  const statements: Statement[] = []
  for (let at = block.start; at < block.end;) {
    const statement = readStatement({ tokens, mates, end: block.end }, at)
    if (statement === undefined) return undefined
    statements.push(statement)
    at = statement.end
  }
  return statements
}

interface Source {
  readonly tokens: readonly Token[]
  readonly mates: ReadonlyMap<number, number>
  readonly end: number
}

function readStatement(source: Source, start: number): Statement | undefined {
  const { tokens, end } = source
  const subject = readTerm(source, start)
  if (subject === undefined) return undefined
  const triples: Triple[] = []
  let at = subject.end
  while (at < end && tokens[at]?.text !== '.') {
    if (tokens[at]?.text === ';') {
      at++
      continue
    }
    const path = readPath(source, at)
    if (path === undefined) return undefined
    at = path.end - 1
    do {
      const object = readTerm(source, at + 1)
      if (object === undefined) return undefined
      triples.push({ subject, path, object })
      at = object.end
    } while (at < end && tokens[at]?.text === ',')
    if (at < end && tokens[at]?.text !== ';' && tokens[at]?.text !== '.') return undefined
  }
  return { start, end: at < end ? at + 1 : at, triples }
}

/** A bracketed part, or a term with what belongs to it: sign, language, datatype. */
function readTerm({ tokens, mates, end }: Source, start: number): Part | undefined {
  const first = tokens[start]
  if (first === undefined || start >= end) return undefined
  if (first.text === '[' || first.text === '(') return part(start, mates.get(start))
  let at = first.text === '-' || first.text === '+' ? start + 1 : start
  const { kind } = tokens[at] ?? { kind: 'bad' }
  if (kind === 'mark' || kind === 'bad') return undefined
  at++
  if (kind === 'string' && tokens[at]?.text === '^^') at += 2
  else if (kind === 'string' && tokens[at]?.text.startsWith('@')) at++
  return at > end ? undefined : { start, end: at }
}

/** A verb: variables and paths, whose elements are joined by `/` and `|`. */
function readPath({ tokens, mates, end }: Source, start: number): Part | undefined {
  for (let at = start; at < end;) {
    while (tokens[at]?.text === '^' || tokens[at]?.text === '!') at++
    const close = tokens[at]?.text === '(' ? mates.get(at) : at
    if (close === undefined || (close === at && tokens[at]?.kind === 'mark')) return undefined
    at = close + 1
    if (isModifier(tokens[at])) at++
    if (tokens[at]?.text !== '/' && tokens[at]?.text !== '|') return at < end ? { start, end: at } : undefined
    at++
  }
  return undefined
}

function part(start: number, close: number | undefined): Part | undefined {
  return close === undefined ? undefined : { start, end: close + 1 }
}

/** `*`, `?` or `+` after an element of a path. */
export function isModifier(token: Token | undefined): boolean {
  return token !== undefined && ['*', '?', '+'].includes(token.text)
}
