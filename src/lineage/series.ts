/** Resolutions of one organ under one title, session after session: which follows which. */
import { groupBy } from '../group-by.ts'
import { wordsOf } from './words.ts'

/** A document as far as its place in a series goes. Plain data. */
export interface Candidate {
  /** `A/RES/63/194`: the part before the number is the organ's, the first number its session or year. */
  readonly key: string
  readonly title?: string
  /** Keys of what it cites, each once. */
  readonly cites: readonly string[]
}

/** The title that a text gives to a document which it cites. */
export interface StatedTitle {
  readonly key: string
  readonly title: string
}

/** One of a series. */
export interface Member {
  readonly key: string
  /** Its text is among the documents; of the others only a title is known, as others state it. */
  readonly held: boolean
  /** Session, year or running number. */
  readonly order: number
  /** The one before it, of those that are known. */
  readonly before?: string
}

/** A chain of two or more, earliest first. */
export interface Series {
  /** In lower case without marks, of the last that is held; numbers and dates in it may change from year to year. */
  readonly title: string
  /** `A/RES`. */
  readonly organ: string
  readonly members: readonly Member[]
}

interface Known extends Candidate {
  readonly organ: string
  readonly order: number
  readonly held: boolean
  readonly form: string
}

/** A title with less may be shared by chance. */
const LEAST_WORDS = 2
/** So alike must the titles be of two documents that share no title, where the later recalls the earlier. */
const ALIKE = 0.75

/**
 * All series among `held`, with those documents that their citations name under the same title. A document follows
 * the latest before it that has its title, or else the one that it cites under nearly the same title. Titles that an
 * organ uses several times a session need a citation. In the order of their first document; total.
 */
export function findSeries(held: readonly Candidate[], stated: readonly StatedTitle[]): readonly Series[] {
  const known = new Map<string, Known>()
  for (const each of held) addKnown(known, each, true)
  const titles = new Set([...known.values()].map(({ organ, form }) => `${organ} ${form}`))
  for (const { key, title } of stated) {
    const [organ] = numberOf(key) ?? []
    if (titles.has(`${organ} ${formOf(title)}`)) addKnown(known, { key, title, cites: [] }, false)
  }
  const byTitle = groupBy([...known.values()], ({ organ, form }) => `${organ} ${form}`)
  const before = new Map(
    [...known.values()].flatMap((each) => {
      const found = beforeOf(each, byTitle.get(`${each.organ} ${each.form}`) ?? [], known)
      return found ? [[each.key, found.key] as const] : []
    }),
  )
  return chainsOf(before, known)
}

function addKnown(known: Map<string, Known>, { key, title, cites }: Candidate, held: boolean): void {
  const [organ, order] = numberOf(key) ?? []
  const form = formOf(title ?? '')
  if (organ === undefined || order === undefined || known.has(key) || form.split(' ').length < LEAST_WORDS) return
  known.set(key, { key, cites, organ, order, held, form, ...(title !== undefined && { title }) })
}

/** `A/RES/63/194` is number 63 of `A/RES`; undefined for what is no resolution or decision in English. */
function numberOf(key: string): readonly [organ: string, order: number] | undefined {
  const found = /^((?:[^/]+\/){1,4}?(?:RES|DEC))\/(\d{1,5})(?=[/(]|$)/.exec(key)
  return found && !key.includes('@') ? [found[1] ?? '', Number(found[2])] : undefined
}

/** Lower case without marks, numbers all alike: budgets carry their years in their titles. */
function formOf(title: string): string {
  return wordsOf(title)
    .map((word) => (/\d/.test(word) ? '#' : word))
    .join(' ')
}

function beforeOf(one: Known, sameTitle: readonly Known[], known: ReadonlyMap<string, Known>): Known | undefined {
  const earlier = sameTitle.filter(({ order }) => order < one.order)
  const latest = Math.max(...earlier.map(({ order }) => order))
  const last = earlier.filter(({ order }) => order === latest)
  const often = last.length > 1 || sameTitle.some((each) => each !== one && each.order === one.order)
  const cited = earlier.filter(({ key }) => one.cites.includes(key))
  if (!often && last[0]) return last[0]
  return latestOf(cited) ?? latestOf(alikeOf(one, known))
}

/** What it cites under nearly the same title, most alike last. */
function alikeOf(one: Known, known: ReadonlyMap<string, Known>): readonly Known[] {
  const words = new Set(one.form.split(' '))
  return one.cites.flatMap((key) => {
    const other = known.get(key)
    if (!other || other.organ !== one.organ || other.order >= one.order) return []
    const others = new Set(other.form.split(' '))
    const shared = [...words].filter((word) => others.has(word)).length
    return (2 * shared) / (words.size + others.size) >= ALIKE ? [other] : []
  })
}

function latestOf(documents: readonly Known[]): Known | undefined {
  return documents.reduce<Known | undefined>(
    (best, each) => (best && best.order >= each.order ? best : each),
    undefined,
  )
}

/** Documents that lead to the same first one are one series. */
function chainsOf(before: ReadonlyMap<string, string>, known: ReadonlyMap<string, Known>): readonly Series[] {
  const rootOf = (key: string): string => {
    let root = key
    // Numbers fall from step to step, so this ends.
    for (let next = before.get(root); next !== undefined; next = before.get(root)) root = next
    return root
  }
  const groups = groupBy([...known.values()], ({ key }) => rootOf(key))
  return [...groups.values()].flatMap((group): Series[] => {
    const ordered = group.toSorted((one, other) => one.order - other.order || (one.key < other.key ? -1 : 1))
    const named = ordered.findLast(({ held }) => held)
    if (group.length < 2 || !named) return []
    const members = ordered.map(({ key, held, order }) => {
      const previous = before.get(key)
      return { key, held, order, ...(previous !== undefined && { before: previous }) }
    })
    return [{ title: named.title ?? '', organ: named.organ, members }]
  })
}
