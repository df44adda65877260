/** `resograph eval`: the extractor held against documents that were read by eye. */
import { readFileSync } from 'node:fs'
import Table from 'cli-table3'
import { Command } from 'commander'
import { compileAuthorities } from '../authority/authorities.ts'
import { ConfigError, InputError } from '../errors.ts'
import { compareReports, createReport, describeScores } from '../evaluate/report.ts'
import type { CategoryReports, Report } from '../evaluate/report.ts'
import { scoreDocument, synonymsOf } from '../evaluate/score.ts'
import { loadAuthorities } from '../files/authorities.ts'
import { describeInput } from '../files/collect.ts'
import { openReader } from '../files/documents.ts'
import { readGoldFolder } from '../files/gold.ts'
import { count } from '../count.ts'
import { readNumber, terminalOf } from './options.ts'
import { printable } from './terminal.ts'

interface EvalOptions {
  readonly texts?: readonly string[]
  readonly against?: string
  readonly json?: boolean
  readonly worst: number
}

/** The definition of `eval`. */
export function evalCommand(): Command {
  return new Command('eval')
    .summary('precision and recall of the extractor')
    .description(
      'Read the documents of a folder of gold and print precision, recall and F1 by category, with the errors of the\n' +
        'worst categories. Gold is one JSON file a document, or its official markup (Akoma Ntoso, there or in akn/ below);\n' +
        'the text bears the same name and lies beside it, in text/ below, in a folder of --texts, or among the shipped\n' +
        'documents. Markup has no relations, asks and facts: these are scored against JSON only.',
    )
    .argument('<dir>', 'folder of gold files')
    .option('--texts <folders...>', 'where the texts are')
    .option('--against <file>', 'say what was won and lost since this report, which an earlier --json gave')
    .option('--json', 'print the whole report as JSON')
    .option('--worst <number>', 'errors to print', readNumber(0, 100_000), 20)
    .addHelpText('after', examples)
    .action(runEval)
}

const examples = `
Examples:
  $ resograph eval test/gold/documents
  $ resograph eval gold/ --texts texts/ --json > before.json
  $ resograph eval gold/ --texts texts/ --against before.json`

async function runEval(folder: string, options: EvalOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command)
  const before = options.against === undefined ? undefined : readReport(options.against)
  const records = loadAuthorities()
  const { pairs, failures, unpaired } = await readGoldFolder(folder, options.texts ?? [], compileAuthorities(records))
  for (const { message } of failures) terminal.fail(message)
  if (failures.length > 0) process.exitCode = 1
  if (pairs.length === 0) throw new InputError(`${folder}: no gold with a text was found`, { code: 'no-documents' })
  const [read, synonyms] = [openReader(records), synonymsOf(records)]
  const documents: Record<string, CategoryReports> = {}
  for (const { name, gold, source } of pairs) {
    terminal.progress(`reading ${source}`)
    const { document } = await read(await describeInput(source))
    documents[name] = describeScores(scoreDocument(gold, document, synonyms), document)
  }
  const report = createReport(documents)
  await terminal.print(options.json ? `${JSON.stringify(report, undefined, 1)}\n` : reportText(report, options.worst))
  if (before !== undefined) await sayChange(report, before, options.json ? terminal.note : terminal.print)
  if (unpaired > 0) terminal.note(`${count(unpaired, 'file')} of markup without a text left out`)
  terminal.note(`${count(pairs.length, 'document')} held against gold`)
}

/** Throws ConfigError (`bad-report`) for what no run has printed. */
function readReport(path: string): Report {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as Partial<Report> | null
    if (report?.documents && report.total) return report as Report
  } catch (cause) {
    throw new ConfigError(`${path}: cannot be read as a report; make one with --json`, { code: 'bad-report', cause })
  }
  throw new ConfigError(`${path}: not a report; make one with --json`, { code: 'bad-report' })
}

function reportText({ total }: Report, worst: number): string {
  const table = new Table({
    head: ['category', 'precision', 'recall', 'F1', 'gold', 'found'],
    style: { head: [], border: [] },
  })
  for (const [category, { precision, recall, f1, gold, found }] of Object.entries(total)) {
    table.push([category, ...[precision, recall, f1].map((ratio) => ratio.toFixed(3)), gold, found])
  }
  const errors = Object.entries(total)
    .toSorted(([, a], [, b]) => a.f1 - b.f1)
    .flatMap(([category, { missed, spurious }]) => [
      ...missed.map((error) => `${category}: missed ${error}`),
      ...spurious.map((error) => `${category}: spurious ${error}`),
    ])
  const shown = errors.slice(0, worst).map((error) => `${printable(error)}\n`)
  const rest = errors.length > worst ? `… and ${errors.length - worst} more\n` : ''
  return `${table.toString()}\n${shown.join('')}${rest}`
}

async function sayChange(now: Report, before: Report, say: (text: string) => unknown): Promise<void> {
  const { won, lost } = compareReports(now, before)
  await say(`won ${won.length}, lost ${lost.length} since the report\n`)
  for (const each of won) await say(`+ no longer: ${printable(each)}\n`)
  for (const each of lost) await say(`- new: ${printable(each)}\n`)
}
