/** The acts of a paragraph: who acts, and what is only told of others. Read by eye. */
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readDocument } from '../../src/read-document.ts'

const authorities = compileAuthorities(loadAuthorities())

function verbsOf(paragraph: string): readonly string[] | undefined {
  const text = [
    'S/RES/2999 (2030)',
    'The Security Council,',
    'Recalling its resolution 2514 (2020),',
    `1. ${paragraph}`,
  ]
  return readDocument(text.join('\n\n'), { authorities }).paragraphs.find(({ id }) => id === 'op/1')?.verbs
}

test('a further act needs no `and` before it', () => {
  expect(
    verbsOf('Condemns the attacks, stresses that they may be crimes, demands that they end, and notes the report;'),
  ).toEqual(['condemns', 'stresses', 'demands', 'notes'])
  expect(verbsOf('Welcomes the steps taken, recalls in this regard the report of the Panel;')).toEqual([
    'welcomes',
    'recalls',
  ])
})

test('nouns and verbs of others are no acts', () => {
  expect(verbsOf('Welcomes the offers made, requests for assistance, and appeals by States;')).toEqual(['welcomes'])
  expect(verbsOf('Underlines the role of education that responds to and respects diversity;')).toEqual(['underlines'])
})

test('a declaration speaks in the first person', () => {
  expect(verbsOf('We reaffirm our commitment to peace;')).toEqual(['reaffirm'])
})

test('older verbs', () => {
  expect(verbsOf('Censures the attack and abolishes the commission;')).toEqual(['censures', 'abolishes'])
  expect(verbsOf('Insists that the forces withdraw;')).toEqual(['insists'])
})
