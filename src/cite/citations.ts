/** Entities and footnotes → citations, each with its relation and its evidence. */

import type { Authorities } from '../authority/authorities.ts'
import type { TreatyRecord } from '../authority/records.ts'
import { HINTS, type Hints } from '../hints.ts'
import { allMatches } from '../matches.ts'
import type { Act, Citation, Footnote, Grade, Paragraph, Target } from '../model.ts'
import { sourceSpan } from '../parse/clean.ts'
import type { Entity } from './entity.ts'
import type { Reference } from './footnotes.ts'

/** A footnote mark in a paragraph with what the note refers to. */
export interface NoteMark {
  readonly note: Footnote
  readonly references: readonly Reference[]
  /** Clean offset before which the mark stands. */
  readonly offset: number
}

/** All that is needed to cite from one paragraph. */
export interface CitingParagraph {
  readonly paragraph: Paragraph
  /** Of the paragraph's text. */
  readonly hints: Hints
  readonly entities: readonly Entity[]
  readonly marks: readonly NoteMark[]
  /** Its own acts, and the act that governs it from the paragraph above where it has none. */
  readonly acts: readonly Act[]
  readonly inherited: Act | undefined
  readonly authorities: Authorities
}

interface Draft {
  readonly target: Target
  readonly start: number
  readonly end: number
  readonly rule: string
  readonly grade: Grade
  readonly via: string | undefined
  readonly part: string | undefined
}

/** The citations of a paragraph in order of place, one for each target and relation. */
export function findCitations(citing: CitingParagraph): Citation[] {
  const drafts = entityDrafts(citing)
  if (citing.marks.length > 0) drafts.push(...noteDrafts(citing))
  if (drafts.length > 1) drafts.sort((a, b) => a.start - b.start || a.end - b.end)
  const found: Citation[] = []
  for (const draft of drafts) {
    for (const relation of relationsAt(citing, draft.start)) {
      if (!isCitedIn(found, draft.target.key, relation)) found.push(toCitation(citing.paragraph, draft, relation))
    }
  }
  return found
}

/** A paragraph cites a few dozen things at most, as a rule two: looking through them costs less than a set. */
function isCitedIn(found: readonly Citation[], key: string, relation: string): boolean {
  for (const { target, relation: other } of found) if (target.key === key && other === relation) return true
  return false
}

function toCitation({ id, text, map }: Paragraph, draft: Draft, relation: string): Citation {
  const { target, rule, grade, part, via } = draft
  const { start, end } = sourceSpan(map, draft.start, draft.end)
  const quote = text.slice(draft.start, draft.end)
  const evidence = { paragraph: id, quote, rule, grade, start, end }
  // Written out, since objects put together from pieces take twice the memory, and a text has thousands.
  if (part === undefined && via === undefined) return { in: id, mention: quote, target, relation, start, end, evidence }
  if (part === undefined) return { in: id, mention: quote, target, relation, via: via ?? '', start, end, evidence }
  const named = via === undefined ? { part } : { part, via }
  return { in: id, mention: quote, target, relation, ...named, start, end, evidence }
}

/** The relation of the act in whose stretch the mention stands, and of an act before it that shares its object. */
function relationsAt({ acts, inherited, authorities, paragraph }: CitingParagraph, at: number): readonly string[] {
  const index = acts.findLastIndex((act) => act.stretch.start <= at)
  const act = acts[index] ?? inherited
  if (!act) return MENTIONS
  const before = acts[index - 1]
  const own = relationOf(act, authorities)
  return before && sharesObject(before, paragraph.text) ? [relationOf(before, authorities), own] : [own]
}

const MENTIONS = ['mentions']

function relationOf(act: Act, { phrases }: Authorities): string {
  if (act.relation === 'adopts' && act.in.startsWith('annex')) return 'mentions'
  return phrases.relations.get(act.relation) ?? 'mentions'
}

/** `Urges Member States and invites …, to contribute`: the first act has no object but what follows the second. */
function sharesObject({ phraseAt, stretch }: Act, text: string): boolean {
  if (stretch.end - phraseAt.end >= 60) return false
  const own = text.slice(phraseAt.end, stretch.end)
  return !/[,;]| to | that | of | in /.test(own.trimEnd()) && own.trim() !== ''
}

/** The part of an organ's or another treaty's proper name: no citation of its own. */
const INSIDE_NAME =
  /(?:\b(?:Conference|Meeting|Assembly) of (?:the )?(?:States )?Part(?:ies|y) to (?:the )?|\b(?:[Pp]rotocols?|Amendments?) to (?:the )?|\bserving as the [Mm]eeting of the Parties to the |\b(?:Committee|Secretariat|secretariat|Executive Secretary|Bureau|Depositary) (?:of|on|for|to) (?:the )?|supplementing the )$/

/** The words that such a part ends with. */
const ENDING_WORD = /\b(?:the|to|of|on|for) $/

/** As much of the text before `at` as the words that are looked for there can take. */
function textBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - 50), at)
}

function isCited({ kind }: Entity): boolean {
  return kind === 'document' || kind === 'treaty' || kind === 'instrument'
}

function isInsideName(text: string, { start }: Entity): boolean {
  return ENDING_WORD.test(text.slice(Math.max(0, start - 5), start)) && INSIDE_NAME.test(textBefore(text, start))
}

function entityDrafts(citing: CitingParagraph): Draft[] {
  const { entities, paragraph } = citing
  const drafts: Draft[] = []
  for (const entity of entities) {
    if (!isCited(entity) || (entity.kind !== 'document' && isInsideName(paragraph.text, entity))) continue
    drafts.push(entityDraft(entity, citing))
  }
  return drafts
}

function entityDraft(entity: Entity, citing: CitingParagraph): Draft {
  const { start, end } = entity
  const kind = entity.kind as Target['kind']
  const target = { kind, key: entity.key, label: entity.name }
  const mark = markAfter(entity, citing)
  const part = PART.in(citing.hints) ? partBefore(citing.paragraph.text, start) : undefined
  const draft: Draft = {
    target,
    start: part ? part.start : start,
    end,
    rule: ruleOf(entity),
    grade: entity.by === 'short' ? 'resolved' : 'stated',
    via: mark?.note.marker,
    part: part?.text,
  }
  const document = kind === 'instrument' ? mark?.references.find((r) => r.kind === 'document') : undefined
  if (!document) return draft
  const found = { kind: 'document' as const, key: document.value, label: document.value }
  return { ...draft, target: found, grade: 'resolved', part: document.part || draft.part }
}

function ruleOf({ by, key }: Entity): string {
  return by === 'number' || by === 'symbol' || by === 'link' ? `cite/${by}` : `cite/${by} ${key}`
}

const PART_BEFORE =
  /(?:(?:operative )?paragraphs? \d+[a-z]?(?: ?\([a-z]+\))*(?:(?:, and|,| and| or| to|–|-) ?(?:\d+[a-z]?(?: ?\([a-z]+\))*|\([a-z]+\)))*|section [A-Z\dIVX]+|articles? \d+[\d, ()]*(?:and \d+)?|annex(?: [IVX]+)?) (?:of|to) (?:the annex to )?(?:the )?(?:its )?(?:\p{Lu}\p{L}+ (?:(?:and|on|of|the) )?){0,8}$/u

const PART = HINTS.add('paragraph', 'section', 'article', 'annex')
const PART_NOUN = /paragraph|section|article|annex/

/** `paragraph 4 of General Assembly resolution 64/293`: the part, and where the mention then starts. */
function partBefore(text: string, start: number): { start: number; text: string } | undefined {
  const before = text.slice(Math.max(0, start - 160), start)
  const found = PART_NOUN.test(before) ? PART_BEFORE.exec(before) : null
  if (!found) return undefined
  const part =
    /^(?:(?:operative )?paragraphs? \d+[a-z]?(?: ?\([a-z]+\))*(?:(?:, and|,| and| or| to|–|-) ?(?:\d+[a-z]?(?: ?\([a-z]+\))*|\([a-z]+\)))*|section [A-Z\dIVX]+|articles? [\d, ()]+(?:and \d+)?|annex(?: [IVX]+)?)/.exec(
      found[0],
    )
  return { start: start - before.length + found.index, text: (part?.[0] ?? '').replace(/ of$/, '').trim() }
}

/** The footnote mark that belongs to an entity: the first after it, with no sentence and no other name between. */
function markAfter(entity: Entity, { marks, entities, paragraph }: CitingParagraph): NoteMark | undefined {
  if (marks.length === 0) return undefined
  const mark = marks.find((m) => m.offset >= entity.end)
  if (!mark || mark.offset - entity.end > 200) return undefined
  if (/[;.]./.test(paragraph.text.slice(entity.end, mark.offset))) return undefined
  const rival = (e: Entity) => (entity.kind === 'treaty' ? e.kind !== 'agent' : isCited(e))
  return entities.some((e) => e.start >= entity.end && e.end <= mark.offset && rival(e)) ? undefined : mark
}

/** What the footnotes refer to, where no entity of the text stands for it. */
function noteDrafts(citing: CitingParagraph): Draft[] {
  const owners = new Map<NoteMark, Entity>()
  for (const entity of citing.entities) {
    const mark = isCited(entity) ? markAfter(entity, citing) : undefined
    if (mark) owners.set(mark, entity)
  }
  return citing.marks.flatMap((mark) => markDrafts(mark, owners.get(mark), citing))
}

function markDrafts(mark: NoteMark, owner: Entity | undefined, citing: CitingParagraph): Draft[] {
  const { authorities, paragraph } = citing
  const place = wordingBefore(paragraph.text, mark.offset, owner)
  const base = { ...place, via: mark.note.marker, grade: 'resolved' as const, part: undefined }
  return mark.references.flatMap((reference): Draft[] => {
    if (reference.kind === 'treaty-series') {
      if (owner?.kind === 'treaty') return []
      const treaty = treatyOf(reference, authorities)
      return treaty
        ? [
            {
              ...base,
              rule: `cite/treaty-series ${treaty.key}`,
              target: { kind: 'treaty', key: treaty.key, label: treaty.name },
            },
          ]
        : []
    }
    if (reference.kind !== 'document' || owner?.key === reference.value) return []
    if (!reference.linked && isPublication(mark) && numberedBefore(citing, mark)) return []
    const target = { kind: 'document' as const, key: reference.value, label: reference.value }
    return [{ ...base, rule: 'cite/footnote', target, part: reference.part || undefined }]
  })
}

/** `See Official Records … (E/2004/23), chap. II`: where a text was published, not the text. */
function isPublication({ note }: NoteMark): boolean {
  return note.text.startsWith('See ') && /\b(?:chap|sect)\. [A-Z\d]/.test(note.text)
}

/** A document cited by number in the same act, whose publication a note may give. */
function numberedBefore({ entities, acts }: CitingParagraph, { offset }: NoteMark): boolean {
  const from = acts.findLast((act) => act.stretch.start <= offset)?.stretch.start ?? 0
  return entities.some((e) => e.by === 'number' && e.start >= from && e.end <= offset)
}

/** The treaty whose registration is this volume and number; a number alone is not unique. */
function treatyOf({ volume, number }: Reference, { records }: Authorities): TreatyRecord | undefined {
  return records.treaties.find((t) => t.unts?.some((u) => u.volume === volume && u.number === number))
}

const NOUN =
  /\b(?:(?:annual |interim |final |joint |relevant |thematic |latest |periodic |first |second |third |fourth |fifth )?(?:report|note|letter|study|addendum|outcome|guidelines|principles|declaration|programme|plan|strategy|framework|agenda|statement|decision|conclusions|recommendations|rules|regulations|convention|protocol|optional protocols?|budget|proposals?|document)s?)\b/giu

/** The words that the mark stands behind: from the nearest noun for a document, else the last words. */
function wordingBefore(text: string, offset: number, owner: Entity | undefined): { start: number; end: number } {
  if (owner) return { start: owner.start, end: owner.end }
  let end = offset
  while (end > 0 && /[\s,;.:]/.test(text.charAt(end - 1))) end--
  const reach = Math.max(0, end - 200)
  const from = reach + text.slice(reach, end).lastIndexOf(';') + 1
  const piece = text.slice(from, end)
  const nouns = allMatches(NOUN, piece)
  const noun = nouns.at(-1)
  if (noun) return { start: from + noun.index, end }
  const words = /(?<!\S)(?:\S{1,60} ){0,5}\S{1,60}$/.exec(piece)
  return { start: from + (words?.index ?? 0), end }
}
