// Requests a second in two manners: each address once, for answers that are made anew; few addresses again and again,
// for answers that are kept.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const IN_FLIGHT = 16
const agent = new http.Agent({ keepAlive: true, maxSockets: IN_FLIGHT })

/** Status, bytes and body of one answer. */
export const get = (url, headers = {}) =>
  new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers }, (response) => {
        const pieces = []
        response.on('data', (piece) => pieces.push(piece))
        response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(pieces) }))
      })
      .on('error', reject)
  })

/** All addresses once; throws at anything but 200. */
export async function rateOnce(urls, headers) {
  const queue = [...urls]
  let bytes = 0
  const start = performance.now()
  const work = async () => {
    for (let url = queue.pop(); url; url = queue.pop()) {
      const { status, body } = await get(url, headers)
      if (status !== 200) throw new Error(`${url}: ${status}`)
      bytes += body.length
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, work))
  return { rate: (1000 * urls.length) / (performance.now() - start), bytes: bytes / urls.length }
}

/** The addresses over and over for some seconds: by wrk where it is installed, else by autocannon. */
export async function rateAgain(urls, headers, { folder, seconds = 5 }) {
  const { origin } = new URL(urls[0])
  const paths = urls.map((url) => url.slice(origin.length))
  const wrk = spawnSync('wrk', ['-v']).error === undefined
  return wrk ? runWrk(origin, paths, { headers, folder, seconds }) : runAutocannon(origin, paths, { headers, seconds })
}

function runWrk(origin, paths, { headers, folder, seconds }) {
  const script = join(folder, 'paths.lua')
  const list = paths.map((path) => JSON.stringify(path)).join(',')
  const fields = Object.entries(headers).map(([name, value]) => `[${JSON.stringify(name)}]=${JSON.stringify(value)}`)
  writeFileSync(
    script,
    `local paths, at = {${list}}, 0
local headers = {${fields.join(',')}}
request = function() at = at % #paths + 1; return wrk.format('GET', paths[at], headers) end\n`,
  )
  const { stdout } = spawnSync('wrk', ['-t1', `-c${IN_FLIGHT}`, `-d${seconds}s`, '-s', script, origin], {
    encoding: 'utf8',
  })
  if (/Non-2xx/.test(stdout)) throw new Error(`${origin}: ${stdout}`)
  return Number(/Requests\/sec:\s*([\d.]+)/.exec(stdout)?.[1])
}

async function runAutocannon(origin, paths, { headers, seconds }) {
  const path = new URL('node_modules/autocannon/autocannon.js', import.meta.url)
  const { default: autocannon } = await import(pathToFileURL(path.pathname).href)
  const requests = paths.map((each) => ({ path: each, headers }))
  const { requests: told, non2xx } = await autocannon({
    url: origin,
    connections: IN_FLIGHT,
    duration: seconds,
    requests,
  })
  if (non2xx > 0) throw new Error(`${origin}: ${non2xx} answers that are no success`)
  return told.average
}

export const closeLoad = () => agent.destroy()
