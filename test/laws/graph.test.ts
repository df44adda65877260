/** What GRAPH ?g gives is what its group gives in each named graph, one after the other. */
import { array, assert, asyncProperty, constantFrom, letrec, oneof, tuple } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine } from '../../src/store/engine.ts'

const GRAPHS = ['g1', 'g2', 'g3']
const DATA = ['a p b g1', 'b p c g1', 'a q b g1', 'c q a g2', 'a p a g2', 'b q b g3']
const COLUMNS = ['x', 'y', 'z', 'n']
let engine: Engine

beforeAll(async () => {
  const lines = DATA.map((line) => `${line.replaceAll(/\S+/g, '<http://a/$&>')} .\n`)
  engine = await openEmbedded(await chunkNQuads(lines), { base: 'http://a/', workers: 1, own: 0 })
})
afterAll(() => engine.close())

const term = constantFrom('?x', '?y', '?z', '<a>', '<b>')
const triple = tuple(term, constantFrom('<p>', '<q>', '<p>|<q>', '<p>/<q>', '^<p>', '<p>+'), term).map(
  (parts) => `${parts.join(' ')} . `,
)
const values = constantFrom('VALUES ?x { <a> <b> } ', 'VALUES (?x ?y) { (<a> UNDEF) (<b> <c>) } ', 'VALUES ?z { <c> } ')

const { pattern } = letrec<{ pattern: string; element: string }>((tie) => ({
  pattern: array(tie('element'), { minLength: 1, maxLength: 3 }).map((elements) => elements.join('')),
  element: oneof(
    { maxDepth: 3, depthSize: 'small' },
    triple,
    values,
    tie('pattern').map((inner) => `OPTIONAL { ${inner} } `),
    // Only such whose variables are bound on both sides: for others the engine has no words.
    tuple(triple, triple).map(([one, other]) => `{ ${one} MINUS { ${other} } } `),
    tie('pattern').map((inner) => `{ ${inner} } `),
    tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `{ ${one} } UNION { ${other} } `),
    tie('pattern').map((inner) => `{ SELECT ?x { ${inner} } } `),
    tie('pattern').map((inner) => `{ SELECT DISTINCT * { ${inner} } } `),
    tie('pattern').map((inner) => `{ SELECT ?y (COUNT(*) AS ?n) { ${inner} } GROUP BY ?y } `),
    tie('pattern').map((inner) => `{ SELECT (COUNT(?x) AS ?n) { ${inner} } } `),
  ),
}))

/** What a pattern subtracts within an aggregate that is subtracted from in turn. */
const COUNTED = 'OPTIONAL { { SELECT (COUNT(?x) AS ?n) { { ?x <p>+ ?x . MINUS { <b> <p> ?x . } } } } } ?x <q> <a> . '

async function rows(query: string): Promise<readonly string[]> {
  const { body } = await engine.query({ query, results: 'text/csv' })
  return body.split('\r\n').slice(1, -1).toSorted()
}

test('for any group', async () => {
  const columns = COLUMNS.map((name) => `?${name}`).join(' ')
  await assert(
    asyncProperty(pattern, async (group) => {
      const each = GRAPHS.map(async (graph) => {
        const found = await rows(`SELECT ${columns} { GRAPH <${graph}> { ${group} } }`)
        return found.map((row) => `http://a/${graph},${row}`)
      })
      const expected = (await Promise.all(each)).flat().toSorted()
      expect(await rows(`SELECT ?g ${columns} { GRAPH ?g { ${group} } }`)).toEqual(expected)
    }),
    { numRuns: 200, examples: [[COUNTED]] },
  )
})
