/** What every site has whatever its data: the vocabulary, the shipped questions, the licence. */
import { readFileSync } from 'node:fs'
import { packagePath } from '../files/locate.ts'
import { queryNames, readShippedQuery } from '../files/queries.ts'
import type { Site, StoredQuery } from './site.ts'

/** Read from the package's own files. */
export function readShipped(): Pick<Site, 'vocabulary' | 'queries' | 'license'> {
  return {
    vocabulary: {
      ontology: readVocabulary('resograph.ttl'),
      shapes: readVocabulary('shapes.ttl'),
      context: readVocabulary('context.jsonld'),
    },
    queries: queryNames().map((name) => readQuery(name, readShippedQuery(name))),
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
  }
}

const readVocabulary = (name: string): string => readFileSync(packagePath(`ontology/${name}`), 'utf8')

/** The header comment is the run of `#` lines at the top: the question, then what else is to be said. */
function readQuery(name: string, text: string): StoredQuery {
  const header = /^(?:#.*\r?\n)+/.exec(text)?.[0] ?? ''
  const [title = '', ...rest] = header.split(/\r?\n/).map((line) => line.replace(/^#+\s*/, '').trim())
  return { name, title: title === '' ? name : title, description: rest.filter((line) => line !== '').join(' '), text }
}
