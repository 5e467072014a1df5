// What posts and comments keep of comments and reactions. Comments in all states but REMOVED count.
import type { CountedTable } from '#graphql/counters.ts'
import { sql } from '#prisma/sql.ts'

/** How often each reaction was given to the comment `t`, by its content; the sealed author's and imported ones stand on the comment. */
export const reactionCounts = sql`select coalesce(jsonb_object_agg(r.content, r.given), '{}') from (
  select content, sum(n)::int as given from (
    select content, 1 as n from "Reaction" where "commentId" = t.id union all select unnest(t."authorReactions"), 1
    union all select key, value::int from jsonb_each_text(t."importedReactions")) every group by content) r`

export const counters: readonly CountedTable[] = [
  {
    table: 'Post',
    counters: [
      {
        column: 'commentCount',
        counted: sql`select count(*)::int from "Comment" c where c."postId" = t.id and c.state <> 'REMOVED'`,
      },
      {
        column: 'participantIds',
        counted: sql`array(select c."authorId" from "Comment" c where c."postId" = t.id and c."authorId" is not null
          group by 1 order by max(c.id) desc limit 5)`,
      },
    ],
  },
  {
    table: 'Comment',
    counters: [
      {
        column: 'reactions',
        counted: reactionCounts,
      },
    ],
  },
]
