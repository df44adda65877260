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
  const exceptions = new Set(rest.filter((each) => typeof each === 'string'))
  const kinds = rest.find((each) => typeof each !== 'string') ?? {}
  const sides = [idsOf(older), idsOf(newer)].map((ids) => (ids.length === 0 ? [''] : ids))
  const all = (sides[0] ?? []).flatMap((one) => (sides[1] ?? []).map((other) => [one, other] as const))
  return all
    .filter(([one, other]) => !exceptions.has(`not ${one} ${other}`))
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

  test('names every paragraph of both versions exactly once', () => {
    expect(rows.flatMap(([ids]) => idsOf(ids)).toSorted()).toEqual(from.paragraphs.map(({ id }) => id).toSorted())
    expect(rows.flatMap(([, ids]) => idsOf(ids)).toSorted()).toEqual(to.paragraphs.map(({ id }) => id).toSorted())
  })

  test('is met by the links', () => {
    const right = [...given.keys()].filter((link) => isLink(link) && wanted.has(link)).length
    const f1 = (2 * right) / ([...given.keys()].filter(isLink).length + [...wanted.keys()].filter(isLink).length)
    expect(f1, JSON.stringify({ missing, wrong })).toBeGreaterThanOrEqual(
      older.startsWith('DRAFT') && newer.startsWith('A_RES') ? 0.96 : 0.98,
    )
  })

  test('is met by the kinds of change', () => {
    const right = [...wanted].filter(([link, kind]) => given.get(link) === kind).length
    const all = new Set([...wanted.keys(), ...given.keys()])
    expect(right / all.size).toBeGreaterThanOrEqual(0.95)
  })
})
