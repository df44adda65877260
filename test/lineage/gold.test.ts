/** The alignment of the three versions against gold that was read by eye. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findRevisions } from '../../src/lineage/revisions.ts'
import type { Revision } from '../../src/lineage/revisions.ts'
import { shippedDocument } from '../support/shipped.ts'

/**
 * The older and the newer ids, parted by spaces, and what happened to them; then, where one link differs from the
 * others, its kind by its older id, and `not OLDER NEWER` for a link that a many-to-many row does not have.
 */
type Row = readonly [
  older: string,
  newer: string,
  change: string,
  ...rest: readonly (string | Record<string, string>)[],
]

interface Gold {
  readonly older: string
  readonly newer: string
  readonly rows: readonly Row[]
}

const folder = new URL('../gold/lineage/', import.meta.url)
const golds = readdirSync(folder).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Gold),
}))

const idsOf = (text: string) => text.split(' ').filter((id) => id !== '')

/** `older → newer` with its kind, for each link of a row; deletions and additions have one side. */
function linksOf([older, newer, change, ...rest]: Row): (readonly [link: string, change: string])[] {
  const exceptions = rest.filter((each) => typeof each === 'string')
  const kinds = rest.find((each) => typeof each !== 'string') ?? {}
  const sides = [idsOf(older), idsOf(newer)].map((ids) => (ids.length === 0 ? [''] : ids))
  const all = (sides[0] ?? []).flatMap((one) => (sides[1] ?? []).map((other) => [one, other] as const))
  return all
    .filter(([one, other]) => !exceptions.includes(`not ${one} ${other}`))
    .map(([one, other]) => [`${one} → ${other}`, kinds[one] ?? change])
}

const found = (revisions: readonly Revision[]) =>
  new Map(revisions.map(({ older, newer, change }) => [`${older?.id ?? ''} → ${newer?.id ?? ''}`, change]))

const isLink = (link: string) => !link.startsWith(' ') && !link.endsWith(' ')

describe.each(golds)('$name', ({ older, newer, rows }) => {
  const [from, to] = [shippedDocument(older), shippedDocument(newer)]
  const wanted = new Map(rows.flatMap(linksOf))
  const given = found(findRevisions(from, to))
  const missing = [...wanted.keys()].filter((link) => !given.has(link))
  const wrong = [...given.keys()].filter((link) => !wanted.has(link))
  const otherKind = [...wanted].filter(([link, kind]) => given.has(link) && given.get(link) !== kind)
  if (process.env['SHOW_FAULTS']) console.log(JSON.stringify({ missing, wrong, otherKind }, undefined, 1))

  test('names every paragraph of both versions exactly once', () => {
    const side = (at: 0 | 1) => rows.flatMap((row) => idsOf(row[at])).toSorted()
    expect(side(0)).toEqual(from.paragraphs.map(({ id }) => id).toSorted())
    expect(side(1)).toEqual(to.paragraphs.map(({ id }) => id).toSorted())
  })

  test('is met by the links', () => {
    const right = [...given.keys()].filter((link) => isLink(link) && wanted.has(link)).length
    const f1 = (2 * right) / ([...given.keys()].filter(isLink).length + [...wanted.keys()].filter(isLink).length)
    expect({ missing, wrong, f1 }).toMatchObject({ f1: expect.closeTo(1, 1) as number })
    expect(f1).toBeGreaterThanOrEqual(older.startsWith('DRAFT') && newer.startsWith('A_RES') ? 0.96 : 0.98)
  })

  test('is met by the kinds of change', () => {
    const right = [...wanted].filter(([link, kind]) => given.get(link) === kind).length
    expect(right / new Set([...wanted.keys(), ...given.keys()]).size).toBeGreaterThanOrEqual(0.95)
  })
})
