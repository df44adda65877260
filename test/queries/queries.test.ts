/** The shipped questions: each has the answer that a reader of the shipped documents gives, and is a competency. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queryNames, readShippedQuery } from '../../src/files/queries.ts'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine } from '../../src/store/engine.ts'
import { base, shippedNQuads } from '../support/shipped-dataset.ts'

/**
 * A table as it is written in `expected/`: IRIs without the base (`id/A/RES/64/293/op/5`) or with a prefix
 * (`rg:urges`), literals by their lexical form, `null` for what is unbound. The order of rows does not matter.
 */
interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

interface Term {
  readonly type: string
  readonly value: string
}

interface Results {
  readonly head: { readonly vars: readonly string[] }
  readonly results: { readonly bindings: readonly Readonly<Record<string, Term>>[] }
}

const folder = new URL('expected/', import.meta.url)
const names = queryNames()
const expected = readdirSync(folder).map((file) => file.replace('.json', ''))
const competencies = readFileSync(new URL('../../ontology/competency.md', import.meta.url), 'utf8')
let engine: Engine

beforeAll(async () => {
  engine = await openEmbedded(await chunkNQuads(shippedNQuads()), { base, workers: 1, own: 0 })
})

afterAll(() => engine.close())

const readExpected = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Table

const shorten = (value: string) =>
  value
    .replace(base, '')
    .replace('https://w3id.org/resograph/ontology#', 'rg:')
    .replace('http://purl.org/dc/terms/', 'dcterms:')

function cell(term: Term | undefined): string | null {
  if (term === undefined) return null
  return term.type === 'uri' ? shorten(term.value) : term.value
}

async function answer(name: string): Promise<Table> {
  const query = readShippedQuery(name)
  const { body } = await engine.query({ query, results: 'application/sparql-results+json' })
  const { head, results } = JSON.parse(body) as Results
  return { columns: head.vars, rows: results.bindings.map((row) => head.vars.map((column) => cell(row[column]))) }
}

/** One line a row, in alphabetical order, so that a failure shows which rows are missing and which are too many. */
const lines = ({ rows }: Table) => rows.map((row) => row.map((each) => each ?? '–').join(' | ')).toSorted()

test('each question has an expected answer and each expected answer a question', () => {
  expect(expected.toSorted()).toEqual(names)
})

describe.each(expected)('%s', (name) => {
  test('has the answer that the documents give', async () => {
    const wanted = readExpected(name)
    const given = await answer(name)
    expect(given.columns).toEqual(wanted.columns)
    expect(lines(given)).toEqual(lines(wanted))
  })

  test('says what it asks and what its columns mean', () => {
    const header = /^(?:#.*\n)+/.exec(readShippedQuery(name))?.[0] ?? ''
    const [title, columns] = [header.split('\n')[0], header.slice(header.indexOf('# Columns:'))]
    expect(title).toMatch(/^# [A-Z].*\?$/)
    expect(new Set(columns.match(/\?[a-z]\w*/gi))).toEqual(
      new Set(readExpected(name).columns.map((each) => `?${each}`)),
    )
  })
})

test('the competencies of the ontology are the questions, each with its query', () => {
  const listed = [...competencies.matchAll(/\? +\| `([a-z0-9-]+)` +\|/g)].map(([, name]) => name ?? '')
  expect(listed.toSorted()).toEqual(names)
})
