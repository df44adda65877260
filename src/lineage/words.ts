/** Texts as words: for likeness, where spelling should not matter, and for redlines, where every character does. */

/** The words of `text` in order, lower case, accents, hyphens and apostrophes gone: `sub-regional` is `subregional`; `61/180` is one. */
export function wordsOf(text: string): string[] {
  // Most paragraphs hold nothing but ASCII, which neither takes apart nor has accents.
  const bare = isAscii(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}+/gu, '')
  const plain = bare.replaceAll(/(?<=\p{L})['’‐‑-](?=\p{L})/gu, '')
  return plain.toLowerCase().match(/[\p{L}\p{N}]+(?:\/\p{N}+)*/gu) ?? []
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
