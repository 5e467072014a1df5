// Reading, un-reading and choosing: each of their own notifications only.

import type { SignedIn } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { isNotificationKind } from '#graphql/notification-kinds.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import { notificationsRead, notificationsUnread, preferenceSet } from './events.ts'
import { ReadNotifications, SetNotificationPreference, UnreadNotifications } from './input.ts'

const say = refusalMessages.message

/** PostgreSQL's code for a second row where only one may be. */
const UNIQUE_VIOLATION = '23505'

/** Marks notifications (or all) as read. `readAt` undoes it: unreadNotifications takes it. */
export async function readNotifications(context: SignedIn, raw: unknown) {
  const input = parse(ReadNotifications, raw)
  const { viewer } = context
  return write(context, 'readNotifications', input, async (tx) => {
    const readAt = tx.at
    const rows = await tx.rows(sql`
      update "Notification" set "readAt" = ${readAt}
      where "personId" = ${viewer.id} and "readAt" is null and (${input.ids ?? null}::int[] is null or id = any(${input.ids ?? null}::int[]))
      returning 1 as one`)
    if (rows.length)
      await notificationsRead.record(tx, context, { personId: viewer.id, count: rows.length })
    return { count: rows.length, readAt: readAt.toISOString() }
  })
}

/**
 * Marks notifications as unread again, by id or by the moment they were read. What has a newer unread row of the same
 * group stays read: it is already shown as new. Throws Invalid without either.
 */
export async function unreadNotifications(context: SignedIn, raw: unknown) {
  const input = parse(UnreadNotifications, raw)
  const { viewer } = context
  if (!input.ids && !input.readAt) throw new Invalid({ ids: [say('sayWhich')] })
  return retryOnDeadlock(() =>
    write(context, 'unreadNotifications', input, async (tx) => {
      const rows = await tx.rows(sql`
      update "Notification" set "readAt" = null where id in (
        select distinct on (n."groupKey") n.id from "Notification" n
        where n."personId" = ${viewer.id} and n."readAt" is not null
          and (n.id = any(${input.ids ?? []}::int[]) or n."readAt" = ${input.readAt ?? null}::timestamptz)
          and not exists (select 1 from "Notification" u
            where u."personId" = n."personId" and u."groupKey" = n."groupKey" and u."readAt" is null)
        order by n."groupKey", n."updatedAt" desc, n.id desc)
      returning 1 as one`)
      if (rows.length)
        await notificationsUnread.record(tx, context, { personId: viewer.id, count: rows.length })
      return { count: rows.length }
    }),
  )
}

/** Something told in the same moment may have made the group's unread row: asked again, it is seen and left alone. */
async function retryOnDeadlock<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let left = 3; ; left--) {
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION || left === 0) throw error
    }
  }
}

/** Chooses how the viewer hears of a kind. Throws Invalid for a kind that there is not. */
export async function setNotificationPreference(context: SignedIn, raw: unknown) {
  const input = parse(SetNotificationPreference, raw)
  const { viewer } = context
  if (!isNotificationKind(input.kind)) throw new Invalid({ kind: [say('noSuchKind')] })
  return write(context, 'setNotificationPreference', input, async (tx) => {
    await tx.rows(sql`
      insert into "NotificationPreference" ("personId", kind, "inApp", mail)
      values (${viewer.id}, ${input.kind}, ${input.inApp}, ${input.mail})
      on conflict ("personId", kind) do update set "inApp" = excluded."inApp", mail = excluded.mail`)
    await preferenceSet.record(tx, context, { personId: viewer.id, ...input })
    return { kind: input.kind }
  })
}
