// canSeePost (one row) and visibleTo (a query) are one rule said twice: proven equal for everyone and everything.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#graphql/context.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea, makeSpace } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { canSeePost, type PostFacts, visibleTo } from './policy.ts'

const STATES = ['OPEN', 'HELD', 'HIDDEN', 'REMOVED'] as const
const WHO = ['ann', 'ben', 'cleo', 'dan', 'eve'] as const
let cast: Cast
let posts: (PostFacts & { id: number; place: string })[]

beforeAll(async () => {
  cast = await makeCast(db)
  for (const place of ['field', 'lab', 'vault'] as const)
    for (const state of STATES)
      for (const authorId of [cast.ann, cast.cleo, null])
        await makeIdea(db, {
          boardId: cast[place].boardId,
          authorId,
          authorName: authorId ? null : 'Somebody',
          state,
        })
  // An archived space of each kind is read by the same people as one that is not.
  for (const kind of ['OPEN', 'CLOSED', 'HIDDEN'] as const) {
    const space = await makeSpace(db, {
      slug: `old-${kind.toLowerCase()}`,
      kind,
      owners: [cast.cleo],
      members: [cast.ann, cast.ben],
      archivedAt: new Date(),
    })
    const { id: boardId } = await makeBoard(db, { spaceId: space.id })
    for (const state of STATES)
      for (const authorId of [cast.ann, cast.cleo]) await makeIdea(db, { boardId, authorId, state })
  }
  posts = await db.rows(sql`
    select p.id, p."spaceId", p.state, p."authorId", s.slug as place from "Post" p join "Space" s on s.id = p."spaceId"`)
})

describe('who may see a post', () => {
  test.each(WHO)(
    'for %s the rule for one row and the rule for a query agree on every post',
    async (name) => {
      const viewer = (await viewerOfPerson(cast[name])) as Viewer
      const byQuery = await db.rows<{ id: number }>(
        sql`select p.id from "Post" p where ${visibleTo(viewer)} order by p.id`,
      )
      const byRow = posts.filter((post) => canSeePost(viewer, post)).map((post) => post.id)
      expect(posts).toHaveLength(36 + 24)
      expect(byQuery.map((row) => row.id)).toEqual(byRow.sort((a, b) => a - b))
    },
  )

  // Rows of the table: who, where, in which state, whose: may they see it?
  test.each([
    ['ann', 'vault', 'OPEN', 'ann', true],
    ['ben', 'vault', 'OPEN', 'ann', true],
    ['dan', 'vault', 'OPEN', 'ann', false],
    ['eve', 'vault', 'OPEN', 'ann', false],
    ['dan', 'lab', 'OPEN', 'ann', false],
    ['dan', 'field', 'OPEN', 'ann', true],
    ['ann', 'field', 'HELD', 'ann', true],
    ['ben', 'field', 'HELD', 'ann', false],
    ['cleo', 'field', 'HELD', 'ann', true],
    ['ann', 'field', 'HIDDEN', 'ann', true],
    ['ben', 'field', 'HIDDEN', 'ann', false],
    ['eve', 'field', 'HIDDEN', 'ann', false],
    ['ann', 'field', 'REMOVED', 'ann', false],
    ['cleo', 'field', 'REMOVED', 'cleo', false],
    ['ann', 'old-hidden', 'OPEN', 'ann', true],
    ['dan', 'old-open', 'OPEN', 'ann', true],
    ['dan', 'old-closed', 'OPEN', 'ann', false],
    ['eve', 'old-hidden', 'OPEN', 'ann', false],
    ['cleo', 'old-closed', 'HELD', 'ann', true],
  ] as const)(
    '%s, a post in the %s that is %s and by %s: %s',
    async (who, place, state, author, expected) => {
      const viewer = (await viewerOfPerson(cast[who])) as Viewer
      const post = posts.find(
        (one) => one.place === place && one.state === state && one.authorId === cast[author],
      )
      expect(canSeePost(viewer, post as PostFacts)).toBe(expected)
    },
  )

  test('somebody who has left sees nothing: there is no viewer', async () => {
    expect(await viewerOfPerson(cast.finn)).toBeNull()
  })
})
