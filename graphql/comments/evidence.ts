// Comments that others valued show what their authors know.
import type { EvidenceKind } from '#graphql/evidence.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { sql } from '#prisma/sql.ts'

const say = kindsMessages.message

export const evidence: Readonly<Record<string, EvidenceKind>> = {
  COMMENT_VALUED: {
    worth: 'VALUED',
    count: (count) => say('comment.evidence.valued', { count }),
    label: say('comment.evidence.valued.one'),
    from: (postIds) => sql`
      select c."postId", c.id as "commentId", c."authorId" as "personId", count(distinct r."personId")::float8 as votes,
        null::text as topic, c."createdAt" as at
      from "Comment" c join "Post" p on p.id = c."postId" and p.state = 'OPEN' and p."authorTag" is null
      join "Reaction" r on r."commentId" = c.id and r."personId" <> c."authorId"
      where c."postId" = any(${postIds}) and c.state = 'OPEN' and c."authorId" is not null group by c.id`,
  },
}
