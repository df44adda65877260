import { expect, test } from 'vitest'
import { openLimiter } from '../../src/store/limiter.ts'
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
  expect(queue.admits({})).toBe('full')
})

test('a full queue admits who has little waiting, and the last of who has the most leaves', () => {
  const queue = openQueue<ReturnType<typeof job>>(4)
  const jobs = [job('a1', 'a'), job('a2', 'a'), job('b1', 'b'), job('c1', 'c')]
  for (const each of jobs) expect(queue.push(each)).toBeUndefined()
  expect([queue.admits({ client: 'b' }), queue.admits({ client: 'd' })]).toEqual(['full', 'yes'])
  expect(queue.push(job('d1', 'd'))).toBe(jobs[1])
  expect(queue.admits({ client: 'e' })).toBe('full')
  expect(queue.clear().map(({ name }) => name)).toEqual(['a1', 'b1', 'c1', 'd1'])
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

test('at the gate of a service the one that gives way is told that it had too many', async () => {
  const gate = openLimiter(1, 4)
  const ends: (() => void)[] = []
  const ended = new Promise<void>((resolve) => ends.push(resolve))
  const held = gate.run(() => ended)
  const greedy = ['a', 'a', 'b', 'b'].map((client) => gate.run(async () => client, { client }))
  const told = Promise.allSettled(greedy)
  const modest = gate.run(async () => 'c', { client: 'c' })
  for (const end of ends) end()
  expect(await modest).toBe('c')
  await held
  const refused = (await told).filter((each) => each.status === 'rejected')
  expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(['too-many'])
})
