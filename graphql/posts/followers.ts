// Whom a post concerns. Asked at delivery, so that somebody who lost access meanwhile is not notified.

import { personAsReader } from '#graphql/audience.ts'
import type { Notice } from '#graphql/define.ts'
import type { NotificationKind } from '#graphql/notification-kinds.ts'
import { MAX_NOTIFIED } from '#graphql/spaces/queries.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { NAMED } from './notifications.ts'
import { postVisibleTo } from './policy.ts'

type Followers = {
  /** Who did it, and need not be told; null: the sealed author of the post. */
  except: number | null
  kind: NotificationKind
  group: string
  commentId?: number
  outcome?: string
  withSupporters?: boolean
}

/**
 * Followers of a post, and its sealed author, who may still see it and have not muted it, as notices.
 * With `withSupporters` also everyone who supports it: a new status concerns them (b19).
 */
export async function followersOf(db: Db, postId: number, wanted: Followers): Promise<Notice[]> {
  const { except, kind, group, commentId, outcome, withSupporters = false } = wanted
  // Whether the sealed author may still see it is asked when they read it.
  const rows = await db.rows<{ personId: number | null }>(sql`
    with concerned as (
      select f."personId" from "PostFollow" f where f."postId" = ${postId} and f.level = 'FOLLOW'
      union
      select u."personId" from "Support" u where ${withSupporters} and u."postId" = ${postId}
    )
    select null::int as "personId" from "Post" p
    where p.id = ${postId} and p.state = 'OPEN' and p."authorTag" is not null and ${except}::int is not null
    union all (
      select c."personId" from concerned c
      join "Post" p on p.id = ${postId} and p.state = 'OPEN'
      join "Person" who on who.id = c."personId" and who."deactivatedAt" is null
      where c."personId" is distinct from ${except}::int and ${postVisibleTo(personAsReader(sql`who.id`))}
        and not exists (
          select 1 from "PostFollow" f where f."postId" = p.id and f."personId" = c."personId" and f.level = 'MUTE')
      limit ${MAX_NOTIFIED})`)
  return rows.map(({ personId }) => ({
    personId,
    kind,
    group,
    postId,
    ...(commentId ? { commentId } : {}),
    ...(outcome ? { outcome } : {}),
  }))
}

/** People named in a post or comment, as notices; they were checked when the text was written and are again now. */
export async function namedPeople(
  db: Db,
  personIds: readonly number[],
  except: number,
  postId: number,
  commentId?: number,
): Promise<Notice[]> {
  if (personIds.length === 0) return []
  const rows = await db.rows<{ personId: number }>(sql`
    select who.id as "personId" from "Person" who
    join "Post" p on p.id = ${postId} and p.state = 'OPEN'
    where who.id = any(${personIds}) and who.id <> ${except} and who."deactivatedAt" is null
      and ${postVisibleTo(personAsReader(sql`who.id`))}`)
  return rows.map(({ personId }) => ({
    personId,
    kind: NAMED,
    group: `named:${postId}`,
    postId,
    ...(commentId ? { commentId } : {}),
  }))
}
