/** What an organ asks for a mandate: support, strength, money. Steps in its life beside those that facts state. */

import type { Entity } from '../cite/entity.ts'
import { HINTS, type Hint, type Hints } from '../hints.ts'
import type { Act, Fact, Paragraph, Span, Thing } from '../model.ts'
import { factAt } from './fact-at.ts'
import type { FactReading } from './reading.ts'

/** One kind of step: its predicate, and the words that end where the name of the mandate begins. */
interface StepRule {
  readonly predicate: string
  readonly hint: Hint
  readonly before: RegExp
}

const OF_WHAT =
  '(?:(?:work|activities|efforts|mandate|programmes?|role|functions?|capacity|capacities|implementation|coordination|secretariat)(?:,? and [a-z]{3,16})? of )?(?:the )?$'

/** All kinds; an added row is an added kind of step. */
const STEP_RULES: readonly StepRule[] = [
  {
    predicate: 'calls-for-strengthening',
    hint: HINTS.add('strengthen'),
    before: new RegExp(`\\bstrengthen(?:ing)? (?:further )?(?:the )?(?:[a-z]{3,16} )?${OF_WHAT}`),
  },
  {
    predicate: 'calls-for-funding',
    hint: HINTS.add('contribut', 'resources', 'funding', 'financing', 'donation'),
    before: new RegExp(
      `\\b(?:(?:voluntary|financial|extrabudgetary|adequate|sufficient|generous|additional|predictable|further)(?: (?:and )?[a-z]{3,16})? (?:contributions?|resources|funding|financing)|contribut(?:e|ing) (?:financially|generously)|(?:funding|donations?)) (?:to|for|in support of) (?:the )?${OF_WHAT}`,
    ),
  },
  {
    predicate: 'calls-for-support',
    hint: HINTS.add('support'),
    before: new RegExp(`\\bsupport(?:ing|s)? (?:to |for )?(?:the )?${OF_WHAT}`),
  },
]

/** Longer than anything that the rules read. */
const LOOKBACK = 120

/**
 * Reads the steps that operative paragraphs state, each kind of step for a mandate once a paragraph: their subject is the
 * adopting organ, and nothing is read where it is not known. And who holds an office, wherever the text names both. Total.
 */
export function stepReader(organ: Thing | undefined): (reading: FactReading) => readonly Fact[] {
  return (reading) => {
    let steps: readonly Fact[] = NOTHING
    for (const entity of reading.entities) {
      if (entity.kind === 'mandate') steps = [...steps, ...stepsOf(reading, entity, organ)]
    }
    return steps.length > 1 ? distinct(steps) : steps
  }
}

const NOTHING: readonly Fact[] = []

function stepsOf({ paragraph, hints, acts, entities }: FactReading, entity: Entity, organ: Thing | undefined): Fact[] {
  const asked = organ && paragraph.kind === 'operative' && acts.some((act) => covers(act, entity))
  return [...(asked ? stepsAt(paragraph, hints, entity, organ) : []), ...holderAt(paragraph, entity, entities)]
}

function covers({ phraseAt, stretch }: Act, { start, end }: Entity): boolean {
  return start >= phraseAt.end && end <= stretch.end
}

function stepsAt(paragraph: Paragraph, hints: Hints, entity: Entity, organ: Thing): Fact[] {
  const from = Math.max(0, entity.start - LOOKBACK)
  const before = paragraph.text.slice(from, entity.start)
  for (const { predicate, hint, before: words } of STEP_RULES) {
    const found = hint.in(hints) ? words.exec(before) : null
    const object = { name: entity.name, key: entity.key }
    if (found) return [step(paragraph, organ, predicate, object, { start: from + found.index, end: entity.end })]
  }
  return []
}

/** `the Special Envoy for Western Sahara, Ambassador Christopher Ross, …` */
const HOLDER =
  /^, (?!(?:Special|Member|United|Human|Working|Independent|States|Office|Deputy|Under|African|European)\b)(?:(?:Mr|Ms|Mrs|Dr)\. |Ambassador |Sir |Professor |General |Lieutenant General )?(\p{Lu}\p{Ll}{1,15}(?:(?: |-)(?:de |van |al-|el-)?\p{Lu}[\p{Ll}’]{1,18}){1,3})(?=,| and | to | in |$)/u
const PERSONAL = /^Special |^Personal |Envoy|Rapporteur|Independent Expert|Representative/

/** The person named beside an office that one person holds; none where the words name something else. */
function holderAt(paragraph: Paragraph, entity: Entity, entities: readonly Entity[]): Fact[] {
  if (!paragraph.text.startsWith(', ', entity.end) || !PERSONAL.test(entity.name)) return []
  const found = HOLDER.exec(paragraph.text.slice(entity.end, entity.end + 90))
  const name = found?.[1]
  const end = entity.end + (found?.[0].length ?? 0)
  if (name === undefined || entities.some((each) => each.start < end && each.end > entity.end)) return []
  const subject = { name: entity.name, key: entity.key }
  return [step(paragraph, subject, 'holder', { name }, { start: entity.start, end })]
}

function step(paragraph: Paragraph, subject: Thing, predicate: string, object: Thing, at: Span): Fact {
  return factAt(paragraph, { subject, predicate, object, rule: `step/${predicate}`, grade: 'stated' }, at)
}

function distinct(steps: readonly Fact[]): Fact[] {
  const seen = new Set<string>()
  return steps.filter(({ predicate, object }) => {
    const identity = `${predicate} ${object.key ?? object.name}`
    return seen.has(identity) ? false : seen.add(identity)
  })
}
