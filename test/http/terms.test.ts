import { assert, asyncProperty, string } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printIri, printString, selectRows } from '../../src/publish/terms.ts'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine } from '../../src/store/engine.ts'

let engine: Engine
beforeAll(async () => (engine = await openEmbedded(await chunkNQuads(''))))
afterAll(() => engine.close())

test('a printed string is read back as itself by the store', () =>
  assert(
    asyncProperty(string({ unit: 'binary' }), async (text) => {
      const [row] = await selectRows(engine, `SELECT (${printString(text)} AS ?x) {}`)
      expect(row?.['x']?.value).toBe(text)
    }),
    { numRuns: 200 },
  ))

test.each([
  ['a "quoted" \\ string\nwith lines', '"a \\"quoted\\" \\\\ string\\nwith lines"'],
  ['half \ud800 a pair', '"half \ufffd a pair"'],
])('%j is printed as %s', (text, printed) => expect(printString(text)).toBe(printed))

test.each([
  ['http://a/b(c)é', '<http://a/b(c)é>'],
  ['http://a/> { ?s ?p ?o', undefined],
  ['http://a/b c', undefined],
  ['http://a/b"c', undefined],
  ['http://a/\n', undefined],
])('%j as an IRI: %s', (iri, printed) => expect(printIri(iri)).toBe(printed))
