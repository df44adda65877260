/** The plain texts that a dataset's offsets count in, found among files by their SHA-256, and by name where none fits. */
import { mkdir, readdir } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { InputError } from '../errors.ts'
import { collectInputs, shippedSources } from './collect.ts'
import type { FoundText } from '../trace/verify.ts'
import { readSourceText, sha256 } from './read.ts'
import { writeBeside } from './write.ts'

/** Finds the text of the document with this key and hash; one of another hash only if its file bears the key as name. */
export type TextFinder = (key: string, hash: string) => FoundText | undefined

/**
 * Reads the texts of `folders` (to the bottom), of the shipped documents, and those files beside `dataset` that bear
 * the name of one of `keys`: `A_RES_64_293.txt` is that of `A/RES/64/293`. Files that are no texts are passed over.
 * Throws InputError when one of `folders` cannot be read.
 */
export async function openTexts(
  folders: readonly string[],
  dataset: string,
  keys: readonly string[],
): Promise<TextFinder> {
  const texts: FoundText[] = []
  const { inputs, failures } = await collectInputs([...folders, ...(await beside(dataset, keys)), shippedSources()])
  const missing = failures.find(({ path }) => folders.includes(path))
  if (missing !== undefined) throw missing.error
  for (const { path } of inputs) texts.push(...(await readText(path)))
  const byHash = new Map(texts.toReversed().map((each) => [each.sha256, each]))
  const byName = new Map(texts.toReversed().map((each) => [foldName(nameOf(each.path)), each]))
  return (key, hash) => byHash.get(hash) ?? byName.get(foldName(key))
}

/** Writes a document's plain text to `folder`, named so that `openTexts` finds it. Throws ConfigError `not-writable`. */
export async function writeText(folder: string, key: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeBeside(textFile(folder, key), [text])
}

/** The file that `writeText` writes. */
export function textFile(folder: string, key: string): string {
  return join(folder, `${key.replaceAll('/', '_')}.txt`)
}

async function beside(dataset: string, keys: readonly string[]): Promise<string[]> {
  const folder = dirname(dataset)
  const wanted = new Set(keys.map(foldName))
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => wanted.has(foldName(nameOf(name)))).map((name) => join(folder, name))
}

async function readText(path: string): Promise<FoundText[]> {
  try {
    const { text } = await readSourceText(path)
    return [{ text, sha256: sha256(text), path }]
  } catch (cause) {
    if (cause instanceof InputError) return []
    throw cause
  }
}

/** A file's name without its ending; a dot followed by more than letters belongs to the symbol: `A_64_L.64`. */
function nameOf(path: string): string {
  const ending = extname(path)
  return basename(path, /^\.[a-z]+$/i.test(ending) ? ending : '')
}

function foldName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
