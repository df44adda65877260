/** `resograph verify`: every statement of a dataset against the text that it quotes. */
import { Command } from 'commander'
import { ConfigError } from '../errors.ts'
import type { Fault } from '../trace/verify.ts'
import { count } from '../count.ts'
import { terminalOf } from './options.ts'
import { printable } from './terminal.ts'

interface VerifyOptions {
  readonly texts?: readonly string[]
}

/** The definition of `verify`. */
export function verifyCommand(): Command {
  return new Command('verify')
    .summary('check every quote of a dataset against its text')
    .description(
      "Compare each statement's span and quote with the plain text that its document names, the text with its SHA-256,\n" +
        'and look for statements without evidence; each fault is one line. Status 1 if there is any. Texts are found by\n' +
        'their hash among the shipped documents, beside the dataset (A_RES_64_293.txt), and in the folders of --texts.',
    )
    .argument('<dataset>', 'an RDF file: .ttl .nt .nq .trig .jsonld .rdf, each also with .gz')
    .option('--texts <folders...>', 'where the documents, or their plain texts, are')
    .addHelpText('after', examples)
    .action(runVerify)
}

const examples = `
Examples:
  $ resograph build -o resograph.nq && resograph verify resograph.nq
  $ resograph build resolutions/ -o all.nq && resograph verify all.nq --texts resolutions/`

async function runVerify(path: string, { texts = [] }: VerifyOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command)
  const { readQuads } = await import('../files/dataset.ts')
  const { openTexts } = await import('../files/texts.ts')
  const { documentGraphs, indexGraphs } = await import('../trace/graphs.ts')
  const { countSpans, verifyDocument } = await import('../trace/verify.ts')
  const documents = documentGraphs(indexGraphs(await readQuads(path)))
  if (documents.length === 0) {
    throw new ConfigError(`${path}: no document of the dataset names its text`, { code: 'no-documents' })
  }
  const find = await openTexts(
    texts,
    path,
    documents.map(({ key }) => key),
  )
  let faults = 0
  for (const document of documents) {
    const found = verifyDocument(document, find(document.key, document.sha256))
    for (const fault of found) await terminal.print(`${faultLine(fault)}\n`)
    faults += found.length
  }
  const spans = documents.reduce((sum, document) => sum + countSpans(document), 0)
  const looked = `${count(spans, 'span')} of ${count(documents.length, 'document')}`
  if (faults === 0) return terminal.note(`${path}: ${looked} agree with their texts`)
  terminal.fail(`${path}: ${count(faults, 'fault')} in ${looked}`)
  process.exitCode = 1
}

function faultLine({ code, subject, message }: Fault): string {
  return printable(`${code}: <${subject}>: ${message}`)
}
