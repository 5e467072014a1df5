// Timed work: who is due an email, writing one, sending one; and removing what is old.
import * as z from 'zod/mini'
import type { Job } from '#graphql/define.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { queueAtOnce, queueDigests, writeMail } from './digest.ts'
import { endFocus } from './focus.ts'
import { sendMail } from './send.ts'

const Due = z.object({ personId: z.int(), key: z.string(), before: z.iso.datetime() })
const Written = z.object({ mailId: z.int() })

/** Read and older than this, a notification has done its work; so has a mail, and the ledger of an event. */
const KEPT_DAYS = 180

/** Removes what is old, in slices, so that no statement is long. Unread notifications stay. */
export async function tidyNotifications(db: Db, now = new Date()): Promise<void> {
  const old = new Date(now.getTime() - days(KEPT_DAYS))
  const slices = [
    sql`delete from "Notification" where id in (
      select id from "Notification" where "readAt" < ${old} limit 5000) returning 1 as one`,
    sql`delete from "Mail" where id in (select id from "Mail" where "createdAt" < ${old} limit 5000) returning 1 as one`,
    sql`delete from "NotificationDelivery" where ("personId", "eventId") in (
      select t."personId", t."eventId" from "NotificationDelivery" t join "Event" e on e.id = t."eventId"
      where e.at < ${old} limit 5000) returning 1 as one`,
  ]
  for (const slice of slices) while ((await db.rows(slice)).length > 0);
}

export const jobs: readonly Job[] = [
  {
    name: 'queue-mail-at-once',
    cron: '* * * * *',
    run: async (_, db, now) => void (await queueAtOnce(db, now)),
  },
  { name: 'end-focus', cron: '* * * * *', run: async (_, __, now) => void (await endFocus(now)) },
  // Every quarter: 8:00 in Kathmandu is 2:15 in UTC.
  {
    name: 'queue-digests',
    cron: '*/15 * * * *',
    run: async (_, db, now) => void (await queueDigests(db, now)),
  },
  {
    name: 'write-mail',
    run: async (payload, _, now) => void (await writeMail(z.parse(Due, payload), now)),
  },
  { name: 'send-mail', run: (payload, db) => sendMail(z.parse(Written, payload).mailId, db) },
  {
    name: 'tidy-notifications',
    cron: '40 2 * * *',
    run: (_, db, now) => tidyNotifications(db, now),
  },
]
