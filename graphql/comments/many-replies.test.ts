// Threads with more replies than a page shows: the earlier ones can be asked for, from both ends and around any of them.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea } from '#prisma/factory.ts'

let cast: Cast
let ben: Asker
let ideaId: number
let rootId: number
const replies: number[] = []
beforeAll(async () => {
  cast = await makeCast(db)
  ben = asker(cast.ben)
  ideaId = (await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })).id
  rootId = (await makeComment(db, { postId: ideaId, authorId: cast.ann })).id
  for (let i = 0; i < 120; i++)
    replies.push(
      (
        await makeComment(db, {
          postId: ideaId,
          authorId: i % 2 ? cast.ann : cast.dan,
          replyToId: replies.at(-1) ?? rootId,
        })
      ).id,
    )
})

const NEAR = `query($id: ID!, $of: Int!, $side: RepliesSide) { idea(id: $id) {
  replies(of: $of, side: $side) { rootNumber hasEarlier nextNumber replies { number rootNumber } } } }`
type Part = {
  rootNumber: number
  hasEarlier: boolean
  nextNumber: number | null
  replies: { number: number; rootNumber: number }[]
}
const near = async (of: number, side?: 'AROUND' | 'BEFORE' | 'AFTER', who = ben, id = ideaId) =>
  (await who.ask<{ idea: { replies: Part | null } | null }>(NEAR, { id, of, side })).idea
    ?.replies ?? null
const numbers = (part: Part | null) => part?.replies.map(({ number }) => number)
const reply = (i: number) => replies[i] as number

describe('a thread of 120 replies', () => {
  test('shows its newest fifty and says that there are earlier ones; a short one says there are none', async () => {
    await makeComment(db, { postId: ideaId, authorId: cast.ann })
    const { idea } = await ben.ask<{
      idea: {
        comments: {
          edges: { node: { replies: { number: number }[]; hasEarlierReplies: boolean } }[]
        }
      }
    }>(
      'query($id: ID!) { idea(id: $id) { comments { edges { node { replies { number } hasEarlierReplies } } } } }',
      { id: ideaId },
    )
    const [long, short] = idea.comments.edges.map(({ node }) => node)
    expect(long?.replies.map(({ number }) => number)).toEqual(replies.slice(70))
    expect(long?.hasEarlierReplies).toBe(true)
    expect(short).toEqual({ replies: [], hasEarlierReplies: false })
  })

  test('is read backwards to its beginning, each reply once', async () => {
    const read: number[] = replies.slice(70)
    for (let part = await near(reply(70), 'BEFORE'); part; ) {
      expect(part).toMatchObject({ rootNumber: rootId, nextNumber: read[0] })
      read.unshift(...(numbers(part) as number[]))
      part = part.hasEarlier ? await near(read[0] as number, 'BEFORE') : null
    }
    expect(read).toEqual(replies)
  })

  test('and forwards from its first comment to its end', async () => {
    const read: number[] = []
    for (let part = await near(rootId, 'AFTER'); part; ) {
      read.push(...(numbers(part) as number[]))
      part = part.nextNumber === null ? null : await near(read.at(-1) as number, 'AFTER')
    }
    expect(read).toEqual(replies)
  })

  test.each([0, 5, 30, 60, 115, 119])(
    'opens around its reply %i, which is among those shown',
    async (i) => {
      const part = await near(reply(i))
      const found = numbers(part) as number[]
      expect(found).toContain(reply(i))
      const first = replies.indexOf(found[0] as number)
      expect(found).toEqual(replies.slice(first, first + found.length))
      expect(part?.hasEarlier).toBe(first > 0)
      expect(part?.nextNumber).toBe(replies[first + found.length] ?? null)
    },
  )

  test('gives nothing for a comment of another idea, one that is not there, or an idea one may not see', async () => {
    const elsewhere = await makeIdea(db, { boardId: cast.vault.boardId, authorId: cast.ann })
    const secret = await makeComment(db, { postId: elsewhere.id, authorId: cast.ann })
    expect(await near(secret.id)).toBeNull()
    expect(await near(999_999)).toBeNull()
    expect(await near(secret.id, 'AROUND', asker(cast.dan), elsewhere.id)).toBeNull()
  })
})

test('a thread of exactly fifty replies has no earlier ones', async () => {
  const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  const first = await makeComment(db, { postId: idea.id, authorId: cast.ann })
  for (let i = 0; i < 50; i++)
    await makeComment(db, { postId: idea.id, authorId: cast.dan, replyToId: first.id })
  const { idea: page } = await ben.ask<{
    idea: { comments: { edges: { node: { replies: object[]; hasEarlierReplies: boolean } }[] } }
  }>(
    'query($id: ID!) { idea(id: $id) { comments { edges { node { replies { number } hasEarlierReplies } } } } }',
    { id: idea.id },
  )
  expect(page.comments.edges[0]?.node.replies).toHaveLength(50)
  expect(page.comments.edges[0]?.node.hasEarlierReplies).toBe(false)
})
