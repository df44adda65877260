// Loaded before the server (`node --import`): on SIGUSR2 one of its worker threads, whichever, is ended from outside.
import { createRequire, syncBuiltinESMExports } from 'node:module'

const threads = createRequire(import.meta.url)('node:worker_threads')
const alive = []

threads.Worker = class extends threads.Worker {
  constructor(...args) {
    super(...args)
    alive.push(this)
    this.once('exit', () => alive.splice(alive.indexOf(this), 1))
  }
}
syncBuiltinESMExports()

// In turn, so that the pages' own threads get theirs too.
let turn = 0
process.on('SIGUSR2', () => void alive[turn++ % alive.length]?.terminate())
