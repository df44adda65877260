import { describe, expect, test } from 'vitest'
import { chunkNQuads } from '../../src/store/chunks.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { withoutGraphs } from '../../src/store/merge.ts'

const cut = (text: string) => {
  const result = withoutGraphs(Buffer.from(text))
  return result && Buffer.from(result).toString('utf8')
}

describe('a line without its graph', () => {
  test.each([
    ['<a> <b> <c> <g> .\n', '<a> <b> <c>.\n'],
    ['<a> <b> <c> .\n', '<a> <b> <c>.\n'],
    ['<a>\t<b><c><g>.\r\n', '<a>\t<b><c>.\n'],
    ['<a><b><c>.\n', '<a><b><c>.\n'],
    ['<a> <b> "é <x> ." .\n', '<a> <b> "é <x> .".\n'],
    ['<a> <b> "x"@en-GB <g> .\n', '<a> <b> "x"@en-GB.\n'],
    ['<a> <b> "x"@en .\n', '<a> <b> "x"@en.\n'],
    ['<a> <b> "5"^^<int> <g> .\n', '<a> <b> "5"^^<int>.\n'],
    ['<a> <b> "5"^^<int> .\n', '<a> <b> "5"^^<int>.\n'],
    ['\n<a> <b> "> \\" <"  <g>  .\n\n', '<a> <b> "> \\" <".\n'],
    ['<a> <b> <c> <g> .', '<a> <b> <c>.\n'],
    ['', ''],
  ])('%j', (line, expected) => expect(cut(line)).toBe(expected))

  test.each([
    '_:x <b> <c> <g> .\n',
    '<a> <b> _:x .\n',
    '<a> <b> <c> _:g .\n',
    '# note\n',
    '<a> <b> <c> <g> . # note\n',
  ])('%j is left to the engine', (line) => expect(cut(line)).toBeUndefined())
})

test('blank nodes are the same in the default graph as in their own, and triples count once', async () => {
  const data = '_:x <http://a/p> _:y <http://a/g> .\n_:x <http://a/p> _:y <http://a/h> .\n'
  const engine = await openEmbedded(await chunkNQuads(data), { workers: 1, own: 0 })
  const query = 'SELECT (COUNT(*) AS ?n) { ?s <http://a/p> ?o . GRAPH <http://a/g> { ?s <http://a/p> ?o } }'
  expect((await engine.query({ query, results: 'text/csv' })).body).toBe('n\r\n1\r\n')
  await engine.close()
})
