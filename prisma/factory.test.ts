import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#graphql/context.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { canDiscoverSpace, canReadSpace } from '#graphql/spaces/policy.ts'
import { db, pool } from './client.ts'
import { type Cast, makeCast, makeComment, makeIdea } from './factory.ts'
import { miscounts } from './miscounts.ts'
import { sql } from './sql.ts'

let cast: Cast
let ideaId: number
beforeAll(async () => {
  cast = await makeCast(db)
  const { ann, ben, cleo, dan, field, lab } = cast
  const yesterday = new Date(Date.now() - 86_400_000)
  const idea = await makeIdea(db, {
    boardId: field.boardId,
    authorId: ann,
    supporterIds: [ben, dan, ben],
    createdAt: yesterday,
  })
  ideaId = idea.id
  await makeIdea(db, { boardId: lab.boardId, authorId: cleo, status: 'TRIAL' })
  const first = await makeComment(db, { postId: ideaId, authorId: ben })
  const reply = await makeComment(db, { postId: ideaId, authorId: ann, replyToId: first.id })
  expect(reply.rootId).toBe(first.id)
  await makeComment(db, { postId: ideaId, authorId: ben, replyToId: reply.id })
  const soon = new Date(Date.now() + 86_400_000)
  const answered = { authorId: ann, respondedAt: new Date() }
  await makeIdea(db, { ...answered, boardId: field.boardId, responseDueAt: soon })
  await makeIdea(db, { ...answered, boardId: field.boardId, responseDueAt: yesterday })
})
afterAll(() => pool.end())

const viewer = async (id: number) => (await viewerOfPerson(id)) as Viewer
const kinds = { field: 'OPEN', lab: 'CLOSED', vault: 'HIDDEN' } as const

describe('the cast', () => {
  test('Ann reads everything; Dan and the administrator know of the lab and have never heard of the vault', async () => {
    const seen = async (id: number) => {
      const who = await viewer(id)
      return (['field', 'lab', 'vault'] as const).map((name) => {
        const space = { id: cast[name].spaceId, kind: kinds[name], archivedAt: null }
        return canReadSpace(who, space.id) ? 'reads' : canDiscoverSpace(who, space) ? 'knows' : '-'
      })
    }
    expect(await seen(cast.ann)).toEqual(['reads', 'reads', 'reads'])
    expect(await seen(cast.cleo)).toEqual(['reads', 'reads', 'reads'])
    expect(await seen(cast.dan)).toEqual(['reads', 'knows', '-'])
    expect(await seen(cast.eve)).toEqual(['reads', 'knows', '-'])
  })

  test('Finn is a member everywhere and cannot come in', async () => {
    expect(await viewerOfPerson(cast.finn)).toBeNull()
  })
})

describe('what is built', () => {
  test('every counter is exact', async () => {
    expect(await miscounts(db)).toEqual([])
  })

  test('a counter that is off by one is noticed, whichever it is', async () => {
    const off = [
      ['Space', 'memberCount'],
      ['Board', 'ideaCount'],
      ['Board', 'followerCount'],
      ['ClockPolicy', 'kept'],
      ['ClockPolicy', 'late'],
      ['Idea', 'supportCount'],
      ['Idea', 'trending'],
      ['Post', 'commentCount'],
      ['Post', 'followerCount'],
    ] as const
    for (const [table, column] of off) {
      const change = (by: number) =>
        pool.query(
          `update "${table}" set "${column}" = "${column}" + ${by} where id = (select min(id) from "${table}")`,
        )
      await change(1)
      expect(await miscounts(db)).toEqual([expect.stringContaining(`${table}.${column} of`)])
      await change(-1)
    }
    await db.rows(
      sql`update "Post" set "participantIds" = "participantIds"[2:] where id = ${ideaId}`,
    )
    await db.rows(sql`update "BoardStatusCount" set ideas = ideas + 1 where status = 'TRIAL'`)
    await db.rows(
      sql`update "Comment" set reactions = '{"👍": 1}' where id = (select min(id) from "Comment")`,
    )
    await db.rows(sql`update "Post" set "activeAt" = now() + interval '1 day' where id = ${ideaId}`)
    expect(await miscounts(db)).toEqual([
      expect.stringContaining('Post.participantIds'),
      expect.stringContaining('Comment.reactions'),
      expect.stringContaining('Post.activeAt'),
      expect.stringContaining('BoardStatusCount.ideas'),
    ])
  })
})
