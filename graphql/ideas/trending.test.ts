import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HALF_LIFE } from '#graphql/posts/lists.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { addActivity, scoreAt, trendingAfter, WEIGHTS } from './trending.ts'

const now = Date.UTC(2026, 10, 21)

describe('moving now', () => {
  test('an event counts half of a new one after one half-life', () => {
    const two = addActivity(scoreAt(new Date(now), 1), scoreAt(new Date(now), 1))
    expect(two).toBeCloseTo(scoreAt(new Date(now + HALF_LIFE), 1), 9)
  })

  test('the order is that of exponential decay, whatever happened', () => {
    const events = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 60 * 24 }), fc.constantFrom(...Object.values(WEIGHTS))),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(events, events, (one, other) => {
        const score = (list: typeof one) =>
          list
            .map(([hour, weight]) => scoreAt(new Date(now + hour * 3_600_000), weight))
            .reduce(addActivity)
        const decayed = (list: typeof one) =>
          list.reduce(
            (sum, [hour, weight]) => sum + weight * 2 ** ((hour * 3_600_000) / HALF_LIFE),
            0,
          )
        const difference = Math.log2(decayed(one) / decayed(other))
        if (Math.abs(difference) > 1e-6)
          expect(Math.sign(score(one) - score(other))).toBe(Math.sign(difference))
      }),
    )
  })

  test('the database reckons as the program does, also after years of silence', async () => {
    for (const [before, added] of [
      [10_000, 10_000.5],
      [0, 10_400.25],
      [10_400, 10_399],
    ] as const) {
      const row = await db.first<{ trending: number }>(sql`
        select ${trendingAfter(added)} as trending from (select ${before}::float8 as trending) idea`)
      expect(row?.trending).toBeCloseTo(addActivity(before, added), 9)
    }
  })
})
