/** What changed in substance between two versions: who is asked, how strongly, by when, what is cited. */
import { groupBy } from '../group-by.ts'
import type { Revision } from './revisions.ts'
import { findDatedNumbers, findNumbers, findTimes } from './figures.ts'
import type { Version, VersionParagraph } from './version.ts'
import { wordsOf } from './words.ts'

/** What kind of substance changed; `verb-changed` is between verbs that no scale orders. */
type FindingKind =
  | 'verb-strengthened'
  | 'verb-weakened'
  | 'verb-changed'
  | 'addressee-added'
  | 'addressee-dropped'
  | 'time-changed'
  | 'citation-added'
  | 'citation-dropped'
  | 'citation-corrected'
  | 'date-corrected'
  | 'number-changed'

/** One change of substance, with the words or keys before and after; what was added has no `before`. */
export interface Finding {
  readonly kind: FindingKind
  /** Ids of the paragraphs, those of one change of the text together. */
  readonly older: readonly string[]
  readonly newer: readonly string[]
  readonly before?: string
  readonly after?: string
}

/** How strong a verb is among those of its force: the verb scale of the authority records. */
export interface Strength {
  readonly force: string
  readonly strength: number
}

/** Older and newer paragraphs that became each other, by one or more links. */
interface Change {
  readonly older: readonly VersionParagraph[]
  readonly newer: readonly VersionParagraph[]
}

interface Setting {
  readonly from: Version
  readonly to: Version
  /** Verb key → its place on the scale. */
  readonly scale: ReadonlyMap<string, Strength>
  /** Key of an instrument → key of the document that contains it: a change of name is none of what is cited. */
  readonly containers: ReadonlyMap<string, string>
}

type Found = Omit<Finding, 'older' | 'newer'>

const detectors: readonly ((change: Change, setting: Setting) => readonly Found[])[] = [
  findVerbChanges,
  findAddresseeChanges,
  findTimeChanges,
  findCitationChanges,
  findDateCorrections,
  findNumberChanges,
]

/** Every change of substance, in the order of the newer text. Paragraphs that were added or deleted whole give none. */
export function findSubstance(revisions: readonly Revision[], setting: Setting): readonly Finding[] {
  return changesOf(revisions).flatMap((change) => {
    const ids = { older: change.older.map(({ id }) => id), newer: change.newer.map(({ id }) => id) }
    return detectors.flatMap((detect) => detect(change, setting)).map((found) => ({ ...found, ...ids }))
  })
}

/** Links that share a paragraph are one change: what left one half of a split stands in the other. */
function changesOf(revisions: readonly Revision[]): readonly Change[] {
  const changes: { older: VersionParagraph[]; newer: VersionParagraph[] }[] = []
  for (const { older, newer, reason } of revisions) {
    if (!older || !newer || reason === 'stated') continue
    const touched = changes.filter((each) => each.older.includes(older) || each.newer.includes(newer))
    const merged = { older: touched.flatMap((each) => each.older), newer: touched.flatMap((each) => each.newer) }
    if (!merged.older.includes(older)) merged.older.push(older)
    if (!merged.newer.includes(newer)) merged.newer.push(newer)
    const at = touched[0] ? changes.indexOf(touched[0]) : changes.length
    for (const each of touched) changes.splice(changes.indexOf(each), 1)
    changes.splice(at, 0, merged)
  }
  return changes
}

interface Placed {
  readonly in: string
}

const byPlace = new WeakMap<readonly Placed[], ReadonlyMap<string, readonly Placed[]>>()

/** The statements of the paragraphs, in order; each list of statements is sorted by paragraph once. */
function inAny<Statement extends Placed>(
  statements: readonly Statement[],
  paragraphs: readonly VersionParagraph[],
): readonly Statement[] {
  const groups = byPlace.get(statements) ?? groupBy(statements, (each) => each.in)
  byPlace.set(statements, groups)
  return paragraphs.flatMap(({ id }) => (groups.get(id) ?? []) as readonly Statement[])
}

/** One paragraph that says what it said: no time, number or date can have changed. */
function isUnchanged({ older: [one, ...more], newer: [other, ...others] }: Change): boolean {
  return more.length + others.length === 0 && one?.text === other?.text
}

const textOf = (paragraphs: readonly VersionParagraph[]) => paragraphs.map(({ text }) => text).join('\n')

/** Compared where one paragraph became one: their opening verbs. */
function findVerbChanges({ older, newer }: Change, { from, to, scale }: Setting): readonly Found[] {
  if (older.length !== 1 || newer.length !== 1) return []
  const [before, after] = [inAny(from.acts, older)[0]?.relation, inAny(to.acts, newer)[0]?.relation]
  if (before === undefined || after === undefined || before === after) return []
  return [{ kind: verbKind(scale.get(before), scale.get(after)), before, after }]
}

/** Verbs that ask are on one scale, whether they request or exhort; others are ordered among those of their force. */
function verbKind(before: Strength | undefined, after: Strength | undefined): FindingKind {
  const scaleOf = (verb: Strength | undefined) => verb?.force.replace('hortatory', 'requesting')
  if (!before || !after || scaleOf(before) !== scaleOf(after) || before.strength === after.strength)
    return 'verb-changed'
  return after.strength > before.strength ? 'verb-strengthened' : 'verb-weakened'
}

function findAddresseeChanges({ older, newer }: Change, { from, to }: Setting): readonly Found[] {
  return differences(addressees(from, older), addressees(to, newer), 'addressee-dropped', 'addressee-added')
}

/** What tells an addressee apart → its name. */
function addressees({ asks }: Version, paragraphs: readonly VersionParagraph[]): ReadonlyMap<string, string> {
  const asked = inAny(asks, paragraphs).flatMap((ask) => ask.addressees)
  return new Map(
    asked.map(({ name, key }) => [key === undefined || key.startsWith('agent/') ? bareName(name) : key, name] as const),
  )
}

/** `UN Agencies` are `United Nations agencies`, and `State Parties` are `States parties`. */
function bareName(name: string): string {
  const words = wordsOf(name).map((word) => (word === 'un' ? 'united nation' : word.replace(/s$/, '')))
  return words.join(' ')
}

function findTimeChanges(change: Change): readonly Found[] {
  const { older, newer } = change
  if (isUnchanged(change)) return []
  return changed('time-changed', timesOf(older), timesOf(newer))
}

/** Preambular paragraphs tell when something was, and not when it is due. */
function timesOf(paragraphs: readonly VersionParagraph[]): readonly string[] {
  return findTimes(textOf(paragraphs.filter(({ kind }) => kind !== 'preambular')))
}

function findNumberChanges(change: Change): readonly Found[] {
  const { older, newer } = change
  if (isUnchanged(change)) return []
  const [before, after] = [findNumbers(textOf(older)), findNumbers(textOf(newer))]
  return before.length === after.length ? changed('number-changed', before, after) : []
}

/** What only one side has, as one finding, if there is any. */
function changed(kind: FindingKind, before: readonly string[], after: readonly string[]): readonly Found[] {
  const gone = before.filter((each) => !after.includes(each)).join('; ')
  const come = after.filter((each) => !before.includes(each)).join('; ')
  if (gone === '' && come === '') return []
  return [{ kind, ...(gone !== '' && { before: gone }), ...(come !== '' && { after: come }) }]
}

/** A target that leaves while one of the same number comes is corrected: resolution 2004/110, decision 2004/110. */
function findCitationChanges({ older, newer }: Change, { from, to, containers }: Setting): readonly Found[] {
  const cited = (version: Version, paragraphs: readonly VersionParagraph[]) =>
    new Map(
      inAny(version.citations, paragraphs).map(({ target }) => {
        const key = containers.get(target.key) ?? target.key
        return [key, key] as const
      }),
    )
  const [before, after] = [cited(from, older), cited(to, newer)]
  const corrected = [...before.keys()].flatMap((key) => {
    const other = [...after.keys()].find((each) => each !== key && numberOf(each) === numberOf(key))
    return other === undefined || after.has(key) || before.has(other) ? [] : [[key, other] as const]
  })
  for (const [key, other] of corrected) {
    before.delete(key)
    after.delete(other)
  }
  return [
    ...corrected.map(([key, other]): Found => ({ kind: 'citation-corrected', before: key, after: other })),
    ...differences(before, after, 'citation-dropped', 'citation-added'),
  ]
}

/** A symbol without its kind of document. */
const numberOf = (key: string) => key.replace(/\/(?:RES|DEC)\//, '/')

function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  dropped: FindingKind,
  added: FindingKind,
): readonly Found[] {
  const gone = [...before]
    .filter(([key]) => !after.has(key))
    .map(([, name]): Found => ({ kind: dropped, before: name }))
  const come = [...after].filter(([key]) => !before.has(key)).map(([, name]): Found => ({ kind: added, after: name }))
  return [...gone, ...come]
}

/** The same number with another year. A date that only becomes more exact is no correction. */
function findDateCorrections(change: Change): readonly Found[] {
  const { older, newer } = change
  if (isUnchanged(change)) return []
  const [before, after] = [findDatedNumbers(textOf(older)), findDatedNumbers(textOf(newer))]
  return [...before].flatMap(([number, date]): Found[] => {
    const now = after.get(number)
    if (now === undefined || yearOf(now) === yearOf(date)) return []
    return [{ kind: 'date-corrected', before: `${number} of ${date}`, after: `${number} of ${now}` }]
  })
}

const yearOf = (date: string) => date.slice(-4)
