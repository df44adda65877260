/** The text before a draft, as far as the draft's own tracked changes tell: which words stood where, and how surely. */
import { addTo } from '../group-by.ts'
import type { Paragraph, Span } from '../model.ts'
import { cleanOffset } from '../parse/notes.ts'
import type { EarlierParagraph, OpenReason, StruckWording, Tracked } from './earlier.ts'
import { formerId } from './former.ts'
import { findOwnChanges } from './own-changes.ts'
import { placeByPattern, placeBySameWords, placeOnly, placeOpening } from './place-deletions.ts'
import type { Certainty, Ground, Place } from './place-deletions.ts'
import { assemble } from './reconstruct.ts'
import type { Piece } from './reconstruct.ts'

/**
 * The paragraphs of the text before `draft` of which its notes tell something, in the draft's order; none where
 * nothing is tracked. Of a source that tracks its changes itself, all paragraphs. Total.
 */
export function findAncestor(draft: Tracked): readonly EarlierParagraph[] {
  if (draft.notes.some(({ exact }) => exact !== undefined)) return findOwnChanges(draft)
  const told = draft.notes.some(({ kind }) => kind === 'deleted' || kind === 'formerly')
  if (!told) return []
  const renumbered = renumberedParts(draft)
  const placed = placeListed(draft)
  return draft.paragraphs.flatMap((paragraph) => readEarlier(paragraph, { draft, renumbered, placed }) ?? [])
}

interface Setting {
  readonly draft: Tracked
  readonly renumbered: ReadonlySet<string>
  readonly placed: ReadonlyMap<string, readonly StruckWording[]>
}

function readEarlier(paragraph: Paragraph, { draft, renumbered, placed }: Setting): EarlierParagraph | undefined {
  const former = formerOf(paragraph, draft)
  const added = addedIn(paragraph, draft)
  const struck = placed.get(paragraph.id) ?? []
  if (!former && !paragraph.status && added.length + struck.length === 0) return undefined
  const marked = draft.paragraphs.some((each) => partOf(each) === partOf(paragraph) && addedIn(each, draft).length > 0)
  const known = paragraph.status === undefined && (added.length > 0 || struck.some(({ place }) => place !== undefined))
  const pieces = known ? assemble(paragraph.text, added, struck) : undefined
  const open = openReasons({ struck, pieces, marked })
  return {
    id: former?.id ?? (renumbered.has(partOf(paragraph)) ? fromId(paragraph.id) : paragraph.id),
    kind: paragraph.kind,
    newer: paragraph.id,
    ...(pieces && { pieces }),
    struck,
    certainty: open.length > 0 ? 'open' : worst(struck, added.length > 0),
    open,
    evidence: [...(former ? [former.note] : []), ...added.map(({ note }) => note), ...struck.map(({ note }) => note)],
  }
}

interface Known {
  readonly struck: readonly StruckWording[]
  readonly pieces: readonly Piece[] | undefined
  readonly marked: boolean
}

function openReasons({ struck, pieces, marked }: Known): OpenReason[] {
  const reasons: OpenReason[] = []
  if (!pieces) reasons.push('text not known')
  if (struck.some(({ place }) => !place)) reasons.push('wording without a place')
  if (pieces?.some(({ kind }) => kind === 'gap')) reasons.push('unknown words where others were added')
  if (pieces && !marked) reasons.push('additions are not marked')
  return reasons
}

/** As sure as the least sure of its parts; that nothing stood where something was added is likely at best. */
function worst(struck: readonly StruckWording[], added: boolean): Certainty {
  if (struck.some(({ certainty }) => certainty === 'likely')) return 'likely'
  return added && struck.length === 0 ? 'likely' : 'sure'
}

/** `pp`, `op`, `annex/par`. */
const partOf = ({ id }: Pick<Paragraph, 'id'>): string => /^(?:[^/]+\/par|pp|op)(?=\/)/.exec(id)?.[0] ?? id

/** Of a part in which some paragraphs had other numbers, no number is taken over. */
function renumberedParts({ paragraphs, notes }: Tracked): ReadonlySet<string> {
  const moved = new Set(notes.flatMap(({ kind, paragraph }) => (kind === 'formerly' ? [paragraph] : [])))
  return new Set(paragraphs.filter(({ id }) => moved.has(id)).map(partOf))
}

const fromId = (id: string): string => id.replace(/^((?:[^/]+\/par|pp|op)\/)/, '$1from-')

/** The number that a note says the paragraph had: `[formerly PP12]`. */
function formerOf({ id }: Paragraph, { notes }: Tracked): { readonly id: string; readonly note: number } | undefined {
  const note = notes.findIndex(({ kind, paragraph }) => kind === 'formerly' && paragraph === id)
  const former = note < 0 ? undefined : formerId(notes[note]?.text ?? '', id)
  return former === undefined ? undefined : { id: former, note }
}

/** A stretch of a paragraph's clean text that is marked as added. */
interface Added extends Span {
  readonly note: number
  /** It holds alternatives: something was in dispute there before. */
  readonly disputed: boolean
}

function addedIn(paragraph: Paragraph, { notes }: Tracked): readonly Added[] {
  return notes.flatMap((note, index): Added[] => {
    if (note.kind !== 'inserted' || note.paragraph !== paragraph.id || note.start >= paragraph.end) return []
    const [start, end] = [note.start, note.end].map((at) => cleanOffset(paragraph, at)) as [number, number]
    const disputed = notes.some(({ kind, start: at }) => kind === 'alternative' && at >= note.start && at < note.end)
    return [{ start, end, note: index, disputed }]
  })
}

/** A list after the last item of a paragraph may belong to any of its items. */
const wholeId = (id: string): string => /^(?:[^/]+\/par|pp|op)\/[^/]+/.exec(id)?.[0] ?? id

/** Consecutive deletions stand as one list beside the page: after their paragraph, or before the next. */
function placeListed(draft: Tracked): Map<string, StruckWording[]> {
  const placed = new Map<string, StruckWording[]>()
  const lists = new Map<string, number[]>()
  draft.notes.forEach(({ kind, text, paragraph }, note) => {
    if (kind === 'deleted' && text.trim() !== '' && paragraph !== undefined) addTo(lists, paragraph, note)
  })
  for (const [id, list] of lists) {
    const [home, next] = neighbours(draft, id, lists)
    const alone = list.length === 1
    const found = list.map((note) => home && placeOne(draft.notes[note]?.text ?? '', { home, next, alone, draft }))
    const claims = found.flatMap((each) => each?.place.start ?? [])
    list.forEach((note, index) => {
      const one = found[index]
      // What two wordings claim is sure for neither.
      const kept = one && claims.filter((claim) => claim === one.place.start).length === 1 ? one : undefined
      const wording = draft.notes[note]?.text ?? ''
      const struck: StruckWording = { wording, note, ...(kept ? placeOf(kept.place) : { certainty: 'open' }) }
      addTo(placed, kept?.paragraph.id ?? wholeId(id), struck)
    })
  }
  return placed
}

const placeOf = ({ start, end, rule, certainty }: Place) => ({ place: { start, end }, rule, certainty })

/** The paragraph before a list, and the one after it unless that has a list of its own. */
function neighbours({ paragraphs }: Tracked, id: string, lists: ReadonlyMap<string, unknown>) {
  const at = paragraphs.findIndex((each) => each.id === id)
  const next = paragraphs[at + 1]
  return [paragraphs[at], next && !lists.has(next.id) ? next : undefined] as const
}

interface Listed {
  readonly home: Paragraph
  readonly next: Paragraph | undefined
  /** The only deletion of its list. */
  readonly alone: boolean
  readonly draft: Tracked
}

function placeOne(wording: string, { home, next, alone, draft }: Listed) {
  const [ground, after] = [groundOf(home, draft), next && groundOf(next, draft)]
  const place =
    (alone ? placeOnly(wording, ground) : undefined) ??
    (alone ? placeOpening(wording, ground) : undefined) ??
    (alone ? placeByPattern(wording, ground) : undefined)
  if (place) return { place, paragraph: home }
  const here = placeBySameWords(wording, ground)
  const there = after && placeBySameWords(wording, after)
  if (here && !there) return { place: here, paragraph: home }
  return there && !here && next ? { place: there, paragraph: next } : undefined
}

function groundOf(paragraph: Paragraph, draft: Tracked): Ground {
  const { text, openingPhrase } = paragraph
  return { text, added: addedIn(paragraph, draft), ...(openingPhrase !== undefined && { openingPhrase }) }
}
