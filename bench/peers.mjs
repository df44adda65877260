// This publisher beside Trifid and Comunica over the same data in one run, with the targets. Usage: npm run bench:peers.
// Each server runs alone, one after the other; ratios compare, the absolute figures are the machine's.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Store } from 'oxigraph'
import { closeLoad, get, rateAgain, rateOnce } from './peers/load.mjs'
import { startBare, startComunica, startOurs, startTrifid } from './peers/servers.mjs'

const PORT = Number(process.env.PORT ?? 4220)
const JSON_ROWS = 'application/sparql-results+json'
const base = `http://127.0.0.1:${PORT}/`
const folder = mkdtempSync(join(tmpdir(), 'resograph-peers-'))
const figures = new Map()
const put = (name, value, unit) => {
  figures.set(name, value)
  process.stdout.write(`${name}: ${value < 10 ? value.toPrecision(3) : value.toFixed(0)} ${unit}\n`)
}
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]

const [nq, nt] = ['data.nq', 'data.nt'].map((name) => join(folder, name))
for (const file of [nq, nt])
  execFileSync(process.execPath, ['dist/cli/main.js', 'build', '-q', '-o', file, '--base', base], { stdio: 'inherit' })
const nquads = readFileSync(nq, 'utf8')
const subjects = new Set([...nquads.matchAll(new RegExp(`^<${base}id/([^>]+)>`, 'gm'))].map(([, key]) => key))
const every = (list, count) => list.filter((_, at) => at % Math.ceil(list.length / count) === 0)
const keys = [...subjects].map((key) => new URL(`${base}id/${key}`).pathname.slice(4))
const things = (path, count) => every(keys, count).map((key) => base + path + key)
const TURTLE = { Accept: 'text/turtle' }
const PAGE = { Accept: 'text/html' }

/** Dereferencing: Trifid answers at the thing's own address, this server at the address that it sends clients to. */
async function measureDereferencing(name, start, path) {
  const server = await start()
  // In another format, which is of no use to what is measured: a compiler of JavaScript warms up for some hundred requests.
  await rateOnce(things(path, 600), { Accept: 'application/n-triples' })
  const measure = async (urls, headers) => {
    const before = server.processorTime()
    const measured = await rateOnce(urls, headers)
    return { ...measured, spent: (server.processorTime() - before) / urls.length }
  }
  const turtle = await measure(things(path, keys.length).slice(1), TURTLE)
  const page = await measure(things(path, keys.length / 2).slice(1), PAGE)
  put(`${name}: Turtle made anew`, turtle.rate, `requests/s (${turtle.bytes.toFixed(0)} bytes each)`)
  put(`${name}: page made anew`, page.rate, `requests/s (${page.bytes.toFixed(0)} bytes each)`)
  // What a machine with other work to do does not change.
  put(`${name}: processor time of a Turtle made anew`, turtle.spent, 'ms')
  put(`${name}: processor time of a page made anew`, page.spent, 'ms')
  put(`${name}: Turtle again`, await rateAgain(things(path, 50), TURTLE, { folder }), 'requests/s')
  put(`${name}: page again`, await rateAgain(things(path, 50), PAGE, { folder }), 'requests/s')
  await server.close()
  return turtle.bytes
}

const ours = () => startOurs(nq, { base, port: PORT })
const bytes = await measureDereferencing('resograph', ours, 'doc/')
await measureDereferencing('Trifid', () => startTrifid(nt, folder, PORT), 'id/')
const bare = await startBare(Math.round(bytes), PORT)
put('a handler that does nothing', await rateAgain([base], TURTLE, { folder }), 'requests/s')
put(
  'a handler that does nothing, by the slower client',
  (
    await rateOnce(
      Array.from({ length: 3000 }, () => base),
      TURTLE,
    )
  ).rate,
  'requests/s',
)
await bare.close()

/** Milliseconds of each shipped query, the median of up to nine; undefined where it fails. */
async function measureQueries(url) {
  const times = new Map()
  for (const file of readdirSync('queries')) {
    const query = readFileSync(join('queries', file), 'utf8')
    const runs = []
    let rows
    while (runs.length < 9 && runs.reduce((sum, time) => sum + time, 0) < 2000) {
      const start = performance.now()
      const { status, body } = await get(`${url}?query=${encodeURIComponent(query)}`, { Accept: JSON_ROWS })
      runs.push(performance.now() - start)
      rows = status === 200 ? countRows(body) : undefined
      if (rows === undefined) break
    }
    times.set(file, { milliseconds: median(runs), rows })
  }
  return times
}

function countRows(body) {
  try {
    const { results, boolean } = JSON.parse(body)
    return results ? results.bindings.length : boolean
  } catch {
    return undefined
  }
}

const server = await ours()
const point = (at) => `SELECT ?p ?o { <${base}id/${[...subjects][(7 * at) % subjects.size]}> ?p ?o }`
const store = new Store()
store.load(nquads, { format: 'application/n-quads' })
store.update('INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }')
async function medianOf(run) {
  const times = []
  for (let at = 0; at < 500; at++) {
    const start = performance.now()
    await run(at)
    times.push(performance.now() - start)
  }
  return median(times)
}
put(
  'point query, the bare store',
  await medianOf(async (at) => store.query(point(at), { results_format: JSON_ROWS })),
  'ms',
)
put(
  'point query over HTTP',
  await medianOf((at) => get(`${base}sparql?query=${encodeURIComponent(point(at))}`, { Accept: JSON_ROWS })),
  'ms',
)
const own = await measureQueries(`${base}sparql`)
await server.close()

const comunica = await startComunica(nt, { base, port: PORT })
await get(`${base}sparql?query=${encodeURIComponent('ASK { ?s ?p ?o }')}`, { Accept: JSON_ROWS })
const theirs = await measureQueries(`${base}sparql`)
await comunica.close()
closeLoad()
rmSync(folder, { recursive: true })

const both = [...own].flatMap(([file, { milliseconds, rows }]) => {
  const other = theirs.get(file)
  if (rows === undefined || other.rows !== rows)
    process.stdout.write(`${file}: ${rows} rows here, ${other.rows ?? 'no answer'} from Comunica; not compared\n`)
  return rows !== undefined && other.rows === rows ? [[milliseconds, other.milliseconds]] : []
})
const geometric = (list) => Math.exp(list.reduce((sum, value) => sum + Math.log(value), 0) / list.length)
put(`${both.length} shipped queries, geometric mean`, geometric(both.map(([mine]) => mine)), 'ms')
put('the same from Comunica', geometric(both.map(([, other]) => other)), 'ms')

const ratio = (name, above, below, target) =>
  process.stdout.write(
    `${name}: ${(above / below).toFixed(1)} (target ${target}) ${above / below >= target ? 'reached' : 'MISSED'}\n`,
  )
const of = (name) => figures.get(name)
ratio('Turtle made anew, times Trifid', of('resograph: Turtle made anew'), of('Trifid: Turtle made anew'), 8)
ratio('page made anew, times Trifid', of('resograph: page made anew'), of('Trifid: page made anew'), 8)
ratio('Turtle kept, times Trifid', of('resograph: Turtle again'), of('Trifid: Turtle again'), 40)
ratio('page kept, times Trifid', of('resograph: page again'), of('Trifid: page again'), 40)
ratio(
  'shipped queries, times faster than Comunica',
  of('the same from Comunica'),
  of(`${both.length} shipped queries, geometric mean`),
  15,
)
const spent = (kind) =>
  `${(of(`Trifid: processor time of a ${kind} made anew`) / of(`resograph: processor time of a ${kind} made anew`)).toFixed(1)}`
process.stdout.write(`by processor time: Turtle made anew ${spent('Turtle')}, page made anew ${spent('page')} times\n`)
const more = of('point query over HTTP') - of('point query, the bare store')
process.stdout.write(`point query, HTTP adds ${more.toFixed(2)} ms (target 1) ${more <= 1 ? 'reached' : 'MISSED'}\n`)
