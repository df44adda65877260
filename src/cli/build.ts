/** `resograph build`: files and folders → one dataset on disk. */
import { Command } from 'commander'
import { ConfigError } from '../errors.ts'
import { loadAuthorities } from '../files/authorities.ts'
import { standardInput } from '../files/read.ts'
import { checkWritable, writeBeside } from '../files/write.ts'
import { count } from '../count.ts'
import { gatherDocuments } from './gather.ts'
import { defaultBase, readBase, readNumber, terminalOf } from './options.ts'

interface BuildOptions {
  readonly out?: string
  readonly base: string
  readonly workers?: number
  readonly strict?: boolean
  readonly report?: string
  readonly resume?: boolean
  readonly texts?: string
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
    .option('--resume', 'keep what is done beside the result, and do only what is new or changed (.nq only)')
    .option('--report <file>', 'write what was built and what was not as JSON (.nq only)')
    .option('--texts <folder>', 'also write the plain text of each document, in which all offsets count')
    .option('--strict', 'end with status 1 if a text has oddities')
    .addHelpText('after', examples)
    .action(runBuild)
}

const examples = `
Examples:
  $ resograph build -o resograph.trig
  $ resograph build resolutions/ drafts/one.txt -o all.nq.gz
  $ resograph build official-xml/ -o all.nq.gz --resume --report report.json
  $ resograph build resolutions/ -o all.ttl --base https://example.org/un/`

async function runBuild(
  paths: readonly string[],
  { out, base, workers, strict = false, report, resume = false, texts }: BuildOptions,
  command: Command,
): Promise<void> {
  // Not `requiredOption`: that would be said before a misspelt option, which is often the reason.
  if (out === undefined) throw new ConfigError('say where to write, for example: -o resograph.ttl', { code: 'usage' })
  const { datasetFormat, datasetText } = await import('../files/dataset.ts')
  const terminal = terminalOf(command)
  const format = datasetFormat(out)
  await checkWritable(out)
  // Only N-Quads can be put together from parts; standard input belongs to this thread.
  if (format === 'nq' && !paths.includes(standardInput)) {
    const { runBulk } = await import('./bulk.ts')
    return runBulk(paths, { out, base, workers, strict, resume, report, texts, terminal })
  }
  if (resume || report !== undefined) {
    throw new ConfigError('--resume and --report need files as input and a result in .nq or .nq.gz', { code: 'usage' })
  }
  const records = loadAuthorities()
  const documents = await gatherDocuments(paths, { records, terminal, strict, workers: workers ?? 1 })
  terminal.progress(`writing ${out}`)
  await writeBeside(out, datasetText(documents, records, { base, format }))
  if (texts !== undefined) {
    const { writeTexts } = await import('../files/texts.ts')
    await writeTexts(texts, documents)
  }
  terminal.note(`${count(documents.length, 'document')} written to ${out}`)
}
