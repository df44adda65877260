/** Marks that stand inside a draft's text: words set off as added, and alternatives between which nobody has chosen. */

import { allMatches } from '../matches.ts'
import type { EditorialNote, Paragraph, Span } from '../model.ts'

/** Underlined words of a draft come as links to nowhere: `[wherever they occur](#)`; brackets in them are escaped. */
const UNDERLINED = /(?<!\\)\[((?:[^[\]\n]|\\[[\]]){1,600})\]\(#\)/g
/** `as set out in / as outlined in`; both begin and end with the same word. */
const SLASH = / \/ /g
const MOST_WORDS = 6

/** A look that most texts fail: whether any paragraph of a text can have such a mark. */
export function mayHoldMarks(text: string): boolean {
  return text.includes('](#)') || text.includes('/ ')
}

/** The notes that a paragraph's own mark-up makes. They are part of its text, unlike those that stand in brackets. */
export function findMarks(source: string, { start, end }: Span): EditorialNote[] {
  const piece = source.slice(start, end + LINK_END)
  const inserted = piece.includes('](#)') ? findUnderlined(piece, start).filter((note) => note.start < end) : []
  return [...inserted, ...(piece.includes(' / ') ? findAlternatives(source.slice(start, end), start) : [])]
}

/** Mark-up sets a backslash before a sign that is text. */
export function withoutEscapes(source: string): string {
  return source.replaceAll(/\\(?=[[\]()_*#-])/g, '')
}

/** A paragraph's span ends with its last character; a remark in brackets and the link's ending may come after. */
const LINK_END = 120

function findUnderlined(piece: string, at: number): EditorialNote[] {
  return allMatches(UNDERLINED, piece).map((found) => {
    const [, words = ''] = found
    const start = at + found.index + 1
    return { kind: 'inserted', text: withoutEscapes(words), start, end: start + words.length }
  })
}

function findAlternatives(piece: string, at: number): EditorialNote[] {
  return allMatches(SLASH, piece).flatMap(({ index }): EditorialNote[] => {
    const after = /^(?:[\p{L}-]+ ?){1,6}/u.exec(piece.slice(index + 3, index + 160))?.[0] ?? ''
    const before = piece
      .slice(Math.max(0, index - 160), index)
      .split(' ')
      .slice(-MOST_WORDS)
    const option = matchOptions(before.map(bareWord), after.trim().split(' '))
    if (option === undefined) return []
    const [start, end] = [index - option.before.length, index + 3 + option.after.length]
    return [{ kind: 'alternative', text: piece.slice(start, end), start: at + start, end: at + end }]
  })
}

/** Without the bracket or link that opens before it. */
const bareWord = (word: string): string => word.replaceAll(/[^\p{L}-]/gu, '')

/** The shortest wordings on either side that begin and end alike: what stands around them belongs to both. */
function matchOptions(before: readonly string[], after: readonly string[]) {
  const [first, last] = [after[0], before.at(-1)]
  const from = before.findLastIndex((word, at) => word === first && at < before.length - 1)
  const to = after.findIndex((word, at) => word === last && at > 0 && at < MOST_WORDS)
  if (first === undefined || from < 0 || to < 0) return undefined
  return { before: before.slice(from).join(' '), after: after.slice(0, to + 1).join(' ') }
}

const NAMED = /\b(OP|PP|Para(?:graph)?)\s{0,3}(\d{1,3}(?:bis|ter)?)/gi

/** Proposals with the paragraphs that they name, as far as there are such: `for OP2`, `for Para 36`. */
export function findAnnounced(
  notes: readonly EditorialNote[],
  paragraphs: readonly Pick<Paragraph, 'id'>[],
): EditorialNote[] {
  const ids = new Set(paragraphs.map(({ id }) => id))
  return notes.map((note) => {
    if (note.kind !== 'proposal') return note
    const announcedFor = allMatches(NAMED, note.text).flatMap(([, word = '', number = '']) => {
      const id = `${prefixOf(word, note.paragraph)}${number}`
      return ids.has(id) ? [id] : []
    })
    return announcedFor.length === 0 ? note : { ...note, announcedFor }
  })
}

/** `OP` and `PP` say the part; a bare paragraph is one of the part in which the note stands. */
function prefixOf(word: string, near = ''): string {
  if (/^[op]p$/i.test(word)) return `${word.toLowerCase()}/`
  return near.slice(0, near.lastIndexOf('/') + 1)
}
