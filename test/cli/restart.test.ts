/** A server that was killed outright comes back with the image of its data, and says the same. */
import { createHash } from 'node:crypto'
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder, serving } from '../support/cli.ts'

/** 18 MB in a few quads: large enough to be kept, and loaded soon. */
function dataset(path: string): void {
  const text = 'word '.repeat(2000)
  for (let at = 0; at < 1800; at++) {
    const line = `<http://localhost:3000/id/s${at}> <http://a/p> "${text}${at}" <http://localhost:3000/graph/g${at % 3}> .\n`
    if (at === 0) writeFileSync(path, line)
    else appendFileSync(path, line)
  }
}

const QUERY = encodeURIComponent('SELECT (COUNT(*) AS ?n) (MAX(STRLEN(?o)) AS ?most) { ?s ?p ?o }')

async function serve(data: string, cache: string) {
  const { child, url } = await serving(['--data', data, '--port', '0', '--cache', cache])
  const text = async (path: string) =>
    (await fetch(new URL(path, url), { headers: { Accept: 'text/csv, */*;q=0.5' } })).text()
  const kill = () =>
    new Promise((resolve) => {
      child.once('exit', resolve)
      child.kill('SIGKILL')
    })
  return { text, kill }
}

/** The images, with their bytes and the times of their last change. */
function imagesIn(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.image'))
  return names.map((name) => `${name} ${statSync(join(folder, name)).size} ${statSync(join(folder, name)).mtimeMs}`)
}

test('a killed server', async () => {
  const [folder, cache] = [scratchFolder(), join(scratchFolder(), 'cache')]
  const data = join(folder, 'data.nq')
  dataset(data)
  const first = await serve(data, cache)
  const answer = 'n,most\r\n1800,10004\r\n'
  expect(await first.text(`sparql?query=${QUERY}`)).toBe(answer)
  const catalogue = await first.text('doc/s7.nq')
  await expect
    .poll(() => readdirSync(cache).filter((name) => name.endsWith('.json')).length, { timeout: 20_000 })
    .toBe(1)
  const images = imagesIn(cache)
  expect(images).toHaveLength(1)
  await first.kill()

  const second = await serve(data, cache)
  expect(await second.text(`sparql?query=${QUERY}`)).toBe(answer)
  expect(await second.text('doc/s7.nq')).toBe(catalogue)
  const dump = createHash('sha256').update(await second.text('dump/resograph.nq'))
  expect(dump.digest('hex')).toBe(createHash('sha256').update(readFileSync(data)).digest('hex'))
  expect(imagesIn(cache)).toEqual(images)
  await second.kill()

  appendFileSync(data, '<http://localhost:3000/id/new> <http://a/p> "new" <http://localhost:3000/graph/g0> .\n')
  const third = await serve(data, cache)
  expect(await third.text(`sparql?query=${QUERY}`)).toBe('n,most\r\n1801,10004\r\n')
  await third.kill()
}, 90_000)
