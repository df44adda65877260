/** `resograph query`: one SPARQL query over a dataset, or over the shipped documents. */
import { Command, Option } from 'commander'
import { ConfigError } from '../errors.ts'
import { loadAuthorities } from '../files/authorities.ts'
import { readShippedQuery } from '../files/queries.ts'
import { readSourceText } from '../files/read.ts'
import type { Engine, QueryResult } from '../store/engine.ts'
import { gatherDocuments } from './gather.ts'
import { defaultBase, readBase, readNumber, terminalOf } from './options.ts'
import { formatTable } from './table.ts'
import type { Terminal } from './terminal.ts'

interface QueryOptions {
  readonly text?: string
  readonly data?: string
  readonly format?: string
  readonly base: string
  readonly timeout: number
}

const json = 'application/sparql-results+json'

/** Formats of solutions and of ASK. */
const solutionTypes = new Map([
  ['table', json],
  ['json', json],
  ['xml', 'application/sparql-results+xml'],
  ['csv', 'text/csv'],
  ['tsv', 'text/tab-separated-values'],
])

/** Formats of graphs. */
const graphTypes = new Map([
  ['turtle', 'text/turtle'],
  ['ntriples', 'application/n-triples'],
  ['nquads', 'application/n-quads'],
  ['trig', 'application/trig'],
  ['jsonld', 'application/ld+json'],
  ['rdfxml', 'application/rdf+xml'],
])

/** The definition of `query`. */
export function queryCommand(): Command {
  const formats = [...solutionTypes.keys(), ...graphTypes.keys()]
  return new Command('query')
    .summary('ask one SPARQL query')
    .description('Ask one SPARQL query of a dataset; without --data, of the documents that come with resograph.')
    .argument('[query]', 'a file that ends in .rq, - for standard input, or the name of a shipped query')
    .option('--text <sparql>', 'the query itself')
    .option('--data <dataset>', 'an RDF file: .ttl .nt .nq .trig .jsonld .rdf, each also with .gz')
    .addOption(
      new Option('--format <name>', 'table or turtle unless said otherwise, as the query asks for').choices(formats),
    )
    .option(
      '--base <iri>',
      'what relative IRIs, and the IRIs of the shipped documents, begin with',
      readBase,
      defaultBase,
    )
    .option('--timeout <seconds>', 'stop the query after this time', readNumber(1, 86_400), 60)
    .addHelpText('after', examples)
    .action(runQuery)
}

const examples = `
Examples:
  $ resograph query --text 'SELECT ?d ?t WHERE { ?d <http://purl.org/dc/terms/title> ?t }'
  $ resograph query question.rq --data resograph.nq --format csv
  $ resograph query - --format json < question.rq`

async function runQuery(name: string | undefined, options: QueryOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command)
  const query = await queryText(name, options)
  const engine = await openEngine(options, terminal)
  try {
    const result = await ask(engine, query, options)
    await terminal.print(shape(result, options))
    if (result.truncated) terminal.fail(`only the first ${result.limit} solutions are given; there are more`)
  } finally {
    await engine.close()
  }
}

async function queryText(name: string | undefined, { text }: QueryOptions): Promise<string> {
  if ((name === undefined) === (text === undefined)) {
    throw new ConfigError('give one query: a file that ends in .rq, the name of a shipped query, or --text', {
      code: 'usage',
    })
  }
  if (text !== undefined) return text
  const path = name ?? ''
  return path === '-' || path.endsWith('.rq') ? (await readSourceText(path)).text : readShippedQuery(path)
}

async function openEngine({ data, base }: QueryOptions, terminal: Terminal): Promise<Engine> {
  const { readNQuads } = await import('../files/dataset.ts')
  const { chunkNQuads } = await import('../store/chunks.ts')
  const { openEmbedded } = await import('../store/embedded.ts')
  const nquads = data === undefined ? await shippedNQuads(base, terminal) : readNQuads(data)
  return openEmbedded(await chunkNQuads(nquads), { base, workers: 1, own: 0 })
}

async function shippedNQuads(base: string, terminal: Terminal): Promise<AsyncIterable<string>> {
  const { datasetText } = await import('../files/dataset.ts')
  const records = loadAuthorities()
  const documents = await gatherDocuments([], { records, terminal })
  return datasetText(documents, records, { base, format: 'nq' })
}

/** Without `--format` each kind of query gets its own; with it, a query that cannot give that format is refused. */
async function ask(engine: Engine, query: string, { format, timeout }: QueryOptions): Promise<QueryResult> {
  const results = format === undefined ? json : solutionTypes.get(format)
  const graph = format === undefined ? 'text/turtle' : graphTypes.get(format)
  return engine.query({ query, results, graph, deadline: timeout * 1000 })
}

function shape({ body, form }: QueryResult, { format = 'table' }: QueryOptions): string {
  const tabular = format === 'table' && (form === 'select' || form === 'ask')
  const text = tabular ? formatTable(body, process.stdout.columns) : body
  return text.endsWith('\n') ? text : `${text}\n`
}
