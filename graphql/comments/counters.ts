// What posts and comments keep of comments and reactions. Only comments that everybody sees count: neither held, hidden nor removed ones.
import type { CountedTable } from '#graphql/counters.ts'
import { sql } from '#prisma/sql.ts'

/** How often each reaction was given to the comment `t`, by its content; the sealed author's and imported ones stand on the comment. */
export const reactionCounts = sql`select coalesce(jsonb_object_agg(r.content, r.given), '{}') from (
  select content, sum(n)::int as given from (
    select content, 1 as n from "Reaction" where "commentId" = t.id union all select unnest(t."authorReactions"), 1
    union all select key, value::int from jsonb_each_text(t."importedReactions")) every group by content) r`

/** How many comments the post `t` has. */
export const commentsOf = sql`select count(*)::int from "Comment" c where c."postId" = t.id and c.state = 'OPEN'`
/** Who wrote the latest of them. */
export const participantsOf = sql`array(select c."authorId" from "Comment" c where c."postId" = t.id and c."authorId" is not null
  and c.state = 'OPEN' group by 1 order by max(c.id) desc limit 5)`

export const counters: readonly CountedTable[] = [
  {
    table: 'Post',
    counters: [
      {
        column: 'commentCount',
        counted: commentsOf,
      },
      {
        column: 'participantIds',
        counted: participantsOf,
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
