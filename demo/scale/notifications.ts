// Recent notifications of the generated company, in a few statements over all that is there.
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** Adds notifications of the last month: read, but for those of the last three days. All of them were sent by email. */
export async function addScaleNotifications(tx: Db): Promise<void> {
  await tx.rows(sql`
    with happened(person, kind, "group", post, comment, actor, at) as (
      select p."authorId", 'COMMENTED', 'commented:' || p.id, p.id, c.id, c."authorId", c."createdAt"
      from "Comment" c join "Post" p on p.id = c."postId" where c."createdAt" > now() - interval '30 days'
      union all
      select p."authorId", 'SUPPORTED', 'support:' || p.id, p.id, null, s."personId", s.at
      from "Support" s join "Post" p on p.id = s."postId" where s.at > now() - interval '30 days'
    )
    insert into "Notification" ("personId", kind, "groupKey", "postId", "commentId", "actorIds", events, "createdAt",
      "updatedAt", "readAt", "mailedAt", "mailedEvents")
    select person, kind, "group", post, max(comment), (array_agg(distinct actor))[1:5], count(*), min(at), max(at),
      case when max(at) < now() - interval '3 days' then max(at) + interval '1 hour' end, max(at), count(*)
    from happened where actor <> person group by person, kind, "group", post order by min(at)`)
}
