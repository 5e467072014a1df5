// One person who writes as fast as they can, and others meanwhile.
import { expect, test } from 'vitest'
import { inFairShare } from './fair-share.ts'

const held = () => Promise.withResolvers<void>()
/** What is under way has begun after this. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('one person has two changes under way at once, the others in their order; nobody else waits for them', async () => {
  const begun: string[] = []
  const gates = Array.from({ length: 5 }, held)
  const work = gates.map((gate, i) =>
    inFairShare(1, async () => {
      begun.push(`busy ${i}`)
      await gate.promise
      return i
    }),
  )
  await settled()
  expect(begun).toEqual(['busy 0', 'busy 1'])
  await inFairShare(2, async () => void begun.push('somebody else'))
  expect(begun.at(-1)).toBe('somebody else')
  gates[1]?.resolve()
  await work[1]
  await settled()
  expect(begun.at(-1)).toBe('busy 2')
  for (const gate of gates) gate.resolve()
  expect(await Promise.all(work)).toEqual([0, 1, 2, 3, 4])
})

test('of whom many wait, changes go one by one until few are left', async () => {
  const begun: number[] = []
  const gates = Array.from({ length: 8 }, held)
  const work = gates.map((gate, i) =>
    inFairShare(5, async () => {
      begun.push(i)
      await gate.promise
    }),
  )
  const end = async (i: number) => {
    gates[i]?.resolve()
    await work[i]
    await settled()
  }
  await settled()
  await end(0)
  expect(begun).toEqual([0, 1])
  await end(1)
  expect(begun).toEqual([0, 1, 2])
  await end(2)
  await end(3)
  // Three wait still: two at once again.
  expect(begun).toEqual([0, 1, 2, 3, 4, 5])
  for (const gate of gates) gate.resolve()
  await Promise.all(work)
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('a change within a change does not wait for itself', async () => {
  const inner = () => inFairShare(3, async () => 'done')
  expect(
    await Promise.all(Array.from({ length: 6 }, () => inFairShare(3, () => inFairShare(3, inner)))),
  ).toEqual(Array(6).fill('done'))
})

test('what failed gives its place on, and more than a hundred that wait are refused', async () => {
  const gate = held()
  const all = Array.from({ length: 105 }, (_, i) =>
    inFairShare(4, async () => {
      await gate.promise
      if (i % 2) throw new Error('failed')
    }),
  )
  const results = Promise.allSettled(all)
  await settled()
  gate.resolve()
  const refused = (await results).filter(
    (one) => one.status === 'rejected' && one.reason?.extensions?.code === 'TOO_MANY',
  )
  expect(refused).toHaveLength(3)
  expect(await inFairShare(4, async () => 'free again')).toBe('free again')
})
