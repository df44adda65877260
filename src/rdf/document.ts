/** The document itself: its identity, where its text is published, and where each of its values was read. */
import type { Literal, NamedNode } from '@rdfjs/types'
import type { DocumentType, Metadata } from '../model.ts'
import { aknWork } from './akn.ts'
import { encodeSegment, partIri, plainTextIri, compactKey, thingIri } from './iri.ts'
import { mapRecord } from './record.ts'
import { addSpan, describe, GRADES } from './scope.ts'
import type { Scope } from './scope.ts'
import { dateLiteral, languageLiteral } from './sink.ts'
import { keyOfOrgan } from './things.ts'
import { rg } from './terms.generated.ts'
import { dcterms, rdf, wasDerivedFrom } from './vocabulary.ts'

/** The class of a document of each type. */
export const DOCUMENT_CLASSES: Readonly<Record<DocumentType, NamedNode>> = {
  resolution: rg.Resolution,
  decision: rg.Decision,
  statement: rg.PresidentialStatement,
  draft: rg.Draft,
  report: rg.Report,
}

/** A field of the metadata as it is published: the property and its values. */
interface Field {
  readonly name: keyof Metadata
  readonly property: NamedNode
  readonly values: readonly (NamedNode | Literal | string | undefined)[]
}

/** The document with all that is known of it, its plain text, and its graph. */
export function mapIdentity(scope: Scope, graph: NamedNode, sha256: string): void {
  const { add, node, document } = scope
  const { metadata } = document
  add(node, rdf.type, rg.Document)
  describe(scope, node, classOf(metadata), labelOf(scope.key, metadata.title))
  add(node, rg.languageVersionOf, workOf(scope))
  mapRecord(scope)
  const fields = fieldsOf(scope)
  for (const { property, values } of fields) for (const value of values) add(node, property, value)
  add(node, rg.organ, organOf(scope))
  add(node, rg.aknWork, aknWork(compactKey(metadata.symbol ?? ''), metadata.date))
  mapPlainText(scope, graph, sha256)
  for (const field of fields) mapProvenance(scope, field)
}

/** A text in another language is no second resolution: it counts as a version of the one. */
function isLanguageVersion({ symbol, language }: Metadata): boolean {
  return symbol !== undefined && language !== 'en'
}

function classOf(metadata: Metadata): NamedNode {
  return isLanguageVersion(metadata) ? rg.LanguageVersion : DOCUMENT_CLASSES[metadata.type]
}

function workOf({ base, document: { metadata } }: Scope): NamedNode | undefined {
  const { symbol } = metadata
  return symbol !== undefined && isLanguageVersion(metadata) ? thingIri(base, compactKey(symbol)) : undefined
}

/** The fields that have a value. */
function fieldsOf(scope: Scope): readonly Field[] {
  const { metadata } = scope.document
  const draft = metadata.type === 'draft'
  const foreign = isLanguageVersion(metadata)
  return [
    { name: 'symbol', property: rg.symbol, values: [foreign ? undefined : present(metadata.symbol, compactKey)] },
    { name: 'title', property: dcterms.title, values: [metadata.title] },
    { name: 'organ', property: draft ? rg.organ : rg.adoptedBy, values: [organOf(scope)] },
    { name: 'date', property: draft ? dcterms.date : rg.adoptedOn, values: [dateLiteral(metadata.date)] },
    { name: 'session', property: rg.session, values: [metadata.session] },
    { name: 'agendaItems', property: rg.agendaItem, values: metadata.agendaItems },
    { name: 'meeting', property: rg.meeting, values: [metadata.meeting] },
    { name: 'distributed', property: rg.distributedOn, values: [dateLiteral(metadata.distributed)] },
    { name: 'committeeReport', property: rg.committeeReport, values: [metadata.committeeReport] },
    {
      name: 'draftOf',
      property: rg.draftOf,
      values: [present(metadata.draftOf, (symbol) => thingIri(scope.base, compactKey(symbol)))],
    },
    { name: 'language', property: dcterms.language, values: [languageLiteral(metadata.language)] },
    { name: 'origin', property: dcterms.source, values: [metadata.origin] },
  ]
}

function present<Result>(text: string | undefined, make: (text: string) => Result): Result | undefined {
  return text === undefined ? undefined : make(text)
}

function organOf({ base, document, names }: Scope): NamedNode | undefined {
  const key = keyOfOrgan(document.metadata.organ, names)
  return key === undefined ? undefined : thingIri(base, key)
}

function mapPlainText(scope: Scope, graph: NamedNode, sha256: string): void {
  const text = plainTextIri(scope.base, scope.key)
  scope.add(scope.node, rg.plainText, text)
  describe(scope, text, rg.PlainText, `Plain text of ${scope.key}`)
  scope.add(text, rg.sha256, sha256)
  describe(scope, graph, rg.NamedGraph, `What was read from ${scope.key}`)
  scope.add(graph, wasDerivedFrom, text)
}

/** How a value came to be known. */
const ORIGINS = {
  text: { grade: GRADES.stated, rule: 'masthead', words: 'as the text states it' },
  outside: { grade: GRADES.external, rule: 'manifest', words: 'given from outside' },
  inferred: { grade: GRADES.inferred, rule: 'inferred', words: 'inferred' },
} as const

/** Where the values of a field come from: a span of the text, a manifest, or another field (an organ from a symbol). */
function mapProvenance(scope: Scope, { name, property, values }: Field): void {
  const { external, evidence } = scope.document.metadata
  const outside = external.includes(name)
  const span = outside ? undefined : evidence[name]
  const { grade, rule, words } = ORIGINS[outside ? 'outside' : span ? 'text' : 'inferred']
  values.forEach((value, index) => {
    if (value === undefined) return
    const node = partIri(scope.node, `metadata/${encodeSegment(name)}${values.length === 1 ? '' : `/${index + 1}`}`)
    describe(scope, node, rg.MetadataStatement, `${scope.key}, ${name}, ${words}`)
    scope.add(node, rdf.subject, scope.node)
    scope.add(node, rdf.predicate, property)
    scope.add(node, rdf.object, value)
    scope.add(node, rg.rule, `${rule}/${name}`)
    scope.add(node, rg.grade, grade)
    if (span === undefined) return
    scope.add(node, rg.quote, scope.document.text.slice(span.start, span.end))
    addSpan(scope, node, span)
  })
}

function labelOf(key: string, title: string | undefined): string {
  return title === undefined ? key : `${key}: ${title}`
}
