/** The names of plain nested JSON: what each member stands for, and which are lists. */
import { CONTEXT } from './context.generated.ts'

/** Members that point to things and have one value at most. */
const SINGLE = new Set(['inParagraph', 'plainText', 'subject', 'target', 'targetDocument', 'viaFootnote'])
/** Members that hold words and may have several. */
const SEVERAL = new Set('additionalSponsor agendaItem altLabel resolvesTo sponsor subjectHeading verb'.split(' '))

/** What a member stands for; one with `@container` is a list always. */
export interface Definition {
  readonly '@id': string
  readonly '@type'?: string
  readonly '@container'?: '@set'
}

/** What a member name stands for. Whole numbers are those of JSON; what may have several values is a list. */
function define(name: string, given: string | Definition): Definition {
  const { '@id': iri, '@type': type } = typeof given === 'string' ? { '@id': given } : given
  const native = type === 'xsd:integer'
  const list = SEVERAL.has(name) || (type === '@id' && !SINGLE.has(name))
  return { '@id': iri, ...(type && !native && { '@type': type }), ...(list && { '@container': '@set' }) }
}

/** Prefixes and classes, which are no members, begin with a capital letter or stand for a namespace. */
const isMember = (name: string, given: unknown): given is string | Definition =>
  /^[a-z]/.test(name) && !(typeof given === 'string' && (given.startsWith('@') || /[#/]$/.test(given)))

const MEMBERS = Object.entries(CONTEXT as Readonly<Record<string, unknown>>).flatMap(([name, given]) =>
  isMember(name, given) ? [[name, define(name, given)] as const] : [],
)

/** Where the context stands below the base. */
export const FRAMED_CONTEXT_PATH = 'context/v1.jsonld'

/** The context of `writeFramed`. In a version names are only added, and never change what they stand for. */
export const FRAMED_CONTEXT: Readonly<Record<string, unknown>> = {
  ...CONTEXT,
  ...Object.fromEntries(MEMBERS),
  type: { '@id': '@type', '@container': '@set' },
  included: '@included',
  parts: { '@reverse': 'rg:partOf', '@container': '@set' },
  statements: { '@reverse': 'rg:inParagraph', '@container': '@set' },
}

const prefixes = CONTEXT as Readonly<Record<string, unknown>>

/** `rg:cites` in full; what has no known prefix as it is. */
export function expandName(name: string): string {
  const [prefix = '', local = ''] = name.split(':')
  const start = prefixes[prefix]
  return typeof start === 'string' ? start + local : name
}

/** Members by the IRI of their property. */
export const BY_IRI: ReadonlyMap<string, Definition & { readonly name: string }> = new Map(
  MEMBERS.map(([name, definition]) => [expandName(definition['@id']), { name, ...definition }]),
)
/** Classes and relations by their IRI: words in place of addresses. */
export const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(prefixes).flatMap(([name, given]) => {
    const id = typeof given === 'string' ? given : (given as Definition)['@id']
    return id?.includes(':') && !/[#/]$/.test(id) ? [[expandName(id), name] as const] : []
  }),
)
