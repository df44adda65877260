/** Folders of gold: each JSON file with the text that it was written from. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError } from '../errors.ts'
import type { Gold } from '../evaluate/gold.ts'
import { shippedSources } from './collect.ts'
import { readError } from './read.ts'

/** A gold file and its text. */
interface GoldPair {
  /** The file's name without ending: `A_RES_64_293`. */
  readonly name: string
  readonly gold: Gold
  /** Path of the text. */
  readonly source: string
}

/** The pairs of a folder by name, and the gold files for which no text was found. */
export interface GoldFolder {
  readonly pairs: readonly GoldPair[]
  readonly failures: readonly InputError[]
}

/** What a text of a gold file may be called. */
const ENDINGS = ['.txt', '.pdf', '.docx', '.html', '.xml']

/**
 * All gold files of `folder`. The text of `NAME.json` is `NAME.txt` beside it, in one of `texts`, or among the shipped
 * documents. A file that is no gold is a failure beside the rest. Throws InputError when the folder cannot be read.
 */
export async function readGoldFolder(folder: string, texts: readonly string[]): Promise<GoldFolder> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw readError(cause, folder)
  })
  const pairs: GoldPair[] = []
  const failures: InputError[] = []
  for (const file of names.filter((name) => name.endsWith('.json') && name !== 'manifest.json').toSorted()) {
    const read = await readPair(folder, file, [folder, ...texts, shippedSources()]).catch(keepInputError)
    if (read instanceof InputError) failures.push(read)
    else pairs.push(read)
  }
  return { pairs, failures }
}

function keepInputError(cause: unknown): InputError {
  if (cause instanceof InputError) return cause
  throw cause
}

async function readPair(folder: string, file: string, places: readonly string[]): Promise<GoldPair> {
  const path = join(folder, file)
  const name = file.replace(/\.json$/, '')
  const gold = parseGold(await readFile(path, 'utf8'), path)
  for (const place of places) {
    for (const ending of ENDINGS) {
      const source = join(place, name + ending)
      if (
        await stat(source).then(
          (found) => found.isFile(),
          () => false,
        )
      )
        return { name, gold, source }
    }
  }
  throw new InputError(`${path}: no text of this name was found (${name}.txt); say --texts FOLDER`, {
    code: 'not-found',
  })
}

/** The content of a gold file. Throws InputError (`bad-gold`) unless it has every list of the form. */
function parseGold(text: string, path: string): Gold {
  const lists = ['paragraphs', 'citations', 'asks', 'facts'] as const
  try {
    const value = JSON.parse(text) as Partial<Gold> | null
    if (value?.document && lists.every((each) => Array.isArray(value[each]))) return value as Gold
  } catch (cause) {
    throw new InputError(`${path}: not JSON`, { code: 'bad-gold', cause })
  }
  throw new InputError(`${path}: not a gold file; it must have document, ${lists.join(', ')}`, { code: 'bad-gold' })
}
