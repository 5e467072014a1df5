import { expect, test } from 'vitest'
import { invalidateNow } from './define.ts'
import { ttlCache } from './ttl-cache.ts'

type Right = { personId: number; mayRead: boolean }
const memory = () => ttlCache<string, Right>(60_000, 3, ({ personId }) => personId)
const right = (personId: number, mayRead = true): Right => ({ personId, mayRead })

test('is asked once for what is remembered, and again once it was forgotten', async () => {
  const rights = memory()
  let asked = 0
  const find = async (keys: string[]) => {
    asked++
    return keys.map((key) => [key, right(1)] as const)
  }
  await rights.all(['a'], find)
  await rights.all(['a'], find)
  expect(asked).toBe(1)
  invalidateNow([2])
  await rights.all(['a'], find)
  expect(asked).toBe(1)
  invalidateNow([1])
  await rights.all(['a'], find)
  expect(asked).toBe(2)
})

test('what was read before a right was taken and arrives after it is not remembered', async () => {
  const rights = memory()
  await rights.all(['a'], async () => {
    const read = [['a', right(1, true)]] as const
    invalidateNow([1])
    return read
  })
  const now = await rights.all(['a'], async () => [['a', right(1, false)]])
  expect(now.get('a')?.mayRead).toBe(false)
})

test('who is known is still there when everything is forgotten while others are read', async () => {
  const rights = memory()
  await rights.all(['a'], async () => [['a', right(1)]])
  const both = await rights.all(['a', 'b'], async () => {
    invalidateNow('everyone')
    return [['b', right(2)]]
  })
  expect([...both.keys()].sort()).toEqual(['a', 'b'])
})

test('more people than fit are all found', async () => {
  const rights = memory()
  await rights.all(['a'], async () => [['a', right(1)]])
  const keys = ['a', 'b', 'c', 'd', 'e']
  const found = await rights.all(keys, async (unknown) => unknown.map((key, i) => [key, right(i)]))
  expect([...found.keys()].sort()).toEqual(keys)
})
