// Which ideas show what their authors know.
import type { EvidenceKind } from '#graphql/evidence.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { type Sql, sql } from '#prisma/sql.ts'

const say = kindsMessages.message

/** Ideas with everybody who wrote them by name: one row for each of them. */
const writtenBy = (postIds: Sql): Sql => sql`
  select p.id as "postId", null::int as "commentId", author."personId", p."supportCount"::float8 as votes, null::text as topic,
    i.status, i."statusAt", p."createdAt"
  from "Post" p join "Idea" i on i.id = p.id
  cross join lateral (
    select p."authorId" as "personId" where p."authorId" is not null
    union select k."personId" from "PostCoauthor" k where k."postId" = p.id and k."personId" is not null) author
  where p.id = any(${postIds}) and p.state = 'OPEN' and p."authorTag" is null`

const columns = sql`"postId", "commentId", "personId", votes, topic`

export const evidence: Readonly<Record<string, EvidenceKind>> = {
  IDEA_POSTED: {
    worth: 'POSTED',
    count: (count) => say('idea.evidence.posted', { count }),
    label: say('idea.evidence.posted.one'),
    from: (postIds) => sql`
      select ${columns}, "createdAt" as at from (${writtenBy(postIds)}) written
      where status not in ('IN_USE', 'WITHDRAWN')`,
  },
  IDEA_IN_USE: {
    worth: 'REALISED',
    count: (count) => say('idea.evidence.inUse', { count }),
    label: say('idea.evidence.inUse.one'),
    from: (postIds) => sql`
      select ${columns}, "statusAt" as at from (${writtenBy(postIds)}) written where status = 'IN_USE'`,
  },
}
