// The newest ideas of the boards that somebody follows: each board's own index gives its part of the page.
import type { Viewer } from '#graphql/context.ts'
import type { FollowedPage } from '#graphql/post-kinds.ts'
import { type Sql, sql } from '#prisma/sql.ts'

/** See `lists.followed` of a kind of post. */
export const followedIdeas = (
  viewer: Viewer,
  { columns, where, within, limit }: FollowedPage,
): Sql => sql`
  select newest.* from "BoardFollow" follow cross join lateral (
    select ${columns} from "Idea" i join "Post" p on p.id = i.id
    where i."boardId" = follow."boardId" and i.status not in ('WITHDRAWN', 'MERGED')
      and ${within(sql`i."createdAt"`, sql`i.id`)} and ${where}
    order by i."createdAt" desc, i.id desc limit ${limit}) newest
  where follow."personId" = ${viewer.id} and follow.level = 'FOLLOW'`
