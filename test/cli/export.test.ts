/** `export`: the site as a folder of files. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Parser } from 'n3'
import { relink } from '../../src/publish/relink.ts'
import { resograph, run, scratchFolder } from '../support/cli.ts'
import { SAMPLE } from '../support/site.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'resograph-'))
const site = join(folder, 'site')
afterAll(() => rmSync(folder, { recursive: true }))

const read = (path: string) => readFileSync(join(site, path), 'utf8')
const paths = () => readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path))

beforeAll(async () => {
  writeFileSync(join(folder, 'sample.nq'), SAMPLE)
  const { status, stderr } = await resograph(['export', site, '--data', join(folder, 'sample.nq')])
  expect({ status, stderr }).toMatchObject({ status: 0 })
})

describe('the folder', () => {
  test.each([
    'index.html',
    'doc/A/RES/64/293.html',
    'doc/A/RES/64/293.ttl',
    'doc/A/RES/64/293.jsonld',
    'doc/A/RES/64/293.nt',
    'doc/A/RES/64/293/pp/1.html',
    'doc/treaty/untoc.html',
    'graph/A/RES/64/293.ttl',
    'ontology.html',
    'ontology.ttl',
    'shapes.ttl',
    'context.jsonld',
    'dump/resograph.nq.gz',
    '.well-known/void.ttl',
    'queries/index.html',
    'queries/treaties-cited.html',
    'queries/treaties-cited.csv',
    'queries/treaties-cited.rq',
    'assets/style.css',
  ])('has %s', (path) => expect(existsSync(join(site, path))).toBe(true))

  test('every IRI under the base that the data mention has its page and its data', () => {
    const iris = SAMPLE.match(/(?<=<http:\/\/localhost:3000\/id\/)[^>]+/g) ?? []
    expect(iris.length).toBeGreaterThan(10)
    for (const key of new Set(iris))
      for (const ending of ['html', 'ttl', 'jsonld', 'nt'])
        expect(existsSync(join(site, `doc/${key}.${ending}`)), `${key}.${ending}`).toBe(true)
  })

  test('every link of every page leads to a file of the folder', () => {
    const broken = paths()
      .filter((path) => path.endsWith('.html'))
      .flatMap((path) =>
        [...read(path).matchAll(/ (?:href|src|action)="([^"]*)"/g)]
          .map(([, href]) => (href ?? '').split('#')[0] ?? '')
          .filter((href) => href !== '' && !/^(?:https?|mailto):/.test(href))
          .filter(
            (href) =>
              href.startsWith('/') || !existsSync(join(site, normalize(join(dirname(path), decodeURIComponent(href))))),
          )
          .map((href) => `${path}: ${href}`),
      )
    expect(broken).toEqual([])
  })

  test('nothing is offered that needs a server', () => {
    expect(read('index.html')).not.toMatch(/role="search"|sparql"/)
    expect(read('.well-known/void.ttl')).not.toContain('sparqlEndpoint')
    expect(read('queries/treaties-cited.html')).not.toContain('ask again')
  })

  test('a data file is what the server gives', () => {
    const triples = new Parser({ format: 'N-Triples' }).parse(read('doc/treaty/untoc.nt'))
    const cites = triples.filter(({ predicate }) => predicate.value.endsWith('#cites'))
    expect(cites.map(({ subject }) => subject.value).toSorted()).toEqual([
      'http://localhost:3000/id/A/RES/64/293',
      'http://localhost:3000/id/A/RES/64/293/pp/1',
    ])
  })

  test('sha256sum finds every file as it was written', async () => {
    const { status } = await run('sh', ['-c', `cd '${site}' && sha256sum --check --quiet SHA256SUMS`])
    expect(status).toBe(0)
    const line = read('SHA256SUMS')
      .split('\n')
      .find((each) => each.endsWith('  index.html'))
    expect(line?.slice(0, 64)).toBe(createHash('sha256').update(read('index.html')).digest('hex'))
  })
})

test('an export replaces an export, and leaves nothing beside it', async () => {
  const place = scratchFolder()
  const data = join(place, 'one.nq')
  writeFileSync(data, '<http://localhost:3000/id/A/1> <http://a/p> "x" <http://localhost:3000/graph/A/1> .\n')
  const target = join(place, 'out')
  expect((await resograph(['export', target, '--data', data])).status).toBe(0)
  writeFileSync(data, '<http://localhost:3000/id/A/2> <http://a/p> "x" <http://localhost:3000/graph/A/2> .\n')
  expect((await resograph(['export', target, '--data', data])).status).toBe(0)
  expect(existsSync(join(target, 'doc/A/2.html'))).toBe(true)
  expect(existsSync(join(target, 'doc/A/1.html'))).toBe(false)
  expect(readdirSync(place).toSorted()).toEqual(['one.nq', 'out'])
})

test('a folder with other files is left alone', async () => {
  const target = scratchFolder()
  mkdirSync(join(target, 'thesis'))
  const { status, stderr } = await resograph(['export', target, '--data', join(folder, 'sample.nq')])
  expect(status).toBe(2)
  expect(stderr).toContain('holds other files')
  expect(readdirSync(target)).toEqual(['thesis'])
})

test('a name that climbs out of the folder is left out and reported', async () => {
  const place = scratchFolder()
  const data = join(place, 'evil.nq')
  const long = 'x'.repeat(300)
  writeFileSync(
    data,
    `<http://localhost:3000/id/${long}> <http://a/p> "x" <http://localhost:3000/graph/g> .\n` +
      '<http://localhost:3000/id/a\\u005Cb> <http://a/p> <http://localhost:3000/id/../../../../evil> <http://localhost:3000/graph/g> .\n',
  )
  const { status, stderr } = await resograph(['export', join(place, 'out'), '--data', data])
  expect(status).toBe(1)
  expect(stderr).toContain('left out')
  expect(readdirSync(place).toSorted()).toEqual(['evil.nq', 'out'])
})

describe('links', () => {
  const links = new Map([
    ['', 'index.html'],
    ['doc/S/RES/1325(2000)', 'doc/S/RES/1325(2000).html'],
    ['queries/q?format=csv', 'queries/q.csv'],
    ['assets/style.css', 'assets/style.css'],
  ])
  test.each([
    ['/', 'doc/a/b.html', '<a href="/">x</a>', '<a href="../../index.html">x</a>'],
    [
      '/un/',
      'doc/a.html',
      '<a href="/un/doc/S/RES/1325(2000)#op/1">x</a>',
      '<a href="S/RES/1325(2000).html#op/1">x</a>',
    ],
    ['/un/', 'doc/a.html', '<a href="/doc/S/RES/1325(2000)">x</a>', '<span>x</span>'],
    ['/', 'queries/q.html', '<a href="/queries/q?format=csv">CSV</a>', '<a href="q.csv">CSV</a>'],
    ['/', 'index.html', '<a href="/sparql?query=1">ask</a>', '<span>ask</span>'],
    [
      '/',
      'index.html',
      '<link rel="stylesheet" href="/assets/style.css" />',
      '<link rel="stylesheet" href="assets/style.css" />',
    ],
    ['/', 'index.html', '<a href="https://un.org/">x</a>', '<a href="https://un.org/">x</a>'],
    ['/', 'index.html', 'said &lt;a href=&quot;/sparql&quot;&gt;', 'said &lt;a href=&quot;/sparql&quot;&gt;'],
  ])('below %s, in %s: %s', (root, path, before, after) => expect(relink(before, { path, root, links })).toBe(after))
})
