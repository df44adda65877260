/** What a file says of its document beside the text: identification, keywords, votes, sponsors. */

import { OWN_AND } from '../../authority/own-and.ts'
import type { Sponsor, Subject, Vote } from '../../model.ts'
import { InputError } from '../../errors.ts'
import { descend, squeeze, textOf, type ElementsByName, type XmlElement } from './xml.ts'

/** The record of one document. Absent is `undefined`; dates are ISO 8601. */
export interface AknRecord {
  /** As the file prints it; empty where it prints none. */
  readonly symbol: string
  /** Two letters: `en`, `fr`. */
  readonly language: string
  /** Day of adoption. */
  readonly adopted?: string
  readonly issued?: string
  readonly subjects: readonly Subject[]
  readonly vote?: Vote
  readonly sponsors: readonly Sponsor[]
  /** Symbol of the draft that was adopted. */
  readonly draft?: string
}

const NO_DAY = '0001-01-01'
const LANGUAGES: Readonly<Record<string, string>> = {
  ara: 'ar',
  eng: 'en',
  fra: 'fr',
  fre: 'fr',
  rus: 'ru',
  spa: 'es',
  zho: 'zh',
  chi: 'zh',
}

/** Reads the record of a file, all of whose elements are given by name. Throws InputError `not-akn` where the root element is not Akoma Ntoso's. */
export function readRecord(root: XmlElement, all: ElementsByName): AknRecord {
  if (root.name !== 'akomaNtoso') throw new InputError('the XML is not Akoma Ntoso', { code: 'not-akn' })
  const vote = readVote(all)
  const adopted = dateNamed(all, 'adoption')
  const issued = dateNamed(all, 'publication')
  const draft = all('step').find((step) => step.attributes.outcome === 'draftResolution')?.attributes.as
  return {
    symbol: symbolOf(all),
    language: languageOf(all),
    ...(adopted === undefined ? {} : { adopted }),
    ...(issued === undefined ? {} : { issued }),
    subjects: readSubjects(all),
    ...(vote ? { vote } : {}),
    sponsors: readSponsors(all),
    ...(draft === undefined || draft === '' ? {} : { draft: squeeze(draft) }),
  }
}

function symbolOf(all: ElementsByName): string {
  const number = all('docNumber').find((each) => each.attributes.refersTo === '#symbol')
  return number ? squeeze(textOf(number)) : ''
}

function languageOf(all: ElementsByName): string {
  const code = all('FRBRlanguage')[0]?.attributes.language ?? 'eng'
  return LANGUAGES[code] ?? code
}

function dateNamed(all: ElementsByName, name: string): string | undefined {
  const date = all('FRBRdate').find((each) => each.attributes.name === name)?.attributes.date
  return date === NO_DAY || date === '' ? undefined : date
}

/** The keywords of every classification, each once. Those that give a title or an agenda item are none. */
function readSubjects(all: ElementsByName): Subject[] {
  const found = new Map<string, Subject>()
  for (const classification of all('classification')) {
    const library = classification.attributes.source === 'DHLAUTH'
    for (const { attributes } of descend(classification, 'keyword')) {
      const { value = '', href = '', dictionary = '', refersTo } = attributes
      if (value === '' || refersTo !== undefined || !/^(?:UNBIS|SDGO|EuroVoc)/.test(dictionary)) continue
      const iri = /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(href) ? { iri: href } : {}
      const key = `${dictionary}\n${value}\n${href}`
      if (!found.has(key)) found.set(key, { label: value, scheme: schemeOf(dictionary), library, ...iri })
    }
  }
  return [...found.values()]
}

function schemeOf(dictionary: string): Subject['scheme'] {
  if (dictionary.startsWith('SDGO')) return 'sdg'
  return dictionary.startsWith('EuroVoc') ? 'eurovoc' : 'unbis'
}

/** The counts of a recorded vote; undefined where there was none. */
function readVote(all: ElementsByName): Vote | undefined {
  const counts = new Map<string, number>()
  for (const { attributes } of all('count')) {
    counts.set((attributes.refersTo ?? '').replace('#', ''), Number.parseInt(attributes.value ?? '', 10) || 0)
  }
  const of = (name: string): number => counts.get(name) ?? 0
  const vote = { inFavour: of('inFavour'), against: of('against'), abstaining: of('abstaining') }
  return vote.inFavour + vote.against + vote.abstaining > 0 ? vote : undefined
}

/** Those who submitted the draft, and those who joined later, as they are listed. */
function readSponsors(all: ElementsByName): Sponsor[] {
  return all('step').flatMap(({ attributes: { outcome = '', by = '' } }) => {
    if (!outcome.startsWith('draftResolution')) return []
    return splitNames(by).map((name) => ({ name, additional: outcome !== 'draftResolution' }))
  })
}

/** `Cuba, Iran (Islamic Republic of) and Oman`; a comma or an `and` within a name parts nothing. */
function splitNames(list: string): string[] {
  const names = list.replace(OWN_AND, '\u0000').split(/,(?![^(]*\))| and (?![^(]*\))/)
  return names.map((name) => squeeze(name.replace('\u0000', ' and '))).filter((name) => name !== '')
}
