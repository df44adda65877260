/** A document's structure for people: one line a paragraph, below it what the paragraph cites and asks. */
import type { Ask, Citation, Metadata, Paragraph, ResolutionDocument } from '../model.ts'
import { targetName, thingName } from './json.ts'
import { printable } from './terminal.ts'

/** Lines of text, the last one ended. Control characters of the document are shown as U+FFFD. */
export function outline(document: ResolutionDocument): string {
  const lines = [
    ...heading(document.metadata),
    ...document.paragraphs.flatMap((paragraph, index) => paragraphLines(document, paragraph, index)),
    ...footnoteLines(document),
    ...factLines(document),
    ...diagnosticLines(document),
    '',
    totals(document),
  ]
  return `${lines.map((line) => printable(line).trimEnd()).join('\n')}\n`
}

function heading(metadata: Metadata): string[] {
  const { type, organ, title, symbol, slug } = metadata
  const facts = [
    metadata.date,
    metadata.session && `session ${metadata.session}`,
    metadata.agendaItems.length > 0 && `agenda item ${metadata.agendaItems.join(', ')}`,
    metadata.meeting,
    metadata.draftOf && `draft of ${metadata.draftOf}`,
  ]
  const name = symbol ?? (slug === undefined ? 'without symbol' : `without symbol (${slug})`)
  const outside = metadata.external.length > 0 ? [`from outside the text: ${metadata.external.join(', ')}`] : []
  return [
    `${name}  ${type}${organ === undefined ? '' : `, ${organ}`}`,
    title ?? 'without title',
    facts.filter(Boolean).join(' · '),
    ...outside,
  ]
}

const parts = { preambular: 'Preamble', operative: 'Operative part', annex: 'Annex' } as const

function paragraphLines(document: ResolutionDocument, paragraph: Paragraph, index: number): string[] {
  const { id, kind, status, text } = paragraph
  const section = document.sections.find(({ paragraphs }) => paragraphs[0] === id)
  const title = [section?.label, section?.title].filter((word) => word !== undefined).join('. ')
  return [
    ...(document.paragraphs[index - 1]?.kind === kind ? [] : ['', parts[kind]]),
    ...(section === undefined ? [] : ['', `  ${title}`]),
    `  ${id.padEnd(9)} ${status === undefined ? shorten(text, 100) : `[${status}]`}`,
    ...document.citations.filter((citation) => citation.in === id).map(citationLine),
    ...document.asks.filter((ask) => ask.in === id).map(askLine),
  ]
}

function citationLine(citation: Citation): string {
  const via = citation.via === undefined ? '' : ` (footnote ${citation.via})`
  return `              ${citation.relation} → ${targetName(citation.target)}${via}`
}

function askLine(ask: Ask): string {
  const by = ask.deadline === undefined ? '' : `, ${ask.deadline.text}`
  return `              asks: ${ask.verb} ${ask.addressees.map(thingName).join('; ')}${by}`
}

function footnoteLines({ footnotes }: ResolutionDocument): string[] {
  if (footnotes.length === 0) return []
  return ['', 'Footnotes', ...footnotes.map(({ marker, text }) => `  ${marker.padEnd(9)} ${shorten(text, 100)}`)]
}

function factLines({ facts }: ResolutionDocument): string[] {
  if (facts.length === 0) return []
  const line = ({ subject, predicate, object, evidence }: (typeof facts)[number]): string =>
    `  ${evidence.paragraph.padEnd(9)} ${thingName(subject)} ${predicate} ${thingName(object)}`
  return ['', 'Facts', ...facts.map(line)]
}

function diagnosticLines({ diagnostics }: ResolutionDocument): string[] {
  if (diagnostics.length === 0) return []
  return ['', 'Oddities', ...diagnostics.map(({ code, message }) => `  ${code}: ${message}`)]
}

function totals(document: ResolutionDocument): string {
  const counts = (['paragraphs', 'footnotes', 'citations', 'asks', 'facts', 'diagnostics'] as const).map(
    (name) => `${document[name].length} ${name}`,
  )
  return counts.join(', ')
}

/** Cut at a word, so that a line says what a paragraph is about. */
function shorten(text: string, width: number): string {
  if (text.length <= width) return text
  const cut = text.lastIndexOf(' ', width)
  return `${text.slice(0, cut > 0 ? cut : width)} …`
}
