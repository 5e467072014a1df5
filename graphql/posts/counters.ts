// What rows of posts keep of other rows. What they keep of comments is declared where comments are.
import type { CountedTable } from '#graphql/counters.ts'
import { sql } from '#prisma/sql.ts'

export const counters: readonly CountedTable[] = [
  {
    table: 'Post',
    counters: [
      {
        column: 'supportCount',
        counted: sql`select t."importedSupports" + count(*)::int from "Support" s where s."postId" = t.id`,
      },
      {
        column: 'followerCount',
        counted: sql`select count(*)::int from "PostFollow" f where f."postId" = t.id and f.level = 'FOLLOW'`,
      },
    ],
  },
]
