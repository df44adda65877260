/** Which variables `SELECT *` gives, in the order in which the query names them. */
import sparqljs from 'sparqljs'
import type { Pattern, SparqlQuery, Triple } from 'sparqljs'

/** Only variables are looked at; without a base sparqljs would refuse relative IRIs. */
const ANY_BASE = 'http://localhost/'

/**
 * The in-scope variables of the query's WHERE clause, without `?`, each once, in reading order; undefined where
 * sparqljs cannot read the query. Source: SPARQL 1.1 section 18.2.1, variable scope.
 */
export function findProjection(query: string): readonly string[] | undefined {
  try {
    const parsed: SparqlQuery = new sparqljs.Parser({ baseIRI: ANY_BASE }).parse(query)
    if (parsed.type !== 'query') return undefined
    const names = new Set<string>()
    for (const pattern of [
      ...(parsed.where ?? []),
      ...(parsed.values ? [{ type: 'values', values: parsed.values }] : []),
    ])
      addPattern(pattern as Pattern, names)
    return [...names]
  } catch {
    return undefined
  }
}

function addPattern(pattern: Pattern, names: Set<string>): void {
  switch (pattern.type) {
    case 'bgp':
      for (const triple of pattern.triples) addTriple(triple, names)
      break
    case 'values':
      for (const row of pattern.values) for (const name of Object.keys(row)) names.add(name.replace(/^\?/, ''))
      break
    case 'bind':
      addTerm(pattern.variable, names)
      break
    case 'query':
      for (const variable of pattern.variables ?? [])
        addTerm('variable' in variable ? variable.variable : variable, names)
      break
    case 'filter':
    case 'minus':
      break
    default:
      if ('name' in pattern) addTerm(pattern.name, names)
      for (const inner of pattern.patterns) addPattern(inner, names)
  }
}

function addTriple(triple: Triple, names: Set<string>): void {
  for (const term of [triple.subject, triple.predicate, triple.object]) addTerm(term, names)
}

function addTerm(term: object, names: Set<string>): void {
  if ('termType' in term && term.termType === 'Variable' && 'value' in term) names.add(String(term.value))
}
