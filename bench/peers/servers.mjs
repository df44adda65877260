// The servers that are compared, each a process of its own over the same data.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const installed = (path) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url))

/** Processor time that a process has used, in milliseconds; undefined elsewhere than on Linux. */
function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return 10 * (Number(fields[11]) + Number(fields[12]))
  } catch {
    return undefined
  }
}

/** Runs `args` with Node until `close`; resolves once `url` answers anything. */
async function start(args, url, environment = {}) {
  const child = spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, ...environment } })
  let ended = false
  child.once('exit', () => (ended = true))
  for (let tries = 0; tries < 600; tries++) {
    if (ended) throw new Error(`${args.join(' ')} ended`)
    const there = await fetch(url, { redirect: 'manual' }).then(
      async (response) => (await response.arrayBuffer(), true),
      () => false,
    )
    if (there)
      return {
        url,
        processorTime: () => processorTime(child.pid),
        close: () => new Promise((resolve) => (child.once('exit', resolve), child.kill('SIGKILL'))),
      }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}

export const startOurs = (file, { base, port }) =>
  start(
    ['dist/cli/main.js', 'serve', '-q', '--data', file, '--base', base, '--port', String(port)],
    `http://127.0.0.1:${port}/`,
  )

/** A handler that sends `bytes` bytes and does nothing else. */
export function startBare(bytes, port) {
  const text = `require('node:http').createServer((_, r) => { r.writeHead(200, { 'content-type': 'text/turtle', 'content-length': ${bytes} }); r.end(body) }).listen(${port}, '127.0.0.1'); const body = Buffer.alloc(${bytes}, 'x')`
  return start(['-e', text], `http://127.0.0.1:${port}/`)
}

/** Trifid with its own store over a file and its entity pages, and nothing else. */
export function startTrifid(file, folder, port) {
  const config = join(folder, 'trifid.json')
  const plugins = {
    'entity-renderer': { module: '@zazuko/trifid-entity-renderer' },
    'fetch-handler': {
      module: 'trifid-handler-fetch',
      paths: '/query',
      config: {
        url: file,
        contentType: 'application/n-triples',
        baseIRI: `http://127.0.0.1:${port}/`,
        graphName: 'http://example.com/graph',
        unionDefaultGraph: true,
      },
    },
  }
  const server = { listener: { host: '127.0.0.1', port }, logLevel: 'error' }
  writeFileSync(config, JSON.stringify({ server, globals: { endpoints: { default: { url: '/query' } } }, plugins }))
  return start([installed('trifid/server.js'), '-c', config], `http://127.0.0.1:${port}/`, { NODE_ENV: 'production' })
}

/** Comunica's own SPARQL endpoint over a file. */
export function startComunica(file, { base, port }) {
  const program = installed('@comunica/query-sparql-file/bin/http.js')
  return start([program, file, '-p', String(port), '-t', '120', '-b', base], `http://127.0.0.1:${port}/sparql`)
}
