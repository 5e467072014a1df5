// Whom a thread concerns, as notices. Asked at delivery, so that somebody who lost access meanwhile is not notified.
import { holdsRight, personAsReader } from '#graphql/audience.ts'
import type { Notice } from '#graphql/define.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

type Wanted = Omit<Notice, 'personId'> & { postId: number }
/** So many of those who work on a channel's threads are notified when nobody else is there. */
const MAX_HOLDERS = 50
const MAX_NOTIFIED = 200

/** Those of `people`, a statement for "personId", who may see the thread. */
async function noticesFor(db: Db, people: Sql, except: number, notice: Wanted): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select distinct who.id as "personId" from (${people}) concerned
    join "Person" who on who.id = concerned."personId" and who."deactivatedAt" is null
    join "Post" p on p.id = ${notice.postId} and p.state = 'OPEN'
    where who.id <> ${except} and ${postVisibleTo(personAsReader(sql`who.id`))} limit ${MAX_NOTIFIED}`)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}

/** Everybody whose role works on the thread's space, at most 50; of a thread that has a desk those of its unit alone. */
export async function holdersOf(db: Db, postId: number, notice: Wanted): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select who.id as "personId" from "Person" who join "Post" p on p.id = ${postId}
    where who."deactivatedAt" is null and ${holdsRight(sql`who.id`, 'ANSWER_CUSTOMERS', sql`p."spaceId"`)}
      and ${personAsReader(sql`who.id`).reads(sql`p."spaceId"`)}
      and ((select lower(k.desk) from "CustomerThread" k where k.id = p.id) in ('', lower(who.unit)) or not exists (
        select 1 from "CustomerThread" k join "Person" desk on lower(desk.unit) = lower(k.desk) and desk."deactivatedAt" is null
        where k.id = p.id and ${holdsRight(sql`desk.id`, 'ANSWER_CUSTOMERS', sql`p."spaceId"`)}))
    order by who.id limit ${MAX_HOLDERS}`)
  return rows.map(({ personId }) => ({ personId, ...notice }))
}

/** One person. */
export const onePerson = (
  db: Db,
  personId: number | null,
  except: number,
  notice: Wanted,
): Promise<Notice[]> => noticesFor(db, sql`select ${personId}::int as "personId"`, except, notice)

/** Who took the thread, and who wrote or answers on it. */
export const workersOn = (
  db: Db,
  threadId: number,
  except: number,
  notice: Wanted,
): Promise<Notice[]> =>
  noticesFor(
    db,
    sql`select k."assigneeId" as "personId" from "CustomerThread" k where k.id = ${threadId}
      union select d."authorId" from "CustomerDraft" d where d."threadId" = ${threadId} and d.state <> 'DISCARDED'
      union select d."approvedById" from "CustomerDraft" d where d."threadId" = ${threadId}
      union select m."authorId" from "CustomerMessage" m where m."threadId" = ${threadId} and m.state = 'SENT'
      union select unnest(p."participantIds") from "Post" p where p.id = ${threadId}`,
    except,
    notice,
  )

/** Who sent a message, and who took its thread. */
export const senderOf = (db: Db, messageId: number, notice: Wanted): Promise<Notice[]> =>
  noticesFor(
    db,
    sql`select m."authorId" as "personId" from "CustomerMessage" m where m.id = ${messageId}
      union select k."assigneeId" from "CustomerThread" k where k.id = ${notice.postId}`,
    0,
    notice,
  )

/** Who took the thread, or the owner of its channel. */
export const responsibleFor = (db: Db, threadId: number, notice: Wanted): Promise<Notice[]> =>
  noticesFor(
    db,
    sql`select coalesce(k."assigneeId", c."ownerId") as "personId" from "CustomerThread" k
      join "CustomerChannel" c on c.id = k."channelId" where k.id = ${threadId}`,
    0,
    notice,
  )

/** Who wrote a draft, and who is responsible for its thread. */
export const authorOf = (db: Db, draftId: number, notice: Wanted): Promise<Notice[]> =>
  noticesFor(
    db,
    sql`select d."authorId" as "personId" from "CustomerDraft" d where d.id = ${draftId}
      union select coalesce(k."assigneeId", c."ownerId") from "CustomerThread" k
        join "CustomerChannel" c on c.id = k."channelId" where k.id = ${notice.postId}`,
    0,
    notice,
  )

/** The owner of a channel. */
export const ownerOf = (
  db: Db,
  channelId: number,
  notice: Omit<Notice, 'personId'>,
): Promise<Notice[]> =>
  db
    .rows<{ personId: number }>(sql`
      select who.id as "personId" from "CustomerChannel" c join "Person" who on who.id = c."ownerId" and who."deactivatedAt" is null
      where c.id = ${channelId}`)
    .then((rows) => rows.map(({ personId }) => ({ personId, ...notice })))
