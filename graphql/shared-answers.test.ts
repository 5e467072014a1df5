import { describe, expect, test } from 'vitest'
import type { Viewer } from './context.ts'
import { invalidateSharedAnswers, sharedAnswers, sharedSince } from './shared-answers.ts'

const reader = (spaceIds: number[]) => ({ spaceIds }) as unknown as Viewer
const answer = (text: string) => ({ spaceId: 1, body: Buffer.from(text) })

describe('one answer for all who look at the same thing', () => {
  test('a thousand readers ask the database once; somebody who may not read the space asks alone', async () => {
    const share = sharedAnswers()
    let asked = 0
    const find = async () => {
      asked++
      return answer('the same')
    }
    await Promise.all(Array.from({ length: 1_000 }, () => share('idea:1', reader([1]), find)))
    expect(asked).toBe(1)
    expect(await share('idea:1', reader([2]), async () => null)).toBeNull()
  })

  test('after a hint nobody is given what was found before it', async () => {
    const share = sharedAnswers()
    await share('idea:1', reader([1]), async () => answer('before'))
    invalidateSharedAnswers()
    const found = await share('idea:1', reader([1]), async () => answer('after'))
    expect(found?.body.toString()).toBe('after')
  })

  test('screens that were opened at different times ask the same question, which covers each of them', () => {
    const now = Date.UTC(2026, 10, 21, 12)
    const asked = [1_000, 9_000, 20_000].map((ago) => sharedSince(now - ago, now))
    expect(new Set(asked).size).toBe(1)
    expect(asked[0]).toBeLessThanOrEqual(now - 20_000)
    expect(sharedSince(now - 7 * 86_400_000, now)).toBeNull()
  })
})
