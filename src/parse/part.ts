/** One part of a document (preamble, operative part, an annex) on its way from blocks to paragraphs. */

import type { Annex, ParagraphKind, Section, Span } from '../model.ts'
import type { Numbered, ReadBlock } from './numbering.ts'
import { Numberer } from './numbering.ts'

/** A part being read; `headings` are the sections met so far, each with its first paragraph's position. */
export interface Part {
  readonly kind: ParagraphKind
  readonly prefix: string
  readonly numberer: Numberer
  readonly headings: Heading[]
  /** Only for annexes. */
  readonly annex?: { readonly at: Span; readonly label: string | undefined; title: string | undefined }
}

interface Heading extends Span {
  readonly label: string | undefined
  title: string | undefined
  readonly from: number
}

/** A fresh part. */
export function newPart(kind: ParagraphKind, prefix: string, annex?: NonNullable<Part['annex']>): Part {
  const part = { kind, prefix, numberer: new Numberer(prefix), headings: [] }
  return annex ? { ...part, annex } : part
}

const LETTERED =
  /^(?:[ivx]{1,5}\)\s+)?(?:(?:Section|Part|Chapter|SECTION|PART|CHAPTER)\s+)?([IVXLC]{1,6}|[A-Z]|\d{1,2})(?:\.\s+|\s+|[:–—-]\s*)(\p{Lu}.*)$/u
const ALONE = /^(?:(?:Section|Part|Chapter|SECTION|PART|CHAPTER)\s+)?([IVXLC]{1,6}|[A-Z])\.?$/

/** Label and title of a heading, or undefined where the text is no heading. */
export function readHeading(text: string): { label: string | undefined; title: string | undefined } | undefined {
  const alone = ALONE.exec(text)
  if (alone) return { label: alone[1], title: undefined }
  if (/[.;:,]["”’']?$/.test(text.slice(-2)) || text.split(' ').length > 40 || /^\p{Ll}(?![)\p{Ll}]*\))/u.test(text))
    return undefined
  const lettered = /^(?:[ivx]{1,5}\)\s+)?(?:(?:section|part|chapter)\s+)?(?:[IVXLC]{1,6}|[A-Z])[.\s:–—-]/iu.test(text)
    ? LETTERED.exec(text)
    : null
  if (lettered && isLabelled(text)) return { label: lettered[1], title: lettered[2] }
  return { label: undefined, title: text }
}

/** `A common vision` is no section A. */
function isLabelled(text: string): boolean {
  return !/^(?:A|I)\s/.test(text)
}

/** Adds a heading, or the title to a heading that had only a label. */
export function addHeading(
  part: Part,
  read: ReadBlock,
  heading: { label: string | undefined; title: string | undefined },
): void {
  const span = blockSpan(read)
  const last = part.headings.at(-1)
  const from = part.numberer.paragraphs.length
  if (last && last.from === from && last.title === undefined && heading.label === undefined) {
    last.title = heading.title
    return
  }
  part.headings.push({ ...heading, ...span, from })
  part.numberer.section = heading.label ?? part.numberer.section
}

/** Where a block stands in the source. */
export function blockSpan({ block }: ReadBlock): Span {
  return { start: block.lines[0]?.start ?? 0, end: block.lines.at(-1)?.end ?? 0 }
}

/** The sections of a part, with the ids of their paragraphs. Headings without paragraphs are left out. */
function partSections(part: Part, rename: (id: string) => string, before: number): Section[] {
  const base = part.kind === 'annex' ? `${rename(part.prefix).replace(/\/par$/, '')}/section` : 'section'
  const sections: Section[] = []
  part.headings.forEach((heading, i) => {
    const paragraphs = part.numberer.paragraphs.slice(heading.from, part.headings[i + 1]?.from)
    if (paragraphs.length === 0) return
    sections.push({
      id: `${base}/${before + sections.length + 1}`,
      ...(heading.label === undefined ? {} : { label: heading.label }),
      ...(heading.title === undefined ? {} : { title: heading.title }),
      paragraphs: paragraphs.map((p) => rename(p.id)),
      start: heading.start,
      end: heading.end,
    })
  })
  return sections
}

/** The sections of all parts. Those of the body count on from preamble to operative part; each annex begins anew. */
export function sectionsOf(parts: readonly Part[], rename: (id: string) => string): Section[] {
  let before = 0
  return parts.flatMap((part) => {
    const own = partSections(part, rename, part.kind === 'annex' ? 0 : before)
    if (part.kind !== 'annex') before += own.length
    return own
  })
}

/** The annex as the model has it. */
export function partAnnex(part: Part, id: string): Annex | undefined {
  const { annex } = part
  if (!annex) return undefined
  return {
    id,
    ...(annex.label === undefined ? {} : { label: annex.label }),
    ...(annex.title === undefined ? {} : { title: annex.title }),
    ...annex.at,
  }
}

/** True for paragraphs that stand before the first number of an annex which has numbers. */
export function numberedOnly(part: Part): readonly Numbered[] {
  const { paragraphs } = part.numberer
  const numbers = paragraphs.some((p) => !p.id.endsWith('/par/0'))
  return part.kind !== 'annex' || numbers ? paragraphs : []
}
