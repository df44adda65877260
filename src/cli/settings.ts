/** Options from a configuration file: it stands behind the command line and the environment, before the defaults. */
import { type Command, InvalidArgumentError } from 'commander'
import { ConfigError } from '../errors.ts'
import { readConfig } from '../files/config.ts'

/** Options that are no settings. */
const LEFT_OUT = new Set(['config', 'help', 'version', 'quiet'])

/**
 * Gives `command` the values of the file that `--config` names, each read as on the command line.
 * Throws ConfigError `bad-config`.
 */
export function applyConfig(command: Command): void {
  const path = command.getOptionValue('config') as string | undefined
  if (path === undefined) return
  const options = command.options.filter((option) => !LEFT_OUT.has(option.name()))
  const values = readConfig(
    path,
    options.map((option) => option.name()),
  )
  for (const option of options) {
    const text = values[option.name()]
    const source = command.getOptionValueSource(option.attributeName())
    if (text === undefined || source === 'cli' || source === 'env') continue
    command.setOptionValueWithSource(option.attributeName(), readValue(path, option, text), 'config')
  }
}

function readValue(path: string, option: Command['options'][number], text: string): unknown {
  try {
    return option.parseArg ? option.parseArg(text, undefined) : text
  } catch (cause) {
    if (!(cause instanceof InvalidArgumentError)) throw cause
    throw new ConfigError(`${path}: "${option.name()}": ${cause.message}`, { code: 'bad-config', cause })
  }
}
