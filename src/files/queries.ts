/** The shipped queries: one question a file in `queries/`, called by the file's name without `.rq`. */
import { readdirSync, readFileSync } from 'node:fs'
import { InputError } from '../errors.ts'
import { packagePath } from './locate.ts'

/** The names of the shipped queries, in alphabetical order. */
export function queryNames(): readonly string[] {
  const files = readdirSync(packagePath('queries')).filter((file) => file.endsWith('.rq'))
  return files.map((file) => file.slice(0, -'.rq'.length)).toSorted()
}

/** The text of a shipped query. Throws InputError (`unknown-query`) with the names there are. */
export function readShippedQuery(name: string): string {
  const names = queryNames()
  if (names.includes(name)) return readFileSync(packagePath(`queries/${name}.rq`), 'utf8')
  throw new InputError(
    `${name}: no such query; give a file that ends in .rq, --text, or one of: ${names.join(', ') || '(none shipped)'}`,
    { code: 'unknown-query' },
  )
}
