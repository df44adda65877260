// What a killed worker and a restart cost over a dataset of the size given, and what a page about a hub does. Made-up
// data, some 200 bytes a quad. Usage: npm run build && node bench/store.mjs [QUADS]. Default one million.
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const quads = Number(process.argv[2] ?? 1_000_000)
const RG = 'https://w3id.org/resograph/ontology#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const base = 'http://localhost:3000/'
const folder = mkdtempSync(join(tmpdir(), 'resograph-bench-'))
const file = join(folder, 'data.nq')
const figures = {}

/** One document: a paragraph that cites the hub and other documents; the first 10,000 documents cite the hub. */
function documentOf(number) {
  const document = `${base}id/A/RES/${Math.floor(number / 300)}/${number}`
  const graph = `<${base}graph/A/RES/${Math.floor(number / 300)}/${number}>`
  const lines = []
  const say = (subject, predicate, object) => lines.push(`<${subject}> <${predicate}> ${object} ${graph} .\n`)
  say(document, `${RDF}type`, `<${RG}Resolution>`)
  say(document, `${RDFS}label`, `"Resolution number ${number}"`)
  say(document, `${RG}symbol`, `"A/RES/${Math.floor(number / 300)}/${number}"`)
  for (let at = 1; at <= 8; at++) {
    const paragraph = `${document}/op/${at}`
    const other = Math.floor((number * 7919 + at * 104_729) % (number + 1))
    const target =
      at === 1 && number < 10_000 ? `${base}id/treaty/hub` : `${base}id/A/RES/${Math.floor(other / 300)}/${other}`
    say(paragraph, `${RDF}type`, `<${RG}OperativeParagraph>`)
    say(paragraph, `${RDFS}label`, `"Resolution number ${number}, OP${at}"`)
    say(paragraph, `${RG}partOf`, `<${document}>`)
    say(
      paragraph,
      `${RG}text`,
      `"Recalls what was said on the matter of number ${other} and decides to go on with it."`,
    )
    say(paragraph, `${RG}recalls`, `<${target}>`)
    say(`${paragraph}/cite/1`, `${RDF}type`, `<${RG}Citation>`)
    say(`${paragraph}/cite/1`, `${RG}inParagraph`, `<${paragraph}>`)
    say(`${paragraph}/cite/1`, `${RG}target`, `<${target}>`)
    say(`${paragraph}/cite/1`, `${RG}mention`, `"resolution ${other}"`)
  }
  return lines
}

async function writeData() {
  const out = createWriteStream(file)
  for (let number = 0, written = 0; written < quads; number++) {
    const lines = documentOf(number)
    written += lines.length
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

/** Processor time that a process has used, in milliseconds: what a busy machine does not change. Linux only. */
function processorTime({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return 10 * (Number(fields[11]) + Number(fields[12]))
}

/** The first request of a process takes tens of milliseconds of its own. */
async function warmUp() {
  const plain = http.createServer((_, response) => response.end('x')).listen(0, '127.0.0.1')
  await once(plain, 'listening')
  for (let time = 0; time < 20; time++) await timed(() => fetch(`http://127.0.0.1:${plain.address().port}/`))
  plain.close()
}

/** A server in a process of its own, and the milliseconds until it listens and until it has answered a query. */
async function start(port) {
  const begun = performance.now()
  const args = ['dist/cli/main.js', 'serve', '--data', file, '--port', String(port), '--cache', join(folder, 'cache')]
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'pipe'] })
  await new Promise((resolve) => {
    server.stderr.on('data', (text) => String(text).includes('listening') && resolve())
  })
  const [listening, used] = [performance.now() - begun, processorTime(server)]
  const url = `http://127.0.0.1:${port}/`
  const page = await timed(() => fetch(`${url}doc/A/RES/0/7.ttl`))
  const query = await timed(() => ask(url, POINT))
  const answered = listening + page + query
  return { server, url, listening, used, page: listening + page, answered, usedInAll: processorTime(server) }
}

const POINT = `SELECT ?s { ?s <${RG}symbol> "A/RES/0/7" }`
const RUNAWAY = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'

function ask(url, query, signal) {
  return fetch(`${url}sparql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/sparql-query', Accept: 'text/csv' },
    body: query,
    ...(signal && { signal }),
  })
}

async function timed(request) {
  const begun = performance.now()
  const response = await request()
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${response.url}: ${response.status}`)
  return performance.now() - begun
}

async function stop(server) {
  server.kill('SIGKILL')
  await once(server, 'exit')
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

await writeData()
await warmUp()
const cold = await start(4171)
figures['first start, from N-Quads: listening, ms'] = cold.listening
figures['first start: first query answered, ms'] = cold.answered
// The facts are kept in the background.
await pause(8000)
await stop(cold.server)
for (const round of [1, 2, 3]) {
  const warm = await start(4171)
  figures[`restart ${round}, from the image: listening, ms`] = warm.listening
  figures[`restart ${round}: processor time until then, ms`] = warm.used
  figures[`restart ${round}: first page, ms`] = warm.page
  figures[`restart ${round}: first query answered, ms`] = warm.answered
  figures[`restart ${round}: processor time until then in all, ms`] = warm.usedInAll
  if (round < 3) await stop(warm.server)
  else await measureRunning(warm)
}

async function measureRunning({ server, url }) {
  await pause(6000)
  const after = []
  for (let kill = 0; kill < 10; kill++) {
    // The asker hangs up, and the thread is ended in the middle of its query.
    await ask(url, RUNAWAY, AbortSignal.timeout(300)).catch(() => undefined)
    // What a thread is given to stop by itself, and a little more.
    await pause(120)
    after.push(await timed(() => ask(url, POINT)))
    // Until the spare thread is back.
    await pause(2000)
  }
  figures['after a killed query, the next answer: median, ms'] = after.toSorted((a, b) => a - b)[5]
  figures['after a killed query, the next answer: worst of 10, ms'] = Math.max(...after)
  // A server that runs for a while has compiled its code.
  for (const ending of ['ttl', 'html'])
    for (let number = 20; number < 220; number++)
      await timed(() => fetch(`${url}doc/A/RES/${Math.floor(number / 300)}/${number}.${ending}`))
  for (const ending of ['ttl', 'html'])
    for (const page of [1, 2, 3]) {
      const path = `doc/treaty/hub.${ending}?page=${page}`
      const before = processorTime(server)
      figures[`${path} made anew, ms`] = await timed(() => fetch(url + path))
      figures[`${path} made anew, processor time, ms`] = processorTime(server) - before
    }
  await stop(server)
}

for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name}: ${value.toFixed(0)}\n`)
rmSync(folder, { recursive: true })
