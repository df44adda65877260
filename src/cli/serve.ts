/** `resograph serve`: the publisher. */
import { Command, Option } from 'commander'
import { PROXY_HEADERS } from '../publish/client.ts'
import type { ProxyTrust } from '../publish/client.ts'
import type { LogLevel } from '../publish/serve.ts'
import { defaultBase, readBase, readNumber, readProxies, readUrl, terminalOf } from './options.ts'
import { applyConfig } from './settings.ts'
import { openSource, type SourceOptions } from './source.ts'

interface ServeOptions extends SourceOptions {
  readonly port: number
  readonly host: string
  readonly journal?: string
  readonly timeout: number
  readonly workers?: number
  readonly logLevel: LogLevel
  readonly trustProxy?: ProxyTrust['proxies']
  readonly proxyHeader: NonNullable<ProxyTrust['header']>
}

/** The definition of `serve`. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .summary('publish documents or a dataset')
    .description(
      'Serve documents as linked data: pages, RDF in every format, SPARQL. Without a path and without --data: the\n' +
        'documents that come with resograph. Ctrl-C ends it. On SIGHUP, and when the dataset changes, the data are\n' +
        'read again aside and swapped in; what cannot be read leaves the old data in place.',
    )
    .argument('[paths...]', 'files and folders of documents')
    .addHelpText('after', examples)
    .action(runServe)
  for (const option of [...dataOptions(), ...serverOptions()]) command.addOption(option)
  return command
}

/** Where the data come from and what is kept of them. */
function dataOptions(): Option[] {
  return [
    setting('--data <dataset>', 'a dataset that was built before, in place of documents'),
    setting(
      '--endpoint <url>',
      'a SPARQL 1.1 service that holds the data; documents then give their texts only',
    ).argParser(readUrl),
    setting('--token-file <file>', 'a file with the token for that service'),
    setting(
      '--cache <folder>',
      'where images of large datasets are kept, with which a restart loads nothing; none keeps none\n' +
        '(default: resograph in $XDG_CACHE_HOME or ~/.cache)',
    ),
    setting('--journal <file>', 'keeps the changes of the data, so that the feed at /ldes survives a restart'),
    setting('--config <file>', 'JSON with these options by their long names; flags and environment come first'),
  ]
}

/** How the server listens and answers. */
function serverOptions(): Option[] {
  return [
    new Option('--port <number>', 'port to listen on; 0 takes any free one')
      .env('PORT')
      .default(defaultPort)
      .argParser(readNumber(0, 65_535)),
    new Option('--host <name>', 'address to listen on').env('HOST').default('127.0.0.1'),
    setting('--timeout <seconds>', 'how long a query may run').default(30).argParser(readNumber(1, 3600)),
    setting('--workers <number>', 'queries answered at once (default: by processors and memory)').argParser(
      readNumber(1, 256),
    ),
    setting('--log-level <level>', 'what is told on standard error; info tells every request')
      .choices(['info', 'warn', 'error'])
      .default('warn'),
    setting(
      '--trust-proxy <addresses>',
      'proxies that are believed when they say for whom they ask: addresses and networks, or how many',
    ).argParser(readProxies),
    setting('--proxy-header <name>', 'the one header in which they say it')
      .choices(PROXY_HEADERS)
      .default('x-forwarded-for'),
    setting('--base <iri>', 'what all data IRIs begin with').default(defaultBase).argParser(readBase),
  ]
}

/** An option that the environment can give too: `--token-file` is `RESOGRAPH_TOKEN_FILE`. */
function setting(flags: string, description: string): Option {
  const option = new Option(flags, description)
  return option.env(`RESOGRAPH_${option.name().toUpperCase().replaceAll('-', '_')}`)
}

const defaultPort = 3000

const examples = `
Examples:
  $ resograph serve
  $ resograph serve resolutions/ --port 8080 --base https://example.org/un/
  $ resograph serve --data resograph.nq
  $ resograph serve --endpoint http://localhost:8890/sparql --base https://example.org/un/`

async function runServe(paths: readonly string[], _: ServeOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command)
  applyConfig(command)
  const { timeout, workers, ...options } = command.opts<ServeOptions>()
  const { base, host, port, journal, logLevel, trustProxy: proxies, proxyHeader: header } = options
  const manner = { deadline: timeout * 1000, ...(workers === undefined ? {} : { workers }) }
  const { open, watch } = await openSource(paths, { ...options, ...manner }, terminal)
  // Begun at once: what loads the data and what is still to be read of this program do not wait for each other.
  let first: ReturnType<typeof open> | undefined = open()
  first.catch(() => undefined)
  const { serveSite } = await import('../publish/serve.ts')
  const next = () => {
    const opened = first ?? open()
    first = undefined
    return opened
  }
  const socket = { host, port, logLevel, ...(proxies !== undefined && { trust: { proxies, header } }) }
  const { url } = await serveSite(next, { ...socket, ...(watch && { watch }), ...(journal && { journal }) })
  terminal.note(`listening on ${url}`)
  if (base === defaultBase && port !== defaultPort) {
    terminal.note(`the data's IRIs begin with ${base}; say --base if this server stands for another address`)
  }
}
