/** Series over the sessions: which resolution follows which, and what is new in each. */
import { expect, test } from 'vitest'
import { findNews } from '../../src/lineage/news.ts'
import { findSeries } from '../../src/lineage/series.ts'
import type { Candidate, StatedTitle } from '../../src/lineage/series.ts'
import type { Version } from '../../src/lineage/version.ts'

const chainsOf = (held: readonly Candidate[], stated: readonly StatedTitle[] = []) =>
  findSeries(held, stated).map(({ members }) =>
    members.map(({ key, held: isHeld, before = '–' }) => `${isHeld ? '' : '('}${key}${isHeld ? '' : ')'} < ${before}`),
  )
const one = (key: string, title: string, ...cites: string[]): Candidate => ({ key, title, cites })

test('one title a session is a series, whether or not each cites the one before', () => {
  expect(
    chainsOf([
      one('A/RES/79/2', 'Trade in goods', 'A/RES/78/9'),
      one('A/RES/77/5', 'Trade in goods'),
      one('A/RES/78/9', 'Trade in Goods'),
      one('A/RES/79/3', 'Trade in services'),
    ]),
  ).toEqual([['A/RES/77/5 < –', 'A/RES/78/9 < A/RES/77/5', 'A/RES/79/2 < A/RES/78/9']])
})

test('another organ has another series, and another language is no resolution of its own', () => {
  const held = [
    one('A/RES/77/5', 'Trade in goods'),
    one('A/HRC/RES/50/1', 'Trade in goods'),
    one('A/RES/78/1@fr', 'Trade in goods'),
  ]
  expect(chainsOf(held)).toEqual([])
})

test('a title that is used several times a session needs a citation', () => {
  expect(
    chainsOf([
      one('S/RES/2600(2021)', 'The situation in Xanadu'),
      one('A/RES/77/5', 'Financing of missions'),
      one('A/RES/77/6', 'Financing of missions'),
      one('A/RES/78/1', 'Financing of missions', 'A/RES/77/6'),
      one('A/RES/78/2', 'Financing of missions'),
    ]),
  ).toEqual([['A/RES/77/6 < –', 'A/RES/78/1 < A/RES/77/6']])
})

test('years in a title move on, and a title may change a little where the earlier text is cited', () => {
  expect(
    chainsOf([
      one('A/RES/77/1', 'Programme budget for 2023'),
      one('A/RES/78/1', 'Programme budget for 2024'),
      one('A/RES/77/8', 'Rights of migrant children and youth'),
      one('A/RES/78/8', 'Rights of migrant children and young people', 'A/RES/77/8'),
      one('A/RES/79/8', 'Rights of migrant children', 'A/RES/77/1'),
    ]),
  ).toEqual([
    ['A/RES/77/1 < –', 'A/RES/78/1 < A/RES/77/1'],
    ['A/RES/77/8 < –', 'A/RES/78/8 < A/RES/77/8'],
  ])
})

test('resolutions that others cite under the title belong to the series without being held', () => {
  const title = 'Improving the coordination of efforts'
  expect(
    chainsOf(
      [one('A/RES/63/194', title)],
      [
        { key: 'A/RES/61/180', title },
        { key: 'A/RES/64/178', title },
        { key: 'A/RES/58/137', title: 'Strengthening international cooperation' },
      ],
    ),
  ).toEqual([['(A/RES/61/180) < –', 'A/RES/63/194 < A/RES/61/180', '(A/RES/64/178) < A/RES/63/194']])
})

const version = (...texts: string[]): Version => ({
  paragraphs: texts.map((text, at) => ({ id: `op/${at + 1}`, kind: 'operative', text })),
  notes: [],
  acts: [],
  citations: [],
  asks: [],
})

const texts: Readonly<Record<string, Version>> = {
  'A/RES/76/1': version(
    'Urges all States to ratify the Convention against Transnational Organized Crime;',
    'Requests the Secretary-General to report to the General Assembly at its seventy-seventh session;',
  ),
  'A/RES/77/1': version(
    'Urges all States to ratify the Convention against Transnational Organized Crime;',
    'Welcomes the establishment of a trust fund for victims of the slave trade;',
    'Requests the Secretary-General to report to the general assembly at its seventy-eighth session;',
  ),
  'A/RES/79/1': version(
    'Urges all States to ratify the Convention against Transnational Organized Crime;',
    'Welcomes with appreciation the establishment of a trust fund for all victims of the slave trade;',
    'Requests the Secretary-General to report to the General Assembly at its eightieth session;',
    'Decides to convene a conference on piracy in the Indian Ocean;',
  ),
}

test('each paragraph has an age, and what is new is told from what is repeated', () => {
  const members = [
    { key: 'A/RES/76/1', held: true, order: 76 },
    { key: 'A/RES/77/1', held: true, order: 77, before: 'A/RES/76/1' },
    { key: 'A/RES/78/1', held: false, order: 78, before: 'A/RES/77/1' },
    { key: 'A/RES/79/1', held: true, order: 79, before: 'A/RES/78/1' },
  ]
  const news = [...findNews(members, (key) => texts[key])]
  expect(
    news.map(({ key, before = '–', paragraphs }) => [
      `${key} after ${before}`,
      ...paragraphs.map(
        ({ id, novelty = '?', continues = '–', firstIn, appearances }) =>
          `${id} ${novelty} of ${continues} since ${firstIn}: ${appearances}`,
      ),
    ]),
  ).toEqual([
    ['A/RES/76/1 after –', 'op/1 ? of – since A/RES/76/1: 1', 'op/2 ? of – since A/RES/76/1: 1'],
    [
      'A/RES/77/1 after A/RES/76/1',
      'op/1 repeated of op/1 since A/RES/76/1: 2',
      'op/2 new of – since A/RES/77/1: 1',
      'op/3 updated of op/2 since A/RES/76/1: 2',
    ],
    [
      'A/RES/79/1 after A/RES/77/1',
      'op/1 repeated of op/1 since A/RES/76/1: 3',
      'op/2 reworded of op/2 since A/RES/77/1: 2',
      'op/3 updated of op/3 since A/RES/76/1: 3',
      'op/4 new of – since A/RES/79/1: 1',
    ],
  ])
})
