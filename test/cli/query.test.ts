/** `resograph query` over a small dataset and over the shipped documents. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resograph, scratchFolder } from '../support/cli.ts'

/** Two titled things. */
const turtle = `@prefix dcterms: <http://purl.org/dc/terms/> .
<http://localhost:3000/id/A/1> dcterms:title "One" .
<http://localhost:3000/id/A/2> dcterms:title "Two, or \\u001b more" .
`
const titles = 'SELECT ?thing ?title WHERE { ?thing <http://purl.org/dc/terms/title> ?title } ORDER BY ?title'

function dataset(): string {
  const path = join(scratchFolder(), 'data.ttl')
  writeFileSync(path, turtle)
  return path
}

test('a table for people, without control characters, with the number of solutions', async () => {
  const { status, stdout, stderr } = await resograph(['query', '--data', dataset(), '--text', titles])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/│ thing +│ title +│/)
  expect(stdout).toMatch(/│ <http:\/\/localhost:3000\/id\/A\/1> │ One +│/)
  expect(stdout).toContain('Two, or \uFFFD more')
  expect(stdout).toMatch(/\n2 solutions\n$/)
})

test('columns stand in the order of the query', async () => {
  const text = titles.replace('?thing ?title', '?title ?thing')
  const { stdout } = await resograph(['query', '--data', dataset(), '--text', text, '--format', 'csv'])
  expect(stdout.split(/\r?\n/).slice(0, 2)).toEqual(['title,thing', 'One,http://localhost:3000/id/A/1'])
})

test('json and tsv are as SPARQL 1.1 has them', async () => {
  const data = dataset()
  const json = await resograph(['query', '--data', data, '--text', titles, '--format', 'json'])
  expect(JSON.parse(json.stdout)).toMatchObject({ head: { vars: ['thing', 'title'] } })
  const tsv = await resograph(['query', '--data', data, '--text', titles, '--format', 'tsv'])
  expect(tsv.stdout).toMatch(/^\?thing\t\?title\n<http:\/\/localhost:3000\/id\/A\/1>\t"One"\n/)
})

test('ASK answers true or false, CONSTRUCT gives Turtle', async () => {
  const data = dataset()
  expect((await resograph(['query', '--data', data, '--text', 'ASK { ?s ?p "One" }'])).stdout).toBe('true\n')
  const graph = await resograph(['query', '--data', data, '--text', 'CONSTRUCT WHERE { ?s ?p "One" }'])
  expect(graph.stdout).toMatch(/<http:\/\/localhost:3000\/id\/A\/1> .*"One"/)
})

test('a format that the query cannot give is refused', async () => {
  const { status } = await resograph(['query', '--data', dataset(), '--text', titles, '--format', 'turtle'])
  expect(status).toBe(2)
})

test('a query from a file and from standard input', async () => {
  const file = join(scratchFolder(), 'titles.rq')
  writeFileSync(file, titles)
  const data = dataset()
  const fromFile = await resograph(['query', file, '--data', data, '--format', 'csv'])
  const fromInput = await resograph(['query', '-', '--data', data, '--format', 'csv'], titles)
  expect(fromFile.stdout).toBe(fromInput.stdout)
  expect(fromFile.stdout).toContain('One')
})

test('a syntax error gives line and column, status 2', async () => {
  const { status, stdout, stderr } = await resograph([
    'query',
    '--data',
    dataset(),
    '--text',
    'SELECT *\nWHERE { ?s ?p }',
  ])
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/line 2, column \d+/)
})

test('a dataset that is no RDF is named, status 2', async () => {
  const path = join(scratchFolder(), 'bad.ttl')
  writeFileSync(path, 'this is no Turtle')
  const { status, stderr } = await resograph(['query', '--data', path, '--text', titles])
  expect(status).toBe(2)
  expect(stderr).toContain(`${path}: not readable as .ttl`)
})

test('without --data the shipped documents are asked', async () => {
  const text = 'SELECT ?d WHERE { ?d <https://w3id.org/resograph/ontology#symbol> "A/RES/64/293" }'
  const { status, stdout } = await resograph(['query', '--text', text, '--format', 'csv'])
  expect(status).toBe(0)
  expect(stdout.trim().split(/\r?\n/)).toEqual(['d', 'http://localhost:3000/id/A/RES/64/293'])
})

const NAMES = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://a/"'

function queryXml(text: string): ReturnType<typeof resograph> {
  const path = join(scratchFolder(), 'data.rdf')
  writeFileSync(path, text)
  return resograph(['query', '--data', path, '--format', 'csv', '--text', 'SELECT ?s ?o { ?s ?p ?o }'])
}

test('entities of RDF/XML stand for what the file says, and are not multiplied', async () => {
  const entities = `<!ENTITY base "http://a/"><!ENTITY b "${'&base;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">`
  const said = '<rdf:Description rdf:about="&base;s"><e:p>&c;</e:p></rdf:Description>'
  const { status, stdout } = await queryXml(`<!DOCTYPE x [${entities}]><rdf:RDF ${NAMES}>${said}</rdf:RDF>`)
  expect(status).toBe(0)
  expect(stdout).toContain('http://a/s,')
  expect(stdout.length).toBeLessThan(100)
})

test.each([
  ['an entity of another file', '<e:p>&d;</e:p>'],
  ['an element that does not end', '<e:p>x'],
  ['an attribute without quotes', '<e:p rdf:resource=http://b/></e:p>'],
  ['a prefix that stands for nothing', '<f:p>x</f:p>'],
])('RDF/XML with %s is refused in one line', async (_, piece) => {
  const doctype = '<!DOCTYPE x [<!ENTITY d SYSTEM "file:///etc/passwd">]>'
  const { status, stdout, stderr } = await queryXml(
    `${doctype}<rdf:RDF ${NAMES}><rdf:Description rdf:about="http://a/s">${piece}</rdf:Description></rdf:RDF>`,
  )
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trimEnd()).toMatch(/^[^\n]+not readable as \.rdf[^\n]+$/)
})
