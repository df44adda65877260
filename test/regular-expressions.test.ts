/** No regular expression of the program takes more than linear time, but for those that are listed with the reason. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import jsTokens from 'js-tokens'
import { check } from 'recheck'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('../src/', import.meta.url))
const listFile = new URL('support/slow-expressions.json', import.meta.url)

/** Literals by file that are known to be quadratic on texts that no document has; each is to go. */
const listed = new Set(Object.values(JSON.parse(readFileSync(listFile, 'utf8')) as Record<string, string[]>).flat())

/** The literals of one file, each once. */
function literalsOf(path: string): string[] {
  const tokens = [...jsTokens(readFileSync(join(source, path), 'utf8'))]
  return tokens.filter(({ type }) => type === 'RegularExpressionLiteral').map(({ value }) => value)
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
const literals = [...new Set(files.toSorted().flatMap(literalsOf))]

/** Whether the literal is proved to be slow. Undecided within a second, or by a construct not known, counts as fast. */
async function isSlow(literal: string): Promise<boolean> {
  const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(literal) ?? []
  // A sticky expression is tried in one place only.
  const tried = flags.includes('y') ? `^(?:${pattern})` : pattern
  const found = await check(tried, flags.replaceAll(/[dgy]/g, ''), { checker: 'automaton', timeout: 300 })
  return found.status === 'vulnerable'
}

test('the program has regular expressions to look at', () => {
  expect(literals.length).toBeGreaterThan(200)
})

test('what is listed stands in the program', () => {
  expect([...listed].filter((each) => !literals.includes(each))).toEqual([])
})

test('none is slower than linear, but for the listed ones', async () => {
  const slow: string[] = []
  for (const literal of literals.filter((each) => !listed.has(each))) if (await isSlow(literal)) slow.push(literal)
  expect(slow).toEqual([])
})
