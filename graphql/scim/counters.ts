// What rows of directories keep of other rows.
import type { CountedTable } from '#graphql/counters.ts'
import { sql } from '#prisma/sql.ts'

export const counters: readonly CountedTable[] = [
  {
    table: 'ScimGroup',
    counters: [
      {
        column: 'memberCount',
        counted: sql`select count(*)::int from "ScimGroupMember" m where m."groupId" = t.id`,
      },
    ],
  },
]
