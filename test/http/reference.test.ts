import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Hono } from 'hono'
import jsonld from 'jsonld'
import { REFERENCE_FORMATS } from '../../src/publish/reference.ts'
import type { Site } from '../../src/publish/site.ts'
import { openSample } from '../support/site.ts'

let app: Hono
let site: Site
beforeAll(async () => ({ app, site } = await openSample()))
afterAll(() => site.engine.close())

const DOC = '/doc/A/RES/64/293'
const IRI = 'http://localhost:3000/id/A/RES/64/293'
const TITLE = 'United Nations Global Plan of Action to Combat Trafficking in Persons'
const read = async (path: string) => (await app.request(path)).text()
const write = (ending: string, facts: object) =>
  REFERENCE_FORMATS.find((format) => format.ending === ending)?.write({ iri: IRI, title: 'T', adopted: true, ...facts })

describe('a document as a reference', () => {
  test('in BibTeX', async () => {
    const text = await read(`${DOC}.bib`)
    expect(text).toMatch(/^@misc\{A-RES-64-293,\n {2}title = \{\{United Nations Global Plan/)
    expect(text).toContain('  number = {A/RES/64/293}')
    expect(text).toContain(`  url = {${IRI}}`)
  })

  test('in RIS', async () => {
    const lines = (await read(`${DOC}.ris`)).split('\r\n')
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['TY  - GOVDOC', 'ER  - ', ''])
    expect(lines).toContain(`TI  - ${TITLE}`)
  })

  test('in CSL-JSON', async () =>
    expect(JSON.parse(await read(`${DOC}.csl.json`))).toMatchObject([
      { id: IRI, type: 'legislation', title: TITLE, number: 'A/RES/64/293', URL: IRI },
    ]))

  test.each(REFERENCE_FORMATS.map(({ mediaType, ending }) => [mediaType, ending]))(
    '%s is negotiated',
    async (type, ending) => {
      const response = await app.request(DOC, { headers: { Accept: type } })
      expect([response.status, response.headers.get('Content-Type')]).toEqual([200, type])
      expect(await response.text()).toBe(await read(`${DOC}.${ending}`))
    },
  )

  test('what is no document has none', async () =>
    expect((await app.request('/doc/treaty/untoc.bib')).status).toBe(404))
})

describe('text that would break the format', () => {
  test.each([
    ['100% of {A} & B_C', '100\\% of \\{A\\} \\& B\\_C'],
    ['a\\b ~ ^', 'a\\textbackslash{}b \\textasciitilde{} \\textasciicircum{}'],
  ])('BibTeX: %s', (title, printed) => expect(write('bib', { title })).toContain(`title = {{${printed}}}`))

  test('RIS: a line break', () => expect(write('ris', { title: 'a\r\nER  - b' })).toContain('TI  - a ER - b\r\n'))

  test('dates by day and by year', () => {
    expect(write('bib', { date: '2010-07-30' })).toContain('  year = {2010},\n  month = jul,\n  day = {30}')
    expect(write('bib', { date: '1926' })).not.toContain('month')
    expect(JSON.parse(write('csl.json', { date: '2010-07-30' }) ?? '')).toMatchObject([
      { issued: { 'date-parts': [[2010, 7, 30]] } },
    ])
  })
})

test('a page carries its document as schema.org Legislation', async () => {
  const page = await read(`${DOC}.html`)
  const block = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(page)?.[1] ?? ''
  expect(JSON.parse(block)).toMatchObject({ '@type': 'Legislation', '@id': IRI, name: TITLE })
  expect(await read('/doc/treaty/untoc.html')).not.toContain('<script')
})

interface Framed {
  readonly '@context': readonly [string, object]
  readonly id: string
  readonly cites: readonly string[]
  readonly parts: readonly {
    readonly id: string
    readonly text?: string
    readonly start: number
    readonly statements: readonly object[]
  }[]
  readonly included: readonly { readonly id: string; readonly label?: string }[]
}

test('as plain JSON a resolution holds its paragraphs, and they hold what they state', async () => {
  const framed = JSON.parse(await read(`${DOC}.json`)) as Framed
  expect(framed.id).toBe('A/RES/64/293')
  expect(framed.cites).toEqual(['A/RES/55/25', 'treaty/untoc'])
  const paragraph = framed.parts.find(({ id }) => id === 'A/RES/64/293/pp/1')
  expect(paragraph?.text).toMatch(/^Reaffirming its resolution 55\/25/)
  expect(paragraph?.start).toBe(0)
  expect(paragraph?.statements.length).toBeGreaterThan(0)
  expect(framed.included.find(({ id }) => id === 'treaty/untoc')?.label).toContain('Transnational')
})

test.each([DOC, '/doc/treaty/untoc', `${DOC}/pp/1`])(
  'the plain JSON of %s is JSON-LD that loses nothing',
  async (path) => {
    const framed = JSON.parse(await read(`${path}.json`)) as Framed
    const documentLoader = async (address: string) => {
      const document = JSON.parse(await read(new URL(address).pathname)) as never
      return { documentUrl: address, document, contextUrl: undefined as never }
    }
    const options = { format: 'application/n-quads', documentLoader } as const
    const found = String(await jsonld.toRDF(framed as object, options))
    expect(found.trim().split('\n').toSorted()).toEqual((await read(`${path}.nt`)).trim().split('\n').toSorted())
  },
)
