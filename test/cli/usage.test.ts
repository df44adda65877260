/** The manners of the command line: help, version, misspelt options, exit status, where words go. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mainFile, resograph, root, run } from '../support/cli.ts'

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const commands = ['parse', 'build', 'serve', 'query', 'validate']

describe.each([[], ...commands.map((command) => [command])])('resograph %s', (...args) => {
  test('--help goes to standard output, with status 0', async () => {
    const { status, stdout, stderr } = await resograph([...args, '--help'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: resograph/)
    expect(stdout).toMatch(/--version .*\n.*--quiet/)
    if (args.length > 0) expect(stdout).toContain('Examples:\n  $ resograph')
  })

  test('--version prints the version of the package', async () => {
    expect(await resograph([...args, '--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  test('an unknown option is wrong usage and gets a hint', async () => {
    const { status, stdout, stderr } = await resograph([...args, '--hepl'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/unknown option '--hepl'\n\(Did you mean --help\?\)/)
  })
})

test.each([
  [[], /^Usage: resograph/],
  [['pares', 'x.txt'], /unknown command 'pares'\n\(Did you mean parse\?\)/],
  [['parse'], /missing required argument 'file'/],
  [['parse', 'a', 'b'], /too many arguments/],
  [['build'], /say where to write, for example: -o resograph\.ttl/],
  [['build', '-o', 'out.docx'], /out\.docx: the ending names no format; use one of \.ttl \.nt/],
  [['build', '-o', 'no-such-folder/out.ttl'], /no-such-folder\/out\.ttl: cannot be written \(ENOENT\)/],
  [['build', '-o', 'out.ttl', '--base', 'example.org'], /It must be an absolute IRI/],
  [['build', '-o', 'out.ttl', '--base', 'https://example.org/?a'], /no query, fragment or user name/],
  [['serve', '--port', '65536'], /It must be a whole number from 0 to 65535/],
  [['serve', 'a.txt', '--data', 'b.nq'], /give documents or --data, not both/],
  [['query'], /give one query/],
  [['query', 'a.rq', '--text', 'ASK {}'], /give one query/],
  [['query', 'no-such-question'], /no such query; give a file that ends in \.rq, --text, or one of: /],
  [['query', '--text', 'ASK {}', '--format', 'pdf'], /Allowed choices are table, json/],
  [['validate', 'no-such-file.nq'], /no-such-file\.nq: there is no such file/],
])('wrong usage, status 2, nothing on standard output: %j', async (args, message) => {
  const { status, stdout, stderr } = await resograph(args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(message)
})

test('a reader that goes away early is no failure', async () => {
  const source = join(root, 'data/sources/A_RES_64_293.txt')
  const { status, stderr } = await run('bash', [
    '-c',
    `set -o pipefail; "${process.execPath}" "${mainFile}" parse --json "${source}" | head -c 10 > /dev/null`,
  ])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

test('the file that the package names as its command can be started by itself', async () => {
  const child = spawn(mainFile, ['--version'])
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
})
