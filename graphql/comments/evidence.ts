// Comments that others valued show what their authors know.
import type { EvidenceKind } from '#graphql/evidence.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { sql } from '#prisma/sql.ts'

const say = kindsMessages.message

/** How many others valued comment `c`: those here, and those of the program it was imported from, which gives numbers alone. */
export const valuedBy = sql`((select count(distinct r."personId") from "Reaction" r
    where r."commentId" = c.id and r."personId" <> c."authorId")
  + (select coalesce(max(value::int), 0) from jsonb_each_text(c."importedReactions")))::float8`

export const evidence: Readonly<Record<string, EvidenceKind>> = {
  COMMENT_VALUED: {
    worth: 'VALUED',
    count: (count) => say('comment.evidence.valued', { count }),
    label: say('comment.evidence.valued.one'),
    from: (postIds) => sql`
      select * from (
        select c."postId", c.id as "commentId", c."authorId" as "personId", ${valuedBy} as votes, null::text as topic, c."createdAt" as at
        from "Comment" c join "Post" p on p.id = c."postId" and p.state = 'OPEN' and p."authorTag" is null
        where c."postId" = any(${postIds}) and c.state = 'OPEN' and c."authorId" is not null) comments
      where votes > 0`,
  },
}
