/** `resograph serve`: the publisher. */
import { Command, Option } from 'commander'
import { ConfigError } from '../errors.ts'
import { loadAuthorities } from '../files/authorities.ts'
import { datasetText, readNQuads } from '../files/dataset.ts'
import { startServer } from '../publish/serve.ts'
import { gatherDocuments } from './gather.ts'
import { defaultBase, readBase, readNumber, terminalOf } from './options.ts'
import type { Terminal } from './terminal.ts'

interface ServeOptions {
  readonly data?: string
  readonly port: number
  readonly host: string
  readonly base: string
}

/** The definition of `serve`. */
export function serveCommand(): Command {
  return new Command('serve')
    .summary('publish documents or a dataset')
    .description(
      'Serve documents as linked data: pages, RDF in every format, SPARQL. Without a path and without --data: the\n' +
        'documents that come with resograph. Ctrl-C ends it.',
    )
    .argument('[paths...]', 'files and folders of documents')
    .option('--data <dataset>', 'a dataset that was built before, in place of documents')
    .addOption(
      new Option('--port <number>', 'port to listen on').env('PORT').default(3000).argParser(readNumber(0, 65_535)),
    )
    .addOption(new Option('--host <name>', 'address to listen on').env('HOST').default('127.0.0.1'))
    .option('--base <iri>', 'what all data IRIs begin with', readBase, defaultBase)
    .addHelpText('after', examples)
    .action(runServe)
}

const examples = `
Examples:
  $ resograph serve
  $ resograph serve resolutions/ --port 8080 --base https://example.org/un/
  $ resograph serve --data resograph.nq`

async function runServe(paths: readonly string[], options: ServeOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command)
  if (paths.length > 0 && options.data !== undefined) {
    throw new ConfigError('give documents or --data, not both', { code: 'usage' })
  }
  const { base, host, port } = options
  const nquads = await sourceNQuads(paths, options, terminal)
  const server = await startServer({ nquads, base, host, port })
  terminal.note(`listening on ${server.url}`)
}

async function sourceNQuads(
  paths: readonly string[],
  { data, base }: ServeOptions,
  terminal: Terminal,
): Promise<AsyncIterable<string>> {
  if (data !== undefined) return readNQuads(data)
  const records = loadAuthorities()
  const documents = await gatherDocuments(paths, { records, terminal })
  return datasetText(documents, records, { base, format: 'nq' })
}
