/** `resograph parse FILE`: one document's structure, for people or as JSON. */
import { Command, Option } from 'commander'
import { loadAuthorities } from '../files/authorities.ts'
import { describeInput } from '../files/collect.ts'
import { openReader } from '../files/documents.ts'
import { documentJson } from './json.ts'
import { defaultBase, terminalOf } from './options.ts'
import { outline } from './outline.ts'

interface ParseOptions {
  readonly json?: boolean
  readonly format?: 'outline' | 'json' | 'akn'
  readonly strict?: boolean
}

/** The definition of `parse`. */
export function parseCommand(): Command {
  return new Command('parse')
    .summary("print a document's structure")
    .description(
      "Read one document and print its structure: paragraphs, citations, requests, facts, and what is odd.\nA manifest.json in the file's folder adds what the text does not state.",
    )
    .argument('<file>', 'the document as text, PDF, Word, HTML or Akoma Ntoso XML; - is standard input')
    .option('--json', 'print everything that was read as one JSON object')
    .addOption(
      new Option('--format <name>', 'akn prints the document as Akoma Ntoso XML').choices(['outline', 'json', 'akn']),
    )
    .option('--strict', 'end with status 1 if the text has oddities')
    .addHelpText('after', examples)
    .action(runParse)
}

const examples = `
Examples:
  $ resograph parse data/sources/A_RES_64_293.txt
  $ resograph parse --format akn data/sources/A_RES_64_293.txt
  $ resograph parse --json data/sources/CCPCJ_RES_20_3.txt
  $ cat resolution.txt | resograph parse -`

async function runParse(path: string, options: ParseOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command)
  const records = loadAuthorities()
  const loaded = await openReader(records)(await describeInput(path))
  const { document } = loaded
  const format = options.json ? 'json' : (options.format ?? 'outline')
  if (format === 'akn') {
    const { documentAkn } = await import('../files/markup.ts')
    await terminal.print(documentAkn(loaded, { records, base: defaultBase }))
  } else if (format === 'json') await terminal.print(`${JSON.stringify(documentJson(document), undefined, 1)}\n`)
  else await terminal.print(outline(document))
  if (options.strict && document.diagnostics.length > 0) {
    terminal.fail(`${path}: ${document.diagnostics.length} oddities, and --strict was asked for`)
    process.exitCode = 1
  }
}
