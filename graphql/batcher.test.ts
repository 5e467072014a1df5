import { expect, test, vi } from 'vitest'
import { together } from './together.ts'

test('who comes alone is served at once; who comes meanwhile is served together, in turn, in rounds of a size', async () => {
  const rounds: string[][] = []
  const ends: Array<() => void> = []
  const ask = together<string>(2, (all) => {
    rounds.push(all)
    return new Promise<void>((resolve) => ends.push(resolve))
  })
  const begun = (expected: string[][]) => vi.waitFor(() => expect(rounds).toEqual(expected))
  const all = ['a', 'b', 'c', 'd'].map(ask)
  expect(rounds).toEqual([['a']])
  ends[0]?.()
  await begun([['a'], ['b', 'c']])
  ends[1]?.()
  await begun([['a'], ['b', 'c'], ['d']])
  ends[2]?.()
  await Promise.all(all)
  const again = ask('e')
  await begun([['a'], ['b', 'c'], ['d'], ['e']])
  ends[3]?.()
  await again
})

test('when a round fails, only the one that is to blame hears of it', async () => {
  const done: string[] = []
  const ask = together<string>(10, async (all) => {
    await Promise.resolve()
    if (all.includes('bad')) throw new Error('bad')
    done.push(...all)
  })
  const results = await Promise.allSettled(['first', 'one', 'bad', 'two'].map(ask))
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(done).toEqual(['first', 'one', 'two'])
})
