/** How to cite a document: its bibliographic facts, as BibTeX, RIS and CSL-JSON. */
import type { Description } from './describe.ts'
import { DCTERMS, openView, RG } from './view.ts'

/** What a list of references needs; absent fields are stated nowhere in the data. */
export interface Reference {
  readonly iri: string
  readonly title: string
  /** A resolution or decision, as against a draft or report. */
  readonly adopted: boolean
  readonly symbol?: string
  /** The organ that adopted it, by name. */
  readonly organ?: string
  /** ISO 8601, a day or a year. */
  readonly date?: string
  readonly language?: string
}

/** One format of references: its file ending, media type and writer. */
export interface ReferenceFormat {
  readonly ending: 'bib' | 'ris' | 'csl.json'
  readonly mediaType: string
  readonly name: string
  readonly write: (reference: Reference) => string
}

const PUBLISHER = 'United Nations'

/** The reference to a described thing, undefined where it is no document or has no name. */
export function readReference({ iri, quads }: Description, names: ReadonlyMap<string, string>): Reference | undefined {
  const view = openView(quads, names)
  const title = view.value(iri, `${DCTERMS}title`) ?? view.value(iri, `${RG}symbol`)
  if (title === undefined || !view.isA(iri, `${RG}Document`)) return undefined
  const [organ] = view.objects(iri, `${RG}adoptedBy`)
  const facts = {
    symbol: view.value(iri, `${RG}symbol`),
    organ: organ && view.label(organ.value),
    date: view.value(iri, `${RG}adoptedOn`) ?? view.value(iri, `${DCTERMS}date`),
    language: view.value(iri, `${DCTERMS}language`),
  }
  const stated = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  return { iri, title, adopted: ['Resolution', 'Decision'].some((kind) => view.isA(iri, RG + kind)), ...stated }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function writeBibTeX({ iri, title, symbol, organ, date, language }: Reference): string {
  const [year, month, day] = date?.split('-') ?? []
  const fields = [
    ['title', `{${escapeTeX(title)}}`],
    ['author', organ && `{${escapeTeX(organ)}}`],
    ['year', year],
    ['month', month && MONTHS[Number(month) - 1], 'bare'],
    ['day', day && String(Number(day))],
    ['number', symbol && escapeTeX(symbol)],
    ['publisher', PUBLISHER],
    ['language', language],
    ['url', iri],
  ] as const
  const lines = fields.flatMap(([name, value, bare]) => {
    if (value === undefined || value === '') return []
    return [`  ${name} = ${bare ? value : `{${value}}`}`]
  })
  return `@misc{${keyOf(symbol ?? iri)},\n${lines.join(',\n')}\n}\n`
}

/** A citation key: letters, digits and hyphens. */
const keyOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

function escapeTeX(text: string): string {
  return text.replace(/[\\{}&%$#_~^]/g, (found) => TEX[found] ?? `\\${found}`)
}

/** RIS has a line a field; a line break in a value would begin another. */
function writeRis({ iri, title, symbol, organ, date, language }: Reference): string {
  const fields = [
    ['TY', 'GOVDOC'],
    ['TI', title],
    ['AU', organ],
    ['PY', date?.slice(0, 4)],
    ['DA', date?.replaceAll('-', '/')],
    ['M1', symbol],
    ['PB', PUBLISHER],
    ['LA', language],
    ['UR', iri],
    ['ER', ''],
  ] as const
  const lines = fields.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`],
  )
  return lines.join('')
}

function writeCsl({ iri, title, adopted, symbol, organ, date, language }: Reference): string {
  const item = {
    id: iri,
    type: adopted ? 'legislation' : 'document',
    title,
    ...(organ && { author: [{ literal: organ }] }),
    ...(date && { issued: { 'date-parts': [date.split('-').map(Number)] } }),
    ...(symbol && { number: symbol }),
    publisher: PUBLISHER,
    ...(language && { language }),
    URL: iri,
  }
  return `${JSON.stringify([item], undefined, 2)}\n`
}

/** All formats, in the server's order of preference. */
export const REFERENCE_FORMATS: readonly ReferenceFormat[] = [
  { ending: 'bib', mediaType: 'application/x-bibtex', name: 'BibTeX', write: writeBibTeX },
  { ending: 'ris', mediaType: 'application/x-research-info-systems', name: 'RIS', write: writeRis },
  { ending: 'csl.json', mediaType: 'application/vnd.citationstyles.csl+json', name: 'CSL-JSON', write: writeCsl },
]

/** The document as schema.org Legislation, for search engines; ready to stand in a page. */
export function writeLegislation(
  { iri, title, symbol, organ, date, language }: Reference,
  files: readonly string[],
): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': iri,
    url: iri,
    name: title,
    ...(symbol && { legislationIdentifier: symbol }),
    ...(date && { legislationDate: date }),
    ...(organ && { legislationPassedBy: { '@type': 'Organization', name: organ } }),
    ...(language && { inLanguage: language }),
    publisher: { '@type': 'Organization', name: PUBLISHER },
    encoding: files.map((contentUrl) => ({ '@type': 'MediaObject', contentUrl })),
  }
  // No text can end the element that it stands in.
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
