/**
 * GRAPH with a group that the engine does not tie to the graph: its name is a variable, or a graph that there may not be,
 * and nothing in the group looks into it. Source: SPARQL 1.1 section 18.6, evaluation of Graph.
 */
import { applyEdits } from '../edits.ts'
import type { Edit } from '../edits.ts'
import { keyword } from '../guard.ts'
import type { GuardedQuery } from '../guard.ts'
import type { Token } from '../tokens.ts'
import { parseWhere } from './groups.ts'
import type { Element, Group, Select } from './groups.ts'

/** The query's text, in which each such group says outright that it is asked of each graph. Total. */
export function repairGraphs(query: GuardedQuery): string {
  const { text, tokens } = query
  if (!tokens.some((token) => keyword(token) === 'GRAPH')) return text
  const where = parseWhere(query)
  return where === undefined ? text : applyEdits(text, editsOfGroup({ text, tokens }, where, undefined).edits)
}

interface State {
  readonly text: string
  readonly tokens: readonly Token[]
}

interface Repaired {
  readonly edits: readonly Edit[]
  /** Whether every solution is now tied to the graph. */
  readonly tied: boolean
}

const NOTHING: Repaired = { edits: [], tied: false }

/** `graph` is the name of the GRAPH around the group, undefined outside of any. */
function editsOfGroup(state: State, group: Group, graph: string | undefined): Repaired {
  const repaired = group.elements.map((_, at) => editsOfElement(state, group.elements, at, graph))
  const edits = repaired.flatMap((each) => each.edits)
  if (graph === undefined || isTied(group.elements, repaired)) return { edits, tied: true }
  const start = state.tokens[group.start]?.end ?? 0
  const end = state.tokens[group.end - 1]?.start ?? start
  // A sub-query stands alone in its braces.
  const [open, close] = group.elements[0]?.kind === 'select' ? ['{ ', ' }'] : ['', '']
  const by = ` GRAPH ${graph} {} ${open}`
  return { edits: [{ start, end: start, by }, ...edits, { start: end, end, by: close }], tied: true }
}

/** Whether the engine ties the group by itself: by triples, before anything that keeps what is not tied by then. */
function isTied(elements: readonly Element[], repaired: readonly Repaired[]): boolean {
  const first = elements.findIndex(({ kind }, at) => kind === 'triples' || repaired[at]?.tied === true)
  return first >= 0 && !elements.slice(0, first).some(({ kind }) => LATE.has(kind))
}

const LATE = new Set(['optional', 'minus', 'bind'])

function editsOfElement(state: State, all: readonly Element[], at: number, graph: string | undefined): Repaired {
  const element = all[at] as Element
  switch (element.kind) {
    case 'graph':
      return { edits: editsOfGroups(state, element.groups, element.name.text), tied: element.name.text === graph }
    case 'minus':
      return { edits: editsOfMinus(state, element, all.slice(0, at), graph), tied: false }
    case 'optional':
      return { edits: editsOfGroups(state, element.groups, graph), tied: false }
    case 'union':
      return { edits: editsOfGroups(state, element.groups, graph), tied: true }
    case 'select':
      return editsOfSelect(state, element, graph)
    default:
      return NOTHING
  }
}

function editsOfGroups(state: State, groups: readonly Group[], graph: string | undefined): readonly Edit[] {
  return groups.flatMap((group) => editsOfGroup(state, group, graph).edits)
}

const isVariable = (name: string | undefined): boolean => name !== undefined && /^[?$]/.test(name)

/**
 * MINUS takes nothing away where no variable stands on both sides; the engine takes the graph's for one.
 * Source: SPARQL 1.1 section 18.5, Minus, where it counts the variables of the solutions alone.
 */
function editsOfMinus(
  state: State,
  { groups, start, end }: Extract<Element, { kind: 'minus' | 'union' | 'optional' }>,
  before: readonly Element[],
  graph: string | undefined,
): readonly Edit[] {
  const left = new Set(before.flatMap((element) => variablesOf(state, element)))
  const right = groups.flatMap(({ elements }) => elements.flatMap((element) => variablesOf(state, element)))
  const shared = right.some((name) => left.has(name))
  if (shared || !isVariable(graph)) return editsOfGroups(state, groups, graph)
  return [{ ...placeOf(state, { start, end }), by: '{}' }]
}

/** The variables that an element may bind. Source: SPARQL 1.1 section 18.2.1. */
function variablesOf(state: State, element: Element): readonly string[] {
  const { kind, start, end } = element
  if (kind === 'filter' || kind === 'minus') return []
  if (!('groups' in element)) {
    const tokens = state.tokens.slice(start, end)
    return tokens.flatMap((token) => (token.kind === 'variable' ? [token.text.slice(1)] : []))
  }
  const inner = element.groups.flatMap(({ elements }) => elements.flatMap((each) => variablesOf(state, each)))
  if (kind === 'graph') return [element.name.text.slice(1), ...inner]
  if (kind !== 'select') return inner
  const { head } = element as Select
  const level = state.tokens[start]?.depth
  const names = state.tokens.slice(head.start, head.end)
  if (names.some(({ text, depth }) => text === '*' && depth === level)) return inner
  return names.flatMap((token, at) => {
    const handed = token.depth === level || keyword(names[at - 1]) === 'AS'
    return token.kind === 'variable' && handed ? [token.text.slice(1)] : []
  })
}

function placeOf({ tokens }: State, { start, end }: Pick<Element, 'start' | 'end'>): { start: number; end: number } {
  return { start: tokens[start]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 }
}

/** A sub-query has to hand the graph's name on. One with a slice of its own stays as it is: it would need one a graph. */
function editsOfSelect(state: State, select: Select, graph: string | undefined): Repaired {
  const [where] = select.groups
  if (graph === undefined || !isVariable(graph)) return { edits: editsOfGroup(state, where, graph).edits, tied: false }
  const { tokens } = state
  const level = tokens[select.start]?.depth
  const head = tokens.slice(select.head.start, select.head.end)
  const tail = tokens.slice(where.end, select.end).filter(({ depth }) => depth === level)
  const inner = editsOfGroup(state, where, graph).edits
  const words = tail.map(keyword)
  const [named, everything] = [
    namesVariable(head, graph),
    head.some(({ text, depth }) => text === '*' && depth === level),
  ]
  // A variable of that name that is not handed on is another one.
  const hidden = !named && !everything && namesVariable(tokens.slice(select.start, select.end), graph)
  if (named || hidden || words.includes('LIMIT') || words.includes('OFFSET'))
    return { edits: hidden ? [] : inner, tied: true }
  if (everything) {
    const at = tokens[where.start]?.end ?? 0
    return { edits: [{ start: at, end: at, by: ` GRAPH ${graph} {} ` }, ...inner], tied: true }
  }
  const at = tokens[select.head.end - 1]?.end ?? 0
  const projected: Edit = { start: at, end: at, by: ` ${graph} ` }
  const by = tail.find((token, index) => keyword(token) === 'BY' && words[index - 1] === 'GROUP')
  if (by) return { edits: [projected, ...inner, { start: by.end, end: by.end, by: ` ${graph} ` }], tied: true }
  if (!head.some(isAggregate) && !words.includes('HAVING')) return { edits: [projected, ...inner], tied: true }
  return { edits: [aggregateEach(state, select, graph)], tied: true }
}

function namesVariable(tokens: readonly Token[], name: string): boolean {
  return tokens.some(({ kind, text }) => kind === 'variable' && text.slice(1) === name.slice(1))
}

const AGGREGATES = new Set('COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT'.split(' '))
const isAggregate = ({ kind, text }: Token): boolean => kind === 'word' && AGGREGATES.has(text.toUpperCase())

/**
 * One group a graph, and one for each graph in which the pattern has no solution: there COUNT is 0, and the engine, which
 * knows no group without a member, is asked what the others are. The graphs that have solutions are a query of their own:
 * the engine does not take away rightly what takes away itself.
 */
function aggregateEach(state: State, { head, groups: [where], start, end }: Select, graph: string): Edit {
  const { text, tokens } = state
  const slice = (from: number, to: number) => text.slice(tokens[from]?.start, tokens[to - 1]?.end)
  const inner = editsOfGroup(state, where, graph).edits
  const offset = tokens[where.start]?.start ?? 0
  const shifted = inner.map((edit) => ({ ...edit, start: edit.start - offset, end: edit.end - offset }))
  const pattern = applyEdits(slice(where.start, where.end), shifted)
  const asked = slice(head.start, head.end)
  const tail = where.end < end ? slice(where.end, end) : ''
  const none = `SELECT ${asked} { FILTER(RAND() > 1) } ${tail}`
  const by = `{ SELECT ${asked} ${graph} ${pattern} GROUP BY ${graph} ${tail} } UNION { GRAPH ${graph} {} MINUS { SELECT DISTINCT ${graph} ${pattern} } { ${none} } }`
  return { ...placeOf(state, { start, end }), by }
}
