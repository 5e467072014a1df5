// The first week: what is done is crossed off by doing it, and nobody sees a list for ever.
import { beforeAll, expect, test } from 'vitest'
import { invalidateNow } from '#graphql/define.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

const LISTS = '{ checkLists { list items { key url isDone } } }'
const DISMISS = 'mutation($list: String!) { dismissCheckList(list: $list) }'
type Lists = { checkLists: { list: string; items: { key: string; isDone: boolean }[] }[] }

let cast: Cast
let ben: Asker
let eve: Asker
const listsOf = async (who: Asker) => (await who.ask<Lists>(LISTS)).checkLists
const done = async (who: Asker) =>
  (await listsOf(who))[0]?.items.filter(({ isDone }) => isDone).map(({ key }) => key)

beforeAll(async () => {
  cast = await makeCast(db)
  ben = asker(cast.ben)
  eve = asker(cast.eve)
})

test('a newcomer’s list follows what they do', async () => {
  const before = await done(ben)
  expect((await listsOf(ben)).map(({ list }) => list)).toEqual(['NEWCOMER'])
  const { id } = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  await ben.ask('mutation($id: ID!) { supportIdea(ideaId: $id) { number } }', { id })
  await ben.ask(
    'mutation($id: ID!) { postComment(input: { postId: $id, body: "Yes, and" }) { number } }',
    { id },
  )
  await ben.ask(
    'mutation { editProfile(input: { title: "Fitter", about: "", skills: [] }) { number } }',
  )
  expect(new Set(await done(ben))).toEqual(
    new Set([...(before ?? []), 'support', 'comment', 'profile']),
  )
})

test('a list that was dismissed stays away; another person’s stays', async () => {
  await ben.ask(DISMISS, { list: 'NEWCOMER' })
  await ben.ask(DISMISS, { list: 'NEWCOMER' })
  expect(await listsOf(ben)).toEqual([])
  expect(await listsOf(asker(cast.cleo))).toHaveLength(1)
  await expect(ben.ask(DISMISS, { list: 'OTHER' })).rejects.toMatchObject({
    extensions: { code: 'INVALID' },
  })
})

test('after three weeks there is no list', async () => {
  await db.rows(sql`
    update "Person" set "createdAt" = now() - interval '22 days' where id = ${cast.dan}`)
  expect(await listsOf(asker(cast.dan))).toEqual([])
})

test('an administrator’s list begins with the set-up, and five people are enough', async () => {
  await db.rows(sql`
    insert into "Company" (id, name, "setUpAt") values (1, 'Hollin', now())
    on conflict (id) do update set "setUpAt" = now(), name = 'Hollin'`)
  invalidateNow('everyone')
  expect((await listsOf(eve)).map(({ list }) => list)).toEqual(['ADMINISTRATOR'])
  expect(await done(eve)).toEqual(['name', 'signIn', 'board', 'invite'])
  await db.rows(sql`update "Company" set "setUpAt" = now() - interval '22 days'`)
  invalidateNow('everyone')
  expect((await listsOf(eve)).map(({ list }) => list)).toEqual(['NEWCOMER'])
})
