// Emails that were sent, for administrators: that they were sent, to whom, and whether it worked. Their text only where the
// administrator may see everything they tell of: being an administrator gives no access to closed spaces.

import { viewerAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { discoverableBy } from '#graphql/spaces/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { commentReadable } from './policy.ts'

/** The error of a mail that was not sent because there was nothing left to report. */
export const NOTHING_LEFT = 'NOTHING_LEFT'

export type MailRow = {
  id: number
  /** Null: to somebody who is nobody here yet. */
  personId: number | null
  to: string
  subject: string | null
  text: string | null
  createdAt: Date
  sentAt: Date | null
  file: string | null
  error: string | null
}

/** A page of mails, newest first, `before` exclusive. */
export const mailsFor = (
  db: Db,
  viewer: Viewer,
  wanted: number,
  before: number | null,
): Promise<MailRow[]> =>
  db.rows<MailRow>(sql`
    select m.id, m."personId", m."to", m."createdAt", m."sentAt", m.file, m.error,
      case when seen.all then m.subject end as subject, case when seen.all then m.text end as text
    from "Mail" m cross join lateral (
      select coalesce(m."personId" = ${viewer.id}, false) or not exists (
        select 1 from jsonb_array_elements(m.carries) as carried
        left join "Notification" n on n.id = (carried->>0)::int
        left join "Post" p on p.id = n."postId"
        left join "Comment" c on c.id = n."commentId"
        left join "Board" b on b.id = n."boardId"
        left join "Space" s on s.id = n."spaceId"
        where n.id is null or (n."postId" is not null and not coalesce(${visibleTo(viewer)}, false))
          or (n."commentId" is not null and not coalesce(${commentReadable(viewer)}, false))
          or (n."boardId" is not null and not coalesce(${viewerAsReader(viewer).reads(sql`b."spaceId"`)}, false))
          or (n."spaceId" is not null and not coalesce(${discoverableBy(viewer)}, false))) as all
    ) as seen
    where m.id < ${before ?? 2_147_483_647} order by m.id desc limit ${wanted + 1}`)
