/** `resograph build`: files and folders → one dataset on disk. */
import { Command, Option } from 'commander'
import { ConfigError } from '../errors.ts'
import type { Comparing } from '../files/bulk-options.ts'
import { checkWritable } from '../files/write.ts'
import { defaultBase, readBase, readDay, readNumber, terminalOf } from './options.ts'

interface BuildOptions {
  readonly out?: string
  readonly base: string
  readonly workers?: number
  readonly strict?: boolean
  readonly report?: string
  readonly resume?: boolean
  readonly texts?: string
  readonly since?: string
  readonly format?: 'akn'
  readonly compare?: Comparing
}

/** The definition of `build`. */
export function buildCommand(): Command {
  return new Command('build')
    .summary('turn documents into one dataset')
    .description(
      'Read files and folders (to the bottom) and write one dataset. Without a path: the documents that come with\n' +
        'resograph. A file that cannot be read is reported and counted, and the rest is built.',
    )
    .argument('[paths...]', 'files and folders; - is standard input')
    .option('-o, --out <file>', 'where to write: .ttl .nt .nq .trig .jsonld .rdf, each also with .gz')
    .option('--base <iri>', 'what all data IRIs begin with', readBase, defaultBase)
    .option('--workers <number>', 'threads that read documents (default: one for each processor)', readNumber(1, 64))
    .addOption(new Option('--format <name>', 'akn: write a folder with each document as Akoma Ntoso').choices(['akn']))
    .addOption(
      new Option(
        '--compare <texts>',
        'series: drafts with what became of them, and resolutions of one title; all: texts with those that they cite too\n(default: all up to 500 documents, above that series)',
      ).choices(['all', 'series', 'none']),
    )
    .option('--since <date>', 'leave out documents of an earlier day (2020-01-31); those without a date stay', readDay)
    .option('--resume', 'keep what is done beside the result, and do only what is new or changed')
    .option('--report <file>', 'write what was built and what was not as JSON')
    .option('--texts <folder>', 'also write the plain text of each document, in which all offsets count')
    .option('--strict', 'end with status 1 if a text has oddities')
    .addHelpText('after', examples)
    .action(runBuild)
}

const examples = `
Examples:
  $ resograph build -o resograph.trig
  $ resograph build resolutions/ drafts/one.txt -o all.nq.gz
  $ resograph build drafts/ -o xml/ --format akn
  $ resograph build official-xml/ -o all.nq.gz --resume --report report.json
  $ resograph build resolutions/ -o all.ttl --base https://example.org/un/`

async function runBuild(
  paths: readonly string[],
  { out, base, workers, strict = false, report, resume = false, texts, since, format, compare }: BuildOptions,
  command: Command,
): Promise<void> {
  // Not `requiredOption`: that would be said before a misspelt option, which is often the reason.
  if (out === undefined) throw new ConfigError('say where to write, for example: -o resograph.ttl', { code: 'usage' })
  const { datasetFormat } = await import('../files/dataset.ts')
  const terminal = terminalOf(command)
  const form = format ?? datasetFormat(out)
  if (form !== 'akn') await checkWritable(out)
  const { runBulk } = await import('./bulk.ts')
  return runBulk(paths, { out, form, base, workers, strict, resume, report, texts, since, compare, terminal })
}
