/** The authority records, read from `data/authorities/`. */
import { readFileSync } from 'node:fs'
import type { AuthorityRecords } from '../authority/records.ts'
import { ConfigError } from '../errors.ts'
import { packagePath } from './locate.ts'

/**
 * All records that the package ships. Read afresh on each call, so keep what it gives.
 * Throws ConfigError (`bad-authorities`) when a file is missing or is not JSON: the installation is damaged.
 */
export function loadAuthorities(): AuthorityRecords {
  return {
    organs: readRecords('organs'),
    treaties: readRecords('treaties'),
    instruments: readRecords('instruments'),
    mandates: readRecords('mandates'),
    agents: readRecords('agents'),
    verbs: readRecords('verbs'),
    modifiers: readRecords('modifiers'),
    symbols: readRecords('symbols'),
  }
}

/** The content of one file. The shape of its records is checked by the data tests, not on each start. */
function readRecords<Name extends keyof AuthorityRecords>(name: Name): AuthorityRecords[Name] {
  const path = packagePath(`data/authorities/${name}.json`)
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as AuthorityRecords[Name]
  } catch (cause) {
    throw new ConfigError(`${path}: cannot be read; install the package again`, { code: 'bad-authorities', cause })
  }
}
