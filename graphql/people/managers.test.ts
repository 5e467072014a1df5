// Who reports to whom: said by administrators, never in a circle.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'

let cast: Cast
let ann: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, eve] = [asker(cast.ann), asker(cast.eve)]
})

const SET = `mutation($id: ID!, $by: ID) {
  setManager(personId: $id, managerId: $by) { number manager { number manager { number } } } }`
type Set = { setManager: { manager: { number: number } | null } }
const set = (id: number, by: number | null, who = eve) => who.ask<Set>(SET, { id, by })
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ extensions }: { extensions: { code: string; fields?: object } }) =>
      extensions.fields ? Object.keys(extensions.fields)[0] : extensions.code,
  )
const three = async () =>
  (await Promise.all([1, 2, 3].map(async () => (await makePerson(db)).id))) as [
    number,
    number,
    number,
  ]

test('an administrator says whom somebody reports to; everybody may know, and the log has it', async () => {
  const [one, two, three_] = await three()
  await set(two, three_)
  const since = await lastEvent()
  expect(await set(one, two)).toMatchObject({
    setManager: { manager: { number: two, manager: { number: three_ } } },
  })
  await set(one, two)
  expect((await recordedEvents(since)).map(({ name }) => name)).toEqual(['person.manager-set'])
  expect(
    await ann.ask(
      'query($id: ID!) { person(id: $id) { manager { number } viewerCan { setManager } } }',
      {
        id: one,
      },
    ),
  ).toEqual({ person: { manager: { number: two }, viewerCan: { setManager: false } } })
  const { events } = await eve.ask<{
    events: { edges: { node: { parts: { text: string }[] } }[] }
  }>('query { events(first: 1) { edges { node { parts { text } } } } }')
  expect(events.edges[0]?.node.parts.map(({ text }) => text).join('')).toMatch(
    /^Eve .* made Person .* the manager of Person /,
  )
  expect((await set(one, null)).setManager.manager).toBeNull()
})

test('refuses others, people who are not there or have left, and circles of any length', async () => {
  const [one, two, last] = await three()
  expect(await refused(set(one, two, ann))).toBe('NOT_ALLOWED')
  expect(await refused(set(one, 999_999_999))).toBe('NOT_FOUND')
  expect(await refused(set(999_999_999, one))).toBe('NOT_FOUND')
  const leaver = await makePerson(db, { deactivatedAt: new Date() })
  expect(await refused(set(one, leaver.id))).toBe('managerId')
  expect(await refused(set(one, one))).toBe('managerId')
  await set(one, two)
  await set(two, last)
  expect(await refused(set(last, one))).toBe('managerId')
  // Longer than a late response climbs.
  const line = await Promise.all(Array.from({ length: 24 }, () => makePerson(db)))
  for (const [nth, { id }] of line.slice(1).entries()) await set(line[nth]?.id ?? 0, id)
  expect(await refused(set(line.at(-1)?.id ?? 0, line[0]?.id ?? 0))).toBe('managerId')
  // Two halves of a circle at once: one of them is refused.
  const [a, b] = await three()
  const both = await Promise.all([refused(set(a, b)), refused(set(b, a))])
  expect(both.sort()).toEqual(['done', 'managerId'])
})
