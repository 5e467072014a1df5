import { beforeEach, describe, expect, test } from 'vitest'
import type { Notice } from '#graphql/define.ts'
import {
  type Asker,
  asker,
  carryOutSince,
  lastEvent,
  recordedEvents,
  staysLive,
  stranger,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { deliver } from './deliver.ts'

const BELL = `query { bell { unread } notifications(first: 20) { edges { cursor node { id kind events who sentence url isRead
  postTitle commentNumber actors { name } } } } }`
type Row = {
  id: string
  kind: string
  events: number
  who: string
  sentence: string
  url: string
  isRead: boolean
  commentNumber: number | null
  actors: { name: string }[]
}
const bellOf = async (who: Asker) => {
  const answer = await who.ask<{
    bell: { unread: number }
    notifications: { edges: { cursor: string; node: Row }[] }
  }>(BELL)
  return {
    unread: answer.bell.unread,
    rows: answer.notifications.edges.map(({ node }) => node),
    edges: answer.notifications.edges,
  }
}

const POST = `mutation ($input: PostIdeaInput!) { postIdea(input: $input) { number } }`
const SUPPORT = `mutation ($id: ID!) { supportIdea(ideaId: $id) { number } }`
const LET_GO = `mutation ($id: ID!) { withdrawSupport(ideaId: $id) { number } }`
const COMMENT = `mutation ($input: PostCommentInput!) { postComment(input: $input) { number } }`
const REMOVE = `mutation ($id: ID!) { removeComment(commentId: $id) { number } }`
const FOLLOW = `mutation ($id: ID!, $level: FollowLevel!) { followPost(postId: $id, level: $level) }`

let people: Asker[]
let ana: Asker
let ben: Asker
let cleo: Asker
let idea: number
let spaceId: number

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
  await db.rows(
    sql`insert into "Board" ("spaceId", slug, name, "ownerId", "answerDays") values (${spaceId}, ${key}, 'Vans', null, 5)`,
  )
  const posted = await ana.ask<{ postIdea: { number: number } }>(POST, {
    input: { board: key, title: 'Quieter vans', body: '', tags: [] },
  })
  idea = posted.postIdea.number
})

/** Does something and lets all follow that follows from it. */
async function then(work: () => Promise<unknown>): Promise<void> {
  const before = await lastEvent()
  await work()
  await carryOutSince(before)
}
const support = (who: Asker) => then(() => who.ask(SUPPORT, { id: idea }))
const say = async (who: Asker, body: string, replyToId?: number) => {
  let number = 0
  await then(async () => {
    const input = { postId: idea, body, ...(replyToId ? { replyToId } : {}) }
    number = (await who.ask<{ postComment: { number: number } }>(COMMENT, { input })).postComment
      .number
  })
  return number
}

describe('the bell', () => {
  test('rings for the author when a colleague supports the idea, with a sentence and a link', async () => {
    await support(ben)
    const { unread, rows } = await bellOf(ana)
    expect(unread).toBe(1)
    expect(rows).toMatchObject([
      {
        kind: 'SUPPORTED',
        events: 1,
        sentence: 'Ben Okafor supported your idea “Quieter vans”',
        url: `/ideas/${idea}`,
        isRead: false,
      },
    ])
  })

  test('gathers many supporters in one row that says how many', async () => {
    for (const who of people.slice(1, 11)) await support(who)
    const { unread, rows } = await bellOf(ana)
    expect(unread).toBe(1)
    expect(rows[0]).toMatchObject({ events: 10, who: 'Person 11 and 9 others' })
    expect(rows[0]?.actors).toHaveLength(5)
  })

  test('does not count somebody twice who takes the support back and gives it again', async () => {
    for (const who of people.slice(1, 9)) await support(who)
    await then(() => ben.ask(LET_GO, { id: idea }))
    await support(ben)
    expect((await bellOf(ana)).rows[0]).toMatchObject({ events: 8 })
  })

  test('tells an event once, whatever is carried out again', async () => {
    const before = await lastEvent()
    await ben.ask(SUPPORT, { id: idea })
    await ben.ask(COMMENT, { input: { postId: idea, body: 'Once' } })
    await Promise.all([carryOutSince(before), carryOutSince(before), carryOutSince(before)])
    await carryOutSince(before)
    expect((await bellOf(ana)).rows.map(({ kind, events }) => ({ kind, events }))).toEqual([
      { kind: 'COMMENTED', events: 1 },
      { kind: 'SUPPORTED', events: 1 },
    ])
  })

  test('never rings for what somebody did themselves, even when a notice says so', async () => {
    const before = await lastEvent()
    await ben.ask(COMMENT, { input: { postId: idea, body: 'Mine' } })
    const [event] = (await recordedEvents(before)).filter(({ name }) => name === 'comment.posted')
    if (!event) throw new Error('nothing was recorded')
    const notice = { kind: 'COMMENTED', group: 'own', postId: idea }
    expect(
      await deliver(
        [
          { ...notice, personId: ben.id },
          { ...notice, personId: cleo.id },
        ],
        event,
        db,
      ),
    ).toBe(1)
    expect((await bellOf(ben)).rows).toEqual([])
  })

  test('tells somebody who is named and follows only that they were named', async () => {
    await then(() => ben.ask(FOLLOW, { id: idea, level: 'FOLLOW' }))
    const comment = await say(cleo, 'What do you think, @Ben Okafor?')
    expect((await bellOf(ben)).rows).toMatchObject([
      {
        kind: 'NAMED',
        sentence: 'Cleo Marin named you in “Quieter vans”',
        url: `/ideas/${idea}#comment-${comment}`,
      },
    ])
  })

  test('tells a reply as a reply, and never tells people of what they did themselves', async () => {
    const first = await say(ben, 'Rubber feet?')
    await say(ben, 'Or springs.', first)
    expect((await bellOf(ben)).rows).toEqual([])
    await say(cleo, 'Springs squeak.', first)
    expect((await bellOf(ben)).rows).toMatchObject([{ kind: 'REPLIED', who: 'Cleo Marin' }])
  })

  test('joins unread events and begins a new row after reading', async () => {
    await say(ben, 'One')
    await say(cleo, 'Two')
    expect((await bellOf(ana)).rows).toMatchObject([
      { events: 2, who: 'Cleo Marin and Ben Okafor' },
    ])
    await ana.ask('mutation { readNotifications { count } }')
    await say(ben, 'Three')
    const { unread, rows } = await bellOf(ana)
    expect(unread).toBe(1)
    expect(rows.map(({ events, isRead }) => ({ events, isRead }))).toEqual([
      { events: 1, isRead: false },
      { events: 2, isRead: true },
    ])
  })

  test('stays silent for a muted post, also when somebody names the one who muted it', async () => {
    await then(() => ana.ask(FOLLOW, { id: idea, level: 'MUTE' }))
    await say(ben, 'Anybody here? @Ana Silva')
    await support(ben)
    expect(await bellOf(ana)).toMatchObject({ unread: 0, rows: [] })
  })

  test('stays silent for somebody who left the company or the space', async () => {
    await db.rows(sql`delete from "SpaceMember" where "personId" = ${ana.id}`)
    await support(ben)
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${ana.id})`,
    )
    expect((await bellOf(ana)).rows).toEqual([])
    await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${ana.id}`)
    await support(cleo)
    await db.rows(sql`update "Person" set "deactivatedAt" = null where id = ${ana.id}`)
    expect((await bellOf(ana)).rows).toEqual([])
  })

  test('hides and does not count what its reader may no longer see', async () => {
    await support(ben)
    await db.rows(
      sql`delete from "SpaceMember" where "personId" = ${ana.id} and "spaceId" = ${spaceId}`,
    )
    expect(await bellOf(ana)).toMatchObject({ unread: 0, rows: [] })
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${ana.id})`,
    )
    expect(await bellOf(ana)).toMatchObject({ unread: 1 })
    await db.rows(sql`update "Post" set state = 'REMOVED' where id = ${idea}`)
    expect(await bellOf(ana)).toMatchObject({ unread: 0, rows: [] })
  })

  test('forgets a single comment that was taken down, and keeps the row of two without a link to it', async () => {
    const comment = await say(ben, 'Oops')
    await then(() => ben.ask(REMOVE, { id: comment }))
    expect((await bellOf(ana)).rows).toEqual([])
    const second = await say(cleo, 'Real words')
    await then(() => cleo.ask(REMOVE, { id: second }))
    expect((await bellOf(ana)).rows).toMatchObject([
      { events: 2, commentNumber: null, url: `/ideas/${idea}` },
    ])
  })

  test('counts no further than a hundred', async () => {
    await db.rows(sql`
      insert into "Notification" ("personId", kind, "groupKey", "postId", "actorIds")
      select ${ana.id}, 'COMMENTED', 'g' || i, ${idea}, '{}'
      from generate_series(1, 130) i`)
    expect((await bellOf(ana)).unread).toBe(100)
  })

  test('stays live: a support and reading in another tab both tell the room of the person', async () => {
    await support(ben)
    const read = () => ana.ask('mutation { readNotifications { count } }')
    await staysLive({ reader: ana, room: `person:${ana.id}`, document: BELL, change: read })
  })

  test('is nobody else’s', async () => {
    await support(ben)
    const { rows } = await bellOf(ana)
    expect((await bellOf(ben)).rows).toEqual([])
    await ben.ask('mutation ($ids: [ID!]) { readNotifications(ids: $ids) { count } }', {
      ids: [rows[0]?.id],
    })
    expect((await bellOf(ana)).unread).toBe(1)
    await expect(stranger.ask('query { bell { unread } }')).rejects.toMatchObject({
      extensions: { code: 'NOT_SIGNED_IN' },
    })
  })
})

describe('reading', () => {
  test('all at once can be undone, and only what was read then becomes new again', async () => {
    await support(ben)
    await ana.ask('mutation { readNotifications { count } }')
    await say(cleo, 'Hello')
    const { readNotifications } = await ana.ask<{
      readNotifications: { count: number; readAt: Date; bell: { unread: number } }
    }>('mutation { readNotifications { count readAt bell { unread } } }')
    expect(readNotifications).toMatchObject({ count: 1, bell: { unread: 0 } })
    const undo = 'mutation ($at: DateTime) { unreadNotifications(readAt: $at) { unread } }'
    expect(await ana.ask(undo, { at: readNotifications.readAt })).toEqual({
      unreadNotifications: { unread: 1 },
    })
    expect((await bellOf(ana)).rows.find(({ kind }) => kind === 'SUPPORTED')?.isRead).toBe(true)
  })

  test('undone after something new came leaves one new row, not two', async () => {
    await say(ben, 'One')
    await ana.ask('mutation { readNotifications { count } }')
    await say(ben, 'Two')
    const { rows } = await bellOf(ana)
    await ana.ask('mutation ($ids: [ID!]) { unreadNotifications(ids: $ids) { unread } }', {
      ids: rows.map(({ id }) => id),
    })
    expect((await bellOf(ana)).unread).toBe(1)
  })

  test('goes on page by page, each row once', async () => {
    for (const who of people.slice(1, 4)) await say(who, 'Hi')
    await db.rows(sql`
      insert into "Notification" ("personId", kind, "groupKey", "postId", "updatedAt")
      select ${ana.id}, 'COMMENTED', 'page' || i, ${idea}, date_trunc('second', now()) from generate_series(1, 45) i`)
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const page: {
        notifications: {
          edges: { cursor: string; node: { id: string } }[]
          pageInfo: { hasNextPage: boolean }
        }
      } = await ana.ask(
        'query ($after: String) { notifications(first: 20, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage } } }',
        { after },
      )
      seen.push(...page.notifications.edges.map(({ node }) => node.id))
      after = page.notifications.edges.at(-1)?.cursor ?? null
      if (!page.notifications.pageInfo.hasNextPage) break
    }
    expect(seen).toHaveLength(46)
    expect(new Set(seen).size).toBe(46)
  })

  test.each(['WyJ4IiwxXQ', 'WzEsMl0', 'nonsense'])(
    'a made-up cursor (%s) is refused',
    async (after) => {
      await expect(
        ana.ask('query ($after: String) { notifications(after: $after) { edges { cursor } } }', {
          after,
        }),
      ).rejects.toMatchObject({
        extensions: { code: 'INVALID' },
      })
    },
  )
})

describe('choosing what to hear of', () => {
  const CHOOSE = `mutation ($kind: NotificationKind!, $bell: Boolean!, $mail: Boolean!) {
    setNotificationPreference(kind: $kind, bell: $bell, mail: $mail) { kind bell mail } }`

  test('every kind has a label and a default', async () => {
    const { notificationPreferences: all } = await ana.ask<{
      notificationPreferences: { kind: string; label: string; bell: boolean; mail: boolean }[]
    }>('query { notificationPreferences { kind label bell mail } }')
    expect(all).toHaveLength(12)
    expect(all.every(({ label, bell }) => label.length > 4 && bell)).toBe(true)
    expect(all.find(({ kind }) => kind === 'SUPPORTED')).toMatchObject({ mail: false })
  })

  test('a kind switched off everywhere is not even kept; another reason to tell then wins', async () => {
    await ben.ask(CHOOSE, { kind: 'NAMED', bell: false, mail: false })
    await then(() => ben.ask(FOLLOW, { id: idea, level: 'FOLLOW' }))
    await say(cleo, '@Ben Okafor, see?')
    expect((await bellOf(ben)).rows).toMatchObject([{ kind: 'COMMENTED' }])
  })

  test('a kind wanted by mail only stays off the bell', async () => {
    await ana.ask(CHOOSE, { kind: 'SUPPORTED', bell: false, mail: true })
    await support(ben)
    expect(await bellOf(ana)).toMatchObject({ unread: 0, rows: [] })
    const kept = await db.rows(sql`select 1 from "Notification" where "personId" = ${ana.id}`)
    expect(kept).toHaveLength(1)
  })
})

describe('many at once', () => {
  test('five thousand people are told of one event, once each, while a second worker tries the same', async () => {
    const crowd = await db.rows<{ id: number }>(sql`
      with made as (insert into "Person" (email, name) select gen_random_uuid() || '@hollin.example', 'Crowd ' || i
        from generate_series(1, 5000) i returning id),
      joined as (insert into "SpaceMember" ("spaceId", "personId") select ${spaceId}, id from made)
      select id from made`)
    const notices = crowd.map(
      ({ id }): Notice => ({
        personId: id,
        kind: 'COMMENTED',
        group: `commented:${idea}`,
        postId: idea,
      }),
    )
    const [event] = (await recordedEvents()).slice(-1)
    if (!event) throw new Error('nothing was recorded')
    const told = await Promise.all([deliver(notices, event, db), deliver(notices, event, db)])
    expect(told[0] + told[1]).toBe(5_000)
    const rows = await db.first<{ rows: number; events: number }>(sql`
      select count(*)::int as rows, sum(events)::int as events from "Notification" n
      where n."personId" = any(${crowd.map(({ id }) => id)}::int[])`)
    expect(rows).toEqual({ rows: 5_000, events: 5_000 })
  })

  test('twelve colleagues who write in the same moment make one row of all their comments', async () => {
    const before = await lastEvent()
    await Promise.all(
      people.slice(1).map((who) => who.ask(COMMENT, { input: { postId: idea, body: 'Now!' } })),
    )
    const events = (await recordedEvents(before)).filter(({ name }) => name === 'comment.posted')
    const notice: Notice = {
      personId: ana.id,
      kind: 'COMMENTED',
      group: `commented:${idea}`,
      postId: idea,
    }
    await Promise.all(events.map((event) => deliver([notice], event, db)))
    expect((await bellOf(ana)).rows).toMatchObject([{ events: 11 }])
  })
})
