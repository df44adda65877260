/** The metadata of Akoma Ntoso: identification, keywords, votes, sponsors, and what has no place of its own. */
import type { Term } from '@rdfjs/types'
import { OUTSIDE_FIELDS, OWN_MARK } from '../../source/akn/own.ts'
import { RG, rg } from '../terms.generated.ts'
import { dcterms, rdf } from '../vocabulary.ts'
import { DOCUMENT_CLASSES } from '../document.ts'
import { keyOfIri } from '../iri.ts'
import { element, join, type Xml } from './element.ts'
import type { AknSource } from './source.ts'

/** No day: what official files write where a date is not known. */
const NO_DAY = '0001-01-01'

const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'ara',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  ru: 'rus',
  zh: 'zho',
}

/** What the elements' `refersTo` names. */
const CONCEPTS = [
  'symbol',
  'resolutionTitle',
  'adoptionDate',
  'documentDate',
  'dateOfIssuance',
  'inFavour',
  'against',
  'abstaining',
]

/** The type of the document as the model names it, `resolution` for one that only its language tells apart. */
export function typeOf(source: AknSource): string {
  const types = source.all(rdf.type)
  return (
    Object.entries(DOCUMENT_CLASSES).find(([, node]) => types.some((type) => type.equals(node)))?.[0] ?? 'resolution'
  )
}

/** The `meta` of the document. */
export function writeMeta(source: AknSource, base: string): Xml {
  return element(
    'meta',
    {},
    writeIdentification(source, '!main'),
    ...writeClassifications(source),
    writeWorkflow(source),
    writeVote(source),
    writeReferences(source),
    writeProprietary(source, base),
  )
}

/** The `meta` of an annex, which can only say which part of the document it is. */
export function writeAnnexMeta(source: AknSource, path: string): Xml {
  return element('meta', {}, writeIdentification(source, `!main/${path}`))
}

function first(source: AknSource, property: Term): string | undefined {
  return source.all(property)[0]?.value
}

function writeIdentification(source: AknSource, component: string): Xml {
  const date = first(source, rg.adoptedOn) ?? first(source, dcterms.date) ?? NO_DAY
  const work = first(source, rg.aknWork) ?? `/akn/un/statement/${typeOf(source)}/${date}/${nameOf(source)}/`
  const language = first(source, dcterms.language) ?? 'en'
  const expression = `${work}${LANGUAGES[language] ?? language}@`
  const level = (name: string, uri: string, part: string, day: string, ...more: readonly (Xml | undefined)[]): Xml =>
    element(
      name,
      {},
      element('FRBRthis', { value: `${uri}${part}` }),
      element('FRBRuri', { value: uri }),
      name === 'FRBRWork' ? element('FRBRalias', { name: 'resograph', value: source.iri }) : undefined,
      element('FRBRdate', { date: day, name: DAY_NAMES[name] ?? 'day' }),
      element('FRBRauthor', { href: name === 'FRBRManifestation' ? '#resograph' : authorOf(source) }),
      ...more,
    )
  return element(
    'identification',
    { source: '#resograph' },
    level(
      'FRBRWork',
      work,
      component,
      date,
      element('FRBRcountry', { value: 'un' }),
      element('FRBRsubtype', { value: typeOf(source) }),
      element('FRBRnumber', { value: source.key }),
    ),
    level(
      'FRBRExpression',
      `${expression}/`,
      component,
      first(source, rg.distributedOn) ?? NO_DAY,
      element('FRBRlanguage', { language: LANGUAGES[language] ?? language }),
    ),
    level(
      'FRBRManifestation',
      `${expression}.akn`,
      component,
      NO_DAY,
      element('FRBRformat', { value: 'application/akn+xml' }),
    ),
  )
}

const DAY_NAMES: Readonly<Record<string, string>> = {
  FRBRWork: 'adoption',
  FRBRExpression: 'publication',
  FRBRManifestation: 'markup',
}

/** The key without what would part a path. */
function nameOf({ key }: AknSource): string {
  return key.replaceAll(/[^\w.]+/g, '-').replaceAll(/^-|-$/g, '')
}

function authorOf(source: AknSource): string {
  return first(source, rg.organ) === undefined ? '#un' : '#issuingBody'
}

interface Keyword {
  readonly value: string
  readonly href?: string
  readonly dictionary: string
}

/** Headings of the library, with the concept of the same name where there is one; then all other concepts. */
function writeClassifications(source: AknSource): readonly Xml[] {
  const headings = source.all(rg.subjectHeading).map(({ value }) => value)
  const concepts = source
    .all(dcterms.subject)
    .flatMap(({ value: href }) => source.labels(href).map((label) => ({ href, label })))
  const used = new Set<object>()
  const library = headings.map((value): Keyword => {
    const concept = concepts.find((each) => each.label === value && !used.has(each))
    if (concept) used.add(concept)
    return { value, ...(concept ? { href: concept.href } : {}), dictionary: 'UNBIS Thesaurus' }
  })
  const others = concepts.filter((concept) => !used.has(concept)).map(toKeyword)
  return [...writeKeywords('DHLAUTH', library), ...writeKeywords('#resograph', others)]
}

function toKeyword({ href, label }: { readonly href: string; readonly label: string }): Keyword {
  const goal = /^Sustainable Development Goal (.+)$/.exec(label)?.[1]
  if (goal !== undefined) return { value: goal, href, dictionary: 'SDGO' }
  return { value: label, href, dictionary: href.includes('eurovoc') ? 'EuroVoc' : 'UNBIS' }
}

function writeKeywords(source: string, keywords: readonly Keyword[]): readonly Xml[] {
  if (keywords.length === 0) return []
  const written = keywords.map(({ value, href, dictionary }) =>
    element('keyword', { value, showAs: value, href, dictionary }),
  )
  return [element('classification', { source }, ...written)]
}

function writeWorkflow(source: AknSource): Xml | undefined {
  const steps = [
    ['draftResolution', rg.sponsor],
    ['draftResolutionAdditionalSponsors', rg.additionalSponsor],
  ] as const
  const written = steps.flatMap(([outcome, property]) => {
    const names = source.all(property).map(({ value }) => value)
    return names.length === 0 ? [] : [element('step', { date: NO_DAY, by: names.join(', '), outcome })]
  })
  return written.length === 0 ? undefined : element('workflow', { source: '#un' }, ...written)
}

function writeVote(source: AknSource): Xml | undefined {
  const counts = [
    ['inFavour', rg.votesInFavour],
    ['against', rg.votesAgainst],
    ['abstaining', rg.abstentions],
  ] as const
  const written = counts.flatMap(([name, property]) => {
    const value = first(source, property)
    return value === undefined ? [] : [element('count', { value, refersTo: `#${name}` })]
  })
  if (written.length === 0) return undefined
  return element('analysis', { source: '#un' }, element('parliamentary', {}, element('voting', {}, ...written)))
}

function writeReferences(source: AknSource): Xml {
  const organ = first(source, rg.organ)
  const concepts = CONCEPTS.map((eId) =>
    element('TLCConcept', { eId, href: `/akn/ontology/concept/un/${eId}`, showAs: eId }),
  )
  return element(
    'references',
    { source: '#resograph' },
    element('TLCOrganization', { eId: 'resograph', href: RG.slice(0, -1), showAs: 'resograph' }),
    element('TLCOrganization', { eId: 'un', href: '/akn/ontology/organization/un/un', showAs: 'United Nations' }),
    organ === undefined
      ? undefined
      : element('TLCOrganization', {
          eId: 'issuingBody',
          href: encodeURI(organ),
          showAs: source.labels(organ)[0] ?? organ,
        }),
    ...concepts,
  )
}

/** That resograph wrote the file, so that its paths may be trusted, and the values that no line prints. */
function writeProprietary(source: AknSource, base: string): Xml {
  const outside = OUTSIDE_FIELDS.flatMap((name) =>
    source.field(name).flatMap(({ value, grade }) => {
      // A draft of what: no line can say it so that it is read back.
      if (grade !== 'external' && !(name === 'draftOf' && grade === 'stated')) return []
      const text =
        name === 'organ'
          ? source.labels(value.value)[0]
          : name === 'draftOf'
            ? keyOfIri(base, value.value)
            : value.value
      return text === undefined ? [] : [entry(name, text)]
    }),
  )
  const slug = /^draft\/(?!unnamed-)(.+)$/.exec(source.key)?.[1]
  return element(
    'proprietary',
    { source: '#resograph' },
    element(`rg:${OWN_MARK}`, {}, 'resograph'),
    entry('type', typeOf(source)),
    slug === undefined ? undefined : entry('slug', slug),
    join(outside),
  )
}

function entry(name: string, value: string): Xml {
  return element('rg:metadata', { name }, value)
}
