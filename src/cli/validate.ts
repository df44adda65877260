/** `resograph validate`: a dataset against the shapes of the ontology. */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { packagePath } from '../files/locate.ts'
import type { ShaclResult } from '../rdf/shacl.ts'
import { count } from '../count.ts'
import { terminalOf } from './options.ts'
import { printable } from './terminal.ts'

/** The definition of `validate`. */
export function validateCommand(): Command {
  return new Command('validate')
    .summary('check a dataset against the shapes')
    .description(
      'Check a dataset against the SHACL shapes of the ontology; each fault is one line. Status 1 if there is any.',
    )
    .argument('<dataset>', 'an RDF file: .ttl .nt .nq .trig .jsonld .rdf, each also with .gz')
    .addHelpText('after', examples)
    .action(runValidate)
}

const examples = `
Examples:
  $ resograph build -o resograph.nq && resograph validate resograph.nq`

async function runValidate(path: string, _: unknown, command: Command): Promise<void> {
  const terminal = terminalOf(command)
  const { readQuads } = await import('../files/dataset.ts')
  const { validateGraph } = await import('../rdf/shacl.ts')
  const quads = await readQuads(path)
  const shapes = readFileSync(packagePath('ontology/shapes.ttl'), 'utf8')
  const report = await validateGraph(quads, shapes)
  for (const fault of report.results) await terminal.print(`${faultLine(fault)}\n`)
  if (report.conforms) return terminal.note(`${path}: conforms (${count(quads.length, 'quad')})`)
  terminal.fail(`${path}: ${count(report.results.length, 'fault')}`)
  process.exitCode = 1
}

function faultLine({ severity, focus, path, value, message }: ShaclResult): string {
  const where = [`<${focus}>`, path && `<${path}>`, value && JSON.stringify(value)].filter(Boolean).join(' ')
  return printable(`${severity}: ${where}: ${message}`)
}
