// What posts and comments keep of comments and reactions. Comments in all states but REMOVED count.
import type { CountedTable } from '#graphql/counters.ts'
import { sql } from '#prisma/sql.ts'

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
        counted: sql`select coalesce(jsonb_object_agg(r.emoji, r.given), '{}') from (
          select emoji, count(*) as given from "Reaction" where "commentId" = t.id group by emoji) r`,
      },
    ],
  },
]
