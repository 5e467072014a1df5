// Into what an idea may be merged: its supporters must be able to read it, and it must still be open to support.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import {
  type Cast,
  type MadeBoard,
  makeBoard,
  makeCast,
  makeIdea,
  makeSpace,
} from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let cleo: Asker
let closed: MadeBoard
beforeAll(async () => {
  cast = await makeCast(db)
  cleo = asker(cast.cleo)
  const space = await makeSpace(db, {
    kind: 'CLOSED',
    owners: [cast.eve],
    members: [cast.ann, cast.ben, cast.cleo, cast.dan],
  })
  closed = await makeBoard(db, { spaceId: space.id, ownerId: cast.cleo })
})

const JOIN =
  'mutation($id: ID!, $into: ID!) { mergeIdea(ideaId: $id, intoId: $into, note: "The same") { status } }'
const join = (id: number, into: number, who = cleo) => who.ask(JOIN, { id, into })
const supporters = async (id: number) =>
  (
    await db.rows<{ who: number }>(
      sql`select "personId" as who from "Support" where "postId" = ${id} order by 1`,
    )
  ).map(({ who }) => who)
const fresh = (more: Partial<Parameters<typeof makeIdea>[1]> = {}) =>
  makeIdea(db, { boardId: closed.id, authorId: cast.ann, ...more })
const takesNone = {
  extensions: {
    code: 'INVALID',
    fields: { intoId: [expect.stringContaining('still be supported')] },
  },
}

test.each(['MERGED', 'WITHDRAWN'] as const)(
  'nothing is joined with one that is %s',
  async (status) => {
    const [one, into] = [await fresh({ supporterIds: [cast.ben] }), await fresh({ status })]
    await expect(join(one.id, into.id)).rejects.toMatchObject(takesNone)
    expect(await supporters(into.id)).toEqual([])
  },
)

test.each(['HELD', 'HIDDEN'] as const)(
  'nothing is joined with one that is %s, though its author sees it: those who come along could not',
  async (state) => {
    const one = await fresh({ supporterIds: [cast.ben] })
    const into = await fresh({ authorId: cast.cleo, state, title: 'Kept between two people' })
    await expect(join(one.id, into.id)).rejects.toMatchObject(takesNone)
    expect(await supporters(into.id)).toEqual([])
    // To somebody who does not see it, it is not there.
    await db.rows(sql`insert into "BoardDelegate" values (${closed.id}, ${cast.dan})`)
    await expect(join(one.id, into.id, asker(cast.dan))).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
    await db.rows(sql`delete from "BoardDelegate" where "boardId" = ${closed.id}`)
  },
)

test('nothing is joined with one whose talk is closed, or that stands on a closed board', async () => {
  const one = await fresh()
  const silent = await fresh()
  await db.rows(sql`update "Post" set "commentsClosed" = true where id = ${silent.id}`)
  await expect(join(one.id, silent.id)).rejects.toMatchObject(takesNone)
  const over = await makeBoard(db, { spaceId: closed.spaceId, ownerId: cast.cleo })
  const old = await fresh({ boardId: over.id })
  await db.rows(sql`update "Board" set "archivedAt" = now() where id = ${over.id}`)
  await expect(join(one.id, old.id)).rejects.toMatchObject(takesNone)
})

test('an idea of another board of the space can be joined with, by the owner of the joined one alone', async () => {
  const bens = await makeBoard(db, { spaceId: closed.spaceId, ownerId: cast.ben })
  const [one, into] = [await fresh(), await fresh({ boardId: bens.id })]
  await expect(join(one.id, into.id, asker(cast.ben))).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  expect(await join(one.id, into.id)).toEqual({ mergeIdea: { status: 'MERGED' } })
})

test('whoever left the space keeps their support by number, and hears and reads nothing of the other one', async () => {
  const dan = asker(cast.dan)
  const one = await fresh({ authorId: cast.dan, supporterIds: [cast.dan] })
  const into = await fresh({ title: 'What they plan now' })
  await asker(cast.eve).ask(
    'mutation($s: ID!, $p: ID!) { removeMember(spaceId: $s, personId: $p) }',
    {
      s: closed.spaceId,
      p: cast.dan,
    },
  )
  const since = await lastEvent()
  await join(one.id, into.id)
  await asker(cast.ben).ask(
    'mutation($id: ID!) { postComment(input: { postId: $id, body: "Good" }) { number } }',
    { id: into.id },
  )
  await runConsequencesSince(since)
  expect(await supporters(into.id)).toEqual([cast.dan])
  const told = await db.rows(sql`select 1 from "Notification" where "personId" = ${cast.dan}`)
  expect(told).toEqual([])
  await expect(
    dan.ask('query($id: ID!) { idea(id: $id) { title } }', { id: into.id }),
  ).resolves.toEqual({
    idea: null,
  })
})
