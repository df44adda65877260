/** Runs the built command line as a user does, and keeps what it said. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The checkout that holds the tests. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The program that `npx resograph` runs. */
export const mainFile = join(root, 'dist/cli/main.js')

/** What one run gave. */
export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `resograph` with `args` in the checkout; `input` is its standard input. */
export function resograph(args: readonly string[], input: string | Uint8Array = ''): Promise<Run> {
  return run(process.execPath, [mainFile, ...args], input)
}

/** Runs any command in the checkout. Rejects only when it cannot be started. */
export function run(command: string, args: readonly string[], input: string | Uint8Array = ''): Promise<Run> {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } })
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  // A program that stops before it has read its input closes the pipe; that is its right.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) =>
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    )
  })
}

/** Starts `resograph serve` until the test is over; gives its address once it listens. Rejects when it ends before. */
export async function serving(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [mainFile, 'serve', ...args], { cwd: root, env: { ...process.env, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += String(chunk)
      const address = /listening on (http:\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.on('close', () => reject(new Error(`the server ended: ${said}`)))
  })
  return { child, url }
}

/** A folder of its own for one test, removed when the test is over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'resograph-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
