/** A linear scan of SPARQL text into tokens, so that nothing inside a string, comment or IRI is taken for syntax. */

type TokenKind = 'iri' | 'string' | 'variable' | 'word' | 'number' | 'mark' | 'bad'

/** `start` and `end` are UTF-16 offsets, half-open. `depth` counts the open brackets before the token. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
  readonly end: number
  readonly depth: number
}

// Each pattern is sticky and can only go forward, so the whole scan is linear in the length of the text.
const PATTERNS: readonly (readonly [TokenKind | undefined, RegExp])[] = [
  [undefined, /[\s\ufeff]+|#[^\r\n]*/y],
  ['iri', /<[^<>"{}|^`\s]*>/y],
  ['string', /"""(?:[^"\\]|\\[^]|"(?!""))*"""|'''(?:[^'\\]|\\[^]|'(?!''))*'''/y],
  ['string', /"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'/y],
  ['variable', /[?$][\p{L}\p{N}_]+/uy],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_:])|\.\d+/uy],
  ['word', /[\p{L}\p{N}_:%@](?:[\p{L}\p{N}_:%-]|\.(?=[\p{L}\p{N}_:%\\.-])|\\.)*/uy],
  ['mark', /\|\||&&|\^\^|<=|>=|!=/y],
]

/** Tokens in reading order. An unclosed string ends the scan with one `bad` token up to the end. Total. */
export function parseTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  let depth = 0
  for (let at = 0; at < text.length;) {
    const [kind, end] = matchAt(text, at)
    if (kind !== undefined) {
      const token = text.slice(at, end)
      if (token === '}' || token === ')' || token === ']') depth = Math.max(0, depth - 1)
      tokens.push({ kind, text: token, start: at, end, depth })
      if (kind === 'mark' && '{(['.includes(token)) depth++
    }
    at = end
  }
  return tokens
}

function matchAt(text: string, at: number): readonly [TokenKind | undefined, number] {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    if (pattern.test(text)) return [kind, pattern.lastIndex]
  }
  const unclosed = text[at] === '"' || text[at] === "'"
  return unclosed ? ['bad', text.length] : ['mark', at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)]
}

/** Line and column of a UTF-16 offset, both from 1; columns count code points, and CRLF is one line end. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 }
}
