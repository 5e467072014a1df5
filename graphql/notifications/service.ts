// Reading, un-reading and choosing: each of their own notifications only.

import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { isNotificationKind } from '#graphql/notification-kinds.ts'
import { parse } from '#graphql/parse.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import { notificationsRead, notificationsUnread, preferenceSet } from './events.ts'
import { isHeld } from './focus.ts'
import { ReadNotifications, SetNotificationPreference, UnreadNotifications } from './input.ts'
import { isForSealed } from './policy.ts'

const say = refusalMessages.message

/** PostgreSQL's code for a second row where only one may be. */
const UNIQUE_VIOLATION = '23505'

/** Marks notifications as read, or all but those that wait for the end of focus hours. `readAt` undoes it: unreadNotifications takes it. */
export async function readNotifications(context: SignedIn, raw: unknown) {
  const input = parse(ReadNotifications, raw)
  const { viewer } = context
  const read = await write(context, 'readNotifications', input, async (tx) => {
    const readAt = tx.at
    const rows = await tx.rows(sql`
      update "Notification" n set "readAt" = ${readAt}
      where (${input.ids !== undefined && input.ids !== null} or not ${isHeld(viewer, readAt)}) and "personId" = ${viewer.id} and "readAt" is null and (${input.ids ?? null}::int[] is null or id = any(${input.ids ?? null}::int[]))
      returning 1 as one`)
    if (rows.length)
      await notificationsRead.record(tx, context, { personId: viewer.id, count: rows.length })
    return { count: rows.length, readAt: readAt.toISOString() }
  })
  await markSealed(viewer, input.ids ?? null, true)
  return read
}

/**
 * Marks what the viewer was told as a sealed author. In a transaction of its own, without event, key or time of day: nothing that
 * is written with it names the person.
 */
async function markSealed(
  viewer: Viewer,
  ids: readonly number[] | null,
  isRead: boolean,
): Promise<void> {
  if (viewer.sealedPostIds.length === 0) return
  const all = ids === null
  await transaction((tx) =>
    tx.rows(sql`
      update "Notification" n set "readAt" = case when ${isRead} then date_trunc('day', ${tx.at}::timestamptz) end
      where ${isForSealed(viewer)} and (n."readAt" is null) = ${isRead} and (${all} or n.id = any(${ids ?? []}::int[]))
        and (${isRead} or not exists (select 1 from "Notification" u
          where u."personId" is null and u."postId" = n."postId" and u."groupKey" = n."groupKey"
            and (u."readAt" is null or (u.id > n.id and u.id = any(${ids ?? []}::int[])))))
      returning 1 as one`),
  )
}

/**
 * Marks notifications as unread again, by id or by the moment they were read. What has a newer unread row of the same
 * group stays read: it is already shown as new. Throws Invalid without either.
 */
export async function unreadNotifications(context: SignedIn, raw: unknown) {
  const input = parse(UnreadNotifications, raw)
  const { viewer } = context
  if (!input.ids && !input.readAt) throw new Invalid({ ids: [say('sayWhich')] })
  if (input.ids) await retryOnDeadlock(() => markSealed(viewer, input.ids ?? [], false))
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
