// The server that is shipped, as a process of its own, with a killer of threads beside it.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Starts `resograph serve` over `file`; gives its process, its address and its resident memory in bytes. */
export async function startProcess(file, { base, port, timeout }) {
  const killer = new URL('killer.mjs', import.meta.url).href
  const args = ['--import', killer, 'dist/cli/main.js', 'serve', '--data', file, '--base', base]
  const child = spawn(process.execPath, [...args, '--port', String(port), '--timeout', String(timeout)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // As the container and the systemd unit have it.
    env: { ...process.env, MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' },
  })
  const said = []
  const url = await new Promise((resolve, reject) => {
    child.stderr.on('data', (piece) => {
      said.push(String(piece))
      const address = /listening on (http:\S+)/.exec(said.join(''))?.[1]
      if (address) resolve(address)
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said.join('')}`)))
  })
  return {
    url,
    child,
    said,
    memory: () => 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      return ended
    },
  }
}
