/**
 * Paths that may have no length, from a term that stands in no triple: they reach that term, which the engine does not
 * find. Source: SPARQL 1.1 section 18.4, ZeroLengthPath.
 */
import { applyEdits } from '../edits.ts'
import type { Edit } from '../edits.ts'
import type { GuardedQuery } from '../guard.ts'
import type { Token } from '../tokens.ts'
import type { Ask } from './ask.ts'
import { matchBrackets, parseWhere } from './groups.ts'
import type { Element, Group } from './groups.ts'
import { isModifier, parseStatements } from './triples.ts'
import type { Part, Statement, Triple } from './triples.ts'

/**
 * The query's text, in which each path without length at a term that `ask` does not find became what it matches: the
 * term itself. Unchanged where there is none. Throws what `ask` throws.
 */
export function repairPaths(query: GuardedQuery, ask: Ask): string {
  const { text, tokens } = query
  if (!tokens.some((token) => token.kind === 'mark' && (token.text === '*' || token.text === '?'))) return text
  const where = parseWhere(query)
  if (where === undefined) return text
  const state: State = { text, tokens, mates: matchBrackets(tokens), ask: askOnce(ask) }
  return applyEdits(text, editsOfGroup(state, where, undefined))
}

function askOnce(ask: Ask): Ask {
  const told = new Map<string, boolean>()
  return (condition) => {
    const answer = told.get(condition) ?? ask(condition)
    told.set(condition, answer)
    return answer
  }
}

interface State {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly mates: ReadonlyMap<number, number>
  readonly ask: Ask
}

/** `graph` is the name of the GRAPH around the group. */
function editsOfGroup(state: State, group: Group, graph: string | undefined): readonly Edit[] {
  return group.elements.flatMap((element) => {
    if (element.kind === 'triples') return editsOfBlock(state, element, graph)
    const name = element.kind === 'graph' ? element.name.text : graph
    return 'groups' in element ? element.groups.flatMap((inner) => editsOfGroup(state, inner, name)) : []
  })
}

function editsOfBlock(state: State, block: Element, graph: string | undefined): readonly Edit[] {
  const { tokens, mates } = state
  const statements = parseStatements(tokens, mates, block)
  if (statements === undefined) return []
  const found: string[] = []
  const edits = statements.flatMap((statement): Edit[] => {
    const matches = new Map(statement.triples.map((triple) => [triple, matchOf(state, triple, graph)] as const))
    const kept = statement.triples.filter((triple) => matches.get(triple) === undefined)
    if (kept.length === statement.triples.length) return []
    found.push(...[...matches.values()].filter((match) => match !== undefined))
    const by = kept.map((triple) => `${PARTS.map((name) => slice(state, triple[name])).join(' ')} . `)
    return [{ ...place(state, statement), by: by.join('') }]
  })
  if (edits.length === 0) return []
  const { end } = place(state, block)
  // After the block, so that what stays of it is one block and keeps its blank nodes.
  return [...edits, { start: end, end, by: ` ${found.join(' ')} ` }]
}

const PARTS = ['subject', 'path', 'object'] as const

/** The pattern that stands for a triple, undefined where the triple stays. */
function matchOf(state: State, { subject, path, object }: Triple, graph: string | undefined): string | undefined {
  const ways = countEmptyWays(state, path)
  if (ways === 0) return undefined
  const [from, to] = [kindOf(state, subject), kindOf(state, object)]
  const variable = from === 'variable' ? subject : to === 'variable' ? object : undefined
  if ([from, to].includes('other') || (from === to && variable)) return undefined
  const [term, other] = variable === subject ? [object, subject] : [subject, object]
  if (isKnown(state, slice(state, term), graph)) return undefined
  if (variable) return `VALUES ${slice(state, variable)} { ${`${slice(state, term)} `.repeat(ways)}}`
  if (!state.ask(`FILTER(sameTerm(${slice(state, term)}, ${slice(state, other)}))`)) return undefined
  return `VALUES () { ${'() '.repeat(ways)}}`
}

/** Whether the term stands in a triple of the graph, or of any named graph where the name is a variable. */
function isKnown({ ask }: State, term: string, graph: string | undefined): boolean {
  const literal = !/^[<\p{L}:]/u.test(term) || /^(?:true|false)$/i.test(term)
  const triple = literal ? `?s ?p ${term}` : `{ ${term} ?p ?o } UNION { ?s ?p ${term} }`
  if (graph === undefined) return ask(triple)
  const name = /^[?$]/.test(graph) ? '?g' : graph
  return ask(`GRAPH ${name} { ${triple} }`)
}

/** In how many ways a path can be walked without a step, from a term that stands in no triple. */
function countEmptyWays({ tokens, mates }: State, { start, end }: Part): number {
  let ways = 0
  for (let at = start; at < end; at++) {
    let from = at
    while (tokens[from]?.text === '^') from++
    const close = mates.get(from) ?? from
    const inner =
      tokens[from]?.text === '(' ? countEmptyWays({ tokens, mates } as State, { start: from + 1, end: close }) : 0
    at = close + 1
    const modifier = isModifier(tokens[at]) && at < end ? tokens[at++]?.text : undefined
    ways += modifier === '*' || modifier === '?' ? 1 : modifier === undefined ? inner : 0
    // The parts of a sequence meet in a variable, which no path binds to a term that is in no triple.
    if (at < end && tokens[at]?.text !== '|') return 0
  }
  return ways
}

/** Blank nodes, lists and square brackets are `other`. */
function kindOf({ tokens }: State, { start, end }: Part): 'variable' | 'term' | 'other' {
  const { kind, text = '' } = tokens[start] ?? {}
  if (kind === 'variable') return 'variable'
  if (end - start === 1 && (text.startsWith('_:') || kind === 'mark')) return 'other'
  return text === '[' || text === '(' ? 'other' : 'term'
}

function slice({ text, tokens }: State, { start, end }: Part): string {
  return text.slice(tokens[start]?.start, tokens[end - 1]?.end)
}

function place({ tokens }: State, { start, end }: Statement | Element): { start: number; end: number } {
  return { start: tokens[start]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 }
}
