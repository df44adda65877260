/** The files for operations name what there is: settings, options, folders. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/files/config.ts'
import { resograph, root } from '../support/cli.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const help = resograph(['serve', '--help']).then(({ stdout }) => stdout)

test('the settings of the example are settings of serve', async () => {
  const options = [...(await help).matchAll(/--([a-z-]+)/g)].map(([, name]) => name ?? '')
  expect(Object.keys(readConfig(join(root, 'deploy/resograph.json'), options))).toContain('data')
})

test.each(['Dockerfile', 'deploy/resograph.service'])('%s names options and files that there are', async (file) => {
  const text = read(file)
  const known = await help
  for (const [option] of text.matchAll(/(?<=serve[^\n]* )--[a-z-]+/g)) expect(known).toContain(option)
  expect(text).toContain('dist/cli/main.js')
})

test('the container holds every folder that the package publishes', () => {
  const { files } = JSON.parse(read('package.json')) as { files: string[] }
  const copied = [...read('Dockerfile').matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(([, path]) => path ?? '')
  expect(copied).toEqual(expect.arrayContaining([...files, 'node_modules', 'package.json']))
  for (const path of copied) expect(existsSync(join(root, path))).toBe(true)
})
