/** The authority files: well formed, keys and names unique, every reference met, every record sourced. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Json = Readonly<Record<string, unknown>>
const FILES = ['organs', 'treaties', 'instruments', 'mandates', 'agents'] as const

const read = (name: string): readonly Json[] =>
  JSON.parse(readFileSync(new URL(`../../data/authorities/${name}.json`, import.meta.url), 'utf8')) as Json[]

const strings = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : [])
const named = FILES.flatMap((file) => read(file).map((record) => ({ file, record })))
const verbs = read('verbs')
const keys = new Set(named.map(({ record }) => record['key']))

const ALLOWED: Readonly<Record<(typeof FILES)[number], readonly string[]>> = {
  organs: ['kind', 'parent', 'resolutions', 'decisions', 'formula'],
  treaties: ['unts', 'adoptedIn', 'part', 'supplements'],
  instruments: ['document', 'part'],
  mandates: ['kind', 'parent'],
  agents: [],
}
const KINDS: Readonly<Record<string, readonly string[]>> = {
  organs: ['principal', 'subsidiary', 'treaty-body', 'secretariat', 'agency', 'regional', 'conference'],
  mandates: ['special-rapporteur', 'special-representative', 'working-group', 'group', 'fund', 'initiative', 'office'],
}
const FORCES = ['preambular', 'declaratory', 'hortatory', 'requesting', 'decisional', 'evaluative']
const RELATIONS = (
  'recalls reaffirms notes notes-with-appreciation recognizes welcomes bears-in-mind guided-by urges calls-upon ' +
  'requests invites encourages adopts endorses implements'
).split(' ')

const FIXED = `
  treaty/untoc treaty/trafficking-protocol treaty/smuggling-protocol treaty/crc treaty/crc-op-sc treaty/crc-op-ac
  treaty/cedaw treaty/ilo-c029 treaty/ilo-c182 treaty/slavery-supplementary-1956 treaty/uncac treaty/un-charter
  organ/general-assembly organ/security-council organ/economic-and-social-council organ/human-rights-council
  organ/commission-on-human-rights organ/ccpcj organ/ctoc-cop organ/secretary-general
  mandate/unodc mandate/icat mandate/un-gift mandate/sr-trafficking mandate/sr-slavery mandate/sr-sale-of-children
  mandate/sr-violence-against-women mandate/srsg-violence-against-children mandate/srsg-sexual-violence-in-conflict
  mandate/trafficking-trust-fund mandate/wg-trafficking instrument/global-plan-of-action-trafficking`

const volumes = (key: string): unknown => read('treaties').find((treaty) => treaty['key'] === key)?.['unts']
const fold = (name: string): string => name.replaceAll('’', "'")
const nameKey = (name: string): string => (name.split(' ').length >= 3 ? fold(name).toLowerCase() : fold(name))

describe('named things', () => {
  test.each(FILES)('%s: each record has the fields of its kind and no other', (file) => {
    const singular = file === 'treaties' ? 'treaty' : file.slice(0, -1)
    for (const record of read(file)) {
      expect(record['key']).toMatch(new RegExp(`^${singular}/[a-z0-9][a-z0-9-]*$`))
      expect(record['name'], String(record['key'])).toMatch(/^\S(.*\S)?$/)
      const allowed = new Set(['key', 'name', 'aliases', 'short', 'standing', 'examples', 'source', ...ALLOWED[file]])
      expect(Object.keys(record).filter((field) => !allowed.has(field))).toEqual([])
      if (KINDS[file]) expect(KINDS[file]).toContain(record['kind'])
    }
  })

  test('keys are unique over all files', () => {
    expect(named.length).toBe(keys.size)
  })

  test('parents and supplemented treaties exist', () => {
    const targets = named.flatMap(({ record }) => [record['parent'], record['supplements']])
    expect(targets.filter((target) => target !== undefined && !keys.has(target))).toEqual([])
  })

  test('no name or alias belongs to two records, in any case of letters', () => {
    const owner = new Map<string, unknown>()
    for (const { record } of named)
      for (const name of [String(record['name']), ...strings(record['aliases'])]) {
        const key = nameKey(name)
        expect(owner.get(key) ?? record['key'], name).toBe(record['key'])
        owner.set(key, record['key'])
      }
  })

  test('no two treaties have the same volume and number', () => {
    const entries = read('treaties').flatMap(({ unts }) => (unts ?? []) as { volume: number; number: number }[])
    const printed = entries.map(({ volume, number }) => `${volume}/${number}`)
    expect(printed.length).toBe(new Set(printed).size)
    expect(entries.every(({ volume, number }) => volume > 0 && number > 0)).toBe(true)
  })

  test('the Convention and its Protocols share a registration number, not a volume', () => {
    expect(volumes('treaty/untoc')).toEqual([{ volume: 2225, number: 39574 }])
    expect(volumes('treaty/trafficking-protocol')).toEqual([{ volume: 2237, number: 39574 }])
  })

  test('the names that users rely on exist', () => {
    const fixed = FIXED.trim().split(/\s+/)
    expect(fixed.filter((key) => !keys.has(key))).toEqual([])
  })
})

describe('examples and sources', () => {
  test.each([...named.map(({ record }) => record), ...verbs])('$key', (record) => {
    const examples = record['examples'] as readonly { text: string; finds?: readonly string[] }[]
    expect(String(record['source'])).toMatch(/\w/)
    expect(examples.some(({ finds }) => finds) || examples.length > 0).toBe(true)
    for (const { text, finds } of examples)
      for (const wording of finds ?? []) expect(fold(text)).toContain(fold(wording))
  })
})

describe('verbs', () => {
  test('keys and forms are unique, lower case, and the relation is a published one', () => {
    expect(new Set(verbs.map((verb) => verb['key'])).size).toBe(verbs.length)
    const forms = verbs.flatMap((verb) => strings(verb['forms']))
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([])
    expect(forms.filter((form) => form !== form.toLowerCase().trim())).toEqual([])
    for (const verb of verbs) {
      expect(FORCES).toContain(verb['force'])
      if (verb['relation']) expect(RELATIONS).toContain(verb['relation'])
    }
  })

  test('the verbs that ask somebody are marked', () => {
    const asking = verbs.filter((verb) => verb['asks'] === true).map((verb) => verb['key'])
    const expected = ['requests', 'urges', 'calls-upon', 'invites', 'encourages', 'appeals-to', 'demands', 'directs']
    expect(asking).toEqual(expect.arrayContaining([...expected, 'recommends', 'authorizes', 'reiterates-request']))
    expect(asking).not.toContain('decides')
  })
})
