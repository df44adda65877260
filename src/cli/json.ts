/** The form of `parse --json`: everything that was read from one document, absent values as null. */
import type { Ask, Citation, Fact, Metadata, Paragraph, ResolutionDocument, Span, Target, Thing } from '../model.ts'
import { codePointOffsets } from '../rdf/offsets.ts'

type Json = Readonly<Record<string, unknown>>
type Place = (span: Span) => { readonly start: number; readonly end: number }

/**
 * The whole document as plain JSON data. `start` and `end` count Unicode code points of the plain text, half-open.
 * Documents appear by symbol, everything else by its full name.
 */
export function documentJson(document: ResolutionDocument): Json {
  const at = codePointOffsets(document.text)
  const place: Place = ({ start, end }) => ({ start: at(start), end: at(end) })
  return {
    document: metadataJson(document.metadata),
    paragraphs: document.paragraphs.map((paragraph) => paragraphJson(paragraph, place)),
    sections: document.sections.map((section) => ({
      id: section.id,
      label: section.label ?? null,
      title: section.title ?? null,
      paragraphs: section.paragraphs,
      ...place(section),
    })),
    annexes: document.annexes.map((annex) => ({
      id: annex.id,
      label: annex.label ?? null,
      title: annex.title ?? null,
      ...place(annex),
    })),
    footnotes: document.footnotes.map((note) => ({
      marker: note.marker,
      text: note.text,
      anchoredIn: note.anchoredIn,
      resolvesTo: note.resolvesTo,
      ...place(note),
    })),
    citations: document.citations.map((citation) => citationJson(citation, place)),
    asks: document.asks.map((ask) => askJson(ask, place)),
    facts: document.facts.map(factJson),
    aliases: document.aliases.map(({ alias, means, definedIn }) => ({ alias, means, definedIn })),
    notes: document.notes.map((note) => ({
      kind: note.kind,
      text: note.text,
      paragraph: note.paragraph ?? null,
      ...place(note),
    })),
    subjects: libraryHeadings(document),
    keywords: document.record?.subjects.map(({ label, scheme, iri }) => ({ label, scheme, iri: iri ?? null })) ?? [],
    votes: document.record?.vote ?? null,
    sponsors: document.record?.sponsors ?? [],
    diagnostics: document.diagnostics.map((item) => ({ code: item.code, message: item.message, ...place(item) })),
  }
}

/** The subject headings that the library gave, each once; keywords of other makers are not among them. */
function libraryHeadings({ record }: ResolutionDocument): string[] {
  return [...new Set((record?.subjects ?? []).filter((each) => each.library).map(({ label }) => label))]
}

function metadataJson(metadata: Metadata): Json {
  return {
    symbol: metadata.symbol ?? null,
    type: metadata.type,
    organ: metadata.organ ?? null,
    title: metadata.title ?? null,
    date: metadata.date ?? null,
    session: metadata.session ?? null,
    agendaItems: metadata.agendaItems,
    meeting: metadata.meeting ?? null,
    distributed: metadata.distributed ?? null,
    committeeReport: metadata.committeeReport ?? null,
    draftOf: metadata.draftOf ?? null,
    slug: metadata.slug ?? null,
    origin: metadata.origin ?? null,
    language: metadata.language,
    external: metadata.external,
  }
}

function paragraphJson(paragraph: Paragraph, place: Place): Json {
  const { id, kind, label, text, openingPhrase, verbs, status } = paragraph
  return {
    id,
    kind,
    label: label ?? null,
    text,
    openingPhrase: openingPhrase ?? null,
    verbs,
    ...place(paragraph),
    ...(status === undefined ? {} : { status }),
  }
}

function citationJson(citation: Citation, place: Place): Json {
  const { mention, target, relation, part, via } = citation
  return {
    in: citation.in,
    mention,
    target: targetName(target),
    relation,
    part: part ?? null,
    via: via ?? null,
    ...place(citation),
  }
}

function askJson(ask: Ask, place: Place): Json {
  const { verb, addressees, deadline } = ask
  return {
    in: ask.in,
    verb,
    addressees: addressees.map(thingName),
    ...(deadline === undefined ? {} : { deadline }),
    ...place(ask),
  }
}

function factJson({ subject, predicate, object, evidence }: Fact): readonly string[] {
  return [thingName(subject), predicate, thingName(object), evidence.paragraph]
}

/** The symbol of a cited document, the full name of a treaty or instrument. */
export function targetName(target: Target): string {
  return target.kind === 'document' ? target.key : target.label
}

/** Keys of documents are their symbols, which begin with a capital; all other keys begin with a lower-case kind. */
export function thingName({ name, key }: Thing): string {
  return key !== undefined && /^[A-Z]/.test(key) ? key : name
}
