import { describe, expect, test } from 'vitest'
import { days, hours, minutes } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type Due, queueAtOnce, queueDigests, writeMail } from './digest.ts'
import {
  admin,
  ana,
  ben,
  dueNow,
  frequency,
  mails,
  notifiedAgo,
  postId,
  queued,
  spaceId,
} from './mail-testing.ts'
import { lastDigest } from './schedule.ts'

describe('who is due a mail', () => {
  test('at once: after a minute of gathering, not before', async () => {
    await notifiedAgo(minutes(0.5))
    expect(await queueAtOnce(db)).toBe(0)
    expect(await queueAtOnce(db, new Date(Date.now() + minutes(1)))).toBe(1)
    expect((await queued())[0]).toMatchObject({ personId: ana.id })
  })

  test('asked twice, one job is waiting', async () => {
    await notifiedAgo(minutes(2))
    const now = new Date()
    await queueAtOnce(db, now)
    await queueAtOnce(db, now)
    expect(await queued()).toHaveLength(1)
  })

  test('what is read, of an unwanted kind, or two weeks old is no reason', async () => {
    await notifiedAgo(minutes(5), 'votes', 'SUPPORTED')
    await notifiedAgo(days(15), 'old')
    await notifiedAgo(minutes(5), 'read')
    await db.rows(sql`update "Notification" set "readAt" = now() where "groupKey" = 'read'`)
    expect(await queueAtOnce(db)).toBe(0)
  })

  test('never is never', async () => {
    await notifiedAgo(minutes(5))
    await frequency('NEVER')
    expect((await queueAtOnce(db)) + (await queueDigests(db))).toBe(0)
  })

  test('daily: what came before eight goes once, what came after waits for tomorrow', async () => {
    await frequency('DAILY')
    const eight = lastDigest(new Date(), 'Europe/Brussels', 'DAILY').at
    const ten = new Date(eight.getTime() + hours(2))
    await notifiedAgo(Date.now() - eight.getTime() - minutes(30), 'after eight')
    expect(await queueDigests(db, ten)).toBe(0)
    await notifiedAgo(Date.now() - eight.getTime() + minutes(30), 'before eight')
    expect(await queueDigests(db, ten)).toBe(1)
    const [due] = await queued()
    await writeMail(due as Due, ten)
    expect(await queueDigests(db, ten)).toBe(0)
    expect((await mails())[0]?.subject).toBe('Ben Okafor commented on “Vans & <script>”')
    expect(await queueDigests(db, new Date(ten.getTime() + days(1)))).toBe(1)
  })

  test('weekly: only after Monday eight', async () => {
    await frequency('WEEKLY')
    const monday = lastDigest(new Date(), 'Europe/Brussels', 'WEEKLY').at
    await db.rows(sql`
      insert into "Notification" ("personId", kind, "groupKey", "postId", "actorIds", "createdAt", "updatedAt")
      values (${ana.id}, 'COMMENTED', 'w', ${postId}, array[${ben.id}::int], ${new Date(monday.getTime() - hours(1))}, ${new Date(monday.getTime() - hours(1))})`)
    expect(await queueDigests(db, new Date(monday.getTime() - minutes(1)))).toBe(0)
    expect(await queueDigests(db, new Date(monday.getTime() + minutes(1)))).toBe(1)
    expect(await queueDigests(db, new Date(monday.getTime() + days(2)))).toBe(0)
  })
})

describe('administrators', () => {
  const MAILS =
    'query ($after: String) { mails(first: 1, after: $after) { edges { cursor node { to subject text error person { name } } } pageInfo { hasNextPage } } }'
  type Answer = {
    mails: {
      edges: { cursor: string; node: { to: string; subject: string | null; text: string | null } }[]
      pageInfo: { hasNextPage: boolean }
    }
  }

  test('see that a mail was written, and its words only where they may see what it tells of', async () => {
    await notifiedAgo(minutes(3))
    await writeMail(dueNow())
    const { mails: hidden } = await admin.ask<Answer>(MAILS)
    expect(hidden.edges[0]?.node).toMatchObject({ subject: null, text: null })
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${admin.id})`,
    )
    const { mails: shown } = await admin.ask<Answer>(MAILS)
    expect(shown.edges[0]?.node.subject).toContain('Vans')
    expect(shown.edges[0]?.node.to).toBe(hidden.edges[0]?.node.to)
  })

  test('page through them; others may not', async () => {
    for (const key of ['a', 'b']) {
      await notifiedAgo(minutes(3), key)
      await writeMail(dueNow(key))
    }
    const first = await admin.ask<Answer>(MAILS)
    const second = await admin.ask<Answer>(MAILS, { after: first.mails.edges[0]?.cursor })
    expect(second.mails.edges[0]?.cursor).not.toBe(first.mails.edges[0]?.cursor)
    await expect(ana.ask(MAILS)).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  })

  test('open one by its number, with the same care', async () => {
    const ONE = 'query ($id: ID!) { mail(id: $id) { id text } }'
    await notifiedAgo(minutes(3), 'one')
    const id = await writeMail(dueNow('one'))
    expect(await admin.ask(ONE, { id })).toEqual({ mail: { id: String(id), text: null } })
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${admin.id})`,
    )
    const { mail } = await admin.ask<{ mail: { text: string } }>(ONE, { id })
    expect(mail.text).toContain('Vans')
    expect(await admin.ask(ONE, { id: Number(id) + 1 })).toEqual({ mail: null })
    await expect(ana.ask(ONE, { id })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  })
})
