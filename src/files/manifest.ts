/** `manifest.json`: what a folder says about its documents because their text does not. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../errors.ts'
import type { ExternalMetadata } from '../metadata.ts'
import type { DocumentType } from '../model.ts'

/** The name of the file in each folder. */
export const manifestName = 'manifest.json'

/** What one entry may say: metadata that the text does not state, and two things about the file itself. */
export interface ManifestEntry extends ExternalMetadata {
  /** 64 hexadecimal digits; a file that differs is refused. */
  readonly sha256?: string
  /** For people: where the values were read. */
  readonly note?: string
}

/** The entries of one folder by file name. */
export type Manifest = ReadonlyMap<string, ManifestEntry>

/**
 * The manifest of `folder`; empty when it has none.
 * Throws ConfigError (`bad-manifest`) naming the file, the entry and the key that is unknown or has a wrong value.
 */
export async function loadManifest(folder: string): Promise<Manifest> {
  const path = join(folder, manifestName)
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined
    throw new ConfigError(`${path}: cannot be read`, { code: 'bad-manifest', cause })
  })
  return text === undefined ? new Map() : parseManifest(text, path)
}

/** The entries in the text of a manifest; `path` names it in messages. Throws ConfigError (`bad-manifest`). */
export function parseManifest(text: string, path: string): Manifest {
  const value = parseObject(text, path)
  return new Map(Object.entries(value).map(([name, entry]) => [name, checkEntry(entry, `${path}: ${name}`)]))
}

function parseObject(text: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    if (isObject(value)) return value
  } catch (cause) {
    throw new ConfigError(`${path}: not JSON (${(cause as Error).message})`, { code: 'bad-manifest', cause })
  }
  throw bad(path, 'must be an object from file name to metadata')
}

function checkEntry(entry: unknown, where: string): ManifestEntry {
  if (!isObject(entry)) throw bad(where, 'must be an object')
  const known = Object.entries(entry).filter(([, value]) => value !== null)
  return Object.fromEntries(known.map(([key, value]) => [key, checkField(key, value, where)]))
}

function checkField(key: string, value: unknown, where: string): unknown {
  const check = fields.get(key)
  if (check === undefined) throw bad(where, `unknown key "${key}"; known are ${[...fields.keys()].join(', ')}`)
  // Sessions and agenda items are digits as often as not, and JSON invites numbers.
  const plain = typeof value === 'number' ? String(value) : value
  const fault = check(plain)
  if (fault !== undefined) throw bad(where, `"${key}" must be ${fault}`)
  return key === 'agendaItems' ? (plain as unknown[]).map(String) : plain
}

type Check = (value: unknown) => string | undefined

const text: Check = (value) => (typeof value === 'string' && value.trim() !== '' ? undefined : 'a text')
const types: readonly string[] = ['resolution', 'decision', 'draft', 'report'] satisfies DocumentType[]

function matching(pattern: RegExp, fault: string): Check {
  return (value) => (typeof value === 'string' && pattern.test(value) ? undefined : fault)
}

const date: Check = (value) => {
  const fault = 'a date, year-month-day (2010-07-30)'
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return fault
  const time = Date.parse(`${value}T00:00:00Z`)
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(value) ? fault : undefined
}

const items: Check = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number')
    ? undefined
    : 'a list of texts'

const fields = new Map<string, Check>([
  ['symbol', text],
  ['type', (value) => (types.includes(value as string) ? undefined : `one of ${types.join(', ')}`)],
  ['organ', text],
  ['title', text],
  ['date', date],
  ['session', matching(/^(?:E?S-)?\d+$/, 'digits, or S-32, ES-11 for special sessions')],
  ['agendaItems', items],
  ['meeting', text],
  ['distributed', date],
  ['committeeReport', text],
  ['draftOf', text],
  ['language', matching(/^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/, 'a language tag (en, fr, zh-Hans)')],
  ['slug', matching(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, dots, hyphens and underscores')],
  ['origin', text],
  ['sha256', matching(/^[0-9a-f]{64}$/, '64 hexadecimal digits, lower case')],
  ['note', text],
])

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function bad(where: string, what: string): ConfigError {
  return new ConfigError(`${where}: ${what}`, { code: 'bad-manifest' })
}
