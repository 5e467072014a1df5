import { describe, expect, test } from 'vitest'
import { COMMENTED } from '#graphql/comments/notifications.ts'
import type { Notice } from '#graphql/define.ts'
import { notificationKinds } from '#graphql/notification-kinds.ts'
import { SUPPORTED } from '#graphql/posts/notifications.ts'
import { lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { deliver } from './deliver.ts'
import {
  ana,
  ben,
  COMMENT,
  cleo,
  FOLLOW,
  idea,
  inboxOf,
  LET_GO,
  letFollow,
  people,
  SUPPORT,
  say,
  spaceId,
  support,
} from './testing.ts'

const nameOf = ({ name }: { name: string }) => name

describe('reading', () => {
  test('all at once can be undone, and only what was read then becomes new again', async () => {
    await support(ben)
    await ana.ask('mutation { readNotifications { count } }')
    await say(cleo, 'Hello')
    const { readNotifications } = await ana.ask<{
      readNotifications: { count: number; readAt: Date; notificationSummary: { unread: number } }
    }>('mutation { readNotifications { count readAt notificationSummary { unread } } }')
    expect(readNotifications).toMatchObject({ count: 1, notificationSummary: { unread: 0 } })
    const undo = 'mutation ($at: DateTime) { unreadNotifications(readAt: $at) { unread } }'
    expect(await ana.ask(undo, { at: readNotifications.readAt })).toEqual({
      unreadNotifications: { unread: 1 },
    })
    expect((await inboxOf(ana)).rows.find(({ kind }) => kind === 'SUPPORTED')?.isRead).toBe(true)
  })

  test('undone after something new came leaves one new row, not two', async () => {
    await say(ben, 'One')
    await ana.ask('mutation { readNotifications { count } }')
    await say(ben, 'Two')
    const { rows } = await inboxOf(ana)
    await ana.ask('mutation ($ids: [ID!]) { unreadNotifications(ids: $ids) { unread } }', {
      ids: rows.map(({ id }) => id),
    })
    expect((await inboxOf(ana)).unread).toBe(1)
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
  const CHOOSE = `mutation ($kind: NotificationKind!, $inApp: Boolean!, $mail: Boolean!) {
    setNotificationPreference(kind: $kind, inApp: $inApp, mail: $mail) { kind inApp mail } }`

  test('every kind has a label and a default', async () => {
    const { notificationPreferences: all } = await ana.ask<{
      notificationPreferences: { kind: string; label: string; inApp: boolean; mail: boolean }[]
    }>('query { notificationPreferences { kind label inApp mail } }')
    expect(all).toHaveLength(notificationKinds().length)
    expect(all.every(({ label, inApp }) => label.length > 4 && inApp)).toBe(true)
    expect(all.find(({ kind }) => kind === 'SUPPORTED')).toMatchObject({ mail: false })
  })

  test('a kind switched off everywhere is not even kept; another reason to tell then wins', async () => {
    await ben.ask(CHOOSE, { kind: 'NAMED', inApp: false, mail: false })
    await letFollow(() => ben.ask(FOLLOW, { id: idea, level: 'FOLLOW' }))
    await say(cleo, '@Ben Okafor, see?')
    expect((await inboxOf(ben)).rows).toMatchObject([{ kind: 'COMMENTED' }])
  })

  test('a kind wanted by mail only is not listed in Atrium', async () => {
    await ana.ask(CHOOSE, { kind: 'SUPPORTED', inApp: false, mail: true })
    await support(ben)
    expect(await inboxOf(ana)).toMatchObject({ unread: 0, rows: [] })
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
        kind: COMMENTED,
        group: `commented:${idea}`,
        postId: idea,
      }),
    )
    const [event] = (await recordedEvents()).slice(-1)
    if (!event) throw new Error('nothing was recorded')
    const told = await Promise.all([deliver({ notices, event }), deliver({ notices, event })])
    expect(told[0] + told[1]).toBe(5_000)
    const rows = await db.first<{ rows: number; events: number }>(sql`
      select count(*)::int as rows, sum(events)::int as events from "Notification" n
      where n."personId" = any(${crowd.map(({ id }) => id)}::int[])`)
    expect(rows).toEqual({ rows: 5_000, events: 5_000 })
  })

  test('events told together leave what they would leave one after the other', async () => {
    const before = await lastEvent()
    for (const who of [ben, cleo]) await who.ask(SUPPORT, { id: idea })
    await ben.ask(LET_GO, { id: idea })
    await ben.ask(SUPPORT, { id: idea })
    for (const who of [ben, ben, cleo])
      await who.ask(COMMENT, { input: { postId: idea, body: 'Together' } })
    const events = await recordedEvents(before)
    const tellings = events
      .filter(({ name }) => name === 'post.supported' || name === 'comment.posted')
      .map((event) => {
        const kind = event.name === 'post.supported' ? SUPPORTED : COMMENTED
        const notice = { kind, group: `${kind}:${idea}`, postId: idea }
        const tell = (who: { id: number }): Notice => ({ ...notice, personId: who.id })
        return { event, notices: [tell(ana), tell(ben), tell(ana)] }
      })
    expect(await deliver(...tellings)).toBe(6 + 2)
    expect(await deliver(...tellings)).toBe(0)
    const { rows } = await inboxOf(ana)
    const counts = Object.fromEntries(rows.map(({ kind, events: many }) => [kind, many]))
    // Ben's second support, after he had taken back the first, says nothing new.
    expect(counts).toEqual({ COMMENTED: 3, SUPPORTED: 2 })
    // Who did it last is named first.
    const names = Object.fromEntries(rows.map(({ kind, actors }) => [kind, actors.map(nameOf)]))
    expect(names).toEqual({
      COMMENTED: ['Cleo Marin', 'Ben Okafor'],
      SUPPORTED: ['Ben Okafor', 'Cleo Marin'],
    })
  })

  test('twelve colleagues who write in the same moment make one row of all their comments', async () => {
    const before = await lastEvent()
    await Promise.all(
      people.slice(1).map((who) => who.ask(COMMENT, { input: { postId: idea, body: 'Now!' } })),
    )
    const events = (await recordedEvents(before)).filter(({ name }) => name === 'comment.posted')
    const notice: Notice = {
      personId: ana.id,
      kind: COMMENTED,
      group: `commented:${idea}`,
      postId: idea,
    }
    await Promise.all(events.map((event) => deliver({ notices: [notice], event })))
    expect((await inboxOf(ana)).rows).toMatchObject([{ events: 11 }])
  })
})
