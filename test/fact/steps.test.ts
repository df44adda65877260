/** What organs ask for mandates, and who holds an office. Read by eye. */
import { expect, test } from 'vitest'
import { compileAuthorities } from '../../src/authority/authorities.ts'
import { loadAuthorities } from '../../src/files/authorities.ts'
import { readDocument } from '../../src/read-document.ts'

const authorities = compileAuthorities(loadAuthorities())

function stepsOf(paragraph: string) {
  const text = ['Resolution adopted by the General Assembly on 1 March 2020', '74/999. Trade', 'The General Assembly,']
  const { steps } = readDocument([...text, 'Recalling its resolution 73/1,', `1. ${paragraph}`].join('\n\n'), {
    authorities,
  })
  return steps.map(({ subject, predicate, object, evidence }) => [
    subject.key,
    predicate,
    object.key ?? object.name,
    evidence.quote,
  ])
}

const office = 'the United Nations Office on Drugs and Crime'

test('support, strength and money', () => {
  expect(stepsOf(`Requests the Secretary-General to strengthen the capacity of ${office};`)).toEqual([
    ['organ/general-assembly', 'calls-for-strengthening', 'mandate/unodc', `strengthen the capacity of ${office}`],
  ])
  expect(stepsOf(`Invites Member States to make voluntary contributions to ${office};`)).toEqual([
    ['organ/general-assembly', 'calls-for-funding', 'mandate/unodc', `voluntary contributions to ${office}`],
  ])
  expect(stepsOf(`Urges all States to support the work of ${office};`)).toEqual([
    ['organ/general-assembly', 'calls-for-support', 'mandate/unodc', `support the work of ${office}`],
  ])
})

test('support that a mandate gives, and a status of contributions, are no such steps', () => {
  expect(stepsOf(`Invites States to train their staff with the support of ${office};`)).toEqual([])
  expect(stepsOf(`Takes note of the status of contributions to ${office} as at 30 April 2020;`)).toEqual([])
})

test('the holder of an office', () => {
  const envoy = 'Personal Envoy of the Secretary-General for Western Sahara'
  expect(stepsOf(`Supports the ${envoy}, Ambassador Jane van Doe, and her team;`).at(-1)?.slice(1, 3)).toEqual([
    'holder',
    'Jane van Doe',
  ])
  expect(stepsOf(`Thanks the ${envoy}, Member States, and others;`)).toEqual([])
})
