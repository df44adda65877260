/** The rules of the house that a machine can check: who may import whom, what the core may touch, what is said. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))

/** From the lowest to the highest; what stands in one row may import each other. */
const layers = [
  ['count.ts', 'errors.ts', 'group-by.ts', 'hints.ts', 'matches.ts', 'model.ts', 'occurrences.ts', 'slug.ts'],
  ['symbol'],
  ['authority'],
  ['source'],
  ['parse'],
  ['metadata.ts'],
  ['act'],
  ['cite'],
  ['ask'],
  ['fact'],
  ['lineage'],
  ['read-paragraphs.ts', 'read-document.ts'],
  ['read-akn.ts'],
  ['finding'],
  ['evaluate'],
  ['rdf'],
  ['trace'],
  ['files'],
  ['store'],
  ['publish'],
  ['cli', 'index.ts'],
]
const highestPure = layers.findIndex((row) => row.includes('trace'))

interface SourceFile {
  /** Below `src/`: `rdf/iri.ts`. */
  readonly path: string
  readonly text: string
  readonly imports: readonly string[]
}

const files = readSources('src')
const byPath = new Map(files.map((file) => [file.path, file]))

function readSources(folder: string): SourceFile[] {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.includes('node_modules'),
  )
  return paths.toSorted().map((path) => {
    const text = readFileSync(join(root, folder, path), 'utf8')
    return { path, text, imports: readImports(text) }
  })
}

/** Every module named by an import, an export from, a dynamic import or a worker's address. */
function readImports(text: string): string[] {
  const forms = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'|new URL\(\s*'(\.[^']+\.[jt]s)',\s*import\.meta\.url/g
  return [...withoutComments(text).matchAll(forms)].map(([, module, address]) => module ?? address ?? '')
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

function layerOf(path: string): number {
  const [top = ''] = path.split('/')
  return layers.findIndex((row) => row.includes(top))
}

/** The files of this project that `file` imports. */
function neighbours(file: SourceFile): string[] {
  const local = file.imports.filter((module) => module.startsWith('.'))
  return local.map((module) => normalize(join(dirname(file.path), module)).replace(/\.js$/, '.ts'))
}

/** Those of `candidates` for which `isFault` gives a reason, as `path: reason`. */
function faults(candidates: readonly SourceFile[], isFault: (file: SourceFile) => readonly string[]): string[] {
  return candidates.flatMap((file) => isFault(file).map((reason) => `${file.path}: ${reason}`))
}

const pure = files.filter(({ path }) => layerOf(path) <= highestPure)

test('every file stands in a layer', () => {
  expect(files.filter(({ path }) => layerOf(path) === -1).map(({ path }) => path)).toEqual([])
})

test('imports go down only', () => {
  const upward = faults(files, (file) =>
    neighbours(file).filter((target) => byPath.has(target) && layerOf(target) > layerOf(file.path)),
  )
  expect(upward).toEqual([])
})

test('nothing imports itself by a detour', () => {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    const file = byPath.get(path)
    if (file === undefined || done.has(path) || trail.includes(path)) return
    for (const next of neighbours(file)) visit(next, [...trail, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  expect(cycles).toEqual([])
})

test('only the store knows oxigraph', () => {
  const outside = files.filter(({ path }) => !path.startsWith('store/'))
  expect(faults(outside, ({ imports }) => imports.filter((module) => module === 'oxigraph'))).toEqual([])
})

test('the core touches no file, clock, network, chance or environment', () => {
  const ambient = /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bperformance\.now\(/g
  const touched = faults(pure, ({ text, imports }) => [
    ...imports.filter((module) => module.startsWith('node:')),
    ...(withoutComments(text).match(ambient) ?? []),
  ])
  expect(touched).toEqual([])
})

test('a long file says in its first line why it is long', () => {
  const long = [...files, ...readSources('test')].filter(({ text }) => text.trimEnd().split('\n').length > 300)
  expect(
    faults(long, ({ text }) => (/long|generated/i.test(text.split('\n', 1)[0] ?? '') ? [] : ['too long'])),
  ).toEqual([])
})

test('every export says what it is for', () => {
  const undocumented = faults(files, ({ text }) => {
    const lines = text.split('\n')
    return lines.filter((line, index) => {
      const declares = /^export (?:async |abstract )?(?:function|const|interface|type|class)\b(?! \{)/.test(line)
      return declares && !/\*\/\s*$/.test(lines[index - 1] ?? '') && !isLaterOverload(lines, index)
    })
  })
  expect(undocumented).toEqual([])
})

/** Overloads and the body below them share the comment of the first. */
function isLaterOverload(lines: readonly string[], index: number): boolean {
  const name = /^export (?:async )?function\*? (\w+)/.exec(lines[index] ?? '')?.[1]
  return name !== undefined && (lines[index - 1] ?? '').includes(`function ${name}(`)
}

test('no file is a drawer for odds and ends', () => {
  const drawers = files.filter(({ path }) => /(?:^|\/)(?:utils?|helpers?|common|misc)\b/.test(path))
  expect(drawers.map(({ path }) => path)).toEqual([])
})

test('there are no default exports and no wildcard re-exports', () => {
  expect(faults(files, ({ text }) => text.match(/^export (?:default|\*).*/gm) ?? [])).toEqual([])
})
