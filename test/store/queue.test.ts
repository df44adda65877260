import { expect, test } from 'vitest'
import { openQueue } from '../../src/store/queue.ts'

const job = (name: string, client?: string) => ({ name, client })

test('a client with work running waits behind one without', () => {
  const queue = openQueue<ReturnType<typeof job>>(10)
  for (const each of [job('a1', 'a'), job('a2', 'a'), job('b1', 'b')]) queue.push(each)
  const running = new Map([['a', 1]])
  const take = () => queue.take((client) => running.get(client ?? '') ?? 0)?.name
  expect([take(), take(), take(), take()]).toEqual(['b1', 'a1', 'a2', undefined])
})

test('one client fills half of it, all together the whole', () => {
  const queue = openQueue<ReturnType<typeof job>>(4)
  queue.push(job('a1', 'a'))
  expect(queue.admits({ client: 'a' })).toBe('yes')
  queue.push(job('a2', 'a'))
  expect([queue.admits({ client: 'a' }), queue.admits({ client: 'b' }), queue.admits({})]).toEqual([
    'share',
    'yes',
    'yes',
  ])
  queue.push(job('b1', 'b'))
  queue.push(job('c1', 'c'))
  expect([queue.admits({ client: 'd' }), queue.admits({})]).toEqual(['full', 'full'])
})

test('what was taken out does not come again, and what was put back comes first', () => {
  const queue = openQueue<ReturnType<typeof job>>(4)
  const [first, second] = [job('first'), job('second')]
  queue.push(first)
  queue.push(second)
  expect([queue.remove(first), queue.remove(first)]).toEqual([true, false])
  queue.putBack(first)
  expect(queue.clear()).toEqual([first, second])
})
