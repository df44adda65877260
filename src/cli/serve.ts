/** `resograph serve`: the publisher. */
import { Command, Option } from 'commander'
import { ConfigError } from '../errors.ts'
import { loadAuthorities } from '../files/authorities.ts'
import { newestChange } from '../files/read.ts'
import type { LogLevel, ServerOptions } from '../publish/serve.ts'
import { keyOfDocument } from '../rdf/map.ts'
import { gatherDocuments } from './gather.ts'
import { defaultBase, readBase, readNumber, terminalOf } from './options.ts'
import type { Terminal } from './terminal.ts'

interface ServeOptions {
  readonly data?: string
  readonly port: number
  readonly host: string
  readonly base: string
  readonly timeout: number
  readonly workers?: number
  readonly logLevel: LogLevel
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
      new Option('--port <number>', 'port to listen on; 0 takes any free one')
        .env('PORT')
        .default(defaultPort)
        .argParser(readNumber(0, 65_535)),
    )
    .addOption(new Option('--host <name>', 'address to listen on').env('HOST').default('127.0.0.1'))
    .addOption(
      new Option('--timeout <seconds>', 'how long a query may run')
        .env('RESOGRAPH_TIMEOUT')
        .default(30)
        .argParser(readNumber(1, 3600)),
    )
    .addOption(
      new Option('--workers <number>', 'queries answered at once (default: by processors and memory)')
        .env('RESOGRAPH_WORKERS')
        .argParser(readNumber(1, 256)),
    )
    .addOption(
      new Option('--log-level <level>', 'what is told on standard error; info tells every request')
        .env('RESOGRAPH_LOG_LEVEL')
        .choices(['info', 'warn', 'error'])
        .default('warn'),
    )
    .option('--base <iri>', 'what all data IRIs begin with', readBase, defaultBase)
    .addHelpText('after', examples)
    .action(runServe)
}

const defaultPort = 3000

const examples = `
Examples:
  $ resograph serve
  $ resograph serve resolutions/ --port 8080 --base https://example.org/un/
  $ resograph serve --data resograph.nq`

async function runServe(paths: readonly string[], options: ServeOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command)
  const { data, base, host, port, timeout, workers, logLevel } = options
  if (paths.length > 0 && data !== undefined) {
    throw new ConfigError('give documents or --data, not both', { code: 'usage' })
  }
  const source = data === undefined ? await fromDocuments(paths, base, terminal) : await fromDataset(data)
  const { startServer } = await import('../publish/serve.ts')
  const { url } = await startServer({
    ...source,
    base,
    host,
    port,
    logLevel,
    deadline: timeout * 1000,
    ...(workers === undefined ? {} : { workers }),
  })
  terminal.note(`listening on ${url}`)
  if (base === defaultBase && port !== defaultPort) {
    terminal.note(`the data's IRIs begin with ${base}; say --base if this server stands for another address`)
  }
}

type Source = Pick<ServerOptions, 'nquads' | 'texts' | 'modified'>

async function fromDataset(path: string): Promise<Source> {
  const { readNQuads } = await import('../files/dataset.ts')
  return { nquads: readNQuads(path), ...changed([path]) }
}

async function fromDocuments(paths: readonly string[], base: string, terminal: Terminal): Promise<Source> {
  const { datasetText } = await import('../files/dataset.ts')
  const records = loadAuthorities()
  const loaded = await gatherDocuments(paths, { records, terminal })
  return {
    nquads: datasetText(loaded, records, { base, format: 'nq' }),
    texts: new Map(loaded.map(({ document, sha256 }) => [keyOfDocument(document, sha256), document.text])),
    ...changed(loaded.map(({ path }) => path)),
  }
}

function changed(paths: readonly string[]): Pick<Source, 'modified'> {
  const modified = newestChange(paths)
  return modified === undefined ? {} : { modified }
}
