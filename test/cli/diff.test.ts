/** `resograph diff`: each of its formats, on the shipped versions. */
import { describe, expect, test } from 'vitest'
import { parseRdf } from '../../src/rdf/read.ts'
import { resograph } from '../support/cli.ts'

const versions = ['data/sources/A_64_L.64.txt', 'data/sources/A_RES_64_293.txt']

interface Json {
  readonly older: string
  readonly findings: readonly { readonly kind: string }[]
  readonly revisions: readonly {
    readonly older: string | null
    readonly newer: string | null
    readonly operations: readonly { readonly before: string; readonly after: string; readonly older: number[] }[]
  }[]
}

test('opens with what changed in substance, and shows the words that changed', async () => {
  const { status, stdout } = await resograph(['diff', ...versions])
  expect(status).toBe(0)
  expect(stdout.split('\n')[0]).toBe('A/64/L.64 → A/RES/64/293')
  expect(stdout.indexOf('OP6: time changed: in three years time → in 2013')).toBeLessThan(stdout.indexOf('PP1 → PP1'))
  expect(stdout).toContain('[-no-tolerance-]{+zero-tolerance+}')
  expect(stdout).not.toContain('PP3 → PP3')
  expect(
    Math.max(
      ...stdout
        .split('\n')
        .slice(2)
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(120)
})

test('shows identical paragraphs when asked', async () => {
  const { stdout } = await resograph(['diff', '--all', ...versions])
  expect(stdout).toContain('PP3 → PP3  identical')
})

test('as JSON gives every paragraph, and operations that make its text', async () => {
  const { stdout } = await resograph(['diff', '--json', ...versions])
  const { older, revisions, findings } = JSON.parse(stdout) as Json
  expect(older).toBe('A/64/L.64')
  expect(findings.map(({ kind }) => kind)).toContain('citation-corrected')
  const first = revisions.find((each) => each.newer === 'annex/par/35')
  expect(first?.operations.map(({ after }) => after).join('')).toMatch(
    /^Adopt labour laws in countries of origin.*trafficked;$/,
  )
})

test('as Turtle links the newer paragraphs to the older', async () => {
  const { stdout } = await resograph(['diff', '--format', 'turtle', ...versions])
  const quads = parseRdf(stdout, 'ttl')
  const links = quads.filter(({ predicate }) => predicate.value === 'http://www.w3.org/ns/prov#wasRevisionOf')
  const id = 'http://localhost:3000/id'
  expect(links.map(({ subject, object }) => `${subject.value} ${object.value}`)).toEqual(
    expect.arrayContaining([`${id}/A/RES/64/293 ${id}/A/64/L.64`, `${id}/A/RES/64/293/op/6 ${id}/A/64/L.64/op/6`]),
  )
})

test('as HTML is one page that needs nothing else', async () => {
  const { stdout } = await resograph(['diff', '--html', ...versions])
  expect(stdout).toMatch(/^<!doctype html>/)
  expect(stdout).toContain('<del>')
  expect(stdout).not.toMatch(/<script|<link|src=/)
})

describe('wrong use ends with status 2', () => {
  test.each([
    [['diff', versions[0]!]],
    [['diff', versions[0]!, 'no-such-file.txt']],
    [['diff', '-', '-']],
    [['diff', '--format', 'pdf', ...versions]],
  ])('%j', async (args) => {
    const { status, stdout } = await resograph(args)
    expect([status, stdout]).toEqual([2, ''])
  })
})

describe('one document', () => {
  const draft = 'data/sources/DRAFT_2010-07-19.txt'

  test('tells the text before it, what is sure first', async () => {
    const { status, stdout } = await resograph(['diff', '--before', draft])
    expect(status).toBe(0)
    expect(stdout.split('\n')[0]).toBe('Before draft/2010-07-19, as far as its tracked changes tell')
    expect(stdout).toContain('[-sufficient-] period of time')
    expect(stdout.indexOf('annex 41  sure')).toBeLessThan(stdout.indexOf('PP5, then PP8  open'))
  })

  test('in each format', async () => {
    const json = JSON.parse((await resograph(['diff', '--before', '--json', draft])).stdout) as {
      readonly paragraphs: readonly { readonly newer: string | null; readonly certainty: string }[]
    }
    expect(json.paragraphs.find(({ newer }) => newer === 'annex/par/4')?.certainty).toBe('sure')
    const { stdout } = await resograph(['diff', '--before', '--html', draft])
    expect(stdout).toContain('<del>sufficient</del>')
    expect(stdout).toContain("'Palatino Linotype'")
    const quads = parseRdf((await resograph(['diff', '--before', '--format', 'turtle', draft])).stdout, 'ttl')
    expect(quads.filter(({ object }) => object.value.endsWith('#ReconstructedVersion'))).toHaveLength(1)
  })

  test('says so where nothing is tracked', async () => {
    const { status, stdout } = await resograph(['diff', '--before', 'data/sources/A_RES_64_293.txt'])
    expect([status, stdout]).toEqual([0, 'A/RES/64/293 tracks no changes: it tells nothing of a text before it\n'])
  })
})
