/** Akoma Ntoso → structure: the same that text gives, by the marks of the file instead of by guesses. */

import { addTo } from '../../group-by.ts'
import type { Authorities } from '../../authority/authorities.ts'
import type { PhraseMatch } from '../../authority/phrases.ts'
import type { Diagnostic, Paragraph, Structure } from '../../model.ts'
import type { AknBlock } from '../../source/akn/blocks.ts'
import type { AknStatement } from '../../source/akn/statement.ts'
import type { Anchor } from '../anchors.ts'
import type { RawNote } from '../footnotes.ts'
import { findAnnounced } from '../tracked.ts'
import { placeNotes, readNotes } from '../notes.ts'
import { partParagraphs } from '../paragraphs.ts'
import type { ParsedText } from '../parse-text.ts'
import { partAnnex, sectionsOf, type Part } from '../part.ts'
import { exactParts } from './exact.ts'
import { organOf, readHead } from './head.ts'
import { splitAnnexes } from './repair.ts'
import { walkAnnex, walkOperative, walkPreamble } from './walk.ts'

/** The structure of a laid-out statement. Total. */
export function parseAkn(statement: AknStatement, authorities: Authorities): ParsedText {
  const { text, formula } = statement
  const { parts, rename } = partsOf(statement)
  const marked = markedOpenings(statement)
  const openings: (PhraseMatch | undefined)[] = []
  const paragraphs = parts
    .flatMap((part) => partParagraphs(part, { rename, authorities, known: false, openings }))
    .map((paragraph) => withOpening(paragraph, marked))
  const { raw, anchors } = notesOf(statement)
  const footnotes = readNotes(text, raw, anchors, paragraphs, () => false)
  const organ = organOf(statement, authorities)
  const structure = {
    paragraphs,
    sections: sectionsOf(parts, rename),
    annexes: parts.flatMap((part) => partAnnex(part, rename(part.prefix.replace(/\/par$/, ''))) ?? []),
    footnotes,
    notes: findAnnounced(placeNotes(statement.remarks, paragraphs), paragraphs),
    ...(formula ? { formula: { start: formula.start, end: formula.end } } : {}),
  }
  return {
    ...structure,
    openings,
    masthead: readHead(statement, authorities),
    ...(organ ? { formulaOrgan: organ.value } : {}),
    diagnostics: checkStructure(structure, statement),
  }
}

function partsOf(statement: AknStatement): { parts: readonly Part[]; rename: (id: string) => string } {
  if (statement.own) return { parts: exactParts(statement), rename: (id) => id }
  const preamble = walkPreamble(statement.preamble)
  const { own, annexes } = splitAnnexes(statement.body)
  const operative = walkOperative(own)
  const scopes = [...annexes, ...statement.attachments.flatMap((attachment) => attachedScopes(attachment))]
  const single = scopes.length === 1
  return {
    parts: [preamble, operative, ...scopes.map((scope, i) => walkAnnex(scope, i))],
    rename: (id) => (single ? id.replace(/^annex-1(?=\/|$)/, 'annex') : id),
  }
}

/** An attachment may hold several annexes; what stands before the first heading is one only if it has text. */
function attachedScopes(blocks: readonly AknBlock[]): AknBlock[][] {
  const { own, annexes } = splitAnnexes(blocks)
  const lead = own.some((block) => block.kind === 'text') ? [own] : []
  const scopes = [...lead, ...annexes]
  return scopes.length > 0 ? scopes : [own]
}

/** Where a block's words begin → the words in italics that open it. */
export function markedOpenings({ preamble, body, attachments }: AknStatement): ReadonlyMap<number, string> {
  const blocks = [...preamble.flatMap((container) => container.blocks), ...body, ...attachments.flat()]
  return new Map(blocks.flatMap(({ start, opening }) => (opening === undefined ? [] : [[start, opening] as const])))
}

/** The phrase as the file sets it off, rather than as the records know it. */
function withOpening(paragraph: Paragraph, openings: ReadonlyMap<number, string>): Paragraph {
  const opening = openings.get(paragraph.start)
  return opening === undefined || !paragraph.text.startsWith(opening)
    ? paragraph
    : { ...paragraph, openingPhrase: opening }
}

/** Footnotes and marks as the reader of text hands them on. A mark belongs to the first note of its number after it. */
function notesOf({ notes, marks }: AknStatement): { raw: RawNote[]; anchors: Anchor[] } {
  const raw = notes.map(({ marker, start, end }) => ({ marker, pieces: [{ start, end }], line: 0, zone: 0 }))
  const byMarker = new Map<string, RawNote[]>()
  for (const note of raw) addTo(byMarker, note.marker, note)
  const anchors = marks.flatMap(({ marker, start, end }) => {
    const candidates = byMarker.get(marker)
    const note = candidates && candidates.length > 1 ? candidates.shift() : candidates?.[0]
    return note ? [{ note, start, end }] : []
  })
  return { raw, anchors }
}

function checkStructure(
  { paragraphs }: Pick<Structure, 'paragraphs'>,
  { statements, text }: AknStatement,
): Diagnostic[] {
  const head = { start: 0, end: Math.min(text.length, 80) }
  const found: Diagnostic[] = []
  if (!paragraphs.some((p) => p.kind === 'operative')) {
    found.push({ code: 'no-operative-paragraph', message: 'the main body holds no operative paragraph', ...head })
  }
  if (statements !== 1) {
    found.push({ code: 'collection', message: `the file holds ${statements} statements, read as one`, ...head })
  }
  return found
}
