/** Every shipped statement agrees with its text, and no alteration of one goes unseen. */
import { DataFactory } from 'n3'
import type { Term } from '@rdfjs/types'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/files/read.ts'
import { documentGraphs, indexGraphs, type Description, type DocumentGraph } from '../../src/trace/graphs.ts'
import { verifyDocument, type Fault, type FoundText } from '../../src/trace/verify.ts'
import { readShipped, type Shipped } from '../support/shipped-dataset.ts'

const RG = 'https://w3id.org/resograph/ontology#'
let shipped: Shipped
let graphs: readonly DocumentGraph[]

beforeAll(async () => {
  shipped = await readShipped()
  graphs = documentGraphs(indexGraphs(shipped.quads))
})

/** The text that a graph was read from. */
function textOf({ sha256: hash }: DocumentGraph): FoundText {
  const loaded = shipped.documents.find((each) => each.sha256 === hash)!
  return { text: loaded.document.text, sha256: hash, path: loaded.path }
}

const graphOf = (key: string) => graphs.find((each) => each.key === key)!

/** The graph with one value of one node replaced. */
function altered(
  graph: DocumentGraph,
  node: string,
  property: string,
  change: (value: string) => string,
): DocumentGraph {
  const description = new Map(graph.nodes.get(node))
  const terms = description.get(RG + property)!.map((term): Term => DataFactory.literal(change(term.value)) as Term)
  return { ...graph, nodes: new Map([...graph.nodes, [node, description.set(RG + property, terms)]]) }
}

const codesOf = (faults: readonly Fault[]) => [...new Set(faults.map(({ code }) => code))]

test('every statement of the shipped documents agrees with its text', () => {
  expect(graphs.map(({ key }) => key).toSorted()).toEqual([
    'A/64/L.64',
    'A/RES/63/194',
    'A/RES/64/293',
    'CCPCJ/RES/20/3',
    'draft/2010-07-19',
  ])
  expect(graphs.flatMap((graph) => verifyDocument(graph, textOf(graph)))).toEqual([])
})

describe('in the first citation of A/RES/64/293', () => {
  const node = 'http://localhost:3000/id/A/RES/64/293/pp/1/cite/1'
  const faultsOf = (property: string, change: (value: string) => string) => {
    const graph = graphOf('A/RES/64/293')
    return verifyDocument(altered(graph, node, property, change), textOf(graph)).filter((each) => each.subject === node)
  }

  test('another wording is found', () => {
    expect(codesOf(faultsOf('mention', (words) => words.replace('Charter', 'Chapter')))).toEqual(['quote'])
  })
  test.each(['start', 'end'])('another %s is found', (property) => {
    for (const by of [-1, 1]) {
      expect(codesOf(faultsOf(property, (offset) => String(Number(offset) + by))), String(by)).toEqual(['quote'])
    }
  })
  test('an offset that is none is found', () => {
    for (const bad of ['-1', '1.5', '99999999', 'x'])
      expect(codesOf(faultsOf('end', () => bad)), bad).toEqual(['offset'])
  })
})

test('one altered character of a text changes its hash, and is found in what quotes it', () => {
  const graph = graphOf('A/RES/64/293')
  const { text, path } = textOf(graph)
  const other = text.replace('Charter of the United Nations', 'Charter of the United Nation5')
  const faults = verifyDocument(graph, { text: other, sha256: sha256(other), path })
  expect(faults[0]).toMatchObject({ code: 'text', subject: 'http://localhost:3000/doc/A/RES/64/293.txt' })
  expect(faults.map(({ subject }) => subject)).toContain('http://localhost:3000/id/A/RES/64/293/pp/1/cite/1')
})

test('a document whose text is not there is a fault', () => {
  expect(verifyDocument(graphOf('A/RES/63/194'), undefined).map(({ code }) => code)).toEqual(['text'])
})

test('no part or statement can be moved by a character, and no quote or text changed, without a fault', () => {
  const unseen: string[] = []
  for (const graph of graphs) {
    const found = textOf(graph)
    const spans = [...graph.nodes].filter(([node, each]) => each.has(`${RG}start`) && !node.includes('/diagnostic/'))
    for (const [node, description] of spans.filter((_, index) => index % 2 === 0)) {
      const alone = { ...graph, nodes: aloneWithCuts(graph, node) }
      for (const [property, change] of changesOf(description)) {
        const faults = verifyDocument(altered(alone, node, property, change), found)
        if (!faults.some(({ subject, code }) => subject === node && code !== 'evidence'))
          unseen.push(`${node} ${property}`)
      }
    }
  }
  expect(unseen).toEqual([])
})

/** One node with the footnotes and notes that may stand in its middle: the rest is not looked at again and again. */
function aloneWithCuts({ nodes }: DocumentGraph, node: string): ReadonlyMap<string, Description> {
  return new Map([...nodes].filter(([iri]) => iri === node || /\/(?:fn|note)\/[^/]+$/.test(iri)))
}

const by = (offset: number) => (value: string) => String(Number(value) + offset)

function changesOf(description: Description): readonly (readonly [string, (value: string) => string])[] {
  const worded = ['quote', 'mention', 'text'].filter((property) => description.has(RG + property))
  const filled = worded.filter((property) => description.get(RG + property)![0]!.value !== '')
  return [
    ...[1, -1].flatMap((offset) => [['start', by(offset)] as const, ['end', by(offset)] as const]),
    ...filled.map((property) => [property, swapMiddle] as const),
  ]
}

/** The text with its middle letter changed. */
function swapMiddle(text: string): string {
  const middle = text.length >> 1
  return `${text.slice(0, middle)}${text[middle] === 'ƶ' ? 'Ƶ' : 'ƶ'}${text.slice(middle + 1)}`
}
