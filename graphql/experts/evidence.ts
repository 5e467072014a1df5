// Endorsements are evidence too, on the work that they cite. One that is returned weighs less.
import type { EvidenceKind } from '#graphql/evidence.ts'
import { expertsMessages } from '#messages/experts.ts'
import { type Sql, sql } from '#prisma/sql.ts'

const say = expertsMessages.message

const endorsementsOn = (postIds: Sql, isReturned: boolean): Sql => sql`
  select given."postId", null::int as "commentId", given."personId", count(*)::float8 as votes, given.topic, max(given.at) as at
  from "Endorsement" given where given."postId" = any(${postIds}) and ${isReturned}::boolean = exists (
    select 1 from "Endorsement" back where back."personId" = given."endorserId" and back."endorserId" = given."personId")
  group by given."postId", given."personId", given.topic`

export const evidence: Readonly<Record<string, EvidenceKind>> = {
  ENDORSED: {
    worth: 'ENDORSED',
    count: (count) => say('evidence.endorsed', { count }),
    label: say('evidence.endorsed.one'),
    from: (postIds) => endorsementsOn(postIds, false),
  },
  ENDORSED_BACK: {
    worth: 'RETURNED',
    count: (count) => say('evidence.returned', { count }),
    label: say('evidence.returned.one'),
    from: (postIds) => endorsementsOn(postIds, true),
  },
}
