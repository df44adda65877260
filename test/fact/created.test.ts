/** Posts and bodies that come into being in the words of the text itself. Read by eye. */
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readDocument } from '../../src/read-document.ts'

const authorities = compileAuthorities(loadAuthorities())

function factsOf(title: string, paragraph: string) {
  const text = [
    `Resolution 66/14. ${title}`,
    'The Human Rights Council,',
    'Recalling its resolution 65/1,',
    `1. ${paragraph}`,
  ]
  const { facts } = readDocument(text.join('\n\n'), { authorities })
  return facts.map(({ subject, predicate, object, evidence }) => [
    subject.name,
    predicate,
    object.key ?? object.name,
    evidence.quote,
  ])
}

test('a new post in words of its own is that of the record with the same words', () => {
  const words = 'a special rapporteur on contemporary forms of slavery, including its causes and its consequences'
  expect(
    factsOf('Slavery', `Decides to appoint, for a period of three years, ${words}, to replace the Working Group;`),
  ).toEqual([['A/HRC/RES/66/14', 'appoints', 'mandate/sr-slavery', words]])
})

test('a post that no record has keeps its words, and a bare one those of the title', () => {
  expect(factsOf('Bells', 'Decides to establish a working group on the ringing of bells;')).toEqual([
    [
      'A/HRC/RES/66/14',
      'establishes',
      'working group on the ringing of bells',
      'a working group on the ringing of bells',
    ],
  ])
  expect(
    factsOf('Special Rapporteur on bells', 'Decides to appoint a Special Rapporteur whose mandate is clear;'),
  ).toEqual([['A/HRC/RES/66/14', 'appoints', 'Special Rapporteur on bells', 'a Special Rapporteur']])
  expect(factsOf('Bells', 'Decides to appoint a Special Rapporteur whose mandate is clear;')).toEqual([])
})

test('an extension has its date where it likes, and a name of its own words', () => {
  expect(factsOf('Mali', 'Decides to extend until 30 June 2031 the mandate of UNODC;')).toEqual([
    ['A/HRC/RES/66/14', 'extends', 'mandate/unodc', 'Decides to extend until 30 June 2031 the mandate of UNODC'],
  ])
  expect(
    factsOf('Bells', 'Decides to renew the mandate of the Panel of Bell Experts originally appointed in 2030;'),
  ).toEqual([
    [
      'A/HRC/RES/66/14',
      'extends',
      'Panel of Bell Experts',
      'Decides to renew the mandate of the Panel of Bell Experts',
    ],
  ])
  expect(factsOf('Bells', 'Decides to extend until 30 June 2031 the measures on bells;')).toEqual([])
})

test('a post on record that is created by its name', () => {
  expect(
    factsOf('Rights', 'Decides to create the post of the High Commissioner for Human Rights;').map(([, verb, post]) => [
      verb,
      post,
    ]),
  ).toEqual([['establishes', 'organ/high-commissioner-for-human-rights']])
})
