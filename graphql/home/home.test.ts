// What stands on the first page: only what the viewer may see, and only what waits for them.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker, staysLive } from '#graphql/testing.ts'
import { hours } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, type MadeIdea, makeCast, makeComment, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let people: Record<'ann' | 'ben' | 'cleo' | 'dan', Asker>
let open: MadeIdea
let secret: MadeIdea
const TABLES = '{ activeDiscussions { comments post { number } people { number } } }'
const OWED = '{ owed { total late ideas { number } } }'
const WISHES = '{ pendingJoinRequests { message person { number } space { slug } } }'
const FOR_YOU = '{ ideas(mine: FOR_YOU, first: 50) { edges { node { number } } } }'
type Tables = {
  activeDiscussions: { comments: number; post: { number: number }; people: { number: number }[] }[]
}
type Ideas = { ideas: { edges: { node: { number: number } }[] } }

beforeAll(async () => {
  cast = await makeCast(db)
  people = {
    ann: asker(cast.ann),
    ben: asker(cast.ben),
    cleo: asker(cast.cleo),
    dan: asker(cast.dan),
  }
  const ago = (n: number) => new Date(Date.now() - hours(n))
  open = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ann,
    responseDueAt: ago(-48),
  })
  secret = await makeIdea(db, {
    boardId: cast.vault.boardId,
    authorId: cast.ben,
    responseDueAt: ago(24),
  })
  const quiet = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ann,
    createdAt: ago(40),
  })
  await makeComment(db, { postId: open.id, authorId: cast.ben, createdAt: ago(3) })
  await makeComment(db, { postId: open.id, authorId: cast.dan, createdAt: ago(2) })
  await makeComment(db, { postId: open.id, authorId: cast.ben, createdAt: ago(1) })
  await makeComment(db, { postId: secret.id, authorId: cast.ann, createdAt: ago(1) })
  await makeComment(db, { postId: quiet.id, authorId: cast.ben, createdAt: ago(30) })
})

describe('the floor', () => {
  test('a table is an idea with talk of the last hours; who spoke last sits first, each once', async () => {
    const { activeDiscussions } = await people.ann.ask<Tables>(TABLES)
    expect(activeDiscussions.map((table) => table.post.number)).toEqual([open.id, secret.id])
    expect(activeDiscussions[0]).toMatchObject({
      comments: 3,
      people: [{ number: cast.ben }, { number: cast.dan }],
    })
  })
  test('nobody sees a table of a space they do not belong to', async () => {
    const { activeDiscussions } = await people.dan.ask<Tables>(TABLES)
    expect(activeDiscussions.map((table) => table.post.number)).toEqual([open.id])
  })
  test('a word at a table is told to the floor', async () => {
    const say =
      'mutation($id: ID!) { postComment(input: { postId: $id, body: "One more" }) { number } }'
    await staysLive({
      reader: people.ann,
      room: 'company:0',
      document: TABLES,
      change: () => people.dan.ask(say, { id: String(open.id) }),
    })
  })
})

describe('what waits', () => {
  test('whoever answers for boards is told what is owed, late answers first', async () => {
    expect(await people.cleo.ask(OWED)).toMatchObject({
      owed: { total: 3, late: 1, ideas: [{ number: secret.id }, { number: open.id }, {}] },
    })
  })
  test('nobody owes an answer on a board that is not theirs', async () => {
    expect(await people.ann.ask(OWED)).toEqual({ owed: { total: 0, late: 0, ideas: [] } })
  })
  test('an owner hears who would like to join, and nobody else does', async () => {
    await people.dan.ask(
      'mutation($id: ID!) { askToJoin(spaceId: $id, message: "Please") { slug } }',
      {
        id: String(cast.lab.spaceId),
      },
    )
    expect(await people.cleo.ask(WISHES)).toEqual({
      pendingJoinRequests: [
        { message: 'Please', person: { number: cast.dan }, space: { slug: 'lab' } },
      ],
    })
    expect(await people.ann.ask(WISHES)).toEqual({ pendingJoinRequests: [] })
  })
})

describe('moving, for you', () => {
  const numbers = ({ ideas }: Ideas) => ideas.edges.map(({ node }) => node.number)
  test('it holds what one follows and what stands on followed boards, and nothing else', async () => {
    const other = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ben })
    expect(numbers(await people.cleo.ask<Ideas>(FOR_YOU))).toContain(other.id)
    expect(numbers(await people.ann.ask<Ideas>(FOR_YOU))).not.toContain(other.id)
    expect(numbers(await people.ann.ask<Ideas>(FOR_YOU))).toContain(open.id)
  })
  test('what one has muted is not in it, though its board is followed', async () => {
    await people.cleo.ask('mutation($id: ID!) { followPost(postId: $id, level: MUTE) }', {
      id: String(open.id),
    })
    expect(numbers(await people.cleo.ask<Ideas>(FOR_YOU))).not.toContain(open.id)
  })
  test('an idea followed long ago is gone when its space is left', async () => {
    await db.rows(
      sql`delete from "SpaceMember" where "spaceId" = ${cast.vault.spaceId} and "personId" = ${cast.ben}`,
    )
    expect(numbers(await people.ben.ask<Ideas>(FOR_YOU))).not.toContain(secret.id)
  })
})
