/** The numbers that Word computes and does not write: definitions, levels, counters → labels. */

import { child, valueAt, type Element } from './tree.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** `%1.` or `(%2)`: `%n` stands for the number of level n. */
  readonly text: string
}

/** A numbered list as a document uses it. */
interface List {
  /** Lists of one definition count on together. */
  readonly definition: string
  readonly levels: ReadonlyMap<number, Level>
}

/** Gives the label of each numbered paragraph; to be asked in reading order, once a paragraph. */
export type Labeller = (paragraph: Element) => string

interface Place {
  readonly list: string
  readonly level: number
}

/** A labeller over the parts `word/numbering.xml` and `word/styles.xml`; without them, every label is empty. */
export function openLabeller(numbering: Element | undefined, styles: Element | undefined): Labeller {
  const lists = readLists(numbering)
  const ofStyle = stylePlaces(styles)
  const counters = new Map<string, number[]>()
  return (paragraph) => {
    const properties = child(paragraph, 'pPr')
    const inherited = ofStyle.get(valueAt(properties, 'pStyle') ?? '')
    const place = ownPlace(properties, inherited)
    const list = place && lists.get(place.list)
    return list === undefined || place === undefined ? '' : countUp(list, place, counters)
  }
}

/** A paragraph's own number wins over its style's; list 0 takes the number away. */
function ownPlace(properties: Element | undefined, inherited: Partial<Place> | undefined): Place | undefined {
  const list = valueAt(properties, 'numPr', 'numId') ?? inherited?.list
  const level = Number(valueAt(properties, 'numPr', 'ilvl') ?? inherited?.level ?? 0)
  return list === undefined || list === '0' ? undefined : { list, level }
}

function readLists(numbering: Element | undefined): ReadonlyMap<string, List> {
  const all = numbering?.children ?? []
  const definitions = new Map(
    all
      .filter(({ name }) => name === 'abstractNum')
      .map((each) => [each.attributes['abstractNumId'] ?? '', readLevels(each)]),
  )
  return new Map(
    all
      .filter(({ name }) => name === 'num')
      .map((each) => {
        const definition = valueAt(each, 'abstractNumId') ?? ''
        return [each.attributes['numId'] ?? '', overridden(each, definition, definitions.get(definition) ?? new Map())]
      }),
  )
}

function readLevels(parent: Element): ReadonlyMap<number, Level> {
  const levels = parent.children.filter(({ name }) => name === 'lvl')
  return new Map(levels.map((each) => [Number(each.attributes['ilvl'] ?? 0), readLevel(each)]))
}

function readLevel(level: Element): Level {
  return {
    start: Number(valueAt(level, 'start') ?? 1),
    format: valueAt(level, 'numFmt') ?? 'decimal',
    text: valueAt(level, 'lvlText') ?? '',
  }
}

/** A list that restarts a level, or gives it another form, counts for itself. */
function overridden(num: Element, definition: string, levels: ReadonlyMap<number, Level>): List {
  const overrides = num.children.filter(({ name }) => name === 'lvlOverride')
  if (overrides.length === 0) return { definition, levels }
  const changed = overrides.flatMap((each) => {
    const index = Number(each.attributes['ilvl'] ?? 0)
    const own = child(each, 'lvl')
    const level = own ? readLevel(own) : levels.get(index)
    const start = valueAt(each, 'startOverride')
    return level ? [[index, start === undefined ? level : { ...level, start: Number(start) }] as const] : []
  })
  return { definition: `num ${num.attributes['numId']}`, levels: new Map([...levels, ...changed]) }
}

/** The list that each style puts its paragraphs in, looked up along `basedOn`. */
function stylePlaces(styles: Element | undefined): ReadonlyMap<string, Partial<Place>> {
  const all = (styles?.children ?? []).filter(({ name }) => name === 'style')
  const byId = new Map(all.map((style) => [style.attributes['styleId'] ?? '', style]))
  const placeOf = (id: string | undefined, depth: number): Partial<Place> => {
    const style = byId.get(id ?? '')
    if (style === undefined || depth > 20) return {}
    const list = valueAt(style, 'pPr', 'numPr', 'numId')
    const level = valueAt(style, 'pPr', 'numPr', 'ilvl')
    const own = { ...(list === undefined ? {} : { list }), ...(level === undefined ? {} : { level: Number(level) }) }
    return { ...placeOf(valueAt(style, 'basedOn'), depth + 1), ...own }
  }
  return new Map([...byId.keys()].map((id) => [id, placeOf(id, 0)]))
}

/** The next number of the place; deeper levels begin anew. */
function countUp({ definition, levels }: List, { level }: Place, counters: Map<string, number[]>): string {
  const counts = counters.get(definition) ?? []
  counters.set(definition, counts)
  const startOf = (index: number) => levels.get(index)?.start ?? 1
  for (let above = 0; above < level; above++) counts[above] ??= startOf(above)
  counts[level] = counts[level] === undefined ? startOf(level) : counts[level] + 1
  counts.length = level + 1
  const { format, text } = levels.get(level) ?? { format: 'none', text: '' }
  if (format === 'bullet') return '•'
  return text.replace(/%(\d)/g, (_, digit: string) => {
    const index = Number(digit) - 1
    return formatNumber(counts[index] ?? startOf(index), levels.get(index)?.format ?? 'decimal')
  })
}

function formatNumber(value: number, format: string): string {
  if (format === 'none') return ''
  if (format === 'lowerLetter') return letters(value)
  if (format === 'upperLetter') return letters(value).toUpperCase()
  if (format === 'lowerRoman') return roman(value)
  if (format === 'upperRoman') return roman(value).toUpperCase()
  return String(value)
}

/** a … z, aa, bb: Word repeats the letter. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value)
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
]

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  return ROMAN.map(([sign, worth]) => {
    const times = Math.floor(rest / worth)
    rest -= times * worth
    return sign.repeat(times)
  }).join('')
}
