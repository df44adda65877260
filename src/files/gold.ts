/** Folders of gold: each JSON file, or file of official markup, with the text that it is about. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Authorities } from '../authority/authorities.ts'
import { InputError } from '../errors.ts'
import type { Gold } from '../evaluate/gold.ts'
import { readMarkup } from '../evaluate/markup.ts'
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
  /** Files of markup whose text is not there. */
  readonly unpaired: number
}

/** What a text of a gold file may be called. */
const ENDINGS = ['.txt', '.pdf', '.docx', '.html', '.xml']

/**
 * All gold of `folder`: JSON files, and Akoma Ntoso files (also in `akn/` below it) as far as their text is there. The
 * text of `NAME.json` and `NAME.xml` is `NAME.txt` beside it, in `text/` below it, in one of `texts`, or among the
 * shipped documents. A file that is no gold is a failure beside the rest. Throws InputError when the folder cannot be
 * read.
 */
export async function readGoldFolder(
  folder: string,
  texts: readonly string[],
  authorities: Authorities,
): Promise<GoldFolder> {
  const places = [folder, join(folder, 'text'), ...texts, shippedSources()]
  const files = [...(await filesOf(folder)), ...(await filesOf(join(folder, 'akn')).catch(() => []))]
  const pairs: GoldPair[] = []
  const failures: InputError[] = []
  let unpaired = 0
  for (const path of files.filter(isGold)) {
    const read = await readPair(path, places, authorities).catch(keepInputError)
    if (read instanceof InputError) failures.push(read)
    else if (read) pairs.push(read)
    else unpaired++
  }
  return { pairs, failures, unpaired }
}

async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw readError(cause, folder)
  })
  return names.toSorted().map((name) => join(folder, name))
}

function isGold(path: string): boolean {
  return /\.(?:json|xml)$/.test(path) && basename(path) !== 'manifest.json'
}

function keepInputError(cause: unknown): InputError {
  if (cause instanceof InputError) return cause
  throw cause
}

/** Undefined for markup whose text is not there: a folder of official files need not have every text. */
async function readPair(
  path: string,
  places: readonly string[],
  authorities: Authorities,
): Promise<GoldPair | undefined> {
  const name = basename(path).replace(/\.(?:json|xml)$/, '')
  const source = await findText(name, path, places)
  if (path.endsWith('.xml')) {
    return source === undefined
      ? undefined
      : { name, gold: readMarkup(await readFile(path, 'utf8'), authorities), source }
  }
  const gold = parseGold(await readFile(path, 'utf8'), path)
  if (source !== undefined) return { name, gold, source }
  throw new InputError(`${path}: no text of this name was found (${name}.txt); say --texts FOLDER`, {
    code: 'not-found',
  })
}

async function findText(name: string, gold: string, places: readonly string[]): Promise<string | undefined> {
  const candidates = places.flatMap((place) => ENDINGS.map((ending) => join(place, name + ending)))
  for (const source of candidates) {
    const found = await stat(source).catch(() => undefined)
    if (found?.isFile() && source !== gold) return source
  }
  return undefined
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
