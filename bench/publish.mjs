// Dereferencing and query latency of the built server over the shipped documents, against the bare store and a bare
// handler in the same run. Usage: npm run bench. Ratios are what compares; the absolute figures are the machine's.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Store } from 'oxigraph'
import { startServer } from '../dist/publish/serve.js'

const ROUNDS = 300
const IN_FLIGHT = 16

const folder = mkdtempSync(join(tmpdir(), 'resograph-bench-'))
const file = join(folder, 'data.nq')
execFileSync(process.execPath, ['dist/cli/main.js', 'build', '-q', '-o', file], { stdio: 'inherit' })
const nquads = readFileSync(file, 'utf8')
const base = 'http://localhost:3000/'
const things = [...new Set([...nquads.matchAll(/^<http:\/\/localhost:3000\/id\/([^>]+)>/gm)].map(([, key]) => key))]

const agent = new http.Agent({ keepAlive: true, maxSockets: IN_FLIGHT })

/** The answer's status once its body has ended. */
const get = (url, headers) =>
  new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode))
      })
      .on('error', reject)
  })

/** Requests a second, all urls once. */
async function rate(urls, headers = {}) {
  const queue = [...urls]
  const start = performance.now()
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      for (let url = queue.pop(); url; url = queue.pop()) {
        const status = await get(url, headers)
        if (status !== 200) throw new Error(`${url}: ${status}`)
      }
    }),
  )
  return (1000 * urls.length) / (performance.now() - start)
}

async function median(run) {
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await run(round)
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]
}

const server = await startServer({ nquads, base, port: 0, workers: 1 })
const plain = http.createServer((_, response) => response.end('x'.repeat(4000))).listen(0, '127.0.0.1')
await new Promise((resolve) => plain.once('listening', resolve))
const bare = `http://127.0.0.1:${plain.address().port}/`
const store = new Store()
store.load(nquads, { format: 'application/n-quads' })
store.update('INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }')

const figures = {}
const sample = things.filter((_, at) => at % Math.ceil(things.length / 1000) === 0)
const urls = sample.map((key) => `${server.url}doc/${encodeURI(key)}`)
for (const [name, type] of [
  ['Turtle', 'text/turtle'],
  ['HTML', 'text/html'],
]) {
  figures[`${name}, made anew, requests/s`] = await rate(urls, { Accept: type })
  figures[`${name}, kept, requests/s`] = await rate([...urls, ...urls, ...urls], { Accept: type })
}
figures['a handler that does nothing, requests/s'] = await rate(Array.from({ length: 6000 }, () => bare))

const point = (at) => `SELECT ?p ?o { <${base}id/${things[at % things.length]}> ?p ?o }`
figures['point query, bare store, median ms'] = await median((at) =>
  store.query(point(at), { results_format: 'application/sparql-results+json' }),
)
figures['point query over HTTP, median ms'] = await median((at) =>
  get(`${server.url}sparql?query=${encodeURIComponent(point(at))}`, { Accept: 'application/sparql-results+json' }),
)
for (const [name, value] of Object.entries(figures))
  process.stdout.write(`${name}: ${value.toFixed(value < 10 ? 3 : 0)}\n`)
plain.close()
agent.destroy()
await server.close()
rmSync(folder, { recursive: true })
