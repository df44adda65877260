/** `resograph build`: files and folders → one dataset on disk. */
import { Command } from 'commander'
import { ConfigError } from '../errors.ts'
import { loadAuthorities } from '../files/authorities.ts'
import { checkWritable, writeBeside } from '../files/write.ts'
import { count, gatherDocuments } from './gather.ts'
import { defaultBase, readBase, readNumber, terminalOf } from './options.ts'

interface BuildOptions {
  readonly out?: string
  readonly base: string
  readonly workers: number
  readonly strict?: boolean
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
    .option('--workers <number>', 'threads that read documents', readNumber(1, 64), 1)
    .option('--texts <folder>', 'also write the plain text of each document, in which all offsets count')
    .option('--strict', 'end with status 1 if a text has oddities')
    .addHelpText('after', examples)
    .action(runBuild)
}

const examples = `
Examples:
  $ resograph build -o resograph.trig
  $ resograph build resolutions/ drafts/one.txt -o all.nq.gz
  $ resograph build resolutions/ -o all.ttl --base https://example.org/un/`

async function runBuild(
  paths: readonly string[],
  { out, base, workers, strict = false, texts }: BuildOptions,
  command: Command,
): Promise<void> {
  // Not `requiredOption`: that would be said before a misspelt option, which is often the reason.
  if (out === undefined) throw new ConfigError('say where to write, for example: -o resograph.ttl', { code: 'usage' })
  const { datasetFormat, datasetText } = await import('../files/dataset.ts')
  const terminal = terminalOf(command)
  const format = datasetFormat(out)
  await checkWritable(out)
  const records = loadAuthorities()
  const documents = await gatherDocuments(paths, { records, terminal, strict, workers })
  terminal.progress(`writing ${out}`)
  await writeBeside(out, datasetText(documents, records, { base, format }))
  if (texts !== undefined) {
    const { writeTexts } = await import('../files/texts.ts')
    await writeTexts(texts, documents)
  }
  terminal.note(`${count(documents.length, 'document')} written to ${out}`)
}
