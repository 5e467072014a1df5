import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makeCast } from '#prisma/factory.ts'
import { slugOf } from './slugs.ts'

let ann: Asker
let ben: Asker
beforeAll(async () => {
  const cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
})

test.each([
  ['Straße & Øl', 'strasse-ol'],
  ['Łódź', 'lodz'],
  ['Işık', 'isik'],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  [` ${'a'.repeat(70)}`, 'a'.repeat(60)],
  ['日本', 'space'],
])('the address of %s is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
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

test('a hidden space or board shows in no name of what others make', async () => {
  const space =
    'mutation($kind: SpaceKind!, $name: String!) { makeSpace(input: { name: $name, about: "", kind: $kind }) { slug } }'
  const board =
    'mutation($space: String!) { makeBoard(input: { space: $space, name: "Plans", about: "" }) { slug } }'
  const make = async (who: Asker, kind: string, name: string) =>
    (await who.ask<{ makeSpace: { slug: string } }>(space, { kind, name })).makeSpace.slug
  const makeBoard = async (who: Asker, of: string) =>
    (await who.ask<{ makeBoard: { slug: string } }>(board, { space: of })).makeBoard.slug
  const hidden = await make(ann, 'HIDDEN', 'Aria 9')
  await makeBoard(ann, hidden)
  await makeBoard(ann, await make(ann, 'CLOSED', 'Behind a door'))
  const open = await make(ben, 'OPEN', 'Aria 9')
  expect(open).toBe('aria-9')
  expect(await makeBoard(ben, open)).toBe('plans')
  expect(hidden).toMatch(/^aria-9-[a-z2-9]{8}$/)
  expect(await make(ann, 'OPEN', 'Aria 9')).toBe('aria-9-2')
})
