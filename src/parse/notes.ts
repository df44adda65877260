/** Footnotes and editors' notes → where they belong in the paragraphs. */

import type { EditorialNote, Footnote, Paragraph } from '../model.ts'
import type { Anchor } from './anchors.ts'
import { cleanText } from './clean.ts'
import type { RawNote } from './footnotes.ts'
import type { SoftHyphen } from './read-blocks.ts'

/** The footnotes of a text with every place that carries their mark; what they refer to is not yet read. */
export function readNotes(
  text: string,
  raw: readonly RawNote[],
  anchors: readonly Anchor[],
  paragraphs: readonly Paragraph[],
  soft: SoftHyphen,
): Footnote[] {
  return raw.map((note) => {
    const { text: clean, map } = cleanText(text, note.pieces, [], soft)
    const places = anchors.filter((anchor) => anchor.note === note).flatMap((anchor) => placeAnchor(anchor, paragraphs))
    return {
      marker: note.marker,
      text: clean,
      anchoredIn: [...new Set(places.map((place) => place.paragraph))],
      anchors: places,
      resolvesTo: [],
      map,
      start: note.pieces[0]?.start ?? 0,
      end: note.pieces.at(-1)?.end ?? 0,
    }
  })
}

/** The paragraph that holds the mark, and the clean offset before which it stands. */
function placeAnchor(anchor: Anchor, paragraphs: readonly Paragraph[]): Footnote['anchors'] {
  const home = paragraphs.find((p) => anchor.start >= p.start && anchor.start <= p.end + 4 && holds(p, anchor.start))
  if (!home) return []
  return [{ start: anchor.start, end: anchor.end, paragraph: home.id, offset: cleanOffset(home, anchor.start) }]
}

function holds({ map, end }: Paragraph, offset: number): boolean {
  return offset >= (map[1] ?? 0) && offset <= end + 4
}

/** The clean offset of the first character at or after a source offset. */
export function cleanOffset({ map, text }: Pick<Paragraph, 'map' | 'text'>, offset: number): number {
  let clean = text.length
  for (let i = map.length - 2; i >= 0; i -= 2) {
    const source = map[i + 1] ?? 0
    if (source <= offset) return Math.min(clean, (map[i] ?? 0) + offset - source)
    clean = map[i] ?? 0
  }
  return clean
}

/** Each note with the paragraph that stands before it. */
export function placeNotes(notes: readonly EditorialNote[], paragraphs: readonly Paragraph[]): EditorialNote[] {
  return notes.map((note) => {
    const before = paragraphs.findLast((p) => p.start <= note.start)
    return before ? { ...note, paragraph: before.id } : note
  })
}
