/** The commands and what they have in common. Each loads store, server or RDF libraries only when it runs. */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { packagePath } from '../files/locate.ts'
import { buildCommand } from './build.ts'
import { diffCommand } from './diff.ts'
import { evalCommand } from './eval.ts'
import { explainCommand } from './explain.ts'
import { parseCommand } from './parse.ts'
import { queryCommand } from './query.ts'
import { serveCommand } from './serve.ts'
import { validateCommand } from './validate.ts'
import { verifyCommand } from './verify.ts'

const commands = [
  parseCommand,
  buildCommand,
  serveCommand,
  queryCommand,
  diffCommand,
  validateCommand,
  verifyCommand,
  explainCommand,
  evalCommand,
]

/** The whole command line, ready to parse arguments. It throws CommanderError where commander would exit. */
export function createProgram(): Command {
  const program = common(new Command('resograph'))
    .description('United Nations resolutions as linked data, each statement traceable to a span of text')
    .helpCommand(true)
    .addHelpText('after', '\nExit status: 0 done; 1 some input was bad or a check failed; 2 wrong usage; 70 a bug.')
  for (const define of commands) program.addCommand(common(define()))
  return program
}

/** Options and manners that every command has. */
function common(command: Command): Command {
  return command
    .version(version(), '--version', 'print the version')
    .option('-q, --quiet', 'say nothing but what went wrong')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError(`(see "${usage(command)} --help")`)
    .exitOverride()
}

function usage(command: Command): string {
  return command.name() === 'resograph' ? 'resograph' : `resograph ${command.name()}`
}

function version(): string {
  const { version: number } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string }
  return number
}
