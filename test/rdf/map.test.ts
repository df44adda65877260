/** A document as a graph: against gold written by hand, and the laws that every dataset keeps. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Quad } from '@rdfjs/types'
import { ConfigError } from '../../src/errors.ts'
import type { ResolutionDocument } from '../../src/model.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'
import { mapDocument } from '../../src/rdf/map.ts'
import { parseRdf } from '../../src/rdf/read.ts'
import { canonical } from '../support/canonical.ts'
import { sample, sampleRecords } from '../support/sample.ts'

const base = 'http://localhost:3000/'
const entry = { document: sample, sha256: 'abc123' }
const gold = readFileSync(new URL('gold/sample.trig', import.meta.url), 'utf8')

function datasetOf(...documents: readonly ResolutionDocument[]): Quad[] {
  return [...mapDataset(documents.map(document => ({ document, sha256: 'abc123' })), sampleRecords, { base })]
}

test('the sample gives the graph written by hand', async () => {
  expect(await canonical(datasetOf(sample))).toEqual(await canonical(parseRdf(gold, 'trig')))
})
