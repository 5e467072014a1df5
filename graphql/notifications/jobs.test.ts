import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { env } from '#env.ts'
import { subscribe } from '#graphql/bus.ts'
import { features } from '#graphql/features.ts'
import { startOutbox } from '#graphql/outbox.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { queueAtOnce } from './digest.ts'
import { tidyNotifications } from './jobs.ts'
import { ana, ben, COMMENT, idea, inboxOf, people } from './testing.ts'

test('from a colleague’s comment to the live notification and the mail, all by the queue', async () => {
  await db.rows(sql`update "Person" set "emailFrequency" = 'AT_ONCE' where id = ${ana.id}`)
  const received: string[] = []
  const bus = await subscribe(
    ({ rooms }) => received.push(...(rooms ?? [])),
    () => {},
  )
  const outbox = await startOutbox({
    features,
    realtime: { notifyRoom: () => {} },
    searchQueue: { reindex: async () => {} },
  })
  try {
    await ben.ask(COMMENT, { input: { postId: idea, body: 'Rubber feet.' } })
    await expect.poll(() => received, { timeout: 10_000 }).toContain(`person:${ana.id}`)
    expect((await inboxOf(ana)).unread).toBe(1)
    await queueAtOnce(db, new Date(Date.now() + 61_000))
    const sent = () =>
      db.first<{ file: string }>(
        sql`select file from "Mail" where "personId" = ${ana.id} and "sentAt" is not null`,
      )
    await expect.poll(sent, { timeout: 10_000 }).toBeTruthy()
    await access(join(env.ATRIUM_DATA, (await sent())?.file ?? 'none'))
  } finally {
    await outbox.stop()
    await bus.stop()
  }
})

test('what was read half a year ago goes, what is unread or young stays', async () => {
  const old = new Date(Date.now() - days(200))
  await db.rows(sql`
    insert into "Notification" ("personId", kind, "groupKey", "postId", "actorIds", "readAt", "updatedAt") values
      (${ana.id}, 'COMMENTED', 'old', ${idea}, array[${people[3]?.id}::int], ${old}, ${old}),
      (${ana.id}, 'COMMENTED', 'old', ${idea}, array[${people[3]?.id}::int], null, ${old}),
      (${ana.id}, 'COMMENTED', 'young', ${idea}, array[${people[3]?.id}::int], now(), ${old})`)
  await tidyNotifications(db)
  expect((await inboxOf(ana)).rows).toHaveLength(2)
})
