import { describe, expect, test } from 'vitest'
import { COMMENTED } from '#graphql/comments/notifications.ts'
import {
  lastEvent,
  recordedEvents,
  runConsequencesSince,
  staysLive,
  stranger,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { deliver } from './deliver.ts'
import {
  ana,
  BELL,
  ben,
  COMMENT,
  cleo,
  FOLLOW,
  idea,
  inboxOf,
  LET_GO,
  letFollow,
  people,
  REMOVE,
  SUPPORT,
  say,
  spaceId,
  support,
} from './testing.ts'

describe('the list', () => {
  test('rings for the author when a colleague supports the idea, with a sentence and a link', async () => {
    await support(ben)
    const { unread, rows } = await inboxOf(ana)
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
    const { unread, rows } = await inboxOf(ana)
    expect(unread).toBe(1)
    expect(rows[0]).toMatchObject({
      events: 10,
      sentence: 'Person 11 and 9 others supported your idea “Quieter vans”',
    })
    expect(rows[0]?.actors).toHaveLength(5)
  })

  test('does not count somebody twice who takes the support back and gives it again', async () => {
    for (const who of people.slice(1, 9)) await support(who)
    await letFollow(() => ben.ask(LET_GO, { id: idea }))
    await support(ben)
    expect((await inboxOf(ana)).rows[0]).toMatchObject({ events: 8 })
  })

  test('tells an event once, whatever is carried out again', async () => {
    const before = await lastEvent()
    await ben.ask(SUPPORT, { id: idea })
    await ben.ask(COMMENT, { input: { postId: idea, body: 'Once' } })
    await Promise.all([
      runConsequencesSince(before),
      runConsequencesSince(before),
      runConsequencesSince(before),
    ])
    await runConsequencesSince(before)
    expect((await inboxOf(ana)).rows.map(({ kind, events }) => ({ kind, events }))).toEqual([
      { kind: 'COMMENTED', events: 1 },
      { kind: 'SUPPORTED', events: 1 },
    ])
  })

  test('never rings for what somebody did themselves, even when a notice says so', async () => {
    const before = await lastEvent()
    await ben.ask(COMMENT, { input: { postId: idea, body: 'Mine' } })
    const [event] = (await recordedEvents(before)).filter(({ name }) => name === 'comment.posted')
    if (!event) throw new Error('nothing was recorded')
    const notice = { kind: COMMENTED, group: 'own', postId: idea }
    expect(
      await deliver({
        event,
        notices: [
          { ...notice, personId: ben.id },
          { ...notice, personId: cleo.id },
        ],
      }),
    ).toBe(1)
    expect((await inboxOf(ben)).rows).toEqual([])
  })

  test('tells somebody who is named and follows only that they were named', async () => {
    await letFollow(() => ben.ask(FOLLOW, { id: idea, level: 'FOLLOW' }))
    const comment = await say(cleo, 'What do you think, @Ben Okafor?')
    expect((await inboxOf(ben)).rows).toMatchObject([
      {
        kind: 'NAMED',
        sentence: 'Cleo Marin mentioned you in “Quieter vans”',
        url: `/ideas/${idea}#comment-${comment}`,
      },
    ])
  })

  test('tells a reply as a reply, and never tells people of what they did themselves', async () => {
    const first = await say(ben, 'Rubber feet?')
    await say(ben, 'Or springs.', first)
    expect((await inboxOf(ben)).rows).toEqual([])
    await say(cleo, 'Springs squeak.', first)
    expect((await inboxOf(ben)).rows).toMatchObject([
      { kind: 'REPLIED', sentence: 'Cleo Marin replied to you in “Quieter vans”' },
    ])
  })

  test('joins unread events and begins a new row after reading', async () => {
    await say(ben, 'One')
    await say(cleo, 'Two')
    expect((await inboxOf(ana)).rows).toMatchObject([
      { events: 2, sentence: 'Cleo Marin and Ben Okafor commented on “Quieter vans”' },
    ])
    await ana.ask('mutation { readNotifications { count } }')
    await say(ben, 'Three')
    const { unread, rows } = await inboxOf(ana)
    expect(unread).toBe(1)
    expect(rows.map(({ events, isRead }) => ({ events, isRead }))).toEqual([
      { events: 1, isRead: false },
      { events: 2, isRead: true },
    ])
  })

  test('stays silent for a muted post, also when somebody names the one who muted it', async () => {
    await letFollow(() => ana.ask(FOLLOW, { id: idea, level: 'MUTE' }))
    await say(ben, 'Anybody here? @Ana Silva')
    await support(ben)
    expect(await inboxOf(ana)).toMatchObject({ unread: 0, rows: [] })
  })

  test('stays silent for somebody who left the company or the space', async () => {
    await db.rows(sql`delete from "SpaceMember" where "personId" = ${ana.id}`)
    await support(ben)
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${ana.id})`,
    )
    expect((await inboxOf(ana)).rows).toEqual([])
    await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${ana.id}`)
    await support(cleo)
    await db.rows(sql`update "Person" set "deactivatedAt" = null where id = ${ana.id}`)
    expect((await inboxOf(ana)).rows).toEqual([])
  })

  test('hides and does not count what its reader may no longer see', async () => {
    await support(ben)
    await db.rows(
      sql`delete from "SpaceMember" where "personId" = ${ana.id} and "spaceId" = ${spaceId}`,
    )
    expect(await inboxOf(ana)).toMatchObject({ unread: 0, rows: [] })
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${ana.id})`,
    )
    expect(await inboxOf(ana)).toMatchObject({ unread: 1 })
    await db.rows(sql`update "Post" set state = 'REMOVED' where id = ${idea}`)
    expect(await inboxOf(ana)).toMatchObject({ unread: 0, rows: [] })
  })

  test('invalidates a single comment that was taken down, and keeps the row of two without a link to it', async () => {
    const comment = await say(ben, 'Oops')
    await letFollow(() => ben.ask(REMOVE, { id: comment }))
    expect((await inboxOf(ana)).rows).toEqual([])
    const second = await say(cleo, 'Real words')
    await letFollow(() => cleo.ask(REMOVE, { id: second }))
    expect((await inboxOf(ana)).rows).toMatchObject([
      { events: 2, commentNumber: null, url: `/ideas/${idea}` },
    ])
  })

  test('counts no further than a hundred', async () => {
    await db.rows(sql`
      insert into "Notification" ("personId", kind, "groupKey", "postId", "actorIds")
      select ${ana.id}, 'COMMENTED', 'g' || i, ${idea}, '{}'
      from generate_series(1, 130) i`)
    expect((await inboxOf(ana)).unread).toBe(100)
  })

  test('stays live: a support and reading in another tab both tell the room of the person', async () => {
    await support(ben)
    const read = () => ana.ask('mutation { readNotifications { count } }')
    await staysLive({ reader: ana, room: `person:${ana.id}`, document: BELL, change: read })
  })

  test('is nobody else’s', async () => {
    await support(ben)
    const { rows } = await inboxOf(ana)
    expect((await inboxOf(ben)).rows).toEqual([])
    await ben.ask('mutation ($ids: [ID!]) { readNotifications(ids: $ids) { count } }', {
      ids: [rows[0]?.id],
    })
    expect((await inboxOf(ana)).unread).toBe(1)
    await expect(stranger.ask('query { notificationSummary { unread } }')).rejects.toMatchObject({
      extensions: { code: 'NOT_SIGNED_IN' },
    })
  })
})
