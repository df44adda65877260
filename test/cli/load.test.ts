/** `load`, `serve --endpoint`, and settings from a file. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { resograph, scratchFolder, serving } from '../support/cli.ts'
import { SAMPLE } from '../support/site.ts'
import { startSparqlServer } from '../support/sparql-server.ts'

async function service() {
  const server = await startSparqlServer()
  onTestFinished(() => server.close())
  return server
}

function file(name: string, text: string): string {
  const path = join(scratchFolder(), name)
  writeFileSync(path, text)
  return path
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('It never became true.')
}

describe('a service elsewhere', () => {
  test('is loaded and served, page for page', async () => {
    const { query, update, requests } = await service()
    const token = file('token', 'let-me-in\n')
    const data = file('sample.nq', SAMPLE)
    const way = ['--endpoint', query, '--token-file', token]
    const loaded = await resograph(['load', data, ...way, '--update', update])
    expect(loaded).toMatchObject({ status: 0, stdout: '' })
    expect(loaded.stderr).toMatch(/\d+ quads in \d+ graphs? loaded/)
    expect(new Set(requests.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer let-me-in']))

    const there = await serving([...way, '--port', '0'])
    const here = await serving(['--data', data, '--port', '0'])
    for (const path of ['', 'doc/A/RES/64/293.ttl', 'doc/A/RES/64/293.html', 'doc/treaty/untoc.jsonld']) {
      const [a, b] = await Promise.all([there, here].map(({ url }) => fetch(url + path).then((each) => each.text())))
      expect(a, path).toBe(b)
    }
  })

  test('that cannot be reached is said in words', async () => {
    const { status, stderr } = await resograph(['serve', '--endpoint', 'http://127.0.0.1:9/sparql', '--port', '0'])
    expect(status).toBe(2)
    expect(stderr).toContain('http://127.0.0.1:9/sparql: The SPARQL service cannot be reached.')
  })

  test('that holds nothing of ours is said in words', async () => {
    const { query } = await service()
    const { status, stderr } = await resograph(['serve', '--endpoint', query, '--port', '0'])
    expect(status).toBe(2)
    expect(stderr).toContain('load a dataset first')
  })

  test.each([
    [['load', 'x.nq'], '--endpoint'],
    [['load', 'missing.nq', '--endpoint', 'http://127.0.0.1:9/'], 'missing.nq'],
    [['load', 'x.nq', '--endpoint', 'ftp://a/'], 'http(s)'],
    [['serve', '--data', 'x.nq', '--endpoint', 'http://127.0.0.1:9/'], 'not both'],
    [['serve', '--endpoint', 'http://127.0.0.1:9/', '--token-file', 'none'], 'token cannot be read'],
  ])('%j is wrong usage', async (args, piece) => {
    const { status, stderr } = await resograph(args)
    expect(status).toBe(2)
    expect(stderr).toContain(piece)
  })
})

const labelled = (label: string) =>
  `<http://localhost:3000/id/A/1> <http://www.w3.org/2000/01/rdf-schema#label> "${label}" <http://localhost:3000/graph/A/1> .\n`

describe('a dataset file that changes', () => {
  test('is served anew by itself and on SIGHUP; a broken one is not', async () => {
    const data = file('data.nq', labelled('One'))
    const { child, url } = await serving(['--data', data, '--port', '0'])
    const label = async () => (await fetch(`${url}doc/A/1.nt`)).text()
    expect(await label()).toContain('"One"')
    writeFileSync(data, labelled('Two'))
    await until(async () => (await label()).includes('"Two"'))
    writeFileSync(data, 'broken')
    child.kill('SIGHUP')
    await until(async () => (await (await fetch(`${url}readyz`)).text()).includes('reload failed'))
    expect(await label()).toContain('"Two"')
    writeFileSync(data, labelled('Three'))
    child.kill('SIGHUP')
    await until(async () => (await label()).includes('"Three"'))
    expect(await (await fetch(`${url}readyz`)).text()).toBe('ready\n')
  })
})

const data = () => file('data.nt', '<http://a/s> <http://a/p> "o" .\n')

describe('settings from a file', () => {
  test('are taken, and flags come first', async () => {
    const config = file('config.json', JSON.stringify({ data: data(), port: 1, host: '127.0.0.1' }))
    const { url } = await serving(['--config', config, '--port', '0'])
    expect((await fetch(`${url}healthz`)).status).toBe(200)
  })

  test.each([
    ['{ "prot": 8080 }', 'there is no setting "prot"; there is'],
    ['{ "port": "http" }', '"port": It must be a whole number'],
    ['{ "port": [1] }', '"port" must be a string or a number'],
    ['{ "config": "x" }', 'there is no setting "config"'],
    ['[]', 'it must be a JSON object'],
    ['{', 'JSON'],
  ])('%s is refused', async (text, piece) => {
    const { status, stderr } = await resograph(['serve', '--config', file('config.json', text)])
    expect(status).toBe(2)
    expect(stderr).toContain(piece)
  })
})
