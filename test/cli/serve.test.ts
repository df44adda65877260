/** `resograph serve` starts, answers and ends; what it answers is tested with the pages. */
import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { mainFile, resograph, root, scratchFolder, serving } from '../support/cli.ts'

function dataset(): string {
  const path = join(scratchFolder(), 'data.nt')
  writeFileSync(path, '<http://localhost:3000/id/A/1> <http://www.w3.org/2000/01/rdf-schema#label> "One" .\n')
  return path
}

test('a dataset is served, and Ctrl-C ends it with status 0', async () => {
  const { child, url } = await serving(['--data', dataset(), '--port', '0'])
  expect((await fetch(new URL('healthz', url))).status).toBe(200)
  const answer = await fetch(new URL('sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22One%22%20%7D', url), {
    headers: { Accept: 'application/sparql-results+json' },
  })
  expect(await answer.json()).toMatchObject({ boolean: true })
  const ended = new Promise((resolve) => child.on('close', resolve))
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})

test('without a path the shipped documents are served, with their texts', async () => {
  const { url } = await serving([], { PORT: '0' })
  const see = await fetch(new URL('id/A/RES/64/293', url), { redirect: 'manual' })
  expect(see.status).toBe(303)
  const text = await fetch(new URL('doc/A/RES/64/293.txt', url))
  expect(text.status).toBe(200)
  expect(await text.text()).toContain('64/293. United Nations Global Plan of Action to Combat Trafficking in Persons')
})

test('a port that is taken is wrong usage, said in words', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const { status, stderr } = await resograph(['serve', '--data', dataset(), '--port', String(port)])
  expect(status).toBe(2)
  expect(stderr).toContain('cannot listen')
})

test('PORT that is no port is refused', async () => {
  const child = spawn(process.execPath, [mainFile, 'serve'], { cwd: root, env: { ...process.env, PORT: 'http' } })
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2)
})

test('--timeout stops a query, and --log-level info tells it as JSON', async () => {
  const { child, url } = await serving(['--data', dataset(), '--port', '0', '--timeout', '1', '--log-level', 'info'])
  let told = ''
  child.stderr?.on('data', (chunk: Buffer) => void (told += String(chunk)))
  const variables = Array.from(
    { length: 40 },
    (_, at) => `{ ?a${at} ?b${at} ?c${at} } UNION { ?d${at} ?e${at} ?f${at} }`,
  )
  const runaway = `SELECT (COUNT(*) AS ?n) { ${variables.join(' ')} }`
  const answer = await fetch(new URL(`sparql?query=${encodeURIComponent(runaway)}`, url), {
    headers: { 'X-Request-Id': 'slow-1' },
  })
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  const line = told.split('\n').find((each) => each.includes('slow-1')) ?? ''
  expect(JSON.parse(line)).toMatchObject({ id: 'slow-1', method: 'GET', path: '/sparql', status: 503 })
})

test('a trusted proxy tells the client; any other peer is itself', async () => {
  const path = join(scratchFolder(), 'settings.json')
  writeFileSync(path, JSON.stringify({ 'trust-proxy': 'loopback', port: 0, data: dataset(), 'log-level': 'info' }))
  const { child, url } = await serving(['--config', path])
  // Among the log's lines of JSON stand the program's own messages.
  const logged = new Promise<string>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      const line = String(chunk)
        .split('\n')
        .find((each) => each.startsWith('{'))
      if (line !== undefined) resolve(line)
    })
  })
  await fetch(new URL('healthz', url), { headers: { 'X-Forwarded-For': '198.51.100.1, 192.0.2.4' } })
  expect(JSON.parse(await logged)).toMatchObject({ path: '/healthz', client: '192.0.2.4' })
})

test.each([
  [['--trust-proxy', 'example.org'], '10.0.0.0/8'],
  [['--trust-proxy', '10.0.0.0/99'], '10.0.0.0/8'],
  [['--proxy-header', 'x-real-ip'], 'x-forwarded-for, forwarded'],
])('%j is wrong usage', async (args, hint) => {
  const { status, stderr } = await resograph(['serve', '--data', dataset(), ...args])
  expect(status).toBe(2)
  expect(stderr).toContain(hint)
})

test('a server whose messages nobody reads goes on', async () => {
  const { child, url } = await serving(['--data', dataset(), '--port', '0'])
  child.stderr?.destroy()
  await fetch(new URL('sparql?query=broken', url))
  expect((await fetch(new URL('healthz', url))).status).toBe(200)
})
