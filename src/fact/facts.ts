/** Who adopted, established, appointed, launched, coordinates what: the rules applied to every paragraph. */

import type { Authorities } from '../authority/authorities.ts'
import type { Entity } from '../cite/entity.ts'
import { HINTS, type Hints } from '../hints.ts'
import { allMatches } from '../matches.ts'
import type { Fact, Metadata, Paragraph } from '../model.ts'
import { sourceSpan } from '../parse/clean.ts'
import { findCreated, type Creator } from './created.ts'
import { findExtended } from './extended.ts'
import type { Claim, FactContext, FactRule, OwnRule } from './rule.ts'
import { ANNEX_RULES, FACT_RULES, OWN_RULES } from './rules.ts'
import type { FactReading } from './reading.ts'
import { tagEntities } from './tagged.ts'

/**
 * Reads the facts of one document, paragraph by paragraph in order: each gives its facts, each statement once. The order
 * counts, because annexes speak for what the text adopts.
 */
export function factReader(metadata: Metadata, authorities: Authorities): (reading: FactReading) => readonly Fact[] {
  let context = newContext(metadata, authorities)
  const creator = { subject: context.self ?? context.organ, title: metadata.title, authorities }
  return (reading) => {
    const found = readingFacts(reading, context, creator)
    const adopted = found.find(
      (f) => f.predicate === 'adopts' && f.subject.key === context.self?.key && f.evidence.paragraph.startsWith('op/'),
    )
    if (adopted) context = { ...context, adopted: adopted.object }
    return found
  }
}

/** What the rules over tagged text find, then those that know the words, each statement once. */
function readingFacts(reading: FactReading, context: FactContext, creator: Creator): readonly Fact[] {
  const ruled = paragraphFacts(reading, context)
  const worded = [...findExtended(reading, creator.subject), ...findCreated(reading, creator)]
  if (worded.length === 0) return ruled
  const known = new Set(ruled.map(identityOf))
  return [...ruled, ...worded.filter((fact) => !known.has(identityOf(fact)))]
}

function identityOf({ subject, predicate, object }: Pick<Fact, 'subject' | 'predicate' | 'object'>): string {
  return `${subject.key ?? subject.name} ${predicate} ${object.key ?? object.name}`
}

function newContext({ symbol, organ }: Metadata, { records, byKey }: Authorities): FactContext {
  const named = records.organs.find((record) => record.name === organ)
  const secretaryGeneral = byKey.get('organ/secretary-general')
  return {
    self: symbol === undefined ? undefined : { name: symbol, key: symbol },
    organ: named && { name: named.name, key: named.key },
    adopted: undefined,
    secretaryGeneral: secretaryGeneral && { name: secretaryGeneral.name, key: secretaryGeneral.key },
    treatyOfConference: (entity) => {
      const name = / Parties to the (.{1,300})$/.exec(entity.name)?.[1]
      const treaty = records.treaties.find((record) => record.name === name)
      return treaty && { name: treaty.name, key: treaty.key }
    },
    supplementedBy: (entity) => {
      const parent = records.treaties.find((record) => record.key === entity.key)?.supplements
      const treaty = parent === undefined ? undefined : byKey.get(parent)
      return treaty && { name: treaty.name, key: treaty.key }
    },
  }
}

const SUPPLEMENTING = HINTS.add('supplementing')

function paragraphFacts(reading: FactReading, context: FactContext): Fact[] {
  const { paragraph, hints, entities } = reading
  if (entities.length === 0) return []
  const claims = SUPPLEMENTING.in(hints) ? supplementClaims(reading, context) : []
  const rules = hinted(FACT_RULES, hints)
  if (rules.length > 0) claims.push(...applyRules(rules, paragraph.text, entities, context))
  const annex = paragraph.kind === 'annex'
  const own = annex ? NO_RULES : hinted(OWN_RULES, hints)
  if (own.length > 0) claims.push(...ownActs(own, reading, context))
  const its = annex ? hinted(ANNEX_RULES, hints) : NO_RULES
  if (its.length > 0) claims.push(...applyRules(its, paragraph.text, entities, context))
  if (claims.length === 0) return []
  return distinct(claims).map(({ claim, name }) => toFact(paragraph, claim, name))
}

/** The rules of which the text holds all that they need: mostly none. */
function hinted<Rule extends FactRule>(rules: readonly Rule[], hints: Hints): readonly Rule[] {
  let found: Rule[] = NO_RULES
  for (const rule of rules) if (isHinted(rule, hints)) found = [...found, rule]
  return found
}

const NO_RULES: never[] = []

function isHinted(rule: FactRule, hints: Hints): boolean {
  for (const hint of rule.hints) if (!hint.in(hints)) return false
  return true
}

interface Named {
  readonly claim: Claim
  readonly name: string
}

function applyRules(
  rules: readonly FactRule[],
  text: string,
  entities: readonly Entity[],
  context: FactContext,
): Named[] {
  if (rules.length === 0) return []
  const tagged = tagEntities(text, entities)
  if (tagged.entities.length === 0) return []
  const found: Named[] = []
  for (const { name, pattern, claims } of rules) {
    for (const match of allMatches(pattern, tagged.text)) {
      for (const claim of claims(match, tagged, context)) found.push({ claim, name })
    }
  }
  return found
}

/** The rules for the organ's own acts, each read from its phrase on; an item `(a) To launch …` is one act. */
function ownActs(rules: readonly OwnRule[], { paragraph, acts, entities }: FactReading, context: FactContext): Named[] {
  if (rules.length === 0) return []
  const item = paragraph.text.startsWith('To ') ? [{ start: 0, end: paragraph.text.length }] : []
  const stretches = acts.length > 0 ? acts.map((act) => act.stretch) : item
  return stretches.flatMap((stretch) => {
    const text = paragraph.text.slice(stretch.start, stretch.end)
    const fitting = rules.filter(({ opens }) => opens.test(text))
    if (fitting.length === 0) return []
    const inside = entities
      .filter((e) => e.start >= stretch.start && e.end <= stretch.end)
      .map((e) => ({ ...e, start: e.start - stretch.start, end: e.end - stretch.start }))
    return applyRules(fitting, text, inside, context).map(({ claim, name }) => ({
      name,
      claim: shifted(claim, stretch.start),
    }))
  })
}

function shifted(claim: Claim, by: number): Claim {
  return { ...claim, shown: claim.shown.map((e) => ({ ...e, start: e.start + by, end: e.end + by })) }
}

/** A protocol named with `supplementing the …` states what it supplements. */
function supplementClaims({ paragraph, entities }: FactReading, context: FactContext): Named[] {
  return entities.flatMap((entity) => {
    if (
      entity.kind !== 'treaty' ||
      !/\bsupplementing\b/i.test(paragraph.text.slice(Math.max(0, entity.start - 16), entity.end))
    )
      return []
    const parent = context.supplementedBy(entity)
    if (!parent) return []
    const claim = {
      subject: { name: entity.name, key: entity.key },
      predicate: 'supplements',
      object: parent,
      shown: [entity],
    }
    return [{ claim, name: 'fact/supplementing' }]
  })
}

function distinct(claims: readonly Named[]): Named[] {
  const seen = new Set<string>()
  return claims.filter(({ claim }) => {
    const identity = identityOf(claim)
    return seen.has(identity) ? false : seen.add(identity)
  })
}

function toFact(paragraph: Paragraph, { subject, predicate, object, grade, shown }: Claim, rule: string): Fact {
  const start = Math.min(...shown.map((e) => e.start), paragraph.text.length)
  const end = Math.max(...shown.map((e) => e.end), 0)
  const quoteAt = end > start ? { start, end } : { start: 0, end: paragraph.text.length }
  const at = sourceSpan(paragraph.map, quoteAt.start, quoteAt.end)
  const quote = paragraph.text.slice(quoteAt.start, quoteAt.end)
  return {
    subject,
    predicate,
    object,
    evidence: { paragraph: paragraph.id, quote, rule, grade: grade ?? 'stated', start: at.start, end: at.end },
  }
}
