/** The shapes: what the mapper gives conforms, and each way of breaking it is told. */
import { readFileSync } from 'node:fs'
import { DataFactory } from 'n3'
import { expect, test } from 'vitest'
import type { Quad } from '@rdfjs/types'
import { InputError } from '../../src/errors.ts'
import { mapDataset } from '../../src/rdf/dataset.ts'
import { validateGraph } from '../../src/rdf/shacl.ts'
import { sampleEntry, sampleRecords } from '../support/sample.ts'

const base = 'http://localhost:3000/'
const rg = 'https://w3id.org/resograph/ontology#'
const shapes = readFileSync(new URL('../../ontology/shapes.ttl', import.meta.url), 'utf8')
const quads = [...mapDataset([sampleEntry], sampleRecords, { base })]
const { namedNode, literal, quad } = DataFactory

const without = (path: string, property: string) => (each: Quad) =>
  !(each.subject.value === `${base}${path}` && each.predicate.value.endsWith(property))

function add(path: string, property: string, value: string): Quad[] {
  const object = /^https?:/.test(value) ? namedNode(value) : literal(value)
  return [...quads, quad(namedNode(`${base}${path}`), namedNode(`${rg}${property}`), object)]
}

test('what the mapper gives conforms', async () => {
  expect(await validateGraph(quads, shapes)).toEqual({ conforms: true, results: [] })
})

const cite = 'id/A/RES/999/1/pp/1/cite/1'
test.each([
  ['a citation without its target', quads.filter(without(cite, '#target')), cite, `${rg}target`],
  ['a citation with a property that it may not have', add(cite, 'text', 'x'), cite, `${rg}text`],
  ['a citation of two grades', add(cite, 'grade', `${rg}External`), cite, `${rg}grade`],
  [
    'a paragraph without text',
    quads.filter(without('id/A/RES/999/1/op/2', '#text')),
    'id/A/RES/999/1/op/2',
    `${rg}text`,
  ],
  [
    'a paragraph in no document',
    quads.filter(without('id/A/RES/999/1/op/2', '#partOf')),
    'id/A/RES/999/1/op/2',
    `${rg}partOf`,
  ],
  ['a day that is a string', add('id/A/RES/999/1', 'adoptedOn', '2099-07-30'), 'id/A/RES/999/1', `${rg}adoptedOn`],
  [
    'a treaty without a label',
    quads.filter(without('id/treaty/untoc', '#label')),
    'id/treaty/untoc',
    'http://www.w3.org/2000/01/rdf-schema#label',
  ],
  [
    'a citation of an organ',
    add('id/A/RES/999/1', 'cites', `${base}id/organ/secretary-general`),
    'id/A/RES/999/1',
    `${rg}cites`,
  ],
  [
    'a text without its hash',
    quads.filter(without('doc/A/RES/999/1.txt', '#sha256')),
    'doc/A/RES/999/1.txt',
    `${rg}sha256`,
  ],
])('%s does not', async (_, broken, focus, path) => {
  const { conforms, results } = await validateGraph(broken, shapes)
  expect(conforms).toBe(false)
  expect(results).toContainEqual(expect.objectContaining({ focus: `${base}${focus}`, path, severity: 'Violation' }))
  for (const result of results) expect(result.message).not.toBe('')
})

test('shapes that are no Turtle are refused', async () => {
  await expect(validateGraph(quads, 'not turtle')).rejects.toThrow(InputError)
})
