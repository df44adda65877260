/** Inconsistencies that a careful reader finds, and consistent texts that give none. */
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { checkClaim, findClaims } from '../../src/finding/claims.ts'
import { findFindings } from '../../src/finding/findings.ts'
import type { ResolutionDocument } from '../../src/model.ts'
import { readDocument } from '../../src/read-document.ts'

const authorities = compileAuthorities(loadAuthorities())

/** A resolution with these paragraphs. */
function read(...paragraphs: readonly string[]): ResolutionDocument {
  const text = ['Resolution adopted by the General Assembly on 1 March 2020', '74/999. Trade', 'The General Assembly,']
  return readDocument([...text, ...paragraphs].join('\n\n'), { authorities })
}

const findings = (document: ResolutionDocument) =>
  findFindings(document).map(({ code, start, end }) => [code, document.text.slice(start, end)])

const fund =
  'the United Nations Voluntary Trust Fund for Victims of Trafficking in Persons, Especially Women and Children'
const decision = (number: number) =>
  `1. Decides to establish, in accordance with paragraph ${number} of the annex to the present resolution, ${fund};`
const annex = ['Annex', '1. Improve services for victims;', `2. Establish ${fund}, to be administered prudently.`]

test('a reference to a paragraph of the annex that names something else', () => {
  expect(findings(read(decision(1), ...annex))).toEqual([
    ['stale-reference', 'paragraph 1 of the annex to the present resolution'],
  ])
})

test('a reference to a paragraph that is not there', () => {
  expect(findings(read(decision(7), ...annex))).toEqual([
    ['stale-reference', 'paragraph 7 of the annex to the present resolution'],
  ])
})

test('a reference that is right gives nothing', () => {
  expect(findings(read(decision(2), ...annex))).toEqual([])
})

test('a short name that is introduced nowhere, once', () => {
  const document = read('1. Urges Member States to ratify UNTOC;', '2. Recalls UNTOC.')
  expect(findings(document)).toEqual([['undefined-alias', 'UNTOC']])
})

test('a short name behind its full name gives nothing', () => {
  const full = 'United Nations Convention against Transnational Organized Crime'
  expect(findings(read(`Recalling the ${full},`, '1. Recalls UNTOC.'))).toEqual([])
})

test('a footnote without a mark', () => {
  const [first, ...others] = read('1. Recalls its decision.').footnotes
  expect([first, others]).toEqual([undefined, []])
  const note = { marker: '3', text: 'Ibid.', anchoredIn: [], anchors: [], resolvesTo: [], map: [], start: 0, end: 10 }
  expect(findings({ ...read('1. Recalls its decision.'), footnotes: [note] })).toEqual([
    ['footnote-without-anchor', 'Resolution'],
  ])
})

const citing = read(
  'Recalling its resolutions 61/180 of 20 December 2006 and 63/194 of 18 December 2008, both entitled “Improving the coordination of efforts”,',
  'Recalling also its resolution 64/293 of 30 July 2010, entitled “Global Plan”, and resolution 55/25,',
)
const claims = findClaims(citing).map(({ key, kind, value, start, end }) => [
  key,
  kind,
  value,
  citing.text.slice(start, end),
])

test('dates and titles are claims of the citation that they stand with', () => {
  const both = 'entitled “Improving the coordination of efforts”'
  expect(claims).toEqual([
    ['A/RES/61/180', 'date', '2006-12-20', '20 December 2006'],
    ['A/RES/61/180', 'title', 'Improving the coordination of efforts', both],
    ['A/RES/63/194', 'date', '2008-12-18', '18 December 2008'],
    ['A/RES/63/194', 'title', 'Improving the coordination of efforts', both],
    ['A/RES/64/293', 'date', '2010-07-30', '30 July 2010'],
    ['A/RES/64/293', 'title', 'Global Plan', 'entitled “Global Plan”'],
  ])
})

test.each([
  [{ date: '2006-12-20', title: 'Improving the Coordination of Efforts' }, []],
  [{ date: '2006-12-19', title: 'Improving the coordination of efforts.' }, ['date-differs']],
  [{ date: '2006-12-20', title: 'Worsening the coordination of efforts' }, ['title-differs']],
  [{}, []],
])('held against %o', (own, codes) => {
  const found = findClaims(citing)
    .filter(({ key }) => key === 'A/RES/61/180')
    .flatMap((claim) => checkClaim(claim, own) ?? [])
  expect(found.map(({ code }) => code)).toEqual(codes)
})
