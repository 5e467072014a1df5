// What stands on the first page: discussions of today, and what waits for the viewer.

import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { hours } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { plannedForValues, sql } from '#prisma/sql.ts'

/** A discussion counts as active for this long after its last comment. */
export const DISCUSSION_LASTS = hours(12)
const MAX_PEOPLE = 8
/** In a company that writes more in that time only the latest comments count: every visit to Home asks. */
const LATEST_COMMENTS = 1_500

export type ActiveDiscussionRow = {
  postId: number
  personIds: number[]
  comments: number
  lastAt: Date
}

/** Posts that are being discussed, those with most people first; people are those who commented, latest first. */
export const activeDiscussionsNow = (
  db: Db,
  viewer: Viewer,
  now: Date,
  most: number,
): Promise<ActiveDiscussionRow[]> =>
  db.rows<ActiveDiscussionRow>(
    plannedForValues(sql`
    select c."postId", count(*)::int as comments, max(c."createdAt") as "lastAt",
      (array(select who from unnest(array_agg(c."authorId" order by c.id desc)) with ordinality as authors(who, nth)
        where who is not null group by who order by min(nth)))[1:${MAX_PEOPLE}::int] as "personIds"
    from (select id, "postId", "authorId", "createdAt" from "Comment"
        where "createdAt" > ${new Date(now.getTime() - DISCUSSION_LASTS)} and state = 'OPEN'
        order by "createdAt" desc limit ${LATEST_COMMENTS}) c
      join "Post" p on p.id = c."postId"
    where ${visibleTo(viewer)}
    group by c."postId"
    order by count(distinct c."authorId") desc, max(c."createdAt") desc limit ${most}`),
  )

export type JoinRequestRow = { spaceId: number; personId: number; message: string; createdAt: Date }

/** Who would like to join a space the viewer owns, longest waiting first. */
export const pendingJoinRequestsFor = (
  db: Db,
  viewer: Viewer,
  most: number,
): Promise<JoinRequestRow[]> =>
  db.rows<JoinRequestRow>(sql`
    select r."spaceId", r."personId", r.message, r."createdAt" from "SpaceRequest" r
    join "Person" who on who.id = r."personId" and who."deactivatedAt" is null
    where r."spaceId" = any(${viewer.ownerOf}) and r."spaceId" <> all(${viewer.archivedIds}) order by r."createdAt" limit ${most}`)
