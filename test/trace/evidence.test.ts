/** No statement enters the graph without evidence, and what evidence costs. */
import { DataFactory } from 'n3'
import { beforeAll, expect, test } from 'vitest'
import type { NamedNode, Quad } from '@rdfjs/types'
import { findUnevidenced } from '../../src/trace/evidence.ts'
import { documentGraphs, indexGraphs } from '../../src/trace/graphs.ts'
import { base, readShipped } from '../support/shipped-dataset.ts'

const RG = 'https://w3id.org/resograph/ontology#'
let quads: readonly Quad[]

beforeAll(async () => {
  ;({ quads } = await readShipped())
})

const unevidenced = (from: readonly Quad[]) => documentGraphs(indexGraphs(from)).flatMap(findUnevidenced)
const isAbout = (quad: Quad, subject: string, property: string) =>
  quad.subject.value === base + subject && quad.predicate.value === RG + property

test('every triple of the shipped documents has evidence', () => {
  expect(unevidenced(quads)).toEqual([])
})

test('so it is in a dataset without named graphs', () => {
  const flat = quads.map(({ subject, predicate, object }) =>
    DataFactory.quad(subject as NamedNode, predicate as NamedNode, object as NamedNode),
  )
  expect(documentGraphs(indexGraphs(flat))).toHaveLength(5)
  expect(unevidenced(flat)).toEqual([])
})

test.each([
  ['a citation', 'id/A/RES/64/293/pp/1/cite/1', 'id/A/RES/64/293/pp/1'],
  ['an entry of metadata', 'id/A/RES/64/293/metadata/session', 'id/A/RES/64/293'],
])('without %s what it made is found', (_, statement, subject) => {
  const left = quads.filter((quad) => quad.subject.value !== base + statement)
  expect(left.length).toBeLessThan(quads.length)
  expect(unevidenced(left).map((each) => each.subject)).toContain(base + subject)
})

test('a statement without rule, span or words is found', () => {
  const statement = 'id/A/RES/64/293/pp/1/cite/1'
  for (const property of ['rule', 'start', 'mention']) {
    const left = quads.filter((quad) => !isAbout(quad, statement, property))
    expect(left, property).toHaveLength(quads.length - 1)
    expect(
      unevidenced(left).map((each) => each.subject),
      property,
    ).toEqual([base + statement])
  }
})

test('the quads that each document costs', () => {
  const costs = new Map<string, number>()
  for (const { graph } of quads) costs.set(graph.value, (costs.get(graph.value) ?? 0) + 1)
  const most: Readonly<Record<string, number>> = {
    'A/RES/64/293': 3770,
    'A/64/L.64': 3580,
    'A/RES/63/194': 930,
    'CCPCJ/RES/20/3': 1290,
    'draft/2010-07-19': 4080,
  }
  for (const [key, ceiling] of Object.entries(most)) {
    expect(costs.get(`${base}graph/${key}`), key).toBeLessThanOrEqual(ceiling)
  }
})
