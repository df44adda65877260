/** `resograph explain`: why a statement stands in the graph. */
import { Command } from 'commander'
import { ConfigError } from '../errors.ts'
import { loadAuthorities } from '../files/authorities.ts'
import type { Explanation, Question } from '../trace/explain.ts'
import type { DocumentGraph } from '../trace/graphs.ts'
import { count } from '../count.ts'
import { gatherDocuments } from './gather.ts'
import { defaultBase, readBase, terminalOf } from './options.ts'
import { printable, type Terminal } from './terminal.ts'

interface ExplainOptions {
  readonly data?: string
  readonly texts?: readonly string[]
  readonly base: string
}

/** The definition of `explain`. */
export function explainCommand(): Command {
  return new Command('explain')
    .summary('show the words behind a statement')
    .description(
      'Print the paragraph with the words marked that make a statement, the rule or record that read them, and how sure\n' +
        'it is. Ask for a statement, a paragraph (all its statements), anything that is named (all that is stated of it),\n' +
        'or a triple: subject, predicate and object. Without --data, of the documents that come with resograph.',
    )
    .argument('<terms...>', 'one IRI, or three terms; id/… is below the base, rg: and dcterms: are known')
    .option('--data <dataset>', 'an RDF file: .ttl .nt .nq .trig .jsonld .rdf, each also with .gz')
    .option('--texts <folders...>', 'where the documents of the dataset, or their plain texts, are')
    .option(
      '--base <iri>',
      'what relative IRIs, and the IRIs of the shipped documents, begin with',
      readBase,
      defaultBase,
    )
    .addHelpText('after', examples)
    .action(runExplain)
}

const examples = `
Examples:
  $ resograph explain id/A/RES/64/293/pp/1/cite/1
  $ resograph explain id/A/RES/64/293 rg:adoptedOn 2010-07-30
  $ resograph explain id/mandate/sr-slavery`

async function runExplain(terms: readonly string[], options: ExplainOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command)
  const question = readQuestion(terms, options.base)
  const { explain } = await import('../trace/explain.ts')
  const { graphs, textOf } = await (options.data === undefined
    ? openShipped(options, terminal)
    : openDataset(options.data, options.texts ?? []))
  const found = explain(graphs, question, textOf)
  for (const each of found) await terminal.print(`${explanationText(each, process.stdout.isTTY)}\n`)
  if (found.length > 0) return terminal.note(count(found.length, 'statement'))
  terminal.fail(`${terms.join(' ')}: no statement of the dataset says this, or is about it`)
  process.exitCode = 1
}

interface Source {
  readonly graphs: readonly DocumentGraph[]
  readonly textOf: (graph: DocumentGraph) => string | undefined
}

async function openShipped({ base }: ExplainOptions, terminal: Terminal): Promise<Source> {
  const { mapDataset } = await import('../rdf/dataset.ts')
  const { documentGraphs, indexGraphs } = await import('../trace/graphs.ts')
  const records = loadAuthorities()
  const documents = await gatherDocuments([], { records, terminal })
  const texts = new Map(documents.map(({ document, sha256 }) => [sha256, document.text]))
  return {
    graphs: documentGraphs(indexGraphs(mapDataset(documents, records, { base }))),
    textOf: ({ sha256 }) => texts.get(sha256),
  }
}

async function openDataset(path: string, folders: readonly string[]): Promise<Source> {
  const { readQuads } = await import('../files/dataset.ts')
  const { openTexts } = await import('../files/texts.ts')
  const { documentGraphs, indexGraphs } = await import('../trace/graphs.ts')
  const graphs = documentGraphs(indexGraphs(await readQuads(path)))
  const find = await openTexts(
    folders,
    path,
    graphs.map(({ key }) => key),
  )
  // Offsets mean nothing in a text that was altered since.
  const textOf = ({ key, sha256 }: DocumentGraph) => {
    const found = find(key, sha256)
    return found?.sha256 === sha256 ? found.text : undefined
  }
  return { graphs, textOf }
}

const PREFIXES: readonly (readonly [string, string])[] = [
  ['rg:', 'https://w3id.org/resograph/ontology#'],
  ['dcterms:', 'http://purl.org/dc/terms/'],
]

/** One argument that holds a triple, as it is copied from a file, counts as three. Throws ConfigError `usage`. */
function readQuestion(terms: readonly string[], base: string): Question {
  const parts =
    terms.length === 1 ? (/^(\S+)\s+(\S+)\s+(.+?)(?:\s\.)?$/s.exec(terms[0] ?? '')?.slice(1) ?? terms) : terms
  const [first, second, third] = parts.map((term) => readTerm(term, base))
  if (parts.length === 1 && first !== undefined) return [first]
  if (parts.length === 3 && first !== undefined && second !== undefined && third !== undefined) {
    return [first, second, third]
  }
  throw new ConfigError('give one IRI, or a triple of three terms', { code: 'usage' })
}

function readTerm(term: string, base: string): string {
  const iri = /^<(.*)>$/.exec(term)?.[1] ?? term
  const literal = /^"([^"]*)"(?:\^\^\S+|@\S+)?$/.exec(term)?.[1]
  if (literal !== undefined) return literal
  const [prefix, namespace] = PREFIXES.find(([name]) => iri.startsWith(name)) ?? ['', '']
  return iri.startsWith('id/') ? base + iri : namespace + iri.slice(prefix.length)
}

function explanationText(found: Explanation, colours: boolean): string {
  const [before, words, after] = found.passage ?? ['', '', '']
  const [open, close] = colours ? ['\u001b[1;4m', '\u001b[0m'] : ['⟦', '⟧']
  const passage = found.passage
    ? `${printable(before)}${open}${printable(words)}${close}${printable(after)}`
    : undefined
  const lines = [
    printable(found.label),
    `  <${printable(found.statement)}>`,
    `  in      ${printable(found.place)}`,
    passage === undefined ? '' : `  text    ${passage.trim()}`,
    found.footnote === undefined ? '' : `  note    ${printable(found.footnote)}`,
    `  rule    ${printable(found.rule)}: ${ruleWords(found.rule)}`,
    `  grade   ${gradeWords.get(found.grade) ?? found.grade}`,
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

const gradeWords = new Map([
  ['Stated', 'stated: read in the text as it stands'],
  ['Resolved', 'resolved: worked out from a short name, a footnote or an Ibid. of the document'],
  ['Inferred', 'inferred: concluded from what the text states'],
  ['External', 'external: given from outside, the text does not state it'],
])

/** The beginning of a rule's name → what it does. The rest of the name is a record or a pattern. */
const rules: readonly (readonly [string, string])[] = [
  ['cite/name', 'the full name of a record'],
  ['cite/short', 'a short name of a record, or one that the text defines'],
  ['cite/number', 'the number of a resolution or decision, with the organ last named'],
  ['cite/treaty-series', 'the Treaty Series reference of the footnote'],
  ['cite/', 'a mention of this form'],
  ['ask/', 'a verb of asking, with who is asked'],
  ['fact/', 'a pattern of wording'],
  ['name/', 'a name of the record'],
  ['alias', 'a short name in quotation marks or brackets behind what it stands for'],
  ['masthead/', 'a line of the masthead, title or closing'],
  ['manifest/', 'an entry of the manifest beside the document'],
  ['inferred/', 'concluded from the other metadata'],
  ['finding/', 'a check of consistency'],
]

function ruleWords(rule: string): string {
  return rules.find(([start]) => rule.startsWith(start))?.[1] ?? 'a rule of the reader'
}
