/** The commands and what they have in common. Each loads store, server or RDF libraries only when it runs. */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { packagePath } from '../files/locate.ts'

/** In the order of the help. */
const COMMANDS: Readonly<Record<string, () => Promise<() => Command>>> = {
  parse: async () => (await import('./parse.ts')).parseCommand,
  build: async () => (await import('./build.ts')).buildCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  load: async () => (await import('./load.ts')).loadCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  query: async () => (await import('./query.ts')).queryCommand,
  diff: async () => (await import('./diff.ts')).diffCommand,
  validate: async () => (await import('./validate.ts')).validateCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  eval: async () => (await import('./eval.ts')).evalCommand,
}

/**
 * The command line, ready to parse arguments: with the one command that `name` names, which is all that has to be read
 * then, else with all. It throws CommanderError where commander would exit.
 */
export async function createProgram(name = ''): Promise<Command> {
  const program = common(new Command('resograph'))
    .description('United Nations resolutions as linked data, each statement traceable to a span of text')
    .helpCommand(true)
    .addHelpText('after', '\nExit status: 0 done; 1 some input was bad or a check failed; 2 wrong usage; 70 a bug.')
  const only = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  const definitions = await Promise.all((only ? [only] : Object.values(COMMANDS)).map((read) => read()))
  for (const define of definitions) program.addCommand(common(define()))
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
