// What stands on the first page: discussions of today, and what waits for the viewer.

import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { hours } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** A discussion counts as active for this long after its last comment. */
export const DISCUSSION_LASTS = hours(12)
const MAX_PEOPLE = 8
/** In a company that writes more in that time only the latest comments count, so that a visit costs the same in a large one. */
const LATEST_COMMENTS = 400

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
  db.rows<ActiveDiscussionRow>(sql`
    select found."postId", found.comments, found."lastAt", found."personIds" from (
      select c."postId", count(*)::int as comments, max(c."createdAt") as "lastAt", count(distinct c."authorId") as people,
        (array(select who from unnest(array_agg(c."authorId" order by c."createdAt" desc)) with ordinality as authors(who, nth)
          where who is not null group by who order by min(nth)))[1:${MAX_PEOPLE}::int] as "personIds"
      from (select "postId", "authorId", "createdAt" from "Comment"
          where "createdAt" > ${new Date(now.getTime() - DISCUSSION_LASTS)} and state = 'OPEN'
          order by "createdAt" desc limit ${LATEST_COMMENTS}) c
      group by c."postId"
      order by count(distinct c."authorId") desc, max(c."createdAt") desc offset 0) found
    -- One by one, in this order, until there are enough.
    cross join lateral (select 1 from "Post" p where p.id = found."postId" and ${visibleTo(viewer)} offset 0) shown
    order by found.people desc, found."lastAt" desc limit ${most}`)

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
