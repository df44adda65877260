/** What short names stand for at each point of a text: the thing last named that may be called so. */

import { addName, compileNames, type NameEntry, type NameIndex } from '../authority/names.ts'
import type { NamedRecord } from '../authority/records.ts'
import type { Alias, Thing } from '../model.ts'

/** A short name that the text itself gave to something. */
export interface TextAlias extends Alias {
  readonly thing: Thing
}

/** Mutable while a document is read, in reading order. */
export class NameContext {
  private readonly last = new Map<string, Thing>()
  private readonly defined = new Map<string, TextAlias>()
  private readonly seen = new Set<string>()
  readonly used: Alias[] = []
  /** The short names that the text has defined so far, to be looked for. */
  names: NameIndex | undefined

  /** Notes that a record was named in full: from now on its short names mean it. */
  name(record: NamedRecord): void {
    this.seen.add(record.key)
    const { thing, shorts } = shortNames(record)
    for (const short of shorts) this.last.set(short, thing)
  }

  /** Notes a short name that the text defines: it stands until it is defined anew. */
  define(alias: TextAlias): void {
    if (this.defined.get(fold(alias.alias))?.thing.key === alias.thing.key) return
    const before = this.defined.get(fold(alias.alias))
    this.defined.set(fold(alias.alias), alias)
    // What a name means is looked up when it is met: the index must know only how it is spelt.
    if (this.names && !before) addName(this.names, entryOf(alias))
    else if (before?.alias !== alias.alias) this.names = compileNames([...this.defined.values()].map(entryOf))
    this.used.push({ alias: alias.alias, means: alias.means, definedIn: alias.definedIn })
  }

  /** What `short` stands for here; undefined where nothing so called was named. */
  resolve(short: string): Thing | undefined {
    return this.lookUp(short).thing
  }

  /** What `short` stands for here, and whether because the text says so; with or without its article. */
  lookUp(short: string): { readonly thing: Thing | undefined; readonly defined: boolean } {
    const key = fold(short)
    const own = this.defined.get(key)
    return { thing: own?.thing ?? this.last.get(key), defined: own !== undefined }
  }

  /** Whether the thing was named before, or its footnote referred to it. */
  wasNamed(key: string): boolean {
    return this.seen.has(key)
  }

  /** Notes a thing that was cited without its full name. */
  cited(key: string): void {
    this.seen.add(key)
  }
}

function entryOf({ alias, thing }: TextAlias): NameEntry {
  return { name: alias, key: thing.key ?? '', short: true }
}

/** What a record may be called for short, folded; the noun of its name comes last, since it may be one of them. */
function shortNames(record: NamedRecord): { readonly thing: Thing; readonly shorts: readonly string[] } {
  const known = shortNamesOf.get(record)
  if (known) return known
  const head = headOf(record)
  const shorts = [...(record.short ?? []).map(fold), ...(head === undefined ? [] : [head])]
  const made = { thing: { key: record.key, name: record.name }, shorts }
  shortNamesOf.set(record, made)
  return made
}

const shortNamesOf = new WeakMap<NamedRecord, ReturnType<typeof shortNames>>()

/** Lower case, without a leading article, quotes alike. */
function fold(name: string): string {
  const lower = (/[’‘]/.test(name) ? name.replace(/[’‘]/g, "'") : name).toLowerCase()
  if (lower.startsWith('the ')) return lower.slice(4)
  return lower.startsWith('this ') ? lower.slice(5) : lower
}

const HEADS =
  /\b(optional protocol|protocol|convention|covenant|charter|statute|treaty|agreement|declaration|programme of action|plan of action|platform for action|action plan|agenda|principles|framework)\b/i

/** The noun by which a treaty or instrument is called for short: `convention`, `plan of action`. */
function headOf(record: NamedRecord): string | undefined {
  if (!/^(?:treaty|instrument)\//.test(record.key)) return undefined
  return HEADS.exec(record.name)?.[1]?.toLowerCase()
}
