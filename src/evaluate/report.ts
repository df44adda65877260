/** Figures of many documents: totals by category, the errors with their text, and what changed since another run. */
import type { ResolutionDocument } from '../model.ts'
import type { Figures } from './figures.ts'
import type { Scores } from './score.ts'

/** Counts of one category. Plain data, kept in JSON from run to run. */
interface CategoryReport {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly gold: number
  readonly found: number
  /** What gold has and was not found, one line each. */
  readonly missed: readonly string[]
  /** What was found and gold does not have. */
  readonly spurious: readonly string[]
}

/** Category → counts, of one document or of all. */
export type CategoryReports = Readonly<Record<string, CategoryReport>>

/** One run: each document by the name of its gold file, and all together. */
export interface Report {
  readonly documents: Readonly<Record<string, CategoryReports>>
  readonly total: CategoryReports
}

/** One document's scores with each error as a line: what was expected or found, and the paragraph's words. */
export function describeScores(scores: Scores, document: ResolutionDocument): CategoryReports {
  const texts = new Map(document.paragraphs.map(({ id, text }) => [id, text]))
  const line = (item: unknown) => describeItem(item, texts)
  return Object.fromEntries(
    Object.entries(scores).map(([category, { missed, spurious, ...ratios }]: [string, Figures]) => [
      category,
      { ...ratios, missed: missed.map(line), spurious: spurious.map(line) },
    ]),
  )
}

/** The report of a run. Ratios of the total are over all items (micro-averages); its errors bear the document's name. */
export function createReport(documents: Readonly<Record<string, CategoryReports>>): Report {
  const categories = new Set(Object.values(documents).flatMap((each) => Object.keys(each)))
  const total = Object.fromEntries([...categories].map((category) => [category, addUp(documents, category)]))
  return { documents, total }
}

/** What one run got right and another did not, as `document, category: error`. */
export interface Change {
  readonly won: readonly string[]
  readonly lost: readonly string[]
}

/** What `now` won and lost against `before`; documents that only one of them has are left out. */
export function compareReports(now: Report, before: Report): Change {
  const errors = ({ documents }: Report, other: Report) =>
    Object.entries(documents).flatMap(([name, categories]) =>
      other.documents[name] === undefined
        ? []
        : Object.entries(categories).flatMap(([category, { missed, spurious }]) => [
            ...missed.map((error) => `${name}, ${category}: missed ${error}`),
            ...spurious.map((error) => `${name}, ${category}: spurious ${error}`),
          ]),
    )
  const [current, former] = [errors(now, before), errors(before, now)]
  return { won: without(former, current), lost: without(current, former) }
}

/** The items of `list` beyond those of `other`, equal ones counted. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const each of other) left.set(each, (left.get(each) ?? 0) + 1)
  return list.filter((each) => {
    const count = left.get(each) ?? 0
    left.set(each, count - 1)
    return count <= 0
  })
}

function addUp(documents: Readonly<Record<string, CategoryReports>>, category: string): CategoryReport {
  const parts = Object.entries(documents).flatMap(([name, each]) => {
    const report = each[category]
    return report === undefined ? [] : [{ name, report }]
  })
  const sum = (pick: (report: CategoryReport) => number) => parts.reduce((n, { report }) => n + pick(report), 0)
  const [gold, found] = [sum((each) => each.gold), sum((each) => each.found)]
  const hits = sum((each) => each.gold - each.missed.length)
  const precision = found === 0 ? (gold === 0 ? 1 : 0) : hits / found
  const recall = gold === 0 ? 1 : hits / gold
  const named = (pick: (report: CategoryReport) => readonly string[]) =>
    parts.flatMap(({ name, report }) => pick(report).map((error) => `${name}: ${error}`))
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    gold,
    found,
    missed: named((each) => each.missed),
    spurious: named((each) => each.spurious),
  }
}

const SHOWN = 160

/** Strings as they are; of records the telling fields, and the words of the paragraph that they stand in. */
function describeItem(item: unknown, texts: ReadonlyMap<string, string>): string {
  if (typeof item === 'string') return item
  if (Array.isArray(item)) return item.map(String).join(' · ')
  const fields = Object.entries(item as Record<string, unknown>).filter(
    ([name, value]) => TELLING.has(name) && value !== undefined,
  )
  const { in: inside, id } = item as { readonly in?: string; readonly id?: string }
  const text = texts.get(inside ?? id ?? '')
  const words = text === undefined ? '' : ` – ${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}`
  return `${fields.map(([name, value]) => `${name} ${shown(value)}`).join(', ')}${words}`
}

const TELLING = new Set([
  'in',
  'id',
  'target',
  'relation',
  'mention',
  'verb',
  'addressees',
  'marker',
  'anchoredIn',
  'first',
  'last',
])

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(' + ') : String(value)
}
