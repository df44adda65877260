/** Plain text → structure: the whole reader, one stage after another. */

import type { Authorities } from '../authority/authorities.ts'
import type { OrganRecord } from '../authority/records.ts'
import type { PhraseMatch } from '../authority/phrases.ts'
import type { Diagnostic, Structure } from '../model.ts'
import { findAnchors } from './anchors.ts'
import { walkBody, type Body } from './body.ts'
import { withClosing } from './closing.ts'
import { readDecided } from './decision.ts'
import { takeEditorialLines } from './editorial.ts'
import { takeFootnotes } from './footnotes.ts'
import { findBodyStart, findFormula, openingTest } from './formula.ts'
import { markFurniture } from './furniture.ts'
import { hyphenReader } from './hyphen.ts'
import { splitLines } from './lines.ts'
import { readMasthead, type Masthead } from './masthead.ts'
import { placeNotes, readNotes } from './notes.ts'
import { findAnnounced, findMarks, mayHoldMarks } from './tracked.ts'
import { partParagraphs } from './paragraphs.ts'
import { partAnnex, sectionsOf, type Part } from './part.ts'
import { readBlocks } from './read-blocks.ts'

/** A structure before footnotes are resolved and metadata from outside is added. */
export type ParsedText = Omit<Structure, 'metadata'> & {
  readonly masthead: Masthead
  readonly formulaOrgan?: OrganRecord
  /** The action phrase that each paragraph opens with, in the order of the paragraphs. */
  readonly openings: readonly (PhraseMatch | undefined)[]
}

const NUMBERED_LINE = /^(?:\d{1,3}\.\s|\([a-z]\)\s)/

/** Reads any plain text as a resolution. Total: text that is none gives few paragraphs and some diagnostics. */
export function parseText(text: string, authorities: Authorities): ParsedText {
  const lines = splitLines(text)
  const formula = findFormula(lines, authorities)
  const from = formula ? formula.line + 1 : findBodyStart(lines, authorities)
  const decided = formula ? undefined : readDecided(text, lines, from, authorities)
  const organ = formula?.stated ?? decided?.organ
  const head = readMasthead(text, lines, formula?.line ?? from, { organ, decided: decided !== undefined, authorities })
  const masthead = { ...head, ...decided }
  const lineNotes = takeEditorialLines(lines, 0)
  markFurniture(lines, from, [masthead.symbol?.value ?? ''], masthead.title?.value ?? '')
  const opensPhrase = openingTest(authorities)
  const raw = takeFootnotes(lines, from, (line) => opensPhrase(line) || NUMBERED_LINE.test(line.text))
  const anchors = findAnchors(lines, from, raw)
  const soft = hyphenReader(text)
  const { phrases } = authorities
  const { reads, notesOf } = readBlocks({ text, lines, from, anchors, soft, rest: formula?.rest, opensPhrase, phrases })
  const body = walkBody(reads, (read) => notesOf.get(read) ?? [])
  const { parts, rename } = partsOf(body)
  const openings: (PhraseMatch | undefined)[] = []
  const reading = { rename, authorities, known: true, openings }
  const paragraphs = parts.flatMap((part) => partParagraphs(part, reading))
  const footnotes = readNotes(text, raw, anchors, paragraphs, soft)
  const marks = mayHoldMarks(text) ? paragraphs.flatMap((paragraph) => findMarks(text, paragraph)) : []
  const notes = [...lineNotes, ...[...notesOf.values()].flat(), ...marks].toSorted((a, b) => a.start - b.start)
  const structure = {
    paragraphs,
    sections: sectionsOf(parts, rename),
    annexes: body.annexes.flatMap((part) => partAnnex(part, rename(part.prefix.replace(/\/par$/, ''))) ?? []),
    footnotes,
    notes: findAnnounced(placeNotes(notes, paragraphs), paragraphs),
    ...(formula ? { formula: formula.stated.at, formulaOrgan: formula.stated.value } : {}),
  }
  const diagnostics = [...body.diagnostics, ...checkStructure({ ...structure, decided: decided !== undefined }, text)]
  return { ...structure, openings, masthead: withClosing(masthead, body.closing), diagnostics }
}

/** The parts in order; a single annex is `annex`, several are `annex-1`, `annex-2`. */
function partsOf(body: Body): { parts: readonly Part[]; rename: (id: string) => string } {
  const single = body.annexes.length === 1
  return {
    parts: [body.preamble, body.operative, ...body.annexes],
    rename: (id) => (single ? id.replace(/^annex-1(?=\/|$)/, 'annex') : id),
  }
}

/** What is missing from a structure that a resolution should have. */
function checkStructure(
  {
    formula,
    paragraphs,
    footnotes,
    decided,
  }: Pick<Structure, 'formula' | 'paragraphs' | 'footnotes'> & { decided: boolean },
  text: string,
): Diagnostic[] {
  const head = { start: 0, end: Math.min(text.length, 80) }
  const found: Diagnostic[] = []
  if (!formula && !decided) {
    found.push({
      code: 'no-formula',
      message: 'no enacting formula such as “The General Assembly,” was found',
      ...head,
    })
  }
  if (!paragraphs.some((p) => p.kind === 'operative')) {
    found.push({
      code: 'no-operative-paragraph',
      message: 'no operative paragraph was found; is this a resolution?',
      ...head,
    })
  }
  for (const { marker, anchoredIn, start, end } of footnotes) {
    if (anchoredIn.length > 0) continue
    found.push({
      code: 'footnote-without-anchor',
      message: `no mark of footnote ${marker} was found in a paragraph`,
      start,
      end,
    })
  }
  return found
}
