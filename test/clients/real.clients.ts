/** Programs of other projects at a real task; one that is not installed is skipped, unless `CLIENTS=required`. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningServer } from '../../src/publish/serve.ts'
import { SAMPLE, startSample } from '../support/site.ts'

const run = promisify(execFile)
// Debian's Python, where the packages are, and not another that stands before it in the path.
const PYTHON = '/usr/bin/python3'
// Installed by `npm ci --prefix test/clients`.
const COMUNICA = fileURLToPath(new URL('node_modules/.bin/comunica-sparql', import.meta.url))

const succeeds = (program: string, ...args: string[]): Promise<boolean> =>
  run(program, args).then(
    () => true,
    () => false,
  )

const missing: Readonly<Record<string, boolean>> = {
  curl: !(await succeeds('curl', '--version')),
  roqet: !(await succeeds('roqet', '--version')),
  SPARQLWrapper: !(await succeeds(PYTHON, '-c', 'import SPARQLWrapper')),
  rdflib: !(await succeeds(PYTHON, '-c', 'import rdflib')),
  Comunica: !existsSync(COMUNICA),
}
for (const [name, absent] of Object.entries(missing))
  if (absent) process.stdout.write(`${name} is not installed here: its test is left out.\n`)

const without = (name: string): boolean => missing[name] === true && process.env['CLIENTS'] !== 'required'

let server: RunningServer
let base: string
beforeAll(async () => {
  const sample = await startSample()
  server = sample.server
  base = sample.base
})
afterAll(() => server.close())

async function readPython(script: string): Promise<unknown> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  return JSON.parse((await run(PYTHON, [path, base])).stdout)
}

test.skipIf(without('curl'))('curl follows from the thing to its description, packed', async () => {
  const args = ['-sSL', '--compressed', '-H', 'Accept: text/turtle', '-w', '\n%{http_code} %{num_redirects}']
  const { stdout } = await run('curl', [...args, `${base}id/A/RES/64/293`])
  expect(stdout).toContain('@prefix rg: <https://w3id.org/resograph/ontology#>')
  expect(stdout.endsWith('\n200 1')).toBe(true)
})

test.skipIf(without('curl'))('curl goes on with a download that was broken off', async () => {
  const dump = `${base}dump/resograph.nq`
  const head = (await run('curl', ['-sS', '-r', '0-99', dump])).stdout
  const rest = (await run('curl', ['-sS', '-r', '100-', dump])).stdout
  expect(head + rest).toBe(SAMPLE.replaceAll('http://localhost:3000/', base))
})

test.skipIf(without('roqet'))('roqet asks the service', async () => {
  const query = 'SELECT ?t WHERE { ?t a <https://w3id.org/resograph/ontology#Treaty> }'
  const { stdout } = await run('roqet', ['-q', '-p', `${base}sparql`, '-e', query, '-r', 'csv'])
  expect(stdout.trim().split(/\r?\n/)).toEqual(['t', `${base}id/treaty/untoc`])
})

test.skipIf(without('SPARQLWrapper'))('SPARQLWrapper asks in every form', async () => {
  expect(await readPython('queries.py')).toEqual({ treaties: [`${base}id/treaty/untoc`], ask: true, turtle: true })
})

test.skipIf(without('rdflib'))('rdflib for Python follows links and reads every format alike', async () => {
  const told = (await readPython('follow.py')) as { formats: Record<string, number> }
  expect(told).toMatchObject({
    treaty: `${base}id/treaty/untoc`,
    citing: [`${base}id/A/RES/64/293`, `${base}id/A/RES/64/293/pp/1`],
  })
  expect(new Set(Object.values(told.formats)).size).toBe(1)
})

/** The rows of a SELECT that Comunica answers over `sources`. */
async function askComunica(query: string, ...sources: string[]): Promise<Record<string, string>[]> {
  const prefix = 'PREFIX rg: <https://w3id.org/resograph/ontology#> '
  const { stdout } = await run(COMUNICA, [...sources, '-q', prefix + query, '-t', 'application/sparql-results+json'])
  const { results } = JSON.parse(stdout) as { results: { bindings: Record<string, { value: string }>[] } }
  return results.bindings.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])),
  )
}

describe.skipIf(without('Comunica'))('Comunica', () => {
  test('finds out by itself that the address is an endpoint, and asks it', async () => {
    const rows = await askComunica('SELECT ?d { ?d rg:cites ?t . ?t a rg:Treaty } ORDER BY ?d', `${base}sparql`)
    expect(rows).toEqual([{ d: `${base}id/A/RES/64/293` }, { d: `${base}id/A/RES/64/293/pp/1` }])
  })

  test('counts, groups and filters through the endpoint', async () => {
    const query = 'SELECT ?t (COUNT(?d) AS ?n) { ?d rg:cites ?t FILTER(CONTAINS(STR(?t), "treaty")) } GROUP BY ?t'
    expect(await askComunica(query, `sparql@${base}sparql`)).toEqual([{ t: `${base}id/treaty/untoc`, n: '2' }])
  })

  test('follows the name of a thing to its description and reads that', async () => {
    const rows = await askComunica(
      `SELECT ?t { <${base}id/A/RES/64/293> rg:cites ?t . ?t a rg:Treaty }`,
      `${base}id/A/RES/64/293`,
    )
    expect(rows).toEqual([{ t: `${base}id/treaty/untoc` }])
  })

  test('joins what the endpoint, a description and the download say', async () => {
    const query = `SELECT DISTINCT ?p { ?p rg:cites <${base}id/treaty/untoc> ; rg:partOf ?d . ?d rg:symbol "A/RES/64/293" }`
    const sources = [`sparql@${base}sparql`, `${base}doc/treaty/untoc.ttl`]
    expect(await askComunica(query, ...sources)).toEqual([{ p: `${base}id/A/RES/64/293/pp/1` }])
    expect(await askComunica(query, `${base}dump/resograph.nt`)).toEqual([{ p: `${base}id/A/RES/64/293/pp/1` }])
  })
})
