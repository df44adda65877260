/** The rules that read facts: one row each, over tagged text. A long table. */

import type { Entity } from '../cite/entity.ts'
import { HINTS } from '../hints.ts'
import { findDates } from '../parse/dates.ts'
import { alike, claimsOf, isOrgan, isText, ownClaims, predicateOf, thing, VERBS } from './claims.ts'
import type { Claim, FactRule, OwnRule } from './rule.ts'
import { tagsIn } from './tagged.ts'

const T = '⟦\\d+⟧'
const THE = '(?:the |an? |its )?'
const LIST = `${T}(?:(?: \\([^)]*\\))?(?:,| and|, and) (?:its |the )?(?:supplementing )?${T})*`

/** What a text must hold for a rule: each of these, or one of several. */
type Needs = readonly (string | readonly string[])[]

const rule = (name: string, needs: Needs, pattern: string, claims: FactRule['claims']): FactRule => ({
  name,
  hints: needs.map((each) => (typeof each === 'string' ? HINTS.add(each) : HINTS.add(...each))),
  pattern: new RegExp(pattern, 'gu'),
  claims,
})

const ownRule = (name: string, opens: RegExp, needs: Needs, pattern: string, claims: FactRule['claims']): OwnRule => ({
  ...rule(name, needs, pattern, claims),
  opens,
})

const VERB = VERBS.join('|')
const ADOPTED = ['adopted by ', 'adopted at ']

/** All rules; an added row is an added kind of fact. */
export const FACT_RULES: readonly FactRule[] = [
  rule(
    'fact/by-which',
    [[' by which ', ' in which '], VERBS.flatMap((verb) => [`${verb}d`, `${verb}ed`])],
    `(${T})[^⟦;]{0,60}?,? (?:by|in) which (?:it|${THE}${T}|the \\p{Lu}\\p{L}+) (?:also )?((?:${VERB})e?d) ${THE}(${LIST})`,
    (m, t) => claimsOf(tagsIn(m[1], t), predicateOf(m[2]), alike(tagsIn(m[3], t))),
  ),
  rule(
    'fact/resolution-to',
    [[' to appoint ', ' to establish ', ' to extend ', ' to launch ']],
    `(${T})[^⟦;]{0,20}?,? to (appoint|establish|extend|launch) ${THE}(${T})`,
    (m, t) =>
      claimsOf(
        tagsIn(m[1], t).filter((e) => e.kind === 'document'),
        predicateOf(m[2]),
        tagsIn(m[3], t),
      ),
  ),
  rule('fact/adopting', [' adopting '], `(${T})[^⟦;]{0,20}?,? adopting ${THE}(${LIST})`, (m, t) =>
    claimsOf(
      tagsIn(m[1], t).filter((e) => e.kind === 'document'),
      'adopts',
      tagsIn(m[2], t),
    ),
  ),
  rule(
    'fact/adopted-by',
    [ADOPTED],
    `(${T})(?: of \\d{4})? (?:which (?:was|were) )?adopted (?:by|at) ${THE}(${T})`,
    (m, t) => claimsOf(tagsIn(m[2], t).filter(isOrgan), 'adopts', tagsIn(m[1], t)),
  ),
  rule('fact/list-adopted-by', [', adopted by '], `, adopted by ${THE}(${T})`, (m, t) => {
    const organ = tagsIn(m[1], t).filter(isOrgan)
    const before = t.entities.findLast((e) => e.list && organ[0] && e.end < organ[0].start)
    const gap = before && organ[0] ? organ[0].start - before.end : Infinity
    const list = before && gap < 260 ? t.entities.filter((e) => e.list?.index === before.list?.index) : []
    return claimsOf(organ, 'adopts', list)
  }),
  rule('fact/adoption-of', ['adoption of '], `adoption of ${THE}(${T}) by ${THE}(${T})`, (m, t) =>
    claimsOf(tagsIn(m[2], t).filter(isOrgan), 'adopts', tagsIn(m[1], t)),
  ),
  rule(
    'fact/entered-into-force',
    ['entered into force on '],
    `(${T}),? (?:which |having )?entered into force on (\\d{1,2} \\p{L}+ \\d{4})`,
    (m, t) => forceClaims(tagsIn(m[1], t), m[2]),
  ),
  rule(
    'fact/entry-into-force',
    ['entry into force '],
    `entry into force (?:on )?(\\d{1,2} \\p{L}+ \\d{4}) of ${THE}(${T})`,
    (m, t) => forceClaims(tagsIn(m[2], t), m[1]),
  ),
  rule(
    'fact/request-of',
    [
      ['pursuant to the request ', 'pursuant to a request '],
      [' was established', ' was created'],
    ],
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
    [['launch of ', 'launch in ', 'launching of ', 'launching in ']],
    `launch(?:ing)?(?: in \\p{L}+ \\d{4})? of [“"]?${THE}(${T})[”"]?(?: \\([^)]*\\))?,? by ${THE}(${T})(,? in partnership with ${THE}(${LIST}))?`,
    (m, t) => {
      const launchers = tagsIn(m[2], t)
      return [
        ...claimsOf(launchers, 'launches', tagsIn(m[1], t)),
        ...claimsOf(launchers, 'partners-with', tagsIn(m[4], t)),
      ]
    },
  ),
  rule('fact/managed-by', [' managed by '], `(${T}),? managed by ${THE}(${T})`, (m, t) =>
    claimsOf(
      tagsIn(m[2], t),
      'manages',
      tagsIn(m[1], t).filter((e) => !isText(e)),
    ),
  ),
  rule(
    'fact/established-by',
    [[' established by ', ' created by ', ' appointed by ']],
    `(${T}),? (?:which was )?(established|created|appointed) by ${THE}(${T})`,
    (m, t) => claimsOf(tagsIn(m[3], t), predicateOf(m[2]), tagsIn(m[1], t)),
  ),
  rule(
    'fact/conference-established',
    [[' is established', ' was established']],
    `(${T}),? (?:which )?(?:is|was) established`,
    (m, t, context) =>
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
  rule(
    'fact/coordination-of',
    [' under the coordination of '],
    `(${T}) under the coordination of ${THE}(${T})`,
    (m, t) => claimsOf(tagsIn(m[2], t), 'coordinates', tagsIn(m[1], t)),
  ),
  rule(
    'fact/coordinator-of',
    [' its role as ', 'coordinator of '],
    `(${T}).{0,120}? its role as (?:the )?coordinator of ${THE}(${LIST})`,
    (m, t) => claimsOf(tagsIn(m[1], t), 'coordinates', tagsIn(m[2], t)),
  ),
  rule(
    'fact/appointment-of',
    [['appoint of ', 'appointment of ']],
    `appoint(?:ment)? of ${THE}(${T})(?! by)`,
    (m, t, { secretaryGeneral }) =>
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
    [['decision by ', 'decision of '], ' should continue'],
    `decision (?:by|of) ${THE}(${T}) that ${THE}(${T}) should continue`,
    (m, t) => claimsOf(tagsIn(m[1], t), 'extends', tagsIn(m[2], t)),
  ),
  rule('fact/adopted-at-list', [ADOPTED, ': '], `adopted (?:at|by) ${THE}(${T}): (${LIST})`, (m, t) =>
    claimsOf(tagsIn(m[1], t).filter(isOrgan), 'adopts', tagsIn(m[2], t)),
  ),
  rule('fact/establishing', [' establishing '], `(${T})[^;⟦]{0,120}?,? (?:and )?establishing ${THE}(${T})`, (m, t) =>
    claimsOf(tagsIn(m[1], t).filter(isText), 'establishes', tagsIn(m[2], t)),
  ),
  rule(
    'fact/decisions-to',
    [['decision of ', 'decisions of '], ' the mandate'],
    `decisions? of ${THE}(${T}) to (establish|extend|renew|terminate) the mandates? of ${THE}(${LIST})(?:,? and to (establish|extend|renew|terminate) the mandates? of ${THE}(${LIST}))?`,
    (m, t) => [
      ...claimsOf(tagsIn(m[1], t), predicateOf(m[2]), tagsIn(m[3], t).filter(isOrgan)),
      ...(m[4] ? claimsOf(tagsIn(m[1], t), predicateOf(m[4]), tagsIn(m[5], t)) : []),
    ],
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
export const OWN_RULES: readonly OwnRule[] = [
  ownRule(
    'fact/adopts-annex',
    /^\p{L}*dopts /u,
    ['dopts the present ', ' and its annex as '],
    `^\\p{L}*dopts the present \\p{L}+ and its annex as ${THE}(${T})`,
    (m, t, { self, organ }) => [
      ...(self && organ ? [{ subject: organ, predicate: 'adopts', object: self, shown: tagsIn(m[1], t) }] : []),
      ...ownClaims(self ?? organ, 'adopts', tagsIn(m[1], t)),
    ],
  ),
  ownRule('fact/adopts', /^\p{L}*dopts /u, ['dopts '], `^\\p{L}*dopts ${THE}(${T})`, (m, t, { self }) =>
    ownClaims(self, 'adopts', tagsIn(m[1], t)),
  ),
  ownRule(
    'fact/decides-to',
    /^(?:\p{L}*ecides |To )/u,
    [
      [
        'to formally ',
        'to establish',
        'to create',
        'to set up',
        'to appoint',
        'to extend',
        'to renew',
        'to terminate',
        'to launch',
      ],
    ],
    `^(?:\\p{L}*ecides (?:also |further )?to|To) (?:formally )?(establish|create|set up|appoint|extend|renew|terminate|launch)(?:, [^,]*(?:,[^,]*?)?,)? (?:for [^,]*?)?(?:the (?:mandates?|posts?|office) of )?${THE}[“"]?(${T})`,
    (m, t, { self, organ }) => ownClaims(m[1] === 'launch' ? organ : self, predicateOf(m[1]), tagsIn(m[2], t)),
  ),
  ownRule(
    'fact/finite',
    /^(?:\p{L}+ )?[Ee](?:stablishes|xtends) /u,
    [['stablishes ', 'xtends ']],
    `^(?:\\p{L}+ )?(?:E|e)(stablishes|xtends) (?:the mandates? of )?${THE}(${T})`,
    (m, t, { self }) => ownClaims(self, m[1] === 'xtends' ? 'extends' : 'establishes', tagsIn(m[2], t)),
  ),
]

/** Annex paragraphs speak for the instrument that the annex contains. */
export const ANNEX_RULES: readonly FactRule[] = [
  rule('fact/annex-establishes', ['establish '], `^Establish ${THE}[“"]?(${T})`, (m, t, { adopted }) =>
    ownClaims(adopted, 'establishes', tagsIn(m[1], t)),
  ),
]
