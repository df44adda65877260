/** `resograph load`: a dataset into a SPARQL service. */
import { Command } from 'commander'
import { ConfigError } from '../errors.ts'
import { newestChange } from '../files/read.ts'
import { readAuthorization } from '../files/token.ts'
import { count } from '../count.ts'
import { defaultBase, readBase, readUrl, terminalOf } from './options.ts'

interface LoadOptions {
  readonly endpoint?: string
  readonly update?: string
  readonly graphStore?: string
  readonly tokenFile?: string
  readonly base: string
}

/** The definition of `load`. */
export function loadCommand(): Command {
  return new Command('load')
    .summary('put a dataset into a SPARQL service')
    .description(
      'Put a dataset into a SPARQL 1.1 service, from which `serve --endpoint` publishes it. Graphs of an earlier load\n' +
        'that the dataset no longer has are dropped; other graphs of the service are left alone. A load that breaks off\n' +
        'can be repeated.',
    )
    .argument('<dataset>', 'a dataset that was built before')
    .option('--endpoint <url>', 'where the service answers queries', readUrl)
    .option('--update <url>', 'where it takes SPARQL Update; without this, the endpoint', readUrl)
    .option('--graph-store <url>', 'its Graph Store, in place of SPARQL Update', readUrl)
    .option('--token-file <file>', 'a file with the token for the service')
    .option('--base <iri>', 'what all data IRIs begin with', readBase, defaultBase)
    .addHelpText('after', examples)
    .action(runLoad)
}

const examples = `
Examples:
  $ resograph load resograph.nq --endpoint http://localhost:8890/sparql
  $ resograph load resograph.nq --endpoint http://localhost:3030/un/query --graph-store http://localhost:3030/un/data`

async function runLoad(path: string, options: LoadOptions, command: Command): Promise<void> {
  const { endpoint, update, graphStore, tokenFile, base } = options
  if (endpoint === undefined) throw new ConfigError('say where the service is: --endpoint http://…', { code: 'usage' })
  const terminal = terminalOf(command)
  const authorization = tokenFile === undefined ? undefined : readAuthorization(tokenFile)
  const { readNQuads } = await import('../files/dataset.ts')
  const { chunkNQuads } = await import('../store/chunks.ts')
  const { loadRemote } = await import('../store/loader.ts')
  const { quads, graphs, dropped } = await loadRemote(await chunkNQuads(readNQuads(path)), {
    endpoint,
    update,
    graphStore,
    authorization,
    base,
    modified: newestChange([path]) ?? new Date(),
    onProgress: (done) => terminal.progress(`${done} quads loaded`),
  })
  const gone = dropped > 0 ? `; ${count(dropped, 'graph')} dropped` : ''
  terminal.note(`${count(quads, 'quad')} in ${count(graphs, 'graph')} loaded${gone}`)
}
