/** The W3C suites for SPARQL 1.1 queries, asked of the server over HTTP. `RDF_TESTS` names the folder they stand in. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { Writer } from 'n3'
import type { Quad } from 'n3'
import { afterAll, describe, expect, test } from 'vitest'
import { openEndpoint } from './endpoint.ts'
import { KNOWN_FAILURES } from './known-failures.ts'

interface TestResult {
  readonly ok: boolean
  readonly skipped?: boolean
  readonly error?: Error
  readonly test: { readonly uri: string; readonly name?: string }
}

interface TestSuite {
  readonly Util: { readonly extensionToContentType: Record<string, string> }
  readonly TestSuiteRunner: new () => {
    runManifest(url: string, engine: object, config: object): Promise<readonly TestResult[]>
  }
  readonly TestCaseQueryEvaluationHandler: {
    parseQueryResult(type: string, url: string, body: Readable): Promise<object>
  }
}

const folder = resolve(process.env['RDF_TESTS'] ?? '../shared/rdf-tests')
const FILES = `${folder}/sparql/sparql11/`
const ROOT = 'https://w3c.github.io/rdf-tests/sparql/sparql11/'
if (!existsSync(FILES)) throw new Error(`There are no test suites in ${folder}; name their folder in RDF_TESTS.`)

const suite = createRequire(import.meta.url)('rdf-test-suite') as TestSuite
// The runner reads files by their ending and does not know this one; the tests that need it would be left out unsaid.
suite.Util.extensionToContentType['rdf'] = 'application/rdf+xml'
const endpoint = await openEndpoint()
afterAll(() => endpoint.close())

/** The default graph of a test has this name here: the server's own default graph is the merge of all graphs. */
const DEFAULT = 'urn:x-test:default'

async function loadData(data: readonly Quad[]): Promise<void> {
  const text = new Writer({ format: 'N-Quads' }).quadsToString(data as Quad[])
  const lines = text.split('\n').map((line, at) => {
    return data[at]?.graph.termType === 'DefaultGraph' ? line.replace(/ ?\.$/, ` <${DEFAULT}> .`) : line
  })
  await endpoint.load(lines.join('\n'))
}

async function ask(
  data: readonly Quad[],
  text: string,
  accept: string,
  { baseIRI }: { readonly baseIRI?: string },
): Promise<Response> {
  await loadData(data)
  const graphs = new Set(data.map(({ graph }) => graph.value).filter((name) => name !== ''))
  const form = new URLSearchParams({ query: baseIRI === undefined ? text : `BASE <${baseIRI}>\n${text}` })
  // A query that names its own dataset is left to it, and an empty dataset needs no name.
  if (data.length > 0 && !/^\s*FROM\s/m.test(text)) {
    form.append('default-graph-uri', DEFAULT)
    for (const graph of graphs) form.append('named-graph-uri', graph)
  }
  const response = await fetch(endpoint.url, { method: 'POST', body: form, headers: { Accept: accept } })
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  return response
}

const engine = {
  async parse(text: string, { baseIRI }: { readonly baseIRI?: string }): Promise<void> {
    await ask([], text, 'application/sparql-results+json, text/turtle', baseIRI === undefined ? {} : { baseIRI })
  },
  async query(data: readonly Quad[], text: string, options: { readonly baseIRI?: string }): Promise<object> {
    const response = await ask(data, text, 'application/sparql-results+json, application/n-triples', options)
    const type = response.headers.get('Content-Type') ?? ''
    const parse = suite.TestCaseQueryEvaluationHandler.parseQueryResult
    return parse(type, endpoint.url, Readable.from([await response.text()]))
  },
  async queryResultFormat(data: readonly Quad[], text: string, type: string, options: object): Promise<Readable> {
    return Readable.from([await (await ask(data, text, type, options)).text()])
  },
}

const SUITES = [
  ['protocol', ['protocol/manifest.ttl']],
  ['service description', ['service-description/manifest.ttl']],
  ['query', ['manifest-sparql11-query.ttl']],
  ['results', ['csv-tsv-res/manifest.ttl', 'json-res/manifest.ttl']],
] as const

for (const [name, manifests] of SUITES) {
  const results: TestResult[] = []
  // One after the other: they all load their data into one server.
  for (const manifest of manifests) results.push(...(await runManifest(manifest)))
  const passed = results.filter(({ ok }) => ok).length
  const kept = results.filter(({ skipped }) => skipped !== true)
  process.stdout.write(`${name}: ${passed} passed, ${kept.length - passed} failed\n`)
  describe(name, () => {
    test('there are tests', () => expect(kept.length).toBeGreaterThan(0))
    for (const { ok, error, test: each } of kept) {
      const run = Object.keys(KNOWN_FAILURES).some((end) => each.uri.endsWith(end)) ? test.fails : test
      run(`${each.name} (${each.uri.replace(/^.*tests\//, '')})`, () => {
        if (!ok) throw error ?? new Error('It failed.')
      })
    }
  })
}

function runManifest(manifest: string): Promise<readonly TestResult[]> {
  return new suite.TestSuiteRunner().runManifest(ROOT + manifest, engine, {
    exitWithStatusCode0: true,
    outputFormat: 'summary',
    timeOutDuration: 20_000,
    customEngingeOptions: { protocolEndpoint: endpoint.url, serviceDescriptionEndpoint: endpoint.url },
    urlToFileMapping: `${ROOT}~${FILES}`,
  })
}
