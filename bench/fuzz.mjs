/**
 * Damaged files through the reader: `npm run fuzz -- [FOLDER…] [--count N] [--seconds N] [--seed N] [--kind KIND] [--state FILE] [--only KIND:N]`.
 *
 * Without a folder the shipped documents are damaged. Input number n of a kind is the same for the same seed and files,
 * and each find is printed with both. With --state the run goes on where it was stopped. A find is: anything thrown that is no InputError,
 * more than 5 s of processor time, more than 1 GB of memory. Reads `dist/`.
 */
import { spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chance, mutate } from './mutate.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
    state: { type: 'string' },
    only: { type: 'string' },
    save: { type: 'string' },
  },
})

const HANG = 5
const MEMORY = 1e9
/** Larger files are damaged as smaller ones are, and take longer. */
const LARGEST = 200_000

const { kindOf } = await import('../dist/source/kinds.js')
const shipped = fileURLToPath(new URL('../data/sources', import.meta.url))
const sources = findSources(positionals.length > 0 ? positionals : [shipped])
const seed = Number(values.seed)
const scratch = mkdtempSync(join(tmpdir(), 'resograph-fuzz-'))
const state =
  values.state && existsSync(values.state)
    ? JSON.parse(readFileSync(values.state, 'utf8'))
    : { seed, kinds: {}, finds: [] }
if (state.seed !== seed) throw new Error(`${values.state} is of seed ${state.seed}`)
const until = Date.now() + Number(values.seconds) * 1000
let reader = start()

for (const [kind, files] of values.only ? [] : sources) {
  if (values.kind && values.kind !== kind) continue
  const done = (state.kinds[kind] ??= { inputs: 0, read: 0, refused: 0, slowest: 0, memory: 0 })
  while (done.inputs < Number(values.count) && Date.now() < until) {
    await one(kind, files, done.inputs, done)
    if (++done.inputs % 200 === 0) keep()
  }
}
if (values.only) {
  const [kind, number] = values.only.split(':')
  await one(kind, sources.get(kind), Number(number), { read: 0, refused: 0, slowest: 0, memory: 0 }, true)
}
keep()
reader.child.kill('SIGKILL')
rmSync(scratch, { recursive: true })
for (const [kind, done] of Object.entries(state.kinds)) {
  const { inputs, read, refused, slowest, memory } = done
  console.log(
    `${kind}: ${inputs} inputs, ${read} read, ${refused} refused, slowest ${slowest.toFixed(2)} s, ${Math.round(memory / 1e6)} MB at most`,
  )
}
console.log(`seed ${seed}, ${cpus().length} processors, ${state.finds.length} finds`)
if (state.finds.length > 0) process.exitCode = 1

/** All files under the folders by their kind, in the order of their names. */
function findSources(folders) {
  const found = new Map()
  const visit = (path) => {
    if (statSync(path).isDirectory())
      return readdirSync(path)
        .toSorted()
        .forEach((name) => visit(join(path, name)))
    if (/(?:\.json|\.md|\.tsv|\.py|\.gitattributes)$/.test(path) || statSync(path).size > LARGEST) return
    const bytes = readFileSync(path)
    const { name } = kindOf(bytes)
    found.set(name, [...(found.get(name) ?? []), path])
  }
  folders.forEach(visit)
  return found
}

async function one(kind, files, number, done, loud = false) {
  const random = chance((seed * 1_000_003 + number) ^ hash(kind))
  const [first, second] = [0, 0].map(() => files[Math.floor(random() * files.length)])
  const bytes = mutate(readFileSync(first), readFileSync(second), random)
  const path = join(scratch, 'input')
  writeFileSync(path, bytes)
  if (values.save) writeFileSync(values.save, bytes)
  const { outcome, seconds, memory } = await ask(path)
  if (seconds > done.slowest) Object.assign(done, { slowest: seconds, slowestAt: number })
  if (memory > done.memory) Object.assign(done, { memory, memoryAt: number })
  if (outcome === 'read') done.read++
  else if (outcome.startsWith('refused')) done.refused++
  if (loud)
    console.log(`${kind}:${number} of ${first}: ${outcome}, ${seconds.toFixed(2)} s, ${Math.round(memory / 1e6)} MB`)
  const bad = outcome !== 'read' && !outcome.startsWith('refused')
  if (!bad && seconds <= HANG && memory <= MEMORY) return
  const find = { kind, number, seed, file: first, outcome, seconds, memory }
  state.finds.push(find)
  console.log(
    `found: --seed ${seed} --only ${kind}:${number} ${first}: ${outcome}, ${seconds.toFixed(2)} s, ${Math.round(memory / 1e6)} MB`,
  )
  keep()
}

function hash(text) {
  let value = 0
  for (const letter of text) value = (Math.imul(value, 31) + letter.codePointAt(0)) | 0
  return value
}

function keep() {
  if (!values.state || values.only) return
  writeFileSync(`${values.state}.new`, JSON.stringify(state, undefined, 1))
  renameSync(`${values.state}.new`, values.state)
}

/** A process that reads files; it is replaced when it dies or hangs. */
function start() {
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=1000', fileURLToPath(new URL('./fuzz-reader.mjs', import.meta.url))],
    {
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    },
  )
  const errors = []
  child.stderr.on('data', (chunk) => errors.push(chunk.toString().slice(0, 2000)))
  return { child, errors }
}

/** Processor time of a process, in seconds, with that of the children it has waited for, where the system says so. */
function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
    return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) / 100
  } catch {
    return undefined
  }
}

function ask(path) {
  const { child, errors } = reader
  const [from, began] = [processorTime(child.pid) ?? 0, Date.now()]
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const used = (processorTime(child.pid) ?? from) - from
      const waited = (Date.now() - began) / 1000
      if (used > HANG || waited > 120 * HANG) settle({ outcome: 'hang', seconds: Math.max(used, 0), memory: 0 }, true)
    }, 250)
    const settle = (reply, renew = false) => {
      clearInterval(timer)
      child.off('message', onMessage).off('exit', onExit)
      if (renew) {
        child.kill('SIGKILL')
        reader = start()
      }
      resolve(reply)
    }
    const onMessage = (reply) => settle(reply)
    const onExit = (code, signal) =>
      settle({ outcome: `died (${signal ?? code}) ${errors.join('').slice(-500)}`, seconds: 0, memory: 0 }, true)
    child.on('message', onMessage).on('exit', onExit)
    child.send(path)
  })
}
