/** A Virtuoso of one's own: a fresh database in a folder, two free ports, and rights to write. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../support/ports.ts'

/** Debian's name of the server. */
const SERVER = 'virtuoso-t'

/** A running server. */
export interface Virtuoso {
  /** Answers queries and takes updates. */
  readonly endpoint: string
  readonly graphStore: string
  close(): Promise<void>
}

/** True where Virtuoso is installed (Debian: virtuoso-opensource-7). */
export function hasVirtuoso(): boolean {
  return spawnSync(SERVER, ['-?']).error === undefined
}

/** Starts it and waits until it answers. Throws when it does not within a minute. */
export async function startVirtuoso(): Promise<Virtuoso> {
  const folder = mkdtempSync(join(tmpdir(), 'resograph-virtuoso-'))
  const [sql, http] = [await freePort(), await freePort()]
  writeFileSync(join(folder, 'virtuoso.ini'), settings(folder, sql, http))
  const child = spawn(SERVER, ['+configfile', join(folder, 'virtuoso.ini'), '+foreground'], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const endpoint = `http://127.0.0.1:${http}/sparql`
  const close = async () => {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(timer)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answering(endpoint)
    allowWriting(sql)
  } catch (error) {
    await close()
    throw error
  }
  return { endpoint, graphStore: `http://127.0.0.1:${http}/sparql-graph-crud`, close }
}

function settings(folder: string, sql: number, http: number): string {
  const file = (name: string) => join(folder, name)
  return `[Database]
DatabaseFile = ${file('v.db')}
ErrorLogFile = ${file('v.log')}
LockFile = ${file('v.lck')}
TransactionFile = ${file('v.trx')}
xa_persistent_file = ${file('v.pxa')}
[TempDatabase]
DatabaseFile = ${file('t.db')}
TransactionFile = ${file('t.trx')}
[Parameters]
ServerPort = ${sql}
DirsAllowed = .
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
[HTTPServer]
ServerPort = 127.0.0.1:${http}
ServerThreads = 20
[SPARQL]
ResultSetMaxRows = 1000000
[Client]
`
}

async function answering(endpoint: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const response = await fetch(`${endpoint}?query=ASK%7B%7D`).catch(() => undefined)
    if (response?.ok) return
    await pause(500)
  }
  throw new Error('Virtuoso does not answer.')
}

function allowWriting(sql: number): void {
  const input = 'grant SPARQL_UPDATE to "SPARQL";\nDB.DBA.RDF_DEFAULT_USER_PERMS_SET (\'nobody\', 7);\n'
  const { status, stderr } = spawnSync('isql-vt', [`127.0.0.1:${sql}`, 'dba', 'dba'], { input, encoding: 'utf8' })
  if (status !== 0) throw new Error(`isql-vt failed: ${stderr}`)
}
