import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makeCast } from '#prisma/factory.ts'

let ann: Asker
let ben: Asker
beforeAll(async () => {
  const cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
})

test('of those who make a space of one name at the same moment, each gets one or is told to try again', async () => {
  const make = (who: Asker) =>
    who
      .ask<{ makeSpace: { slug: string } }>(
        'mutation { makeSpace(input: { name: "Same name", about: "", kind: CLOSED }) { slug } }',
      )
      .then(
        ({ makeSpace }) => makeSpace.slug,
        (error) => error.extensions.code as string,
      )
  const outcomes = await Promise.all(Array.from({ length: 8 }, (_, i) => make(i % 2 ? ann : ben)))
  const made = outcomes.filter((outcome) => outcome.startsWith('same-name'))
  expect(new Set(made).size).toBe(made.length)
  expect(made.length).toBeGreaterThan(0)
  expect(outcomes.filter((outcome) => !made.includes(outcome))).toEqual(
    Array.from({ length: 8 - made.length }, () => 'CONFLICT'),
  )
})
