// Many clients for a while, some of them hostile, while threads are killed and the data are swapped: is every answer
// right, does the memory stay? Usage: npm run soak -- [--seconds 600] [--clients 50] [--port 4200]. Status 1 where not.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runFlood, runHonest, runHostile } from './soak/clients.mjs'
import { findKnown, planRequests } from './soak/known.mjs'
import { openClient } from './soak/request.mjs'
import { startProcess } from './soak/server.mjs'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    clients: { type: 'string', default: '50' },
    port: { type: 'string', default: '4200' },
  },
})
const [seconds, clients, port] = [values.seconds, values.clients, values.port].map(Number)
const base = `http://127.0.0.1:${port}/`
const folder = mkdtempSync(join(tmpdir(), 'resograph-soak-'))
const sources = ['A_64_L.64', 'A_RES_63_194', 'A_RES_64_293', 'CCPCJ_RES_20_3', 'DRAFT_2010-07-19']
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const wall = performance.now()
const say = (text) => process.stdout.write(`${((performance.now() - wall) / 1000).toFixed(0).padStart(4)} s  ${text}\n`)

/** Two datasets that differ in a document and all that follows from it. */
function buildDatasets() {
  return [sources, sources.toSpliced(1, 1)].map((names, at) => {
    const file = join(folder, `${at}.nq`)
    const paths = names.map((name) => `data/sources/${name}.txt`)
    execFileSync(process.execPath, ['dist/cli/main.js', 'build', '-q', ...paths, '-o', file, '--base', base])
    // The same date for each state, as its tags depend on it.
    utimesSync(file, 1_700_000_000 + at, 1_700_000_000 + at)
    return { file, nquads: readFileSync(file, 'utf8') }
  })
}

/** Puts a dataset in the place that the server reads. */
function place({ file }, at) {
  const beside = join(folder, 'beside.nq')
  copyFileSync(file, beside)
  utimesSync(beside, 1_700_000_000 + at, 1_700_000_000 + at)
  renameSync(beside, served)
}

const served = join(folder, 'served.nq')
const datasets = buildDatasets()
const plan = planRequests(
  datasets.map(({ nquads }) => nquads),
  base,
  60,
)
const quiet = openClient('127.0.0.1')
const known = []
const tags = []
/** What tells one state of the served data from another. */
const tagOf = async (url) => (await fetch(`${url}dump/resograph.nq`, { method: 'HEAD' })).headers.get('etag')
for (const [at, dataset] of datasets.entries()) {
  const server = await startProcess(dataset.file, { base, port, timeout: 30 })
  known.push(await findKnown(dataset.nquads, plan, quiet, server.url))
  tags.push(await tagOf(server.url))
  await server.close()
  say(`dataset ${at + 1}: ${known[at].size} known answers`)
}

place(datasets[0], 0)
const server = await startProcess(served, { base, port, timeout: 5 })
const tally = new Map()
const faults = []
const tell = ({ kind, name, status, milliseconds, fault }) => {
  const of = tally.get(kind) ?? { times: [], statuses: {} }
  tally.set(kind, of)
  of.times.push(milliseconds)
  of.statuses[status || 'left'] = (of.statuses[status || 'left'] ?? 0) + 1
  if (fault === undefined) return
  faults.push({ at: Math.round((performance.now() - start) / 1000), kind, name, fault })
  if (faults.length <= 20) say(`FAULT ${kind} ${name}: ${fault}`)
}

let running = true
let inForce = new Set([known[0]])
const start = performance.now()
const shared = { url: server.url, plan, running: () => running, valid: () => inForce, tell }
const work = Array.from({ length: clients }, (_, at) => {
  // Three of them could fill the queue together.
  const flood = at < 3
  const options = { ...shared, seed: at + 1, client: openClient(`127.0.1.${at + 1}`, flood ? 80 : 1) }
  if (flood) return runFlood(options)
  if (at < 3 + clients / 10) return runHostile(options)
  return runHonest(at <= clients / 2 ? 'query' : 'dereference', options)
})

const memory = []
const sampler = setInterval(() => memory.push({ at: (performance.now() - start) / 1000, bytes: server.memory() }), 500)
const reporter = setInterval(
  () => {
    const asked = [...tally.values()].reduce((sum, { times }) => sum + times.length, 0)
    say(`${asked} requests, ${faults.length} faults, ${(server.memory() / 2 ** 20).toFixed(0)} MiB`)
  },
  1000 * Math.max(5, seconds / 20),
)
const killEvery = Math.min(20, seconds / 6)
let kills = 0
const killer = setInterval(() => (kills++, server.child.kill('SIGUSR2')), 1000 * killEvery)

async function readMetric(name) {
  const { body } = await quiet.ask(`${server.url}metrics`)
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(String(body))?.[1])
}

/** A reload whose thread is killed twice is refused and leaves the old data, as it should; then it is asked for again. */
async function swapTo(at) {
  const refused = await readMetric('resograph_reloads_refused')
  inForce = new Set(known)
  place(datasets[at], at)
  const asked = performance.now()
  let tries = 0
  for (;;) {
    if ((await tagOf(server.url)) === tags[at]) break
    if ((await readMetric('resograph_reloads_refused')) === refused + tries) {
      if (tries++ > 5) throw new Error(`no reload succeeds: ${server.said.join('')}`)
      server.child.kill('SIGHUP')
    }
    await pause(500)
  }
  say(`swapped to dataset ${at + 1} in ${((performance.now() - asked) / 1000).toFixed(1)} s, ${tries} asked for`)
  inForce = new Set([known[at]])
}

await pause((1000 * seconds) / 3)
await swapTo(1)
await pause(Math.max(0, (2000 * seconds) / 3 - (performance.now() - start)))
await swapTo(0)
await pause(Math.max(0, 1000 * seconds - (performance.now() - start)))
running = false
clearInterval(killer)
clearInterval(reporter)
await Promise.all(work)
clearInterval(sampler)
const facts = String((await quiet.ask(`${server.url}metrics`)).body)
await server.close()
rmSync(folder, { recursive: true })

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
/**
 * The level is the median over a minute: threads that load or are made to grow put some hundred MiB on top for seconds, and
 * what the garbage collector has not looked at yet comes and goes. In a short run it is a tenth of it.
 */
const half = Math.min(30, seconds / 20)
const levelAt = (moment) => median(memory.filter(({ at }) => Math.abs(at - moment) <= half).map(({ bytes }) => bytes))
const minuteTwo = Math.min(120, seconds / 5)
const [early, late] = [levelAt(minuteTwo), levelAt(seconds - half)]
for (let at = half; at <= seconds - half; at += Math.max(60, 2 * half)) {
  const window = memory.filter((sample) => Math.abs(sample.at - at) <= half).map(({ bytes }) => bytes / 2 ** 20)
  say(
    `memory around ${at.toFixed(0)} s: median ${median(window).toFixed(0)} MiB, from ${Math.min(...window).toFixed(0)} to ${Math.max(...window).toFixed(0)}`,
  )
}
for (const [kind, { times, statuses }] of tally) {
  const sorted = times.toSorted((a, b) => a - b)
  const quantile = (share) => `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(0)} ms`
  say(
    `${kind}: ${times.length} requests ${JSON.stringify(statuses)}, median ${quantile(0.5)}, 99 % ${quantile(0.99)}, longest ${quantile(1)}`,
  )
}
const replaced = /resograph_engine_replaced (\d+)/.exec(facts)?.[1]
say(`${kills} threads killed, ${replaced} replaced in all; ${faults.length} faults`)
say(
  `memory ${(early / 2 ** 20).toFixed(0)} MiB at ${minuteTwo} s, ${(late / 2 ** 20).toFixed(0)} MiB at the end: ${(100 * (late / early - 1)).toFixed(1)} %`,
)
// In a short run the caches still fill.
const grown = seconds >= 300 && late > 1.1 * early
process.exitCode = faults.length > 0 || grown ? 1 : 0
