/** What is generated from the ontology and the verb records is up to date. `UPDATE_GENERATED=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { VerbRecord } from '../../src/authority/records.ts'
import {
  readTerms,
  renderContext,
  renderContextFile,
  renderContextModule,
  renderTerms,
  withVerbs,
} from '../support/vocabulary.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const ontology = withVerbs(
  read('ontology/resograph.ttl'),
  JSON.parse(read('data/authorities/verbs.json')) as readonly VerbRecord[],
)
const terms = readTerms(ontology)
const context = renderContext(terms)

test.each([
  ['ontology/resograph.ttl', ontology],
  ['ontology/context.jsonld', renderContextFile(context)],
  ['src/rdf/terms.generated.ts', renderTerms(terms)],
  ['src/rdf/context.generated.ts', renderContextModule(context)],
])('%s is in step with the ontology and the verb records', (path, expected) => {
  if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(new URL(`../../${path}`, import.meta.url), expected)
  expect(read(path)).toBe(expected)
})
