/** `resograph diff OLD NEW`: what became of each paragraph, and what changed in its words and substance. */
import { Command, Option } from 'commander'
import { ConfigError } from '../errors.ts'
import { loadAuthorities } from '../files/authorities.ts'
import { describeInput } from '../files/collect.ts'
import { openReader } from '../files/documents.ts'
import type { LoadedDocument } from '../files/documents.ts'
import { standardInput } from '../files/read.ts'
import { compareOptions, compareVersions } from '../lineage/compare.ts'
import type { Comparison } from '../lineage/compare.ts'
import { keyOfDocument } from '../rdf/map.ts'
import { comparisonJson } from './comparison-json.ts'
import type { Sides } from './comparison-json.ts'
import { defaultBase, readBase, terminalOf } from './options.ts'
import { redlineText } from './redline-text.ts'
import type { RedlineOptions } from './redline-text.ts'

const formats = ['text', 'json', 'html', 'turtle'] as const

interface DiffOptions {
  readonly format: (typeof formats)[number]
  readonly json?: boolean
  readonly html?: boolean
  readonly all?: boolean
  readonly before?: boolean
  readonly base: string
}

/** The definition of `diff`. */
export function diffCommand(): Command {
  return new Command('diff')
    .summary('compare two documents paragraph by paragraph')
    .description(
      'Align the paragraphs of two documents and show what changed: first in substance (who is asked, by when, what is\n' +
        'cited), then word by word. On a terminal in colour, unless NO_COLOR is set.',
    )
    .argument('<old>', 'the older document; - is standard input')
    .argument('[new]', 'the newer document')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(formats).default('text'))
    .option('--json', 'the same as --format json')
    .option('--html', 'the same as --format html: one page that needs nothing else')
    .option('--before', 'of one document: the text before it, as far as its own tracked changes tell')
    .option('--all', 'show paragraphs that are identical too')
    .option('--base <iri>', 'what all data IRIs begin with', readBase, defaultBase)
    .addHelpText('after', examples)
    .action(runDiff)
}

const examples = `
Examples:
  $ resograph diff data/sources/A_64_L.64.txt data/sources/A_RES_64_293.txt
  $ resograph diff --before data/sources/DRAFT_2010-07-19.txt
  $ resograph diff --html old.txt new.txt > changes.html
  $ resograph diff --format turtle old.txt new.txt`

async function runDiff(
  older: string,
  newer: string | undefined,
  options: DiffOptions,
  command: Command,
): Promise<void> {
  if (options.before === true && newer === undefined) return runEarlier(older, options, command)
  if (newer === undefined || options.before === true) {
    throw new ConfigError('give two documents, or one with --before', { code: 'usage' })
  }
  if (older === standardInput && newer === standardInput) {
    throw new ConfigError('only one of the two documents can be standard input', { code: 'usage' })
  }
  const records = loadAuthorities()
  const read = openReader(records)
  const documents = [await read(await describeInput(older)), await read(await describeInput(newer))] as const
  const comparison = compareVersions(documents[0].document, documents[1].document, compareOptions(records))
  const sides = { older: nameOf(documents[0]), newer: nameOf(documents[1]) }
  const format = formatOf(options)
  await terminalOf(command).print(await write(format, comparison, { sides, options }))
}

const formatOf = ({ json, html, format }: DiffOptions) => (json ? 'json' : html ? 'html' : format)

/** One document: the text before it, as far as its own tracked changes tell. */
async function runEarlier(path: string, options: DiffOptions, command: Command): Promise<void> {
  const { writeEarlier } = await import('./earlier.ts')
  const loaded = await openReader(loadAuthorities())(await describeInput(path))
  const setting = { name: nameOf(loaded), base: options.base, sha256: loaded.sha256, ...screen(options) }
  await terminalOf(command).print(await writeEarlier(formatOf(options), loaded.document, setting))
}

/** How text is laid out for where it goes. */
function screen(options: DiffOptions): RedlineOptions {
  const width = Math.max(40, process.stdout.columns ?? 100)
  const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined
  return { width, colour, all: options.all === true }
}

/** A document's key, or its path where nothing but the file's name says what it is. */
function nameOf({ document, sha256 }: LoadedDocument): string {
  return keyOfDocument(document, sha256)
}

interface Setting {
  readonly sides: Sides
  readonly options: DiffOptions
}

async function write(format: DiffOptions['format'], comparison: Comparison, setting: Setting): Promise<string> {
  const { sides, options } = setting
  if (format === 'json') return `${JSON.stringify(comparisonJson(comparison, sides), undefined, 1)}\n`
  if (format === 'html') {
    const { renderStandalone } = await import('../publish/pages/comparison.ts')
    return String(await renderStandalone(comparison, sides))
  }
  if (format === 'turtle') return writeTurtle(comparison, sides, options.base)
  return redlineText(comparison, sides, screen(options))
}

async function writeTurtle(comparison: Comparison, sides: Sides, base: string): Promise<string> {
  const { comparisonQuads } = await import('../rdf/lineage.ts')
  const { serialize } = await import('../rdf/serialize.ts')
  return serialize(comparisonQuads(comparison, { ...sides, base }), 'ttl')
}
