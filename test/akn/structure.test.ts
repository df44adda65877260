/** The structure that an Akoma Ntoso file marks up, read from an invented one. */
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { documentJson } from '../../src/cli/json.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readAkn } from '../../src/read-akn.ts'
import { sampleXml } from './sample.ts'

const authorities = compileAuthorities(loadAuthorities())
const read = (xml: string) => readAkn(xml, { authorities })
const document = read(sampleXml())
const outline = (xml: string) => read(xml).paragraphs.map(({ id, text }) => `${id} ${text}`)

test('paragraphs are counted, numbered and lettered; what goes on in lower case belongs to the one before', () => {
  expect(outline(sampleXml())).toEqual([
    'pp/1 Recalling its resolution 61/180 of 20 December 2006,',
    'pp/2 Having considered the report of the Secretary-General on self-government, and taking it further,',
    'pp/3 Guided by:',
    'pp/3/a Peace;',
    'pp/3/b Security,',
    'op/1 Requests the Secretary-General to report to the General Assembly at its seventieth session;',
    'op/2 Urges Member States:',
    'op/2/a To cooperate;',
    'op/2/a/i Widely;',
    'op/2/a/ii Soon;',
    'op/2/b To report.',
    'op/3 Decides to remain seized of the matter.',
  ])
})

test('every character of a paragraph stands where the map says', () => {
  for (const { text, map, start, end } of [...document.paragraphs, ...document.footnotes]) {
    for (let i = 0; i < map.length; i += 2) {
      const [clean = 0, source = 0, until = text.length] = [map[i], map[i + 1], map[i + 2]]
      const stretch = text.slice(clean, until).trimEnd()
      expect(document.text.slice(source, source + stretch.length)).toBe(stretch)
    }
    expect(document.text.slice(start, start + 4)).toBe(text.slice(0, 4))
    expect(end).toBeLessThanOrEqual(document.text.length)
  }
})

test('the plain text shows marks raised and notes below', () => {
  expect(document.text).toContain('Secretary-General¹ on self-government,')
  expect(document.text).toMatch(/\n¹ A\/69\/999\.\n² See resolution 55\/25, annex I\.\n$/)
})

test('footnotes count from 1 though the file counts a note that it leaves out', () => {
  expect(document.footnotes.map(({ marker, anchoredIn, resolvesTo }) => [marker, anchoredIn, resolvesTo])).toEqual([
    ['1', ['pp/2'], ['A/69/999']],
    ['2', ['op/2/b'], ['A/RES/55/25']],
  ])
})

test('links are citations, with the verb that governs them', () => {
  const cited = document.citations.map((each) => [each.in, each.relation, each.target.key])
  expect(cited).toContainEqual(['pp/1', 'recalls', 'A/RES/61/180'])
  expect(cited).toContainEqual(['pp/2', 'mentions', 'A/69/999'])
  expect(cited).toContainEqual(['op/2/b', 'urges', 'A/RES/55/25'])
})

test('what the cover prints is stated, with its place', () => {
  const { metadata, text } = document
  expect(metadata).toMatchObject({
    symbol: 'A/RES/69/500',
    type: 'resolution',
    organ: 'General Assembly',
    title: 'Improving the tests',
    date: '2014-12-12',
    session: '69',
    agendaItems: ['26 (b)', '105'],
    meeting: '52nd plenary meeting',
    distributed: '2015-01-20',
    committeeReport: 'A/69/489',
    language: 'en',
  })
  const { start = 0, end = 0 } = metadata.evidence.symbol ?? {}
  expect(text.slice(start, end)).toBe('A/RES/69/500')
})

test('subjects, votes and sponsors are those of the record', () => {
  expect(documentJson(document)).toMatchObject({
    subjects: ['TRAFFICKING IN PERSONS', 'HUMAN RIGHTS'],
    votes: { inFavour: 120, against: 3, abstaining: 0 },
    sponsors: [
      { name: 'Bosnia and Herzegovina', additional: false },
      { name: 'Iran (Islamic Republic of)', additional: false },
      { name: 'Oman', additional: false },
      { name: 'Fiji', additional: true },
    ],
  })
  expect(document.record?.subjects.map(({ iri }) => iri)).toEqual([
    'http://metadata.un.org/sdg/16',
    'http://metadata.un.org/thesaurus/1006622',
    undefined,
  ])
})

test('a heading before a paragraph opens a section', () => {
  expect(document.sections.map(({ id, title }) => [id, title])).toEqual([['section/1', 'Measures']])
})

const annex = (name: string) =>
  `<mainBody><p><span class="bold">${name}</span></p><p><span class="bold">Rules</span></p>
   <paragraph><num>1.</num><content><p>First rule.</p></content></paragraph></mainBody>`
const attach = (...bodies: string[]) =>
  `<attachments>${bodies.map((each) => `<attachment><doc>${each}</doc></attachment>`).join('')}</attachments>`

test('annexes of the body and attachments are numbered by themselves', () => {
  const one = read(sampleXml({ after: attach(annex('Annex')) }))
  expect(one.paragraphs.at(-1)).toMatchObject({ id: 'annex/par/1', kind: 'annex', text: 'First rule.' })
  expect(one.annexes).toMatchObject([{ id: 'annex', title: 'Rules' }])
  const two = read(sampleXml({ after: attach(annex('Annex I'), annex('Annex II')) }))
  expect(two.paragraphs.slice(-2).map(({ id }) => id)).toEqual(['annex-1/par/1', 'annex-2/par/1'])
  expect(two.annexes.map(({ label }) => label)).toEqual(['I', 'II'])
})

test('tables are text of the document and of no paragraph', () => {
  const table = '<container><table><tr><th><p>State</p></th><td><p>Share</p></td></tr></table></container>'
  const { text, paragraphs } = read(
    sampleXml({
      body: `<paragraph><num>1.</num><content><p><span class="italic">Decides</span> so;</p></content></paragraph>${table}`,
    }),
  )
  expect(text).toContain('State | Share\n')
  expect(paragraphs.filter((paragraph) => paragraph.text.includes('Share'))).toEqual([])
})

const point = (label: string) => `<point><num>${label}</num><content><p>Item;</p></content></point>`

test('letters that run on under a new parent go on counting', () => {
  const list = ['(i)', '(a)', '(b)', '(ii)', '(c)'].map(point).join('')
  const body = `<paragraph><num>1.</num><list><intro><p><span class="italic">Decides</span>:</p></intro>${list}</list></paragraph>`
  expect(
    read(sampleXml({ body }))
      .paragraphs.slice(-5)
      .map(({ id }) => id),
  ).toEqual(['op/1/i', 'op/1/i/a', 'op/1/i/b', 'op/1/ii', 'op/1/ii/c'])
})

test('a link that names another document than its words is reported, and the words are followed', () => {
  const wrong = sampleXml().replace('en/A/RES/61/180', 'en/S/RES/2144')
  const { citations, diagnostics } = read(wrong)
  expect(citations[0]?.target.key).toBe('A/RES/61/180')
  expect(diagnostics.map(({ code }) => code)).toContain('link-differs')
})

test('a link says whose number a bare number is', () => {
  const council = sampleXml().replace('en/A/RES/61/180', 'en/A/HRC/RES/61/180')
  const { citations, diagnostics } = read(council)
  expect(citations[0]?.target.key).toBe('A/HRC/RES/61/180')
  expect(diagnostics).toEqual([])
})

test('a text in another language gives structure, metadata and links, and nothing that takes reading it', () => {
  const french = read(sampleXml({ language: 'fra' }))
  expect(french.metadata.language).toBe('fr')
  expect(french.paragraphs).toHaveLength(document.paragraphs.length)
  expect(french.citations.map(({ target, relation }) => [target.key, relation])).toEqual([['A/RES/61/180', 'mentions']])
  expect([french.acts, french.asks, french.facts]).toEqual([[], [], []])
})

test('white space is single, and none stands before punctuation or inside brackets', () => {
  const body = `<paragraph><num>1.</num><content><p> Requests\u00a0 the\nSecretary-General ( the “Head” ) , to re\u00adport<span> .</span></p></content></paragraph>`
  expect(outline(sampleXml({ body })).at(-1)).toBe('op/1 Requests the Secretary-General (the “Head”), to report.')
})
