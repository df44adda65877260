/** Footnotes, the editorial notes of drafts, and the diagnostics of reading. */
import type { NamedNode } from '@rdfjs/types'
import type { Diagnostic, EditorialNote, Footnote } from '../model.ts'
import { countOccurrences } from '../occurrences.ts'
import { encodeSegment, partIri, compactKey, thingIri } from './iri.ts'
import { codePointOffsets } from './offsets.ts'
import { addSpan, describe, paragraphNode } from './scope.ts'
import type { Scope } from './scope.ts'
import { rg } from './terms.generated.ts'

/** A symbol as `Footnote.resolvesTo` gives it, against Treaty Series references and web addresses. */
const SYMBOL = /^[A-Z][\w.-]*(?:\/[^\s/]+)+(?: ?\([^()]*\))?$/

/** All footnotes, editorial notes and diagnostics. */
export function mapNotes(scope: Scope): void {
  for (const [footnote, node] of scope.footnotes) mapFootnote(scope, node, footnote)
  scope.document.notes.forEach((note, index) => mapEditorialNote(scope, note, index + 1))
  scope.document.diagnostics.forEach((diagnostic, index) => mapDiagnostic(scope, diagnostic, index + 1))
}

/** The IRI of the footnote with this marker that stands in the paragraph, else of the first with the marker. */
export function findFootnote(scope: Scope, marker: string | undefined, paragraph: string): NamedNode | undefined {
  const candidates = scope.document.footnotes.filter((footnote) => footnote.marker === marker)
  const footnote = candidates.find(({ anchoredIn }) => anchoredIn.includes(paragraph)) ?? candidates[0]
  return footnote && scope.footnotes.get(footnote)
}

/** The IRI of each footnote, `fn/3`; where a document starts its marks anew, the later ones are `fn/3-2`, `fn/3-3`. */
export function footnoteNodes(node: NamedNode, footnotes: readonly Footnote[]): ReadonlyMap<Footnote, NamedNode> {
  const occurrence = countOccurrences()
  return new Map(
    footnotes.map((footnote) => {
      const count = occurrence(footnote.marker)
      const segment = encodeSegment(footnote.marker)
      return [footnote, partIri(node, `fn/${segment}${count === 1 ? '' : `-${count}`}`)]
    }),
  )
}

function mapFootnote(scope: Scope, node: NamedNode, footnote: Footnote): void {
  describe(scope, node, rg.Footnote, `${scope.key}, footnote ${footnote.marker}`)
  scope.add(node, rg.partOf, scope.node)
  scope.add(node, rg.marker, footnote.marker)
  scope.add(node, rg.text, footnote.text)
  for (const id of footnote.anchoredIn) scope.add(node, rg.anchoredIn, paragraphNode(scope, id))
  for (const { paragraph, offset } of footnote.anchors) {
    const text = scope.paragraphs.get(paragraph)?.text
    if (text === undefined) continue
    // A mark that line breaks have set adrift belongs to the word before it.
    const at = offset > 0 && text.charAt(offset - 1) === ' ' ? offset - 1 : offset
    scope.add(node, rg.markedAt, `${paragraph}#char=${codePointOffsets(text)(at)}`)
  }
  for (const each of footnote.resolvesTo) {
    scope.add(node, rg.resolvesTo, each)
    if (SYMBOL.test(each)) scope.add(node, rg.refersTo, thingIri(scope.base, compactKey(each)))
  }
  addSpan(scope, node, footnote)
}

function mapEditorialNote(scope: Scope, note: EditorialNote, number: number): void {
  const node = partIri(scope.node, `note/${number}`)
  describe(scope, node, rg.EditorialNote, `${scope.key}, editorial note ${number}: ${note.kind}`)
  scope.add(node, rg.partOf, scope.node)
  scope.add(node, rg.noteKind, note.kind)
  scope.add(node, rg.text, note.text)
  scope.add(node, rg.follows, paragraphNode(scope, note.paragraph))
  for (const id of note.announcedFor ?? []) scope.add(node, rg.announcedFor, paragraphNode(scope, id))
  addSpan(scope, node, note)
}

function mapDiagnostic(scope: Scope, diagnostic: Diagnostic, number: number): void {
  const node = partIri(scope.node, `diagnostic/${number}`)
  describe(scope, node, rg.Diagnostic, diagnostic.message)
  scope.add(node, rg.partOf, scope.node)
  scope.add(node, rg.code, diagnostic.code)
  addSpan(scope, node, diagnostic)
}
