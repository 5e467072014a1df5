// For the tests of notifications: twelve people in a closed space, an idea of Ana's, and what they do there. Importing it
// creates all of it anew before each test.
import { beforeEach } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makeBoard } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

export const BELL = `query { notificationSummary { unread } notifications(first: 20) { edges { cursor node { id kind events sentence url isRead
  postTitle commentNumber actors { name } } } } }`
type Row = {
  id: string
  kind: string
  events: number
  sentence: string
  url: string
  isRead: boolean
  commentNumber: number | null
  actors: { name: string }[]
}
export const inboxOf = async (who: Asker) => {
  const answer = await who.ask<{
    notificationSummary: { unread: number }
    notifications: { edges: { cursor: string; node: Row }[] }
  }>(BELL)
  return {
    unread: answer.notificationSummary.unread,
    rows: answer.notifications.edges.map(({ node }) => node),
    edges: answer.notifications.edges,
  }
}

const POST = `mutation ($input: PostIdeaInput!) { postIdea(input: $input) { number } }`
export const SUPPORT = `mutation ($id: ID!) { supportIdea(ideaId: $id) { number } }`
export const LET_GO = `mutation ($id: ID!) { withdrawSupport(ideaId: $id) { number } }`
export const COMMENT = `mutation ($input: PostCommentInput!) { postComment(input: $input) { number } }`
export const REMOVE = `mutation ($id: ID!) { removeComment(commentId: $id) { number } }`
export const FOLLOW = `mutation ($id: ID!, $level: FollowLevel!) { followPost(postId: $id, level: $level) }`

export let people: Asker[]
export let ana: Asker
export let ben: Asker
export let cleo: Asker
export let idea: number
export let spaceId: number

async function makePeople(count: number): Promise<Asker[]> {
  const names = [
    'Ana Silva',
    'Ben Okafor',
    'Cleo Marin',
    ...Array.from({ length: count }, (_, i) => `Person ${i + 4}`),
  ].slice(0, count)
  const rows = await db.rows<{ id: number }>(sql`
    insert into "Person" (email, name) select gen_random_uuid() || '@hollin.example', name
    from unnest(${names}::text[]) with ordinality as n(name, nth) order by nth returning id`)
  return rows.map(({ id }) => asker(id))
}

beforeEach(async () => {
  people = await makePeople(12)
  ;[ana, ben, cleo] = people as [Asker, Asker, Asker]
  const key = `a${Math.random().toString(36).slice(2, 10)}`
  const space = await db.first<{ id: number }>(
    sql`insert into "Space" (slug, name, kind) values (${key}, 'Field', 'CLOSED') returning id`,
  )
  spaceId = space?.id ?? 0
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId") select ${spaceId}, unnest(${people.map(({ id }) => id)}::int[])`)
  await makeBoard(db, { spaceId, slug: key, name: 'Vans', responseDays: 5 })
  const posted = await ana.ask<{ postIdea: { number: number } }>(POST, {
    input: { board: key, title: 'Quieter vans', body: '', tags: [] },
  })
  idea = posted.postIdea.number
})

/** Does something and waits for all its consequences. */
export async function letFollow(work: () => Promise<unknown>): Promise<void> {
  const before = await lastEvent()
  await work()
  await runConsequencesSince(before)
}
export const support = (who: Asker) => letFollow(() => who.ask(SUPPORT, { id: idea }))
export const say = async (who: Asker, body: string, replyToId?: number) => {
  let number = 0
  await letFollow(async () => {
    const input = { postId: idea, body, ...(replyToId ? { replyToId } : {}) }
    number = (await who.ask<{ postComment: { number: number } }>(COMMENT, { input })).postComment
      .number
  })
  return number
}
