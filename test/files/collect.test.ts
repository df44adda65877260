/** Which files a set of paths means. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { collectInputs, describeInput } from '../../src/files/collect.ts'
import { scratchFolder } from '../support/cli.ts'

/** A folder with the files named, each holding its own name; a name that ends in `/` is a folder. */
function folderOf(...names: string[]): string {
  const folder = scratchFolder()
  for (const name of names) {
    if (name.endsWith('/')) mkdirSync(join(folder, name), { recursive: true })
    else writeFileSync(join(folder, name), name)
  }
  return folder
}

async function collected(folder: string, ...paths: string[]): Promise<string[]> {
  const { inputs } = await collectInputs(paths.map((path) => join(folder, path)))
  return inputs.map(({ path }) => relative(folder, path))
}

test('folders are searched to the bottom, in the order of names', async () => {
  const folder = folderOf('deep/deeper/', 'deep/deeper/c.txt', 'b.txt', 'a.txt', 'B.txt')
  expect(await collected(folder, '')).toEqual(['B.txt', 'a.txt', 'b.txt', 'deep/deeper/c.txt'])
})

test('a file named twice is read once', async () => {
  const folder = folderOf('a.txt', 'b.txt')
  expect(await collected(folder, 'b.txt', '', 'b.txt')).toEqual(['b.txt', 'a.txt'])
})

test('manifest, readme, hidden and data files of a folder are no documents; the data files are told', async () => {
  const folder = folderOf('a.txt', 'README.md', '.hidden', 'gold.json', 'old.nq.gz')
  writeFileSync(join(folder, 'manifest.json'), '{}')
  const { inputs, skipped } = await collectInputs([folder])
  expect(inputs.map(({ path }) => relative(folder, path))).toEqual(['a.txt'])
  expect(skipped.map((path) => relative(folder, path))).toEqual(['gold.json', 'old.nq.gz'])
})

test('a file named by the user is taken whatever it is called', async () => {
  expect(await collected(folderOf('gold.json'), 'gold.json')).toEqual(['gold.json'])
})

test('a link back to a folder above does not go round', async () => {
  const folder = folderOf('in/', 'in/a.txt')
  symlinkSync(folder, join(folder, 'in/up'))
  expect(await collected(folder, '')).toEqual(['in/a.txt'])
})

test('a missing path is a failure beside the rest', async () => {
  const folder = folderOf('a.txt')
  const { inputs, failures } = await collectInputs([join(folder, 'no.txt'), join(folder, 'a.txt')])
  expect(inputs).toHaveLength(1)
  expect(failures.map(({ error }) => [error.code, error.message])).toEqual([
    ['not-found', `${join(folder, 'no.txt')}: there is no such file; check the path`],
  ])
})

test('each folder has its own manifest, and one file alone has it too', async () => {
  const folder = folderOf('in/', 'in/a.txt', 'a.txt')
  writeFileSync(join(folder, 'in/manifest.json'), '{ "a.txt": { "session": "20" } }')
  const { inputs } = await collectInputs([folder])
  expect(inputs.map(({ entry }) => entry)).toEqual([undefined, { session: '20' }])
  expect((await describeInput(join(folder, 'in/a.txt'))).entry).toEqual({ session: '20' })
})

test('standard input has no manifest', async () => {
  expect((await collectInputs(['-'])).inputs).toEqual([{ path: '-', entry: undefined }])
})
