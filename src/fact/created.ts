/** Posts and bodies that an organ creates in words of its own: `Decides to appoint … a Special Rapporteur on …`. */

import type { Authorities } from '../authority/authorities.ts'
import { HINTS } from '../hints.ts'
import { allMatches } from '../matches.ts'
import type { Fact, Thing } from '../model.ts'
import { factAt } from './fact-at.ts'
import type { FactReading } from './reading.ts'

const KIND =
  'special rapporteur|independent expert|special representative|special envoy|working group|expert group|expert mechanism|commission of inquiry|fact-finding mission|trust fund|voluntary fund|committee|commission|panel of experts|group of experts|forum'
const CREATES = new RegExp(
  `(?:\\b[Dd]ecide[sd] (?:also |further )?to|^To) (appoint|establish|create|set up)(?:,? for [^,;]{3,60},?)? (an? (?:[a-z-]{4,20} ){0,4}?(?:${KIND})(?: of (?:[a-z]+ )?experts)?)\\b( (?:on|for) (?:the )?[^,;.:]{3,160}(?:, including (?:its|the) [^,;.:]{3,60})?)?`,
  'giu',
)

const CREATING = HINTS.add('to appoint', 'to establish', 'to create', 'to set up')
const CREATED = HINTS.add(...KIND.split('|'))

/** What a fact of this kind is read against. */
export interface Creator {
  /** The document, or failing that its organ. */
  readonly subject: Thing | undefined
  readonly title: string | undefined
  readonly authorities: Authorities
}

/**
 * The facts of a paragraph's creations. A body that is named already is no new one. A bare post (`a Special Rapporteur
 * whose mandate …`) is that of the title, where the title names one. Total.
 */
export function findCreated(
  { paragraph, hints, entities }: FactReading,
  { subject, title, authorities }: Creator,
): Fact[] {
  if (!subject || paragraph.kind !== 'operative' || !CREATING.in(hints) || !CREATED.in(hints)) return []
  return allMatches(CREATES, paragraph.text).flatMap((found) => {
    const [whole, verb = '', post = '', field = ''] = found
    const start = found.index + whole.length - post.length - field.length
    const end = found.index + whole.length
    if (entities.some((each) => each.kind !== 'agent' && each.start < start + post.length && each.end > start))
      return []
    const name = nameOf(post, cutField(field), title)
    if (name === undefined) return []
    const object = { name, ...keyFor(name, authorities) }
    const predicate = verb.toLowerCase() === 'appoint' ? 'appoints' : 'establishes'
    const stated = { subject, predicate, object, rule: 'fact/created', grade: 'resolved' as const }
    return [factAt(paragraph, stated, { start, end: end - (field.length - cutField(field).length) })]
  })
}

/** `, to replace the Working Group` and the like are no part of the name. */
function cutField(field: string): string {
  return field.replace(
    / (?:to|with|who|whose|which|that|composed|consisting|comprising|in accordance|under|within)\b.*$/,
    '',
  )
}

function nameOf(post: string, field: string, title: string | undefined): string | undefined {
  const bare = post.replace(/^an? /i, '')
  if (field !== '') return bare + field
  return title?.toLowerCase().startsWith(`${bare.toLowerCase()} on `) ? title : undefined
}

/** The mandate on record whose name has the same words, articles and pronouns aside. */
function keyFor(name: string, { records }: Authorities): { readonly key?: string } {
  const wanted = folded(name)
  const known = records.mandates.find((record) => folded(record.name) === wanted)
  return known ? { key: known.key } : {}
}

function folded(name: string): string {
  return name.toLowerCase().replace(/\b(?:the|its|their) /g, '')
}
