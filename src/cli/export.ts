/** `resograph export`: the whole site as files. */
import { Command } from 'commander'
import { writeFolder } from '../files/write-folder.ts'
import { count } from '../count.ts'
import { defaultBase, readBase, readUrl, terminalOf } from './options.ts'
import { openSource, type SourceOptions } from './source.ts'

/** The definition of `export`. */
export function exportCommand(): Command {
  return new Command('export')
    .summary('write the whole site as files')
    .description(
      'Write every page and every file that `serve` would answer into a folder, for any web host: pages, Turtle,\n' +
        'JSON-LD and N-Triples of each thing, texts, dumps, vocabulary, questions with their answers. Links are\n' +
        'relative; search and SPARQL need a server and are left out.',
    )
    .argument('<folder>', 'a new folder, or one that was exported before: it is replaced')
    .argument('[paths...]', 'files and folders of documents')
    .option('--data <dataset>', 'a dataset that was built before, in place of documents')
    .option('--endpoint <url>', 'a SPARQL 1.1 service that holds the data', readUrl)
    .option('--token-file <file>', 'a file with the token for that service')
    .option('--base <iri>', 'what all data IRIs begin with', readBase, defaultBase)
    .addHelpText('after', examples)
    .action(runExport)
}

const examples = `
Examples:
  $ resograph export site/
  $ resograph export site/ resolutions/ --base https://example.org/un/`

async function runExport(
  folder: string,
  paths: readonly string[],
  options: SourceOptions,
  command: Command,
): Promise<void> {
  const terminal = terminalOf(command)
  const source = await openSource(paths, options, terminal)
  const { exportSite } = await import('../publish/export.ts')
  const site = await source.open()
  const left: string[] = []
  try {
    const written = await writeFolder(
      folder,
      exportSite(site, (address) => void left.push(address)),
    )
    terminal.note(`${count(written, 'file')} written to ${folder}`)
  } finally {
    await site.engine.close()
  }
  for (const address of left) terminal.fail(`${address}: left out`)
  if (left.length > 0) process.exitCode = 1
}
