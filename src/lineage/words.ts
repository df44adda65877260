/** Texts as words: for likeness, where spelling should not matter, and for redlines, where every character does. */

/** A word with inner hyphens and apostrophes, or a number with slashes; the first for texts that are ASCII alone. */
const ASCII_WORD = /[A-Za-z0-9]+(?:(?:(?<=[A-Za-z])['-](?=[A-Za-z])|\/(?=\d))[A-Za-z0-9]+)*/g
const WORD = /[\p{L}\p{N}\p{M}]+(?:(?:(?<=[\p{L}\p{M}])['’‐‑-](?=\p{L})|\/(?=\p{N}))[\p{L}\p{N}\p{M}]+)*/gu

/** The words of `text` in order, lower case, accents, hyphens and apostrophes gone: `sub-regional` is `subregional`; `61/180` is one. */
export function wordsOf(text: string): string[] {
  const ascii = isAscii(text)
  const words: string[] = text.match(ascii ? ASCII_WORD : WORD) ?? []
  return words.map((word) => {
    if (/^[a-z]+$/.test(word)) return word
    const plain = ascii || isAscii(word) ? word : word.normalize('NFKD').replaceAll(/\p{M}+/gu, '')
    return plain.replaceAll(/['’‐‑-]/g, '').toLowerCase()
  })
}

const known = new WeakMap<object, readonly string[]>()

/** `wordsOf` a paragraph's text, worked out once: comparing asks for them again and again. */
export function wordsIn(paragraph: { readonly text: string }): readonly string[] {
  const words = known.get(paragraph) ?? wordsOf(paragraph.text)
  known.set(paragraph, words)
  return words
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return !/[^\u0000-\u007f]/.test(text)
}

/**
 * The pieces that a redline works on, which joined give `text` again: words with inner hyphens, slashes and
 * apostrophes, runs of white space, and single marks.
 */
export function piecesOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:[-‐‑'’./][\p{L}\p{N}\p{M}]+)*|\s+|[^]/gu) ?? []
}

/** A piece without the differences that nobody reads: case, and the forms of quotation marks, dashes and white space. */
export function formless(piece: string): string {
  return (/^[!-~]+$|^ $/.test(piece) ? piece : typographic(piece)).toLowerCase()
}

function typographic(piece: string): string {
  return piece
    .replaceAll(/[“”„«»"]/g, '"')
    .replaceAll(/[‘’‚']/g, "'")
    .replaceAll(/[‐‑‒–—-]/g, '-')
    .replaceAll(/\s+/g, ' ')
}

/**
 * Whether two paragraphs read the same: forms of quotation marks and dashes, the case of the first letter, and the
 * mark at the end, which depends on what follows, do not count.
 */
export function readsSame(one: string, other: string): boolean {
  return one === other || bare(one) === bare(other)
}

function bare(text: string): string {
  const trimmed = typographic(text)
    .trim()
    .replace(/\band$/, '')
    .replace(/(?<![\s,;.:])[\s,;.:]+$/, '')
  return trimmed.charAt(0).toLowerCase() + trimmed.slice(1)
}
