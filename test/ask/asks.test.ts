/** Who is asked, in sentences of the kinds that resolutions of several organs have; read by eye. */
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readDocument } from '../../src/read-document.ts'

const authorities = compileAuthorities(loadAuthorities())

/** Verb and addressees of each ask of an operative paragraph. */
function asksOf(paragraph: string) {
  const head = ['Resolution adopted by the General Assembly on 1 March 2020', '74/999. Trade', 'The General Assembly,']
  const { asks } = readDocument([...head, 'Recalling its resolution 73/1,', `1. ${paragraph}`].join('\n\n'), {
    authorities,
  })
  return asks.map(({ verb, addressees }) => [verb, addressees.map(({ name }) => name)])
}

test.each([
  ['Requests that the Secretary-General submit a report;', 'requests', ['Secretary-General']],
  ['Demands that all parties immediately end the fighting;', 'demands', ['parties']],
  [
    'Recommends that Member States and relevant intergovernmental organizations share their experience;',
    'recommends',
    ['Member States', 'intergovernmental organizations'],
  ],
  ['Requests that the report be issued in all languages;', 'requests', []],
  ['Recommends that the debate on the report of the Secretary-General take place in May;', 'recommends', []],
  ['Urges that due consideration continue to be given to the matter;', 'urges', []],
])('the subject of a clause is asked, unless something is done to it: %s', (paragraph, verb, addressees) => {
  expect(asksOf(paragraph)).toEqual([[verb, addressees]])
})

test.each([
  ['Calls upon the GoRL and the XYZ-IO to lay down arms;', ['GoRL', 'XYZ-IO']],
  [
    'Urges the troop- and police-contributing countries to train their staff;',
    ['troop- and police-contributing countries'],
  ],
  ['Encourages States in that regard to consult civil society;', ['States']],
  ['Calls upon all the authorities in Bosnia and Herzegovina to cooperate;', ['authorities in Bosnia and Herzegovina']],
  [
    'Urges the Governments of Chad and the Sudan, the ABC and local communities to agree;',
    ['Government of Chad', 'Government of the Sudan', 'ABC', 'local communities'],
  ],
  ['Invites the Governments of the region and donors to help;', ['Governments of the region', 'donors']],
  [
    'Requests the Presidents of the Economic and Social Council and the General Assembly to go on;',
    ['President of the Economic and Social Council', 'President of the General Assembly'],
  ],
  ['Demands that Israel withdraw its forces;', ['Israel']],
  [
    'Demands that the Government of Chad and the Government of South Sudan continue to facilitate access;',
    ['Government of Chad', 'Government of South Sudan'],
  ],
  ['Calls upon the Government of Mali urgently to fulfil its commitments;', ['Government of Mali']],
  [
    'Requests the Department of Rural and Coastal Affairs and the Office of Weather to report;',
    ['Department of Rural and Coastal Affairs', 'Office of Weather'],
  ],
  ['Calls upon Member States acting under paragraphs 3 and 4 above to comply;', ['Member States']],
  ['Encourages timely information exchange between the ABC and the Secretary-General;', []],
  ['Urges stronger collaboration between States, ship owners and non-governmental organizations to that end;', []],
])('names, and what is no name: %s', (paragraph, addressees) => {
  expect(asksOf(paragraph).map(([, asked]) => asked)).toEqual([addressees])
})

test('a pronoun stands for whoever the paragraph asked, or for the doers it praised', () => {
  expect(asksOf('Requests the Secretary-General to help and invites him to report;')).toEqual([
    ['requests', ['Secretary-General']],
    ['invites', ['Secretary-General']],
  ])
  expect(
    asksOf(
      'Welcomes the steps taken by the human rights treaty bodies and United Nations agencies, and encourages them to go on;',
    ),
  ).toEqual([['encourages', ['human rights treaty bodies', 'United Nations agencies']]])
  expect(
    asksOf('Commends the work of the United Nations Office on Drugs and Crime, and invites it to continue;'),
  ).toEqual([['invites', ['United Nations Office on Drugs and Crime']]])
})

test('a pronoun that could stand for several gives nobody', () => {
  expect(
    asksOf('Commends the Human Rights Council and the Security Council for their work and invites it to continue;'),
  ).toEqual([['invites', []]])
})

test('two verbs that share one object ask the same', () => {
  expect(asksOf('Requests and encourages the Secretary-General to act;')).toEqual([
    ['requests', ['Secretary-General']],
    ['encourages', ['Secretary-General']],
  ])
})

test('an organ that something is recommended to', () => {
  expect(asksOf('Recommends to the Economic and Social Council the adoption of the annexed text;')).toEqual([
    ['recommends', ['Economic and Social Council']],
  ])
})

test.each([
  [
    'Requests the Secretary-General to report within ninety days of the adoption of the present resolution;',
    { text: 'within ninety days of the adoption of the present resolution' },
  ],
  [
    'Requests the Secretary-General to report every six months;',
    { text: 'every six months', recurrence: 'every six months' },
  ],
  [
    'Requests the Secretary-General to report no later than 15 December 2020;',
    { text: 'no later than 15 December 2020', date: '2020-12-15' },
  ],
  [
    'Requests the Special Rapporteur to submit annual reports to the Council, starting at its sixty-first session;',
    { text: 'at its sixty-first session', session: '61', recurrence: 'submit annual reports' },
  ],
  ['Requests the Secretary-General to report to it at its next session;', { text: 'at its next session' }],
  [
    'Requests the High Commissioner to present an update at the Council’s fifty-eighth and sixty-first sessions;',
    { text: 'at the Council’s fifty-eighth and sixty-first sessions', session: '58', furtherSessions: ['61'] },
  ],
  [
    'Requests the Board to meet at the main part of its one hundred and tenth, hundred and eleventh and 112th sessions;',
    {
      text: 'at the main part of its one hundred and tenth, hundred and eleventh and 112th sessions',
      session: '110',
      furtherSessions: ['111', '112'],
    },
  ],
])('when it is due: %s', (paragraph, deadline) => {
  const head = ['Resolution adopted by the General Assembly on 1 March 2020', '74/999. Trade', 'The General Assembly,']
  const { asks } = readDocument([...head, `1. ${paragraph}`].join('\n\n'), { authorities })
  expect(asks.map((ask) => ask.deadline)).toEqual([deadline])
})

/** All addressees of a text with that title and those operative paragraphs. */
function addresseesOf(title: string, paragraphs: readonly string[]) {
  const head = [
    'Resolution adopted by the General Assembly on 1 March 2020',
    `74/999. ${title}`,
    'The General Assembly,',
  ]
  const numbered = paragraphs.map((paragraph, i) => `${i + 1}. ${paragraph}`)
  const { asks } = readDocument([...head, 'Recalling its resolution 73/1,', ...numbered].join('\n\n'), { authorities })
  return asks.flatMap((ask) => ask.addressees.map(({ name }) => name))
}

test('a short name stands for the one body of its kind that the document names, or that its title does', () => {
  const food = 'Special Rapporteur on the right to food'
  const request = 'Requests the Special Rapporteur to report;'
  const filler = Array.from({ length: 4 }, () => 'Stresses the need for peace;')
  expect(addresseesOf('Hunger', [`Takes note of the report of the ${food};`, ...filler, request])).toEqual([food])
  const two = [
    `Takes note of the reports of the ${food} and of the Special Rapporteur on freedom of religion or belief;`,
  ]
  expect(addresseesOf('Hunger', [...two, ...filler, request])).toEqual(['Special Rapporteur'])
  expect(addresseesOf('Hunger', [...two, ...filler, `Commends the ${food};`, request])).toEqual([food])
  const unknown = 'Takes note of the report of the Special Rapporteur on the weather of mountains;'
  expect(addresseesOf('Hunger', [`Commends the ${food};`, unknown, request])).toEqual(['Special Rapporteur'])
  expect(addresseesOf('Special Rapporteur on the weather of mountains', [`Commends the ${food};`, request])).toEqual([
    'Special Rapporteur on the weather of mountains',
  ])
})
