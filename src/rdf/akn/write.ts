/**
 * A document's graph → Akoma Ntoso 3.0 after the profile of the United Nations. It is written from the graph alone, so
 * that any dataset will do, and reads back to the same graph; plain-text offsets and reading diagnostics are new then.
 */
import type { Quad } from '@rdfjs/types'
import { OWN_NAMESPACE } from '../../source/akn/own.ts'
import { printable } from '../sink.ts'
import { rg } from '../terms.generated.ts'
import { idOf, writeBody, writePreamble } from './body.ts'
import { element, isEmpty, join, type Content, type Xml } from './element.ts'
import { openWords, type WordsWriter } from './inline.ts'
import { typeOf, writeAnnexMeta, writeMeta } from './meta.ts'
import { readAknSource, type AknHeading, type AknSource } from './source.ts'

/** The media type of Akoma Ntoso, as OASIS registered it. */
export const AKN_TYPE = 'application/akn+xml'

/** Which document, and what its IRIs begin with. */
export interface AknOptions {
  readonly iri: string
  readonly base: string
  /** Names of things by key, for those that the quads give no label. Default: none. */
  readonly names?: ReadonlyMap<string, string>
}

/**
 * The XML of the document `iri`, from the quads of its named graph; labels of its organ may be among them. Undefined
 * where the quads hold no such document with a text.
 */
export function writeAkn(quads: Iterable<Quad>, { iri, base, names = new Map() }: AknOptions): string | undefined {
  const source = readAknSource(quads, { iri, base, names })
  if (!source) return undefined
  const words = openWords(source, base)
  const statement = element(
    'statement',
    { name: typeOf(source) },
    writeMeta(source, base),
    filled('coverPage', writeCover(source)),
    filled('preface', writePreface(source, words)),
    filled('preamble', join([writeFormula(source), writePart('pp/', source, words)])),
    element('mainBody', {}, writePart('op/', source, words)),
    filled('conclusions', writeConclusions(source)),
    filled('attachments', join(source.annexes.map((annex) => writeAnnex(annex, source, words)))),
  )
  const root = { xmlns: 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0', 'xmlns:rg': OWN_NAMESPACE }
  return printable(`<?xml version="1.0" encoding="UTF-8"?>\n${element('akomaNtoso', root, statement).xml}\n`)
}

function filled(name: string, content: Xml): Xml | undefined {
  return isEmpty(content) ? undefined : element(name, {}, content)
}

/** The paragraphs and sections whose paths begin so. */
function writePart(prefix: string, { paragraphs, sections }: AknSource, words: WordsWriter): Xml {
  const own = paragraphs.filter(({ path }) => path.startsWith(prefix))
  const [from, to] = [own[0]?.start ?? 0, own.at(-1)?.start ?? -1]
  const before = paragraphs.findLast(({ path, start }) => !path.startsWith(prefix) && start < from)?.start ?? -1
  const headings = sections.filter(({ start }) => start > before && start <= to)
  return prefix === 'pp/' ? writePreamble(own, headings, words) : writeBody(own, headings, words)
}

function writeAnnex(annex: AknHeading, source: AknSource, words: WordsWriter): Xml {
  const { path, label, title } = annex
  const printed = label === undefined ? 'Annex' : /^annex/i.test(label) ? label : `Annex ${label}`
  return element(
    'attachment',
    { eId: idOf(path), 'rg:path': path },
    element('num', { 'rg:label': label }, printed),
    title === undefined ? undefined : element('heading', {}, title),
    element(
      'doc',
      { name: 'annex' },
      writeAnnexMeta(source, path),
      element('mainBody', {}, writePart(`${path}/`, source, words)),
    ),
  )
}

/** The value of a field that the text states, with the words that state it. */
function stated(source: AknSource, name: string): { readonly value: string; readonly quote: string } | undefined {
  const found = source.field(name).find(({ grade }) => grade === 'stated')
  return found && { value: found.value.value, quote: (found.quote ?? '').replaceAll(/\s+/g, ' ').trim() }
}

function line(...content: readonly Content[]): Xml {
  return element('p', {}, ...content)
}

function writeCover(source: AknSource): Xml {
  const [work] = source.all(rg.languageVersionOf)
  const symbol = stated(source, 'symbol')?.value ?? (work && source.key.replace(/@[^@]*$/, ''))
  const organ = stated(source, 'organ')
  const issued = stated(source, 'distributed')
  const session = stated(source, 'session')
  const agenda = source.field('agendaItems').filter(({ grade }) => grade === 'stated')
  const report = stated(source, 'committeeReport')
  return join([
    symbol === undefined ? undefined : line(element('docNumber', { refersTo: '#symbol' }, symbol)),
    organ && !isFormula(organ.quote)
      ? line(element('docAuthority', { refersTo: '#issuingBody' }, organ.quote))
      : undefined,
    issued && line(element('docDate', { date: issued.value, refersTo: '#dateOfIssuance' }, day(issued.value))),
    session &&
      line(
        element('session', { value: session.value }, /session/i.test(session.quote) ? session.quote : session.value),
      ),
    agenda.length === 0
      ? undefined
      : line(
          agenda.length === 1 ? 'Agenda item ' : 'Agenda items ',
          element('inline', { name: 'agenda item' }, agenda.map(({ value }) => value.value).join(' and ')),
        ),
    report &&
      line('[', element('docProponent', {}, element('inline', { name: 'originating document' }, report.value)), ']'),
  ])
}

function writePreface(source: AknSource, words: WordsWriter): Xml {
  const title = stated(source, 'title')
  const loose = words.loose()
  if (!title && isEmpty(loose)) return loose
  return line(title && element('docTitle', { refersTo: '#resolutionTitle' }, title.value), loose)
}

function writeConclusions(source: AknSource): Xml {
  const [meeting, date] = [stated(source, 'meeting'), stated(source, 'date')]
  if (!meeting && !date) return join([])
  const refersTo = typeOf(source) === 'draft' ? '#documentDate' : '#adoptionDate'
  return line(
    meeting && element('inline', { name: 'adoptionMeeting' }, meeting.value),
    meeting && date && element('eol', {}),
    date && element('docDate', { date: date.value, refersTo }, day(date.value)),
  )
}

/** The words that state the organ open the text: `The General Assembly,`. */
function isFormula(quote: string): boolean {
  return /^[*_]*the\s/i.test(quote)
}

function writeFormula(source: AknSource): Xml | undefined {
  const organ = stated(source, 'organ')
  if (!organ || !isFormula(organ.quote)) return undefined
  const name = organ.quote.replaceAll(/[*_]/g, '').replace(/,$/, '')
  return element('formula', { name: 'enactingFormula' }, line(element('span', { class: 'italic' }, name), ','))
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** `30 July 2010`. */
function day(date: string): string {
  const [year, month, number] = date.split('-')
  return `${Number(number)} ${MONTHS[Number(month) - 1] ?? month} ${year}`
}
