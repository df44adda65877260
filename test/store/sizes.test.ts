import { expect, test } from 'vitest'
import { planSizes } from '../../src/store/sizes.ts'

const GIB = 2 ** 30
const MIB = 2 ** 20

test.each([
  ['a small dataset on two cores', { cores: 2, memory: 8 * GIB, dataset: MIB }, 2, 1],
  ['on many cores no more than eight', { cores: 64, memory: 256 * GIB, dataset: MIB }, 8, 2],
  ['a dataset whose copies fill the memory', { cores: 8, memory: 16 * GIB, dataset: 800 * MIB }, 1, 1],
  ['one that does not fit at all still gets a thread', { cores: 4, memory: GIB, dataset: GIB }, 1, 1],
])('%s', (_, machine, workers, own) => expect(planSizes(machine)).toMatchObject({ workers, own }))

test('the memory of a thread grows with the data, up to what 32 bits reach', () => {
  const of = (dataset: number) => planSizes({ cores: 2, memory: 8 * GIB, dataset }).memory
  expect(of(0)).toBe(384 * MIB)
  expect(of(100 * MIB)).toBe(1184 * MIB)
  expect(of(10 * GIB)).toBe(4 * GIB)
})
