/** Everything to say about one thing, collected from any store that answers queries, as lines of text. */

/** Which thing, and which page of the links to it. */
export interface DescribeRequest {
  readonly iri: string
  /** IRI of the thing's own named graph, where it may have one. */
  readonly graph: string | undefined
  /** What the IRIs begin with whose names are told too. */
  readonly base: string
  /** From 1. */
  readonly page: number
}

/** What was found. */
export interface Described {
  /**
   * `subject\tpredicate\tobject\tgraph` in each line, the terms as in N-Triples, each line once: sorted by subject (a thing
   * before its parts), its types first, then by predicate, object and graph.
   */
  readonly lines: string
  /** True where the thing's own graph says anything. */
  readonly loaded: boolean
  /** Links to the thing from elsewhere; of very many only those are counted that show that there are more pages. */
  readonly total: number
  readonly pages: number
  readonly more: boolean
}

/** Asks a query and gives the cells of its rows as in the TSV results format, in the order that SELECT names. */
type AskRows = (query: string) => readonly Cells[] | Promise<readonly Cells[]>
/** One row. */
type Cells = readonly string[]

/** Lines about things that were asked for before, by IRI in angle brackets. */
interface KeptNames {
  get(term: string): readonly string[] | undefined
  set(term: string, lines: readonly string[]): unknown
}

/** How a store is asked. */
export interface Asking {
  readonly ask: AskRows
  readonly names: KeptNames
  /** True where the store gives its solutions in no fixed order, so that pages need a sorted list. */
  readonly sorted: boolean
}

/** Links to a thing on one page; hubs have tens of thousands. */
const PAGE_SIZE = 200
/** Links that are counted from the first one on a page: all of a hub's would take longer than the page itself. */
const COUNTED = 25 * PAGE_SIZE
/** A description stays within the engine's cap on rows; a document has some thousand quads. */
const LABELS_AT_ONCE = 500
const RG = 'https://w3id.org/resograph/ontology#'
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'
const LABEL = '<http://www.w3.org/2000/01/rdf-schema#label>'
const IN_PARAGRAPH = `<${RG}inParagraph>`

/** The rows of a TSV result. */
export function rowsOf(tsv: string): readonly Cells[] {
  return tsv
    .split('\n')
    .slice(1)
    .flatMap((line) => (line === '' ? [] : [line.split('\t')]))
}

/**
 * Undefined where the data do not mention the thing. What is asked for grows with the page and not with the number of
 * links. Throws as `ask` does; the IRIs of the request must be such that `<…>` can hold them.
 */
export async function collectDescription(asking: Asking, request: DescribeRequest): Promise<Described | undefined> {
  const { iri, graph, page } = request
  const names = { term: `<${iri}>`, graph: graph === undefined ? undefined : `<${graph}>` }
  const rows = await asking.ask(aboutQuery(names, page, asking.sorted))
  const [linking, owning] = [rows.filter(isLink), rows.filter((row) => !isLink(row))]
  // One more than a page holds was asked for: without it, the first page is all.
  const total = page === 1 && linking.length <= PAGE_SIZE ? linking.length : await countLinks(asking, names, page)
  if (owning.length === 0 && total === 0) return undefined
  const links = linking.slice(0, PAGE_SIZE)
  const about = [...owning, ...links, ...(await findStatements(asking, links, names.graph))]
  return {
    lines: sortLines([...about, ...(await findNames(asking, about, request.base))]),
    loaded: names.graph !== undefined && owning.some(([, , , each]) => each === names.graph),
    total,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    more: total >= (page - 1) * PAGE_SIZE + COUNTED,
  }
}

interface Names {
  readonly term: string
  readonly graph: string | undefined
}

const isLink = (row: Cells): boolean => (row[4] ?? '') !== ''

const notIn = (graph: string | undefined): string => (graph === undefined ? '' : `FILTER(?g != ${graph})`)

/**
 * The thing as subject anywhere, the statements that a paragraph makes, and the whole graph of a document; with `?k`, a
 * page of links from elsewhere and one more. Sorting takes all links in hand; a store whose answers always come in one
 * order need not do it, and a page is found by counting.
 */
function aboutQuery({ term, graph }: Names, page: number, sorted: boolean): string {
  return `SELECT ?s ?p ?o ?g ?k {
  { VALUES ?s { ${term} } GRAPH ?g { ?s ?p ?o } }
  UNION { VALUES ?in { ${IN_PARAGRAPH} <${RG}anchoredIn> } GRAPH ?g { ?s ?in ${term} . ?s ?p ?o } }
  ${graph === undefined ? '' : `UNION { GRAPH ${graph} { ?s ?p ?o } BIND(${graph} AS ?g) }`}
  UNION { SELECT ?s ?p (${term} AS ?o) ?g (1 AS ?k) { GRAPH ?g { ?s ?p ${term} } ${notIn(graph)} }
    ${sorted ? 'ORDER BY ?s ?p ?g' : ''} LIMIT ${PAGE_SIZE + 1} OFFSET ${(page - 1) * PAGE_SIZE} }
}`
}

/** Citations, facts and asks elsewhere that name the thing: each is evidence, with its wording and paragraph. */
async function findStatements(
  { ask }: Asking,
  links: readonly Cells[],
  graph: string | undefined,
): Promise<readonly Cells[]> {
  const stating = links.filter(([subject, predicate]) => isIri(subject) && predicate !== IN_PARAGRAPH)
  const terms = [...new Set(stating.map(([subject]) => subject))]
  if (terms.length === 0) return []
  return ask(`SELECT ?s ?p ?o ?g {
  VALUES ?s { ${terms.join(' ')} } GRAPH ?g { ?s ${IN_PARAGRAPH} ?paragraph . ?s ?p ?o } ${notIn(graph)}
}`)
}

async function countLinks(asking: Asking, { term, graph }: Names, page: number): Promise<number> {
  const before = (page - 1) * PAGE_SIZE
  const [row] = await asking.ask(`SELECT (COUNT(*) AS ?n) {
  { SELECT ?s { GRAPH ?g { ?s ?p ${term} } ${notIn(graph)} } LIMIT ${COUNTED} OFFSET ${before} } }`)
  const counted = Number(/\d+/.exec(row?.[0] ?? '')?.[0] ?? 0)
  // Past the end nothing is counted; how many there are before is still to be told.
  return counted === 0 && page > 1 ? countLinks(asking, { term, graph }, 1) : before + counted
}

const isIri = (cell: string | undefined): cell is string => cell !== undefined && cell.startsWith('<')

/** Names and types of every IRI under the base that the rows mention, in a few queries rather than one each. */
async function findNames(asking: Asking, about: readonly Cells[], base: string): Promise<readonly Cells[]> {
  const labelled = new Set(about.flatMap(([s = '', p]) => (p === LABEL ? [s] : [])))
  const start = `<${base}`
  const terms = new Set<string>()
  for (const [s, , o] of about)
    for (const term of [s, o]) if (term?.startsWith(start) && !labelled.has(term)) terms.add(term)
  return (await collectNames(asking, [...terms])).map((line) => line.split('\t'))
}

/** Names and types of things, given as IRIs in angle brackets: lines as `Described` has them. */
export async function collectNames({ ask, names }: Asking, terms: readonly string[]): Promise<readonly string[]> {
  const found = terms.map((term) => [term, names.get(term)] as const)
  const missing = found.flatMap(([term, lines]) => (lines === undefined ? [term] : []))
  const told = new Map<string, string[]>(missing.map((term) => [term, []]))
  for (let at = 0; at < missing.length; at += LABELS_AT_ONCE)
    for (const [s = '', p, o = '', g] of await ask(namesQuery(missing.slice(at, at + LABELS_AT_ONCE))))
      told.get(s)?.push([s, p, plainTerm(o), g].join('\t'))
  for (const [term, lines] of told) names.set(term, lines)
  return found.flatMap(([term, lines]) => lines ?? told.get(term) ?? [])
}

/** A second VALUES in place of the filter makes the store join both lists with everything: 70 times slower. */
const namesQuery = (terms: readonly string[]): string => `SELECT ?s ?p ?o ?g {
  VALUES ?s { ${terms.join(' ')} } GRAPH ?g { ?s ?p ?o } FILTER(?p IN (${LABEL}, ${TYPE}, <${RG}partOf>, <${RG}symbol>))
}`

/** Types come first, as Turtle is read; without its bracket a thing comes before its parts. */
function sortLines(rows: readonly Cells[]): string {
  const lines = new Map<string, string>()
  for (const [s = '', p = '', cell = '', g = ''] of rows) {
    const o = plainTerm(cell)
    lines.set(`${s.slice(0, -1)}\t${p === TYPE ? '' : p}\t${o}\t${g}`, `${s}\t${p}\t${o}\t${g}`)
  }
  return [...lines.keys()]
    .toSorted()
    .map((key) => lines.get(key))
    .join('\n')
}

const XSD = 'http://www.w3.org/2001/XMLSchema#'

/** A cell that TSV abbreviates, as N-Triples writes it. */
function plainTerm(cell: string): string {
  if (/^["<_]/.test(cell)) return cell
  if (cell === 'true' || cell === 'false') return `"${cell}"^^<${XSD}boolean>`
  if (/[eE]/.test(cell)) return `"${cell}"^^<${XSD}double>`
  return `"${cell}"^^<${XSD}${cell.includes('.') ? 'decimal' : 'integer'}>`
}
