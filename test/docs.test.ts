/** The README is run: its shell blocks work as they stand, and every option it names exists. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mainFile, resograph, root, run, scratchFolder } from './support/cli.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const commands = ['parse', 'build', 'serve', 'load', 'export', 'query', 'diff', 'validate']

/** Fenced blocks in the language given; `sh` is run, `console` shows what needs a person or a port. */
function blocks(language: string): string[] {
  const fences = readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)
  return [...fences].filter(([, name]) => name === language).map(([, , body]) => body ?? '')
}

/** A folder that looks like the checkout from the inside, with an `npx` that runs the built program. */
function checkout(): { readonly folder: string; readonly path: string } {
  const folder = scratchFolder()
  for (const name of ['data', 'queries', 'ontology']) symlinkSync(join(root, name), join(folder, name))
  const tools = join(folder, '.tools')
  mkdirSync(tools)
  writeFileSync(join(tools, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${mainFile}" "$@"\n`)
  chmodSync(join(tools, 'npx'), 0o755)
  return { folder, path: `${tools}${delimiter}${process.env['PATH']}` }
}

test('there are at least five blocks to run', () => {
  expect(blocks('sh').length).toBeGreaterThanOrEqual(5)
})

test.each(blocks('sh'))('runs: %s', async (block) => {
  const { folder, path } = checkout()
  const script = `set -eo pipefail\nexport PATH='${path}'\ncd '${folder}'\n${block}`
  const { status, stdout, stderr } = await run('bash', ['-c', script])
  expect({ status, stderr }).toMatchObject({ status: 0 })
  expect(stdout + stderr).not.toBe('')
})

test('the question of the README has the answers that the documents give', async () => {
  const block = blocks('sh').find((text) => text.includes('A/RES/61/180'))
  const { folder, path } = checkout()
  const { stdout } = await run('bash', ['-c', `export PATH='${path}'\ncd '${folder}'\n${block}`])
  // Read in the documents: 64/293 PP8, 20/3 PP2, 63/194 PP1 recall 61/180.
  for (const paragraph of ['A/RES/64/293/pp/8', 'CCPCJ/RES/20/3/pp/2', 'A/RES/63/194/pp/1']) {
    expect(stdout).toContain(`http://localhost:3000/id/${paragraph},https://w3id.org/resograph/ontology#recalls`)
  }
})

/** Every option that any command has, as its help says. */
const options = Promise.all([[], ...commands.map((name) => [name])].map((args) => resograph([...args, '--help']))).then(
  (helps) => new Set(helps.flatMap(({ stdout }) => stdout.match(/--[a-z-]+/g) ?? [])),
)

const guides = readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)

describe.each(['README.md', 'CONTRIBUTING.md', 'AGENTS.md', 'CHANGELOG.md', 'DESIGN.md', ...guides])('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8')

  test('names only options that exist', async () => {
    const known = await options
    const named = [...text.matchAll(/resograph[^\n`]*/g)].flatMap(([line]) => line.match(/(?<=\s)--[a-z-]+/g) ?? [])
    expect(named.filter((option) => !known.has(option))).toEqual([])
  })

  test('links to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target ?? '')
    for (const link of links) expect(() => readFileSync(join(root, link)), link).not.toThrow()
  })

  test('names scripts that the package has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
    const named = [...text.matchAll(/`npm run ([\w:-]+)`/g)].map(([, name]) => name ?? '')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

test('every dependency of the running program has its row in DESIGN.md', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }
  const design = readFileSync(join(root, 'DESIGN.md'), 'utf8')
  const rows = design
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|')[1] ?? '')
  const described = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''))
  expect(described.toSorted()).toEqual(Object.keys(dependencies).toSorted())
})
