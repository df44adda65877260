// The clients of the soak: each asks, compares, and goes on until it is told to stop.
import { HOSTILE } from './hostile.mjs'
import { digest, linesOf, rowsOf } from './known.mjs'

const TYPES = ['text/html', 'text/turtle', 'application/ld+json', 'application/n-quads']
const JSON_ROWS = 'application/sparql-results+json'

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function openChance(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Undefined where `answer` is the known one, else what is wrong with it. */
function findFault(known, { status, headers, body }) {
  if (known === undefined) return 'no known answer'
  if (status === 304 && known.etag !== undefined) return headers.etag === known.etag ? undefined : 'another tag'
  if (status !== known.status) return `status ${status} in place of ${known.status}: ${String(body).slice(0, 200)}`
  if (known.location !== undefined && headers.location !== known.location) return `sent to ${headers.location}`
  if (known.sha256 !== undefined && digest(body) !== known.sha256) return 'other bytes'
  if (known.rows !== undefined && rowsOf(body) !== known.rows) return 'other rows'
  if (known.lines !== undefined && linesOf(body) !== known.lines) return 'other statements'
  if (known.bytes !== undefined && !body.equals(known.bytes.subarray(known.from, known.from + body.length)))
    return 'other bytes of the download'
  return undefined
}

/** A request of the given kind: the name of its known answer, the path, and what to send. */
function dereference(chance, pick, plan, tags) {
  const key = pick(plan.keys)
  if (chance() < 0.2) return { name: `id ${key}`, path: `id/${key}` }
  const type = pick(TYPES)
  const name = `doc ${key} ${type}`
  const headers = { Accept: type }
  if (chance() < 0.3) headers['Accept-Encoding'] = pick(['br', 'gzip'])
  else if (chance() < 0.2 && tags.has(name)) headers['If-None-Match'] = tags.get(name)
  return { name, path: `doc/${key}`, options: { headers }, remember: headers['Accept-Encoding'] === undefined }
}

function question(chance, pick, plan) {
  const headers = { Accept: JSON_ROWS }
  const dice = chance()
  if (dice < 0.1) return { name: 'count', sparql: true, options: { headers } }
  if (dice < 0.25) {
    const stored = pick(plan.stored)
    return { name: `stored ${stored}`, path: `queries/${stored}?format=json`, options: { headers } }
  }
  if (dice < 0.3) return { name: 'dump', path: 'dump/resograph.nq', range: Math.floor(chance() * 100_000) }
  if (dice < 0.5)
    return { name: `graph ${pick(plan.keys)}`, sparql: true, options: { headers: { Accept: 'application/n-triples' } } }
  return { name: `point ${pick(plan.keys)}`, sparql: true, options: { headers } }
}

/** Asks for right answers. `valid()` gives the datasets that are or may be in force; `tell` takes what happened. */
export async function runHonest(kind, { client, url, plan, seed, running, valid, tell }) {
  const chance = openChance(seed)
  const pick = (list) => list[Math.floor(chance() * list.length)]
  const tags = new Map()
  while (running()) {
    const asked = (kind === 'dereference' ? dereference : question)(chance, pick, plan, tags)
    const before = valid()
    const query = asked.sparql && [...before][0]?.get(asked.name)?.query
    const path = query === undefined || query === false ? asked.path : `sparql?query=${encodeURIComponent(query)}`
    const options =
      asked.range === undefined
        ? (asked.options ?? {})
        : { headers: { Range: `bytes=${asked.range}-${asked.range + 999}` } }
    const start = performance.now()
    try {
      const answer = await client.ask(url + path, options)
      const possible = new Set([...before, ...valid()])
      const faults = [...possible].map((known) => findFault({ ...known.get(asked.name), from: asked.range }, answer))
      if (asked.remember && answer.status === 200) tags.set(asked.name, answer.headers.etag)
      const fault = faults.includes(undefined) ? undefined : faults.join(' | ')
      tell({ kind, name: asked.name, status: answer.status, milliseconds: performance.now() - start, fault })
    } catch (error) {
      tell({
        kind,
        name: asked.name,
        status: 0,
        milliseconds: performance.now() - start,
        fault: `broken: ${error.message}`,
      })
    }
    await pause(chance() * 40)
  }
}

/** A refusal must say what it is; 429 and 503 must say when to come again. */
function refusalFault({ status, headers, body }, allowed) {
  if (!allowed.includes(status))
    return `status ${status}, not one of ${allowed.join(', ')}: ${String(body).slice(0, 200)}`
  if (status < 400) return undefined
  if (headers['content-type'] !== 'application/problem+json') return `a refusal as ${headers['content-type']}`
  return (status === 429 || status === 503) && !headers['retry-after'] ? 'no Retry-After' : undefined
}

/** Sends hostile queries; every third time it hangs up before the answer. */
export async function runHostile({ client, url, seed, running, tell }) {
  const chance = openChance(seed)
  const names = Object.keys(HOSTILE)
  while (running()) {
    const name = names[Math.floor(chance() * names.length)]
    const [query, allowed] = HOSTILE[name]
    const leave = chance() < 0.33 ? chance() * 500 : undefined
    const options = { method: 'POST', headers: { 'Content-Type': 'application/sparql-query' }, body: query, leave }
    const start = performance.now()
    try {
      const answer = await client.ask(`${url}sparql`, options)
      // A client that leaves once its answer is there was served like any other.
      tell({
        kind: 'hostile',
        name,
        status: answer.status,
        milliseconds: performance.now() - start,
        fault: refusalFault(answer, allowed),
      })
    } catch (error) {
      const fault = leave === undefined ? `broken: ${error.message}` : undefined
      tell({ kind: 'hostile', name, status: 0, milliseconds: performance.now() - start, fault })
    }
    await pause(chance() * 200)
  }
}

/** Asks many at once from one address: right answers, and a refusal beyond its share. */
export async function runFlood({ client, url, plan, seed, running, valid, tell }) {
  const chance = openChance(seed)
  while (running()) {
    const before = valid()
    const asked = Array.from({ length: 80 }, () => `point ${plan.keys[Math.floor(chance() * plan.keys.length)]}`)
    await Promise.all(
      asked.map(async (name) => {
        const query = [...before][0]?.get(name)?.query ?? ''
        const start = performance.now()
        const answer = await client
          .ask(`${url}sparql?query=${encodeURIComponent(query)}`)
          .catch((error) => ({ status: 0, body: error.message, headers: {} }))
        const right = [...before, ...valid()].some((known) => findFault(known.get(name), answer) === undefined)
        tell({
          kind: 'flood',
          name,
          status: answer.status,
          milliseconds: performance.now() - start,
          // 503 where all clients together have filled the queue.
          fault: right ? undefined : refusalFault(answer, [429, 503]),
        })
      }),
    )
    await pause(1000 + chance() * 2000)
  }
}
