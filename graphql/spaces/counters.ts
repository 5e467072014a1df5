// What rows of spaces keep of other rows.
import type { CountedTable } from '#graphql/counters.ts'
import { sql } from '#prisma/sql.ts'

export const counters: readonly CountedTable[] = [
  {
    table: 'Space',
    counters: [
      {
        column: 'memberCount',
        counted: sql`select count(*)::int from "SpaceMember" m where m."spaceId" = t.id`,
      },
    ],
  },
]
