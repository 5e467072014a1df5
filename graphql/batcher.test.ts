import { expect, test, vi } from 'vitest'
import { batcher } from './batcher.ts'

test('who comes alone is served at once; who comes meanwhile is served together, in turn, in rounds of a size', async () => {
  const rounds: string[][] = []
  const ends: Array<() => void> = []
  const { add } = batcher<string>({
    max: 2,
    work: (all) => {
      rounds.push(all)
      return new Promise<void>((resolve) => ends.push(resolve))
    },
  })
  const begun = (expected: string[][]) => vi.waitFor(() => expect(rounds).toEqual(expected))
  const all = ['a', 'b', 'c', 'd'].map(add)
  expect(rounds).toEqual([['a']])
  ends[0]?.()
  await begun([['a'], ['b', 'c']])
  ends[1]?.()
  await begun([['a'], ['b', 'c'], ['d']])
  ends[2]?.()
  await Promise.all(all)
  const again = add('e')
  await begun([['a'], ['b', 'c'], ['d'], ['e']])
  ends[3]?.()
  await again
})

test('when a round fails, only the one that is to blame hears of it', async () => {
  const done: string[] = []
  const { add } = batcher<string>({
    max: 10,
    work: async (all) => {
      await Promise.resolve()
      if (all.includes('bad')) throw new Error('bad')
      done.push(...all)
    },
  })
  const results = await Promise.allSettled(['first', 'one', 'bad', 'two'].map(add))
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(done).toEqual(['first', 'one', 'two'])
})

test('with a wait, all of a moment make one round, and the same item is worked on once', async () => {
  const rounds: string[][] = []
  const { add } = batcher<string>({ wait: 5, work: async (all) => rounds.push(all) })
  await Promise.all(['a', 'b', 'a', 'c', 'a'].map(add))
  expect(rounds).toEqual([['a', 'b', 'c']])
  await add('a')
  expect(rounds).toEqual([['a', 'b', 'c'], ['a']])
})

test('what is asked for while it is worked on is worked on again: the first round may not have seen it', async () => {
  let rounds = 0
  const ends: Array<() => void> = []
  const { add } = batcher<string>({
    work: () => {
      rounds++
      return new Promise<void>((resolve) => ends.push(resolve))
    },
  })
  const first = add('a')
  const second = add('a')
  ends[0]?.()
  await first
  await vi.waitFor(() => expect(rounds).toBe(2))
  ends[1]?.()
  await second
})

test('flushed, it begins without waiting; stopped, it takes nothing more and keeps nobody waiting', async () => {
  const rounds: string[][] = []
  const { add, flush, stop } = batcher<string>({
    wait: 3_600_000,
    work: async (all) => rounds.push(all),
  })
  const one = add('a')
  await flush()
  await one
  const dropped = add('b')
  stop()
  await dropped
  await add('c')
  await flush()
  expect(rounds).toEqual([['a']])
})
