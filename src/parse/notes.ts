/** Footnotes and editors' notes → where they belong in the paragraphs. */

import { addTo } from '../group-by.ts'
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
  const placed = new Map<RawNote, Footnote['anchors'][number][]>()
  for (const anchor of anchors) {
    const place = placeAnchor(anchor, paragraphs)
    if (place) addTo(placed, anchor.note, place)
  }
  return raw.map((note) => {
    const { text: clean, map } = cleanText(text, note.pieces, [], soft)
    const places = placed.get(note) ?? []
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
function placeAnchor(
  { start, end }: Anchor,
  paragraphs: readonly Paragraph[],
): Footnote['anchors'][number] | undefined {
  const home = paragraphs[lastBefore(paragraphs, start)]
  if (!home || start > home.end + MARK_REACH) return undefined
  return { start, end, paragraph: home.id, offset: cleanOffset(home, start) }
}

/** A mark may stand after the paragraph's last character, for its span ends with its clean text. */
const MARK_REACH = 4

/** Index of the last paragraph that begins at or before `offset`, or -1; paragraphs stand in order of place. */
function lastBefore(paragraphs: readonly Paragraph[], offset: number): number {
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paragraphs[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The clean offset of the first character at or after a source offset. */
export function cleanOffset({ map, text }: Pick<Paragraph, 'map' | 'text'>, offset: number): number {
  let [low, high] = [0, map.length / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((map[2 * middle + 1] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  // The stretch before the first that begins after the offset; what a mark left out ends with it.
  const end = map[2 * low] ?? text.length
  return low === 0 ? end : Math.min(end, (map[2 * low - 2] ?? 0) + offset - (map[2 * low - 1] ?? 0))
}

/** Each note with the paragraph that stands before it. */
export function placeNotes(notes: readonly EditorialNote[], paragraphs: readonly Paragraph[]): EditorialNote[] {
  return notes.map((note) => {
    const before = paragraphs[lastBefore(paragraphs, note.start)]
    return before ? { ...note, paragraph: before.id } : note
  })
}
