/** The text before the changes that a source tracks itself, as Word does: their places are stated, so it is exact. */
import type { EditorialNote, Paragraph, Span } from '../model.ts'
import { cleanOffset } from '../parse/notes.ts'
import type { EarlierParagraph, StruckWording, Tracked } from './earlier.ts'
import type { Piece } from './reconstruct.ts'

/** A tracked change with its index among the notes. */
interface Change extends EditorialNote {
  readonly exact: string
  readonly note: number
}

/** The paragraphs that a tracked change touched, as they were; what was added whole was not there. */
export function findOwnChanges({ paragraphs, notes }: Tracked): readonly EarlierParagraph[] {
  const changes = notes.flatMap((each, note): Change[] =>
    each.exact === undefined ? [] : [{ ...each, exact: each.exact, note }],
  )
  return paragraphs.flatMap((paragraph, at) => {
    const within = changes.filter(({ start, end }) => start <= paragraph.end && end >= paragraph.start)
    const next = paragraphs[at + 1]?.start ?? -1
    const after = changes.filter(({ kind, start }) => kind === 'deleted' && start > paragraph.end && start < next)
    const read = within.length === 0 ? undefined : readExact(paragraph, within)
    return [...(read ? [read] : []), ...struckWhole(paragraph, after)]
  })
}

function readExact(paragraph: Paragraph, changes: readonly Change[]): EarlierParagraph | undefined {
  const { text } = paragraph
  const pieces: Piece[] = []
  const struck: StruckWording[] = []
  let at = 0
  for (const { kind, exact, note, ...span } of changes) {
    const { start, end } = cleanSpan(paragraph, span)
    if (start > at) pieces.push({ kind: 'kept', text: text.slice(at, start) })
    if (kind === 'deleted') {
      pieces.push({ kind: 'struck', text: exact, certainty: 'exact' })
      struck.push({ wording: exact.trim(), note, certainty: 'exact', place: { start, end: start }, rule: 'tracked' })
    }
    at = Math.max(at, kind === 'inserted' ? end : start)
  }
  if (at < text.length) pieces.push({ kind: 'kept', text: text.slice(at) })
  const isNew = pieces.every((piece) => piece.text.trim() === '')
  if (isNew) return undefined
  return { ...named(paragraph.id, paragraph), newer: paragraph.id, pieces, struck, evidence: indexes(changes) }
}

function cleanSpan(paragraph: Paragraph, { start, end }: Span): Span {
  return { start: cleanOffset(paragraph, start), end: cleanOffset(paragraph, end) }
}

/** Deletions between two paragraphs: what stood there has no paragraph any more. */
function struckWhole(paragraph: Paragraph, changes: readonly Change[]): readonly EarlierParagraph[] {
  return changes.map(({ exact, note }, at) => ({
    ...named(`${paragraph.id}/after-${at + 1}`, paragraph),
    pieces: [{ kind: 'struck', text: exact, certainty: 'exact' }],
    struck: [{ wording: exact.trim(), note, certainty: 'exact', rule: 'tracked' }],
    evidence: [note],
  }))
}

const named = (id: string, { kind }: Paragraph) => ({ id, kind, certainty: 'exact', open: [] }) as const

const indexes = (changes: readonly Change[]): readonly number[] => changes.map(({ note }) => note)
