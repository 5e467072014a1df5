// Entries that won show what their authors know.
import type { EvidenceKind } from '#graphql/evidence.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { sql } from '#prisma/sql.ts'

const say = kindsMessages.message

export const evidence: Readonly<Record<string, EvidenceKind>> = {
  ENTRY_WON: {
    worth: 'REALISED',
    count: (count) => say('challenge.evidence.won', { count }),
    label: say('challenge.evidence.won.one'),
    // Of a challenge in the idea's own space: readers of the idea may know of it.
    from: (postIds) => sql`
      select distinct on (p.id, author."personId") p.id as "postId", null::int as "commentId", author."personId",
        p."supportCount"::float8 as votes, null::text as topic, entry."decidedAt" as at
      from "ChallengeEntry" entry join "Post" p on p.id = entry."ideaId" and p.state = 'OPEN' and p."authorTag" is null
      join "Challenge" challenge on challenge.id = entry."challengeId" and challenge."spaceId" = p."spaceId"
      cross join lateral (
        select p."authorId" as "personId" where p."authorId" is not null
        union select k."personId" from "PostCoauthor" k where k."postId" = p.id and k."personId" is not null) author
      where entry."ideaId" = any(${postIds}) and entry.outcome = 'WINNER' and entry."decidedAt" is not null
      order by p.id, author."personId", entry."decidedAt" desc`,
  },
}
