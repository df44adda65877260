/**
 * The rules of Akoma Ntoso 3.0 for the elements that are written here: what may stand in each, in which order, and its
 * attributes. Source: OASIS, Akoma Ntoso Version 1.0 Part 2: Specifications, akomantoso30.xsd (29 August 2018). The
 * schema itself is not part of this repository; elements that are not listed are faults.
 */
import { parseXml, type XmlElement } from '../../src/source/akn/xml.ts'

interface Rule {
  /** The names of the children, each followed by a space. */
  readonly content: RegExp
  /** Words may stand between the children. */
  readonly mixed?: true
  readonly required?: readonly string[]
  readonly allowed?: readonly string[]
}

const CORE = ['eId', 'wId', 'GUID', 'class', 'style', 'title', 'period', 'status', 'refersTo', 'alternativeTo']
const ID = ['eId', 'wId', 'GUID']
const INLINE =
  /^(?:(?:ref|a|span|inline|remark|noteRef|eol|authorialNote|docTitle|docNumber|docProponent|docDate|session|docAuthority|sup|b|i) )*$/
const BLOCKS = 'p|blockList|block|table|ul|ol'
const HIERARCHY = 'section|paragraph|list|point|subparagraph|sublist|hcontainer'
const EMPTY = /^$/

const inline = (required: readonly string[] = [], allowed: readonly string[] = []): Rule => ({
  content: INLINE,
  mixed: true,
  required,
  allowed: [...CORE, ...allowed],
})
const hierarchy: Rule = {
  content: new RegExp(
    `^(?:(?:num|heading|subheading) )*(?:content |(?:intro )?(?:(?:${HIERARCHY}|crossHeading) )*(?:wrapUp )?)$`,
  ),
  allowed: CORE,
}
const blocks: Rule = { content: new RegExp(`^(?:(?:${BLOCKS}) )*$`), allowed: CORE }
const open: Rule = {
  content:
    /^meta (?:coverPage )?(?:preface )?(?:preamble )?mainBody (?:conclusions )?(?:attachments )?(?:components )?$/,
  required: ['name'],
  allowed: ['contains'],
}
const value: Rule = { content: EMPTY, required: ['value'], allowed: [...ID, 'refersTo', 'showAs', 'shortForm'] }
const reference: Rule = { content: EMPTY, required: ['href', 'showAs'], allowed: [...ID, 'shortForm'] }
const level = (rest: string): Rule => ({
  content: new RegExp(`^FRBRthis (?:FRBRuri )+(?:FRBRalias )*(?:FRBRdate )+(?:FRBRauthor )+${rest}$`),
})

const RULES: Readonly<Record<string, Rule>> = {
  akomaNtoso: { content: /^(?:statement|doc) $/, allowed: ['xmlns', 'xmlns:rg'] },
  statement: open,
  doc: open,
  meta: {
    content:
      /^identification (?:publication )?(?:classification )*(?:lifecycle )*(?:workflow )*(?:analysis )*(?:temporalData )*(?:references )*(?:notes )*(?:proprietary )*(?:presentation )*$/,
  },
  identification: { content: /^FRBRWork FRBRExpression FRBRManifestation (?:FRBRItem )?$/, required: ['source'] },
  FRBRWork: level('FRBRcountry (?:FRBRsubtype )?(?:FRBRnumber )*(?:FRBRname )*'),
  FRBRExpression: level('(?:FRBRlanguage )+'),
  FRBRManifestation: level('(?:FRBRportion )?(?:FRBRformat )?'),
  FRBRthis: value,
  FRBRuri: value,
  FRBRalias: { ...value, required: ['name', 'value'] },
  FRBRcountry: value,
  FRBRsubtype: value,
  FRBRnumber: value,
  FRBRformat: value,
  FRBRdate: { content: EMPTY, required: ['date', 'name'], allowed: ID },
  FRBRauthor: { content: EMPTY, required: ['href'], allowed: [...ID, 'as'] },
  FRBRlanguage: { content: EMPTY, required: ['language'], allowed: ID },
  classification: { content: /^(?:keyword )+$/, required: ['source'] },
  keyword: {
    content: EMPTY,
    required: ['value', 'showAs', 'dictionary'],
    allowed: [...ID, 'href', 'shortForm', 'refersTo'],
  },
  workflow: { content: /^(?:step )+$/, required: ['source'] },
  step: { content: EMPTY, required: ['date', 'by'], allowed: [...ID, 'href', 'as', 'refersTo', 'outcome'] },
  analysis: { content: /^(?:parliamentary )?$/, required: ['source'] },
  parliamentary: { content: /^(?:(?:quorumVerification|voting|recount) )+$/ },
  voting: { content: /^(?:(?:quorum|count) )+$/, allowed: [...ID, 'outcome', 'refersTo', 'href'] },
  count: { content: EMPTY, required: ['value'], allowed: [...ID, 'refersTo', 'href'] },
  references: { content: /^(?:(?:TLCOrganization|TLCConcept) )+$/, required: ['source'] },
  TLCOrganization: reference,
  TLCConcept: reference,
  proprietary: { content: /^(?:rg:\w+ )*$/, required: ['source'], allowed: [...ID, 'href'] },
  coverPage: { content: new RegExp(`^(?:(?:${BLOCKS}|longTitle|formula|container) )+$`), allowed: CORE },
  preface: { content: new RegExp(`^(?:(?:${BLOCKS}|longTitle|formula|container) )+$`), allowed: CORE },
  conclusions: { content: new RegExp(`^(?:(?:${BLOCKS}|longTitle|formula|container) )+$`), allowed: CORE },
  preamble: { content: new RegExp(`^(?:(?:${BLOCKS}|recitals|citations|formula|container) )+$`), allowed: CORE },
  mainBody: { content: new RegExp(`^(?:(?:${BLOCKS}|${HIERARCHY}|container|div) )+$`), allowed: CORE },
  attachments: { content: /^(?:attachment )+$/ },
  attachment: { content: /^(?:(?:num|heading|subheading) )*doc $/, allowed: CORE },
  formula: { ...blocks, required: ['name'] },
  container: { content: new RegExp(`^(?:(?:${BLOCKS}|container) )+$`), required: ['name'], allowed: CORE },
  section: hierarchy,
  paragraph: hierarchy,
  list: hierarchy,
  point: hierarchy,
  num: inline(),
  heading: inline(),
  content: blocks,
  intro: blocks,
  blockList: { content: /^(?:listIntroduction )?(?:item )+(?:listWrapUp )?$/, allowed: CORE },
  item: { content: new RegExp(`^(?:(?:num|heading|subheading) )*(?:(?:${BLOCKS}) )+$`), allowed: CORE },
  p: inline(),
  span: inline(),
  inline: inline(['name']),
  remark: inline([], ['type']),
  ref: inline(['href']),
  a: inline(['href'], ['target']),
  docNumber: inline(),
  docTitle: inline(),
  docAuthority: inline(),
  docProponent: inline([], ['as']),
  docDate: inline(['date']),
  session: inline([], ['value']),
  eol: { content: EMPTY, allowed: [...CORE, 'number', 'breakAt', 'breakWith'] },
  noteRef: { content: EMPTY, required: ['href'], allowed: [...CORE, 'marker', 'placement', 'placementBase'] },
  authorialNote: {
    content: new RegExp(`^(?:(?:${BLOCKS}|container|${HIERARCHY}) )+$`),
    allowed: [...CORE, 'marker', 'placement', 'placementBase'],
  },
}

const STATUS =
  /^(?:removed|temporarilyRemoved|translated|editorial|edited|verbatim|incomplete|unknown|undefined|ignored)$/

/** The attributes whose values the schema binds. */
const VALUES: Readonly<Record<string, RegExp>> = {
  eId: /^\S+$/,
  status: STATUS,
  placement: /^(?:side|left|right|bottom|inline)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  // xsd:anyURI: what is no character of an IRI must be escaped.
  href: /^[^\s<>"{}|\\^`]*$/,
}

/** Everything in which `xml` breaks the rules; empty for a valid file. */
export function schemaFaults(xml: string): string[] {
  const faults: string[] = []
  const ids = new Set<string>()
  const visit = (element: XmlElement): void => {
    faults.push(...faultsOf(element))
    const { eId } = element.attributes
    if (eId !== undefined && ids.has(eId)) faults.push(`eId ${eId} twice`)
    if (eId !== undefined) ids.add(eId)
    if (element.name === 'proprietary') return
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  const root = parseXml(xml)
  if (root.attributes.xmlns !== 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0') faults.push('another namespace')
  visit(root)
  return faults
}

function faultsOf({ name, attributes, children }: XmlElement): string[] {
  const rule = RULES[name]
  if (!rule) return [`<${name}> is not known`]
  const names = children.map((child) => (typeof child === 'string' ? '' : `${child.name} `)).join('')
  // Within `proprietary` only elements of other namespaces may stand.
  const content = name === 'proprietary' ? names.replaceAll(/(\w+) /g, 'rg:$1 ') : names
  const words = !rule.mixed && children.some((child) => typeof child === 'string' && child.trim() !== '')
  const { required = [], allowed = [] } = rule
  const given = Object.keys(attributes)
  const known = new Set([...required, ...allowed])
  return [
    ...(rule.content.test(content) ? [] : [`<${name}> holds ${content || 'nothing'}`]),
    ...(words ? [`<${name}> holds words`] : []),
    ...required.filter((each) => !given.includes(each)).map((each) => `<${name}> has no ${each}`),
    ...given.filter((each) => !known.has(each) && !each.startsWith('rg:')).map((each) => `<${name}> has ${each}`),
    ...given
      .filter((each) => VALUES[each] && !VALUES[each].test(attributes[each] ?? ''))
      .map((each) => `<${name} ${each}="${attributes[each]}">`),
  ]
}
