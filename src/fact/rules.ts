/** The rules that read facts: one row each, over tagged text. A long table. */

import type { Entity } from '../cite/entity.ts'
import type { Grade, Thing } from '../model.ts'
import { findDates } from '../parse/dates.ts'
import type { Claim, FactRule } from './rule.ts'
import { tagsIn } from './tagged.ts'

const T = '⟦\\d+⟧'
const THE = '(?:the |an? |its )?'
const LIST = `${T}(?:(?: \\([^)]*\\))?(?:,| and|, and) (?:its |the )?(?:supplementing )?${T})*`
const rule = (
  name: string,
  hint: string,
  pattern: string,
  claims: FactRule['claims'],
  verbs?: readonly string[],
): FactRule => ({
  name,
  hint,
  pattern: new RegExp(pattern, 'gu'),
  claims,
  ...(verbs ? { verbs } : {}),
})

/** Past tense and infinitive of the verbs that make facts → predicate. */
const PREDICATES: Readonly<Record<string, string>> = {
  adopt: 'adopts',
  establish: 'establishes',
  create: 'establishes',
  appoint: 'appoints',
  extend: 'extends',
  renew: 'extends',
  terminate: 'terminates',
  launch: 'launches',
}
const VERB = Object.keys(PREDICATES).join('|')

function predicateOf(word: string | undefined): string {
  const given = (word ?? '').toLowerCase()
  const stem = given.replace(/(?:ed|d|s|es|ing)$/, '')
  return PREDICATES[given] ?? PREDICATES[stem] ?? PREDICATES[`${stem}e`] ?? 'establishes'
}

const thing = ({ name, key }: Entity): Thing => ({ name, key })

/** The first of a list and those after it that are of its kind: a document or organ after them opens something else. */
function alike(objects: readonly Entity[]): Entity[] {
  return objects.filter((object) => object.kind === objects[0]?.kind)
}

function claimsOf(subjects: readonly Entity[], predicate: string, objects: readonly Entity[], grade?: Grade): Claim[] {
  return subjects.flatMap((subject) =>
    objects
      .filter((object) => object.key !== subject.key)
      .map((object) => ({
        subject: thing(subject),
        predicate,
        object: thing(object),
        shown: [subject, object],
        ...(grade ? { grade } : {}),
      })),
  )
}

/** A claim whose subject is the document or its organ. */
function ownClaims(subject: Thing | undefined, predicate: string, objects: readonly Entity[]): Claim[] {
  if (!subject) return []
  return objects.map((object) => ({ subject, predicate, object: thing(object), shown: [object] }))
}

const isText = (entity: Entity): boolean => entity.kind === 'instrument' || entity.kind === 'treaty'
const isOrgan = (entity: Entity): boolean => entity.kind === 'organ' || entity.kind === 'mandate'

/** All rules; an added row is an added kind of fact. */
export const FACT_RULES: readonly FactRule[] = [
  rule(
    'fact/by-which',
    ' which ',
    `(${T})[^⟦;]{0,60}?,? (?:by|in) which (?:it|${THE}${T}|the \\p{Lu}\\p{L}+) (?:also )?((?:${VERB})e?d) ${THE}(${LIST})`,
    (m, t) => claimsOf(tagsIn(m[1], t), predicateOf(m[2]), alike(tagsIn(m[3], t))),
    Object.keys(PREDICATES),
  ),
  rule(
    'fact/resolution-to',
    ', to ',
    `(${T})[^⟦;]{0,20}?,? to (appoint|establish|extend|launch) ${THE}(${T})`,
    (m, t) =>
      claimsOf(
        tagsIn(m[1], t).filter((e) => e.kind === 'document'),
        predicateOf(m[2]),
        tagsIn(m[3], t),
      ),
    ['appoint', 'establish', 'extend', 'launch'],
  ),
  rule('fact/adopting', 'adopting', `(${T})[^⟦;]{0,20}?,? adopting ${THE}(${LIST})`, (m, t) =>
    claimsOf(
      tagsIn(m[1], t).filter((e) => e.kind === 'document'),
      'adopts',
      tagsIn(m[2], t),
    ),
  ),
  rule(
    'fact/adopted-by',
    'adopted',
    `(${T})(?: of \\d{4})? (?:which (?:was|were) )?adopted (?:by|at) ${THE}(${T})`,
    (m, t) => claimsOf(tagsIn(m[2], t).filter(isOrgan), 'adopts', tagsIn(m[1], t)),
  ),
  rule('fact/list-adopted-by', 'adopted by', `, adopted by ${THE}(${T})`, (m, t) => {
    const organ = tagsIn(m[1], t).filter(isOrgan)
    const before = t.entities.findLast((e) => e.list && organ[0] && e.end < organ[0].start)
    const gap = before && organ[0] ? organ[0].start - before.end : Infinity
    const list = before && gap < 260 ? t.entities.filter((e) => e.list?.index === before.list?.index) : []
    return claimsOf(organ, 'adopts', list)
  }),
  rule('fact/adoption-of', 'adoption of', `adoption of ${THE}(${T}) by ${THE}(${T})`, (m, t) =>
    claimsOf(tagsIn(m[2], t).filter(isOrgan), 'adopts', tagsIn(m[1], t)),
  ),
  rule(
    'fact/entered-into-force',
    'entered into force',
    `(${T}),? (?:which |having )?entered into force on (\\d{1,2} \\p{L}+ \\d{4})`,
    (m, t) => forceClaims(tagsIn(m[1], t), m[2]),
  ),
  rule(
    'fact/entry-into-force',
    'entry into force',
    `entry into force (?:on )?(\\d{1,2} \\p{L}+ \\d{4}) of ${THE}(${T})`,
    (m, t) => forceClaims(tagsIn(m[2], t), m[1]),
  ),
  rule(
    'fact/request-of',
    'pursuant to',
    `pursuant to (?:the|a) request (?:of|from) ${THE}(?:${T} (?:in )?)?${THE}(${T}).*?${THE}(${T})(?: \\([^)]*\\))? was (established|created)`,
    (m, t) =>
      claimsOf(
        tagsIn(m[1], t).filter((e) => e.kind === 'document'),
        'establishes',
        tagsIn(m[2], t),
      ),
  ),
  rule(
    'fact/launched-by',
    'launch',
    `launch(?:ing)?(?: in \\p{L}+ \\d{4})? of [“"]?${THE}(${T})[”"]?(?: \\([^)]*\\))?,? by ${THE}(${T})(,? in partnership with ${THE}(${LIST}))?`,
    (m, t) => {
      const launchers = tagsIn(m[2], t)
      return [
        ...claimsOf(launchers, 'launches', tagsIn(m[1], t)),
        ...claimsOf(launchers, 'partners-with', tagsIn(m[4], t)),
      ]
    },
  ),
  rule('fact/managed-by', 'managed by', `(${T}),? managed by ${THE}(${T})`, (m, t) =>
    claimsOf(
      tagsIn(m[2], t),
      'manages',
      tagsIn(m[1], t).filter((e) => !isText(e)),
    ),
  ),
  rule(
    'fact/established-by',
    'ed by',
    `(${T}),? (?:which was )?(established|created|appointed) by ${THE}(${T})`,
    (m, t) => claimsOf(tagsIn(m[3], t), predicateOf(m[2]), tagsIn(m[1], t)),
  ),
  rule('fact/conference-established', 'established', `(${T}),? (?:which )?(?:is|was) established`, (m, t, context) =>
    tagsIn(m[1], t).flatMap((organ) => {
      const treaty = context.treatyOfConference(organ)
      return treaty
        ? [
            {
              subject: treaty,
              predicate: 'establishes',
              object: thing(organ),
              grade: 'inferred' as const,
              shown: [organ],
            },
          ]
        : []
    }),
  ),
  rule('fact/coordination-of', 'coordination of', `(${T}) under the coordination of ${THE}(${T})`, (m, t) =>
    claimsOf(tagsIn(m[2], t), 'coordinates', tagsIn(m[1], t)),
  ),
  rule(
    'fact/coordinator-of',
    'coordinator of',
    `(${T}).{0,120}? its role as (?:the )?coordinator of ${THE}(${LIST})`,
    (m, t) => claimsOf(tagsIn(m[1], t), 'coordinates', tagsIn(m[2], t)),
  ),
  rule('fact/appointment-of', 'appoint', `appoint(?:ment)? of ${THE}(${T})(?! by)`, (m, t, { secretaryGeneral }) =>
    tagsIn(m[1], t)
      .filter((e) => /\bof the Secretary-General\b/.test(e.name))
      .flatMap((e) =>
        secretaryGeneral
          ? [
              {
                subject: secretaryGeneral,
                predicate: 'appoints',
                object: thing(e),
                grade: 'inferred' as const,
                shown: [e],
              },
            ]
          : [],
      ),
  ),
  rule(
    'fact/should-continue',
    'should continue',
    `decision (?:by|of) ${THE}(${T}) that ${THE}(${T}) should continue`,
    (m, t) => claimsOf(tagsIn(m[1], t), 'extends', tagsIn(m[2], t)),
  ),
  rule('fact/adopted-at-list', 'adopted ', `adopted (?:at|by) ${THE}(${T}): (${LIST})`, (m, t) =>
    claimsOf(tagsIn(m[1], t).filter(isOrgan), 'adopts', tagsIn(m[2], t)),
  ),
  rule('fact/establishing', 'establishing', `(${T})[^;⟦]{0,120}?,? (?:and )?establishing ${THE}(${T})`, (m, t) =>
    claimsOf(tagsIn(m[1], t).filter(isText), 'establishes', tagsIn(m[2], t)),
  ),
  rule(
    'fact/decisions-to',
    'decision',
    `decisions? of ${THE}(${T}) to (establish|extend|renew|terminate) the mandates? of ${THE}(${LIST})(?:,? and to (establish|extend|renew|terminate) the mandates? of ${THE}(${LIST}))?`,
    (m, t) => [
      ...claimsOf(tagsIn(m[1], t), predicateOf(m[2]), tagsIn(m[3], t).filter(isOrgan)),
      ...(m[4] ? claimsOf(tagsIn(m[1], t), predicateOf(m[4]), tagsIn(m[5], t)) : []),
    ],
    [' the mandate'],
  ),
]

function forceClaims(treaties: readonly Entity[], words: string | undefined): Claim[] {
  const date = findDates(words ?? '')[0]?.iso
  if (!date) return []
  return treaties.map((treaty) => ({
    subject: thing(treaty),
    predicate: 'enters-into-force',
    object: { name: date },
    shown: [treaty],
  }))
}

/** Rules for what the organ itself does; applied to acts of the body, at the act's phrase. */
export const OWN_RULES: readonly FactRule[] = [
  rule(
    'fact/adopts-annex',
    'dopts the present',
    `^\\p{L}*dopts the present \\p{L}+ and its annex as ${THE}(${T})`,
    (m, t, { self, organ }) => [
      ...(self && organ ? [{ subject: organ, predicate: 'adopts', object: self, shown: tagsIn(m[1], t) }] : []),
      ...ownClaims(self ?? organ, 'adopts', tagsIn(m[1], t)),
    ],
  ),
  rule('fact/adopts', 'dopts ', `^\\p{L}*dopts ${THE}(${T})`, (m, t, { self }) =>
    ownClaims(self, 'adopts', tagsIn(m[1], t)),
  ),
  rule(
    'fact/decides-to',
    'o ',
    `^(?:\\p{L}*ecides (?:also |further )?to|To) (?:formally )?(establish|create|set up|appoint|extend|renew|terminate|launch)(?:, [^,]*(?:,[^,]*?)?,)? (?:for [^,]*?)?(?:the (?:mandates?|posts?|office) of )?${THE}[“"]?(${T})`,
    (m, t, { self, organ }) => ownClaims(m[1] === 'launch' ? organ : self, predicateOf(m[1]), tagsIn(m[2], t)),
    ['establish', 'create', 'set up', 'appoint', 'extend', 'renew', 'terminate', 'launch'],
  ),
  rule(
    'fact/finite',
    's ',
    `^(?:\\p{L}+ )?(?:E|e)(stablishes|xtends) (?:the mandates? of )?${THE}(${T})`,
    (m, t, { self }) => ownClaims(self, m[1] === 'xtends' ? 'extends' : 'establishes', tagsIn(m[2], t)),
    ['stablishes', 'xtends'],
  ),
]

/** Annex paragraphs speak for the instrument that the annex contains. */
export const ANNEX_RULES: readonly FactRule[] = [
  rule('fact/annex-establishes', 'Establish ', `^Establish ${THE}[“"]?(${T})`, (m, t, { adopted }) =>
    ownClaims(adopted, 'establishes', tagsIn(m[1], t)),
  ),
]
