/** Paragraphs, sections and annexes: the structure of a document. */
import { DataFactory } from 'n3'
import type { NamedNode } from '@rdfjs/types'
import type { Annex, Paragraph, ParagraphKind, Section } from '../model.ts'
import { partIri } from './iri.ts'
import { relationIri } from './relation.ts'
import { addSpan, describe, paragraphNode } from './scope.ts'
import type { Scope } from './scope.ts'
import { rg } from './terms.generated.ts'
import { dcterms, rdf, xsd } from './vocabulary.ts'

const CLASSES: Readonly<Record<ParagraphKind, NamedNode>> = {
  preambular: rg.PreambularParagraph,
  operative: rg.OperativeParagraph,
  annex: rg.AnnexParagraph,
}

/** A whole paragraph's id: `pp/4`, `op/2bis`, `annex/par/43`. Anything longer is a part of one. */
const WHOLE = /^(?:[^/]+\/)?(?:pp|op|par)\/[^/]+$/

const WORDS: Readonly<Record<string, string>> = {
  pp: 'preambular paragraph',
  op: 'operative paragraph',
  par: 'paragraph',
}

/** All paragraphs in reading order, then sections and annexes. */
export function mapParts(scope: Scope): void {
  const { paragraphs, sections, annexes, acts } = scope.document
  paragraphs.forEach((paragraph, index) => mapParagraph(scope, paragraph, index + 1))
  for (const section of sections) mapSection(scope, section)
  for (const annex of annexes) mapAnnex(scope, annex)
  for (const act of acts) {
    const paragraph = paragraphNode(scope, act.in)
    // A plan in an annex is drafted in verbs too, but there the organ does not act: their words are in the text.
    if (paragraph && scope.paragraphs.get(act.in)?.kind !== 'annex')
      scope.add(paragraph, rg.verb, relationIri(act.relation))
  }
}

function mapParagraph(scope: Scope, paragraph: Paragraph, order: number): void {
  const { add } = scope
  const node = partIri(scope.node, paragraph.id)
  add(node, rdf.type, rg.Paragraph)
  describe(
    scope,
    node,
    WHOLE.test(paragraph.id) ? CLASSES[paragraph.kind] : rg.SubParagraph,
    labelOf(scope, paragraph.id),
  )
  addHolders(scope, node, paragraph.id)
  add(node, rg.path, paragraph.id)
  add(node, rg.order, order)
  add(node, rg.printedLabel, unexpectedLabel(paragraph))
  if (isUnnumbered(paragraph)) add(node, rg.unnumbered, DataFactory.literal('true', xsd.boolean))
  add(node, rg.openingPhrase, paragraph.openingPhrase)
  add(node, rg.status, paragraph.status)
  add(node, rg.text, paragraph.text)
  addSpan(scope, node, paragraph)
}

/** The label as printed, unless it says what the id says already: `1.` of `op/1`, `(a)` of `op/2/a`. */
function unexpectedLabel({ id, label }: Paragraph): string | undefined {
  const bare = label?.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  return bare === id.slice(id.lastIndexOf('/') + 1).toLowerCase() ? undefined : label
}

/** Without a number of its own; whole preambular paragraphs have none as a rule. */
function isUnnumbered({ id, label }: Paragraph): boolean {
  return label === undefined && !/^pp\/[^/]+$/.test(id)
}

/** The document, and what stands between it and the part: the paragraph of a sub-paragraph, a section, an annex. */
function addHolders(scope: Scope, node: NamedNode, id: string): void {
  scope.add(node, rg.partOf, scope.node)
  const { annexes, sections } = scope.document
  const section = sections.find((each) => each.paragraphs.includes(id))
  const holder = section ?? annexes.find((each) => id.startsWith(`${each.id}/`))
  const parent = parentOf(scope, id) ?? (holder && partIri(scope.node, holder.id))
  if (parent) scope.add(node, rg.partOf, parent)
}

/** The nearest paragraph above; a draft may skip a level: `op/2/a/i` without `op/2/a`. */
function parentOf(scope: Scope, id: string): NamedNode | undefined {
  const above = id.slice(0, Math.max(0, id.lastIndexOf('/')))
  return above === '' ? undefined : (paragraphNode(scope, above) ?? parentOf(scope, above))
}

function mapSection(scope: Scope, section: Section): void {
  const node = partIri(scope.node, section.id)
  const named = [section.label, section.title].filter((each) => each !== undefined).join(' ')
  describe(scope, node, rg.Section, named === '' ? `${scope.key}, ${section.id.replaceAll('/', ' ')}` : named)
  addHolders(scope, node, section.id)
  addHeading(scope, node, section)
}

function mapAnnex(scope: Scope, annex: Annex): void {
  const node = partIri(scope.node, annex.id)
  const title = annex.title === undefined ? '' : `: ${annex.title}`
  describe(scope, node, rg.Annex, `${scope.key}, ${annex.label ?? annex.id}${title}`)
  scope.add(node, rg.partOf, scope.node)
  addHeading(scope, node, annex)
}

function addHeading(scope: Scope, node: NamedNode, part: Section | Annex): void {
  scope.add(node, rg.path, part.id)
  scope.add(node, rg.printedLabel, part.label)
  scope.add(node, dcterms.title, part.title)
  addSpan(scope, node, part)
}

/** `A/RES/64/293, annex, paragraph 43 (b)`. */
function labelOf({ key }: Scope, id: string): string {
  const match = /^(?:([^/]+)\/)?(pp|op|par)\/([^/]+)(?:\/(.+))?$/.exec(id)
  if (match === null) return `${key}, ${id}`
  const [, annex, kind = '', number, rest = ''] = match
  const below =
    rest === ''
      ? ''
      : rest
          .split('/')
          .map((part) => ` (${part})`)
          .join('')
  return `${key}, ${annex === undefined ? '' : `${annex}, `}${WORDS[kind]} ${number}${below}`
}
